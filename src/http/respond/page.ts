import { html, raw } from 'hono/html'
import { dateInWords } from '../../borrowing/date-in-words.ts'
import type { Library } from '../../borrowing/library.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { Day, Instant } from '../../borrowing/values.ts'
import type { AnswerPage } from '../../partners/answer-link.ts'
import type { AnswerName } from '../../partners/answer-name.ts'
import {
  conditions,
  type FieldName,
  fillWords,
  type PageWords,
  reasons,
} from '../../partners/answer-words.ts'
import { type FormFault, type FormValues, fieldsOf, inputName } from './form.ts'

type Html = ReturnType<typeof html>

/** The page fits a phone, shows the fields of the chosen answer alone, and all of them where a browser cannot. */
const style = `
:root { color-scheme: light }
* { box-sizing: border-box }
body { font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; margin: 0; padding: 1rem }
main { max-width: 40rem; margin: 0 auto }
h1 { font-size: 1.5rem; line-height: 1.25 }
h2 { font-size: 1.125rem; margin: 1.5rem 0 .5rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 }
dt { font-weight: 600 }
dd { margin: 0; overflow-wrap: anywhere }
fieldset { border: 1px solid #767676; border-radius: .25rem; margin: 1rem 0; padding: .5rem 1rem 1rem; min-width: 0 }
legend { font-weight: 600; padding: 0 .25rem }
.choice { padding: .25rem 0; border-bottom: 1px solid #e0e0e0 }
.choice > label { display: flex; gap: .75rem; align-items: center; min-height: 2.75rem }
input[type=radio], input[type=checkbox] { width: 1.25rem; height: 1.25rem; flex: none }
.details { padding: 0 0 .75rem 2rem }
@supports selector(:has(*)) { .choice:not(:has(> label > input:checked)) > .details { display: none } }
.field { margin: .5rem 0 }
.field > label, .field > .label { display: block; font-weight: 600 }
.field .check { display: flex; gap: .75rem; align-items: center; min-height: 2.25rem }
.hint { color: #555; margin: 0 }
input:not([type=radio], [type=checkbox]), select, textarea { font: inherit; width: 100%; padding: .5rem; border: 1px solid #767676; border-radius: .25rem; background: #fff; color: inherit }
button { font: inherit; font-weight: 600; padding: .75rem 1.5rem; min-height: 2.75rem; border: 0; border-radius: .25rem; background: #1a4f8a; color: #fff }
:focus-visible { outline: 3px solid #b35900; outline-offset: 2px }
.notice, .errors { border-left: .375rem solid #1a4f8a; background: #f0f4fa; padding: .75rem 1rem; margin: 1rem 0 }
.errors { border-color: #b00020; background: #fdf0f1 }
.error { color: #b00020; font-weight: 600; margin: 0 }
`

const frame = (words: PageWords, title: string, content: Html | readonly Html[]): Html => html`<!doctype html>
<html lang="${words.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`

/** The page of a link that cannot be used, or not now, and why. */
export const refusalPage = (
  words: PageWords,
  why: 'forged' | 'expired' | 'gone' | 'tooMany' | 'unavailable',
): Html => {
  const { refused } = words
  const heading = why === 'tooMany' || why === 'unavailable' ? refused.notNow : refused.heading
  return frame(
    words,
    heading,
    html`<h1>${heading}</h1>
<p>${refused[why]}</p>`,
  )
}

/** What the page shows. */
export type AnswerView = {
  readonly words: PageWords
  readonly library: Library
  readonly request: Request
  readonly requestId: string
  readonly page: AnswerPage
  readonly isCopy: boolean
  /** Tells this filling from another one. */
  readonly form: string
  readonly currency: string
  /** The types of files that can be uploaded. */
  readonly fileTypes: readonly string[]
  /** The answer that is chosen already, and what was filled in. */
  readonly chosen: AnswerName | undefined
  readonly filled: FormValues
  readonly faults: readonly FormFault[]
  /** What became of the answer that was just given. */
  readonly given: { readonly answer: AnswerName; readonly at: Instant; readonly applied: boolean } | undefined
}

const dayIn = (day: Day, { code }: PageWords): string => dateInWords(day, code, 'UTC')

const momentIn = (instant: Instant, { words: { code }, library }: AnswerView): string =>
  dateInWords(instant, code, library.timeZone, 'day_and_time')

const facts = ({ words, library, request, requestId }: AnswerView): Html => {
  const { citation, service } = request
  const { labels } = words
  const rows = [
    [labels.library, library.name],
    [labels.reference, requestId],
    [labels.title, [citation.titleOfComponent, citation.title].filter(Boolean).join(' / ')],
    [labels.author, citation.authorOfComponent ?? citation.author],
    [labels.wanted, words.wanted[service.type]],
    [labels.neededBy, service.neededBy === undefined ? undefined : dayIn(service.neededBy, words)],
  ] as const
  return html`<h2>${words.request}</h2>
<dl>
${rows.flatMap(([label, value]) =>
  value === undefined || value === '' ? [] : [html`<dt>${label}</dt><dd>${value}</dd>`],
)}
</dl>`
}

/** An input's id: its name may not stand in a selector as it is. */
const idOf = (input: string): string => input.replaceAll('.', '-')

const inputTypes: Partial<Record<FieldName, string>> = {
  dueDate: 'date',
  after: 'date',
  url: 'url',
  file: 'file',
}

const control = (view: AnswerView, answer: AnswerName, field: FieldName): Html => {
  const { words, filled, faults } = view
  const name = inputName(answer, field)
  const id = idOf(name)
  const values = filled[name] ?? []
  const [value = field === 'currency' ? view.currency : ''] = values
  const fault = faults.find(({ input }) => input === name)
  const hint = words.hints[field]
  const about = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(fault === undefined ? [] : [`${id}-error`]),
  ]
  const described = raw(about.length === 0 ? '' : ` aria-describedby="${about.join(' ')}"`)
  const invalid = raw(fault === undefined ? '' : ' aria-invalid="true"')
  const texts = html`${hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${hint}</p>`}${
    fault === undefined ? '' : html`<p class="error" id="${id}-error">${fault.message}</p>`
  }`
  const labelled = (input: Html): Html => html`<div class="field">
<label for="${id}">${words.fields[field]}</label>
${texts}${input}
</div>`
  const options = (choices: readonly (readonly [string, string])[]): Html =>
    labelled(html`<select id="${id}" name="${name}"${described}${invalid}>
${choices.map(([code, label]) => html`<option value="${code}"${raw(code === value ? ' selected' : '')}>${label}</option>`)}
</select>`)
  switch (field) {
    case 'note':
      return labelled(
        html`<textarea id="${id}" name="${name}" rows="4" maxlength="4000"${described}${invalid}>${value}</textarea>`,
      )
    case 'reason': {
      const codes = answer === 'retry_possible' ? reasons.retry_possible : reasons.unfilled
      return options([['', words.noReason], ...codes.map((code) => [code, words.reasons[code]] as const)])
    }
    case 'sentAs':
      return options([
        ['digital', words.sentAs.digital],
        ['physical', words.sentAs.physical],
      ])
    case 'conditions':
      return html`<div class="field" role="group" aria-labelledby="${id}-label">
<span class="label" id="${id}-label">${words.fields.conditions}</span>
${conditions.map(
  (code) =>
    html`<label class="check"><input type="checkbox" name="${name}" value="${code}"${raw(values.includes(code) ? ' checked' : '')}> ${words.conditions[code]}</label>`,
)}
</div>`
    case 'file':
      return labelled(
        html`<input id="${id}" name="${name}" type="file" multiple accept="${view.fileTypes.join(',')}"${described}${invalid}>`,
      )
    default:
      return labelled(
        html`<input id="${id}" name="${name}" type="${inputTypes[field] ?? 'text'}" value="${value}"${described}${invalid}>`,
      )
  }
}

const choice = (view: AnswerView, answer: AnswerName): Html => {
  const { words, isCopy, chosen, page } = view
  const checked = chosen === answer || page.offers.length === 1
  return html`<div class="choice">
<label for="answer-${answer}"><input type="radio" id="answer-${answer}" name="answer" value="${answer}"${raw(checked ? ' checked' : '')}> ${words.answers[answer]}</label>
<div class="details">
${fieldsOf(answer, isCopy).map((field) => control(view, answer, field))}
</div>
</div>
`
}

const errorSummary = ({ words, faults, page }: AnswerView): Html | '' =>
  faults.length === 0
    ? ''
    : html`<div class="errors" role="alert" tabindex="-1" autofocus id="errors">
<h2>${words.errors.heading}</h2>
<ul>
${faults.map(({ input, message }) => html`<li><a href="#${input === 'answer' ? `answer-${page.offers[0] ?? ''}` : idOf(input)}">${message}</a></li>`)}
</ul>
</div>`

const news = (view: AnswerView): Html | '' => {
  const { words, page, given } = view
  if (given !== undefined) {
    const answer = words.answers[given.answer]
    const text = fillWords(given.applied ? words.done : words.late, {
      answer,
      when: momentIn(given.at, view),
    })
    return html`<p class="notice" role="status">${text}</p>`
  }
  const { settled } = page
  if (settled === undefined) return ''
  const text =
    settled.kind === 'answered'
      ? fillWords(words.settled.answered, {
          answer: words.answers[settled.answer],
          when: momentIn(settled.at, view),
        })
      : words.settled[settled.kind]
  return html`<p class="notice">${text}</p>`
}

const answerForm = (view: AnswerView): Html => {
  const { words, page, given, form } = view
  const legend = page.settled === undefined && given === undefined ? words.question : words.furthermore
  return html`<form method="post" enctype="multipart/form-data" novalidate>
<input type="hidden" name="form" value="${form}">
<fieldset>
<legend>${legend}</legend>
${page.offers.map((answer) => choice(view, answer))}
</fieldset>
<p class="hint">${words.nothingYet}</p>
<p><button type="submit">${words.send}</button></p>
</form>`
}

/** The page on which a letter is answered. It changes nothing: its form does. */
export const answerPage = (view: AnswerView): Html => {
  const { words, library, page, faults } = view
  const title = fillWords(words.title, { library: library.name })
  return frame(
    words,
    faults.length === 0 ? title : `${words.errors.heading}: ${title}`,
    html`<h1>${title}</h1>
${errorSummary(view)}${news(view)}${facts(view)}
${page.offers.length === 0 ? html`<p>${words.notOpen}</p>` : answerForm(view)}`,
  )
}
