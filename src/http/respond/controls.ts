import { html, raw } from 'hono/html'
import type { AnswerName } from '../../partners/answer-name.ts'
import {
  conditions,
  type FieldName,
  fillWords,
  type PageWords,
  reasons,
} from '../../partners/answer-words.ts'
import type { Html } from '../pages/page.ts'
import {
  type FormFault,
  type FormValues,
  fieldsOf,
  inputName,
  pastInput,
  type UnderstoodValue,
} from './form.ts'

/** The form of the page. */
export type AnswerForm = {
  readonly words: PageWords
  readonly isCopy: boolean
  readonly currency: string
  /** The types of files that can be uploaded. */
  readonly fileTypes: readonly string[]
  /** The answer that is chosen already, and what was filled in. */
  readonly chosen: AnswerName | undefined
  readonly filled: FormValues
  readonly faults: readonly FormFault[]
  /** The typed values that were understood, with the labels of their fields; nothing was sent yet. */
  readonly understood: readonly (UnderstoodValue & { readonly label: string })[]
  /** True where a file was chosen that a browser does not keep. */
  readonly isFileLost: boolean
}

/** Returns an input's id: its name may not be in a selector as it is. */
export const inputId = (input: string): string => input.replaceAll('.', '-')

const inputTypes: Partial<Record<FieldName, string>> = { url: 'url', file: 'file' }
/** Browsers offer no corrections here, and phones write no capitals. */
const exact: readonly FieldName[] = ['dueDate', 'after', 'items', 'amount', 'currency', 'url']

/** Keeps that the lender has seen that a day is past. */
const acknowledgedPastDay = (name: string, filled: FormValues): Html | '' => {
  const [day] = filled[pastInput(name)] ?? []
  return day === undefined ? '' : html`<input type="hidden" name="${pastInput(name)}" value="${day}">`
}

const control = (view: AnswerForm, answer: AnswerName, field: FieldName): Html => {
  const { words, filled, faults, understood } = view
  const name = inputName(answer, field)
  const id = inputId(name)
  const values = filled[name] ?? []
  const [value = field === 'currency' ? view.currency : ''] = values
  const fault = faults.find(({ input }) => input === name)
  const reading = understood.find(({ input }) => input === name)
  const hint = words.hints[field]
  const about = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(fault === undefined ? [] : [`${id}-error`]),
    ...(reading === undefined ? [] : [`${id}-understood`]),
  ]
  const described = raw(about.length === 0 ? '' : ` aria-describedby="${about.join(' ')}"`)
  const invalid = raw(fault === undefined ? '' : ' aria-invalid="true"')
  const texts = html`${hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${hint}</p>`}${
    fault === undefined ? '' : html`<p class="fault" id="${id}-error">${fault.message}</p>`
  }${
    reading === undefined
      ? ''
      : html`<p class="hint" id="${id}-understood"><strong>${fillWords(words.understood, { value: reading.words })}</strong></p>`
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
        html`<input id="${id}" name="${name}" type="${inputTypes[field] ?? 'text'}" value="${value}" maxlength="2000"${raw(exact.includes(field) ? ' autocapitalize="none" autocomplete="off" spellcheck="false"' : '')}${described}${invalid}>${acknowledgedPastDay(name, filled)}`,
      )
  }
}

/** Renders one answer of the form, with its fields below it. */
export const answerChoice = (view: AnswerForm, answer: AnswerName, isOnly: boolean): Html => {
  const { words, isCopy, chosen } = view
  const checked = chosen === answer || isOnly
  return html`<div class="choice">
<label for="answer-${answer}"><input type="radio" id="answer-${answer}" name="answer" value="${answer}"${raw(checked ? ' checked' : '')}> ${words.answers[answer]}</label>
<div class="details">
${fieldsOf(answer, isCopy).map((field) => control(view, answer, field))}
</div>
</div>
`
}
