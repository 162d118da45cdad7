import { html } from 'hono/html'
import type { TrialLine, TrialLoan } from '../../configuration/inbound-view.ts'
import { type Arrival, hasReachedUs } from '../../partner-health/arrivals.ts'
import { colonIn, sentencesIn, textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import { nameCredentials } from '../api/views/messages.ts'
import type { Html } from '../pages/page.ts'
import { attemptItem } from './attempts.ts'
import { button, field, minuteOf } from './page-parts.ts'
import { doneSteps, trialSteps } from './trial-steps.ts'

/** Returns what a message of a simulated loan says, in words. */
export const sayTrialLine = (
  { direction, what }: Pick<TrialLine, 'direction' | 'what'>,
  language: Language,
): string => {
  const { operation, partner_event } = textsIn(language)
  const names: Readonly<Record<string, string>> = direction === 'sent' ? operation : partner_event
  return names[what] ?? what
}

/** The form that sends the test request: a system that finds titles by ISBN alone needs one that it has. */
const requestForm = (words: { readonly isbn: string }, label: string, isbn: string, second = false): Html =>
  html`<form method="post"><input type="hidden" name="action" value="request">${field('isbn', words.isbn, isbn)}<div class="actions"><button class="${second ? 'second' : ''}">${label}</button></div></form>`

const messageItem = (line: TrialLine, language: Language): Html => {
  const { trial: words } = textsIn(language).technician_page.onboarding
  const { at, direction, isTaken, words: said, message } = line
  return html`<li>${minuteOf(at)} · ${direction === 'sent' ? words.sentWords : words.receivedWords}${colonIn(language)} ${sayTrialLine(line, language)}, <span class="badge ${isTaken ? 'good' : 'bad'}">${isTaken ? words.taken : words.refused}</span> ${said === null ? '' : sentencesIn(language).say(said)}${
    message === ''
      ? ''
      : html`<details><summary>XML</summary><pre>${nameCredentials(message)}</pre></details>`
  }</li>`
}

/**
 * Shows the simulated loan: its steps, what comes next, its messages, and what was refused meanwhile.
 *
 * @param arrivals what came from the partner, the newest first
 */
export const trialSection = (
  language: Language,
  trial: TrialLoan | undefined,
  arrivals: readonly Arrival[],
): Html => {
  const { trial: words } = textsIn(language).technician_page.onboarding
  if (trial === undefined) return html`<p>${words.hint}</p>${requestForm(words, words.start, '')}`
  const done = doneSteps(trial)
  const steps = trialSteps.map(
    (step) => html`<li>${done.includes(step) ? '☑' : '☐'} ${words.steps[step]}</li>`,
  )
  const refused = arrivals.filter((each) => each.at >= trial.startedAt && !hasReachedUs(each))
  const isDone = done.length === trialSteps.length
  return html`<p>${words.hint}</p><p>${words.id}${colonIn(language)} <code>${trial.requestId}</code></p><ul>${steps}</ul>
${isDone ? html`<div class="box good" role="status"><p>${words.done}</p></div>` : html`<p class="hint">${words.reload}</p>`}
${refused.length === 0 ? '' : html`<div class="box warn" role="alert"><p>${words.refusedHere}</p><ul>${refused.map((each) => attemptItem(each, language))}</ul></div>`}
${done.includes('shipped') && !done.includes('received') ? button('received', words.received) : ''}
${done.includes('received') && !done.includes('returned') ? button('shipped_return', words.returned) : ''}
${done.includes('request') && !done.includes('shipped') ? button('cancel', words.cancel, true) : ''}
${requestForm(words, words.again, trial.isbn ?? '', true)}
<h3>${words.messages}</h3><ul>${trial.lines.map((line) => messageItem(line, language))}</ul>`
}
