import { html } from 'hono/html'
import type { CommandType } from '../../borrowing/commands/command.ts'
import { totalCosts } from '../../borrowing/costs/total-costs.ts'
import { isOnShelf } from '../../borrowing/items/item-states.ts'
import type { RenewalLimits } from '../../borrowing/items/renewal-limits.ts'
import type { Library } from '../../borrowing/library.ts'
import { isNoticeName, readyForPickup } from '../../borrowing/notice-words.ts'
import type { Citation } from '../../borrowing/request/citation.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { costInWords } from '../../translations/cost-in-words.ts'
import { dateInWords } from '../../translations/date-in-words.ts'
import { colonIn, sentencesIn, textsIn } from '../../translations/gateway-sentences.ts'
import { conditionsInWords } from '../condition-words.ts'
import type { Html } from '../pages/page.ts'
import { fieldsOf, kindOf, labelOf, partName, valuesOf } from './fields.ts'
import { addressOf, type Frame, formToken, page } from './layout.ts'
import { dueDayOf, isNotHeld, nextForPatron } from './next-for-patron.ts'
import { actionsFor, hasLoan, type PatronAction } from './patron-actions.ts'
import { patronPhase, phaseTones } from './patron-phase.ts'
import type { Session } from './session.ts'

type Signed = Frame & { readonly library: Library; readonly session: Session }

/** A request with its public status. */
export type Shown = { readonly request: Request; readonly status: string }

/** Returns the title of a request, or its number if it has none. */
const titleOf = ({ citation, number }: Request): string => {
  const { titleOfComponent, title, identifiers = [], recordIds = [] } = citation
  const [first] = [...identifiers, ...recordIds]
  return titleOfComponent ?? title ?? (first === undefined ? number : `${first.type} ${first.value}`)
}

/**
 * Describes the status in words: an item is ready only on the hold shelf, and an abandoned request waits for nobody.
 */
const statusInWords = ({ request, status }: Shown, language: Frame['language']): string => {
  const texts = textsIn(language)
  if (status === 'received_physically' && request.items.some(isOnShelf))
    return texts.notice.sentence[readyForPickup]
  return status.startsWith('received') && isNotHeld(request)
    ? texts.patron_page.request.notHeld
    : isNoticeName(status)
      ? texts.notice.sentence[status]
      : ''
}

const badge = (request: Request, language: Frame['language']): Html => {
  const phase = patronPhase(request)
  return html`<span class="badge ${phaseTones[phase]}">${textsIn(language).patron_page.phase[phase]}</span>`
}

const dayIn = (day: string | undefined, { language, library }: Signed): string | undefined =>
  day === undefined ? undefined : dateInWords(day, language, library.timeZone)

/** Renders the patron's requests, newest first. */
export const requestsPage = (frame: Signed, requests: readonly Shown[], isMore: boolean): Html => {
  const { library, language } = frame
  const texts = textsIn(language).patron_page.requests
  const { dueBack } = textsIn(language).patron_page.request
  return page(
    frame,
    texts.title,
    requests.length === 0
      ? html`<div class="panel"><p>${texts.none}</p></div>`
      : html`<ul class="list">
${requests.map(({ request, status }) => {
  const due = dayIn(dueDayOf(request), frame)
  return html`<li>
<p class="title"><a href="${addressOf(library, `/requests/${request.number}`)}">${titleOf(request)}</a></p>
${badge(request, language)}
<p class="more">${statusInWords({ request, status }, language)}${due === undefined ? '' : ` ${dueBack}${colonIn(language)} ${due}.`}</p>
<p class="more">${texts.since} ${dateInWords(request.createdAt, language, library.timeZone)}</p>
</li>`
})}
</ul>${isMore ? html`<p class="hint">${texts.more}</p>` : ''}`,
  )
}

const row = (term: string, text: string | undefined): Html | '' =>
  text === undefined || text === '' ? '' : html`<dt>${term}</dt><dd>${text}</dd>`

const citationRows = (frame: Signed, request: Request): readonly (Html | '')[] => {
  const texts = textsIn(frame.language).patron_page
  const citation: Citation = request.citation
  const kind = kindOf(citation)
  const values = valuesOf(citation)
  return fieldsOf[kind].map((field) => {
    const value = values[field]
    const mark = request.sourcedFields?.find((sourcedFields) => sourcedFields.field === partName(field))
    const source =
      mark === undefined
        ? ''
        : ` (${sentencesIn(frame.language).t('patron_page.from', { source: texts.sources[mark.source] })})`
    return row(labelOf(frame.language, field, kind), value === undefined ? '' : value + source)
  })
}

/** Describes the cost of the request, as far as it is agreed or charged. */
const totalInWords = (request: Request, language: Frame['language']): string | undefined => {
  const totals = totalCosts(request)
    .map(({ currency, agreed, charged }) => ({ currency, amount: charged === '0' ? agreed : charged }))
    .filter(({ amount }) => amount !== '0')
  return totals.length === 0 ? undefined : totals.map((total) => costInWords(total, language)).join(', ')
}

/** Returns whether the patron gets or has an item. */
const isForPatron = ({ state }: Request['items'][number]): boolean =>
  state === 'shipped' || state === 'received' || state === 'on_loan'

/** Returns whether the item is still to be picked up. */
const isStillToCome = ({ stage }: Request): boolean =>
  !['on_loan', 'patron_returned', 'returned', 'closed'].includes(stage)

/** The files that were passed on to the patron, with what opens them. */
const filesOf = ({ language, library }: Signed, { items }: Request): Html | '' => {
  const texts = textsIn(language).patron_page.request
  const files = items.filter(({ patronLink, url }) => patronLink === 'open' && url !== undefined)
  return files.length === 0
    ? ''
    : html`<dt>${texts.file}</dt><dd>${files.map(({ url, title, accessCode, expiresOn }) => {
        const more = [
          accessCode === undefined ? undefined : `${texts.password}: ${accessCode}`,
          expiresOn === undefined
            ? undefined
            : sentencesIn(language).t('patron_page.request.readUntil', {
                day: dateInWords(expiresOn, language, library.timeZone),
              }),
        ].filter((part) => part !== undefined)
        // Nothing but an address of the web becomes a link.
        const file = /^https?:/i.test(`${url}`)
          ? html`<a href="${url}" rel="noreferrer">${title ?? texts.openFile}</a>`
          : url
        return html`<p>${file}${more.length === 0 ? '' : ` (${more.join(', ')})`}</p>`
      })}</dd>`
}

/** What a page says of a request besides: the commands that are allowed now, and how far the loan may be renewed. */
export type Possible = {
  readonly allowed: readonly CommandType[]
  readonly renewal: RenewalLimits
}

/** Says from when a loan may be renewed, or that it cannot be; undefined where it may be renewed now. */
const renewalInWords = (
  { language, library }: Signed,
  request: Request,
  { renewal: { forbidden, from, left, tooEarly } }: Possible,
): string | undefined => {
  const { t } = sentencesIn(language)
  if (!hasLoan(request)) return undefined
  if (forbidden === true) return t('patron_page.renewal.forbidden')
  if (left === 0) return t('patron_page.renewal.none_left')
  return from === undefined || tooEarly !== true
    ? undefined
    : t('patron_page.renewal.from', { day: dateInWords(from, language, library.timeZone) })
}

/** Shows the status of the request, its cost, the next step, and the actions of the patron. */
const statusPanel = (frame: Signed, shown: Shown, possible: Possible): Html => {
  const { library, language } = frame
  const { request } = shown
  const texts = textsIn(language).patron_page
  const other = request.waitingFor.find((waiting) => waiting.for === 'duplicate')
  const actions = actionsFor(request, possible.allowed, possible.renewal)
  const next = nextForPatron(request, frame)
  const { maximumCost } = request.service
  return html`<section class="panel" aria-labelledby="status">
<h2 id="status">${texts.request.status}</h2>
<p>${badge(request, language)}</p>
<p class="lead">${statusInWords(shown, language)}</p>
${
  other === undefined || other.for !== 'duplicate'
    ? ''
    : html`<p>${texts.request.alsoWaits} <a href="${addressOf(library, `/requests/${other.request}`)}">${other.request}</a></p>`
}
<dl>
${row(texts.request.dueBack, dayIn(dueDayOf(request), frame))}
${row(texts.request.pickup, isStillToCome(request) ? request.pickupLocation : undefined)}
${row(texts.request.cost, totalInWords(request, language))}
${row(texts.request.maximumCost, maximumCost && costInWords(maximumCost, language))}
${row(texts.request.conditions, conditionsInWords(request, request.items.filter(isForPatron), language))}
${filesOf(frame, request)}
${row(texts.request.renewal, renewalInWords(frame, request, possible))}
${row(texts.request.next, next?.sentence)}
</dl>
${
  actions.length === 0
    ? next?.isOfPatron === true
      ? ''
      : html`<p class="hint">${texts.request.nothingToDo}</p>`
    : html`<div class="actions">${actions.map(
        (action, place) =>
          html`<a class="button${action === 'renew' && place === 0 ? '' : ' second'}" href="${addressOf(library, `/requests/${request.number}/cancel?what=${action}`)}">${texts.actions[action].link}</a>`,
      )}</div>`
}
</section>`
}

/** The form with which the patron answers what staff ask; nothing where they ask nothing. */
const questionPanel = (
  frame: Signed,
  { number, patronQuestion, deadlines }: Request,
  once: string,
): Html | '' => {
  if (patronQuestion === undefined) return ''
  const { library, language, session } = frame
  const texts = textsIn(language).patron_page.question
  const until = deadlines.find(({ kind }) => kind === 'patron_answer')?.at
  return html`<section class="panel" aria-labelledby="question">
<h2 id="question">${texts.title}</h2>
<p class="lead">${patronQuestion.text}</p>
${until === undefined ? '' : html`<p>${sentencesIn(language).t('patron_page.question.until', { day: dateInWords(until, language, library.timeZone) })}</p>`}
<form method="post" action="${addressOf(library, `/requests/${number}/answer`)}">
${formToken(session)}
<input type="hidden" name="once" value="${once}">
<p><label for="answer">${texts.label}</label><textarea id="answer" name="answer" rows="4" maxlength="2000" required></textarea></p>
<div class="actions"><button>${texts.button}</button></div>
</form></section>`
}

/**
 * Renders one request: its status in words, what was asked for and from where that was filled in, and what the patron
 * can do.
 *
 * @param message the result of what the patron did just now
 * @param once what tells this filling of a form from another one
 */
export const requestPage = (
  frame: Signed,
  shown: Shown,
  possible: Possible,
  message: string | null,
  once: string,
): Html => {
  const texts = textsIn(frame.language).patron_page
  const { request } = shown
  const { number, createdAt, service } = request
  return page(
    frame,
    titleOf(request),
    html`${message === null ? '' : html`<div class="box" role="status"><p>${message}</p></div>`}
${questionPanel(frame, request, once)}${statusPanel(frame, shown, possible)}
<section class="panel" aria-labelledby="item">
<h2 id="item">${texts.request.item}</h2>
<dl>
${citationRows(frame, request)}
${row(texts.wish.service, texts.wish.services[service.type])}
${row(texts.request.neededBy, dayIn(service.neededBy, frame))}
${row(texts.request.createdOn, dayIn(createdAt, frame))}
${row(texts.request.number, number)}
</dl>
</section>`,
  )
}

/** Asks for a confirmation before an action. */
export const actionPage = (frame: Signed, request: Request, action: PatronAction, once: string): Html => {
  const { library, language, session } = frame
  const texts = textsIn(language).patron_page.actions[action]
  const back = addressOf(library, `/requests/${request.number}`)
  return page(
    frame,
    texts.title,
    html`<div class="panel"><p class="lead"><strong>${titleOf(request)}</strong></p>
<p>${texts.text}</p>
<form method="post" action="${back}/cancel">
${formToken(session)}
<input type="hidden" name="what" value="${action}">
<input type="hidden" name="once" value="${once}">
<div class="actions"><button>${texts.button}</button><a class="button second" href="${back}">${texts.keep}</a></div>
</form></div>`,
  )
}
