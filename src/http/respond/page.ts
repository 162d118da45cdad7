import { html } from 'hono/html'
import type { Library } from '../../borrowing/library.ts'
import type { Instant } from '../../borrowing/values.ts'
import type { AnswerPage, DetailRow } from '../../partners/answer-link.ts'
import { type AnswerName, loanAnswers } from '../../partners/answer-name.ts'
import { fillWords, type PageWords } from '../../partners/answer-words.ts'
import { dateInWords } from '../../translations/date-in-words.ts'
import { colonIn } from '../../translations/gateway-sentences.ts'
import { type Html, pageOf } from '../pages/page.ts'
import { type AnswerForm, answerChoice, inputId } from './controls.ts'

const frame = (
  words: PageWords,
  title: string,
  owner: string | null,
  content: readonly (Html | '')[],
): Html => pageOf({ language: words.code, title, owner, content, isListed: false })

/** Renders the page of a link that cannot be used, or not now, and why. */
export const refusalPage = (
  words: PageWords,
  why: 'forged' | 'expired' | 'gone' | 'tooMany' | 'unavailable',
): Html => {
  const { refused } = words
  const heading = why === 'tooMany' || why === 'unavailable' ? refused.notNow : refused.heading
  return frame(words, heading, null, [
    html`<h1>${heading}</h1>
<div class="panel"><p>${refused[why]}</p></div>`,
  ])
}

/** The content of the page. */
export type AnswerView = AnswerForm & {
  readonly library: Library
  /** The details of the letter's request, a row each. */
  readonly details: readonly DetailRow[]
  readonly page: AnswerPage
  /** Tells this filling from another one. */
  readonly form: string
  /** The result of the latest answer. */
  readonly lastAnswer:
    | { readonly answer: AnswerName; readonly at: Instant; readonly applied: boolean }
    | undefined
}

const momentIn = (instant: Instant, { words: { code }, library }: AnswerView): string =>
  dateInWords(instant, code, library.timeZone, 'day_and_time')

const facts = ({ words, details }: AnswerView): Html => html`<section class="panel">
<h2>${words.request}</h2>
<dl>
${details.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}
</dl>
</section>`

const errorSummary = ({ words, faults, page }: AnswerView): Html | '' =>
  faults.length === 0
    ? ''
    : html`<div class="box bad" role="alert" tabindex="-1" autofocus id="errors">
<h2>${words.errors.heading}</h2>
<ul>
${faults.map(({ input, message }) => html`<li><a href="#${input === 'answer' ? `answer-${page.offers[0] ?? ''}` : inputId(input)}">${message}</a></li>`)}
</ul>
</div>`

/** Shows the understood values before they are sent. */
const understoodBox = ({ words, faults, understood, isFileLost }: AnswerView): Html | '' =>
  faults.length > 0 || understood.length === 0
    ? ''
    : html`<div class="box warn" role="alert" tabindex="-1" autofocus id="understood">
<h2>${words.check}</h2>
<ul>
${understood.map(({ input, label, words: value }) => html`<li><a href="#${inputId(input)}">${label}${colonIn(words.code)} ${value}</a></li>`)}
</ul>
${isFileLost ? html`<p>${words.fileAgain}</p>` : ''}
</div>`

const news = (view: AnswerView): Html | '' => {
  const { words, page, lastAnswer } = view
  if (lastAnswer !== undefined) {
    const answer = words.answers[lastAnswer.answer]
    const text = fillWords(lastAnswer.applied ? words.done : words.late, {
      answer,
      when: momentIn(lastAnswer.at, view),
    })
    return html`<div class="box notice ${lastAnswer.applied ? 'good' : 'warn'}" role="status"><p>${text}</p></div>`
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
  return html`<div class="box notice"><p>${text}</p></div>`
}

/**
 * Renders the answers to choose from. The answers about an item that is out are below the others, as long as no answer
 * said that it was sent.
 */
const choices = (view: AnswerView): readonly Html[] => {
  const { words, page } = view
  const choice = (answer: AnswerName): Html => answerChoice(view, answer, page.offers.length === 1)
  const isAboutLoan = (answer: AnswerName): boolean => loanAnswers.some((each) => each === answer)
  const isUnsent = page.offers.some((answer) => answer === 'will_supply' || answer === 'cancel_refused')
  const below = isUnsent ? page.offers.filter(isAboutLoan) : []
  if (below.length === 0) return page.offers.map(choice)
  return [
    ...page.offers.filter((answer) => answer !== 'message' && !isAboutLoan(answer)).map(choice),
    html`<fieldset class="below">
<legend>${words.ifSent}</legend>
${below.map(choice)}
</fieldset>
`,
    ...page.offers.filter((answer) => answer === 'message').map(choice),
  ]
}

const answerForm = (view: AnswerView): Html => {
  const { words, page, lastAnswer, form } = view
  const legend = page.settled === undefined && lastAnswer === undefined ? words.question : words.furthermore
  return html`<form method="post" enctype="multipart/form-data" novalidate class="panel">
<input type="hidden" name="form" value="${form}">
<fieldset>
<legend>${legend}</legend>
${choices(view)}
</fieldset>
<p class="hint">${words.nothingYet}</p>
<div class="actions"><button type="submit">${words.send}</button></div>
</form>`
}

/** Renders the page on which a letter is answered. It changes nothing: its form does. */
export const answerPage = (view: AnswerView): Html => {
  const { words, library, page, faults } = view
  const title = fillWords(words.title, { library: library.name })
  return frame(
    words,
    faults.length === 0 ? title : `${words.errors.heading}${colonIn(words.code)} ${title}`,
    library.name,
    [
      html`<h1>${title}</h1>`,
      errorSummary(view),
      understoodBox(view),
      news(view),
      facts(view),
      page.offers.length === 0 ? html`<div class="panel"><p>${words.notOpen}</p></div>` : answerForm(view),
    ],
  )
}
