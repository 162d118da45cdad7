import { html } from 'hono/html'
import type { CommandType } from '../../borrowing/commands/command.ts'
import { totalCosts } from '../../borrowing/costs/total-costs.ts'
import { dateInWords } from '../../borrowing/date-in-words.ts'
import type { Library } from '../../borrowing/library.ts'
import type { Citation } from '../../borrowing/request/citation.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { sentenceOf } from '../../notices/words.ts'
import { fieldsOf, kindOf, partName, valuesOf } from './fields.ts'
import { addressOf, type Frame, formToken, type Html, page } from './layout.ts'
import { type PatronAction, requestWords } from './request-words.ts'
import type { Session } from './session.ts'
import { words } from './words.ts'

type Signed = Frame & { readonly library: Library; readonly session: Session }

/** A request with its public status. */
export type Shown = { readonly request: Request; readonly status: string }

/** What a request is called: its title, else its number. */
const titleOf = ({ citation, number }: Request): string => {
  const { titleOfComponent, title, identifiers = [], recordIds = [] } = citation
  const [first] = [...identifiers, ...recordIds]
  return titleOfComponent ?? title ?? (first === undefined ? number : `${first.type} ${first.value}`)
}

/** What became of it in words; an item that the patron has given up waits for nobody. */
const statusInWords = ({ request, status }: Shown, language: Frame['language']): string => {
  const here = request.items.filter((item) => item.state === 'received' && item.form === 'physical')
  const isGivenUp = here.length > 0 && here.every(({ hold }) => hold === 'cancelled' || hold === 'expired')
  return isGivenUp && status.startsWith('received')
    ? words[language].request.notHeld
    : sentenceOf(status, language)
}

/** The patron's requests, newest first. */
export const requestsPage = (frame: Signed, requests: readonly Shown[], isMore: boolean): Html => {
  const { library, language } = frame
  const said = words[language].requests
  return page(
    frame,
    said.title,
    requests.length === 0
      ? html`<p>${said.none}</p>`
      : html`<ul class="list">
${requests.map(
  ({ request, status }) => html`<li>
<p><a href="${addressOf(library, `/requests/${request.number}`)}">${titleOf(request)}</a></p>
<p>${statusInWords({ request, status }, language)}</p>
<p class="hint">${said.since} ${dateInWords(request.createdAt, language, library.timeZone)}</p>
</li>`,
)}
</ul>${isMore ? html`<p class="hint">${said.more}</p>` : ''}`,
  )
}

const row = (term: string, text: string | undefined): Html | '' =>
  text === undefined || text === '' ? '' : html`<dt>${term}</dt><dd>${text}</dd>`

const citationRows = (frame: Signed, request: Request): readonly (Html | '')[] => {
  const said = words[frame.language]
  const citation: Citation = request.citation
  const kind = kindOf(citation)
  const values = valuesOf(citation)
  return fieldsOf[kind].map((field) => {
    const value = values[field]
    const mark = request.sourcedFields?.find((sourcedFields) => sourcedFields.field === partName(field))
    const source = mark === undefined ? '' : ` (${said.from(said.sources[mark.source])})`
    return row(said.fields[field][kind] ?? said.fields[field].any, value === undefined ? '' : value + source)
  })
}

/** Everything that a patron may do. */
export const patronActions = [
  'request',
  'unwanted',
  'hold',
  'renew',
] as const satisfies readonly PatronAction[]

const commands = {
  request: 'cancel',
  unwanted: 'cancel',
  hold: 'cancel_hold',
  renew: 'renew',
} as const satisfies Record<PatronAction, CommandType>

/** The command of what a patron does. */
export const commandOf = (action: PatronAction): (typeof commands)[PatronAction] => commands[action]

/** The one way to give a request up in its stage: before the shipment, on the way, after the arrival. */
const wayToGiveUp = ({ stage }: Request): PatronAction =>
  stage === 'shipped' ? 'unwanted' : stage === 'received' ? 'hold' : 'request'

/** What the patron can do now: never two ways that are alike. */
const actionsFor = (request: Request, allowed: readonly CommandType[]): readonly PatronAction[] => {
  const hasLoan =
    request.items.some((item) => item.state === 'on_loan') &&
    request.attention.every(({ kind }) => kind !== 'recalled')
  return patronActions.filter(
    (action) =>
      allowed.includes(commands[action]) && (action === 'renew' ? hasLoan : action === wayToGiveUp(request)),
  )
}

/** What happens next, in words for the patron; nothing for a request that is over. */
const nextInWords = ({ next, items }: Request, { language, library }: Signed): string | undefined => {
  if (next === null) return undefined
  const said = requestWords[language]
  const day =
    next.deadline === undefined ? undefined : dateInWords(next.deadline.at, language, library.timeZone)
  const isReady = items.some((item) => item.state === 'received' && item.hold === 'on_shelf')
  return next.who === 'patron' && isReady ? said.collect(day) : said.turns[next.who](day)
}

/** What the request costs, as far as it is agreed or charged. */
const costInWords = ({ costs = [] }: Request): string | undefined => {
  const totals = totalCosts(costs)
    .map(({ currency, agreed, charged }) => ({ currency, amount: charged === '0' ? agreed : charged }))
    .filter(({ amount }) => amount !== '0')
  return totals.length === 0
    ? undefined
    : totals.map(({ currency, amount }) => `${amount} ${currency}`).join(', ')
}

/**
 * One request: its status in words, what was asked for and from where that was filled in, and what the patron can do.
 *
 * @param allowed the commands that are allowed now
 * @param message what came of what the patron did just now
 */
export const requestPage = (
  frame: Signed,
  { request, status }: Shown,
  allowed: readonly CommandType[],
  message: string | null,
): Html => {
  const { library, language } = frame
  const said = words[language]
  const { number, createdAt, service, pickupLocation, items } = request
  const day = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : dateInWords(text, language, library.timeZone)
  const due = items.find((item) => item.state === 'received' || item.state === 'on_loan')
  const other = request.waitingFor.find((waiting) => waiting.for === 'duplicate')
  const actions = actionsFor(request, allowed)
  const next = nextInWords(request, frame)
  const { maximumCost } = service
  const more = requestWords[language]
  return page(
    frame,
    titleOf(request),
    html`${message === null ? '' : html`<div class="box" role="status"><p>${message}</p></div>`}
<h2>${said.request.status}</h2>
<p>${statusInWords({ request, status }, language)}</p>
${
  other === undefined || other.for !== 'duplicate'
    ? ''
    : html`<p>${said.request.alsoWaits} <a href="${addressOf(library, `/requests/${other.request}`)}">${other.request}</a></p>`
}
${
  next === undefined
    ? ''
    : html`<h2>${more.next}</h2>
<p>${next}</p>`
}
<h2>${said.request.item}</h2>
<dl>
${citationRows(frame, request)}
${row(said.wish.service, said.wish.services[service.type])}
${row(said.request.neededBy, day(service.neededBy))}
${row(said.request.pickup, pickupLocation)}
${row(said.request.dueBack, day(due?.patronDueDate ?? due?.dueDate))}
${row(more.cost, costInWords(request))}
${row(more.maximumCost, maximumCost && `${maximumCost.amount} ${maximumCost.currency}`)}
${row(said.request.asked, day(createdAt))}
${row(said.request.number, number)}
</dl>
<h2>${said.request.actions}</h2>
${
  actions.length === 0
    ? html`<p>${said.request.nothingToDo}</p>`
    : html`<div class="actions">${actions.map(
        (action) =>
          html`<a class="button second" href="${addressOf(library, `/requests/${number}/cancel?what=${action}`)}">${more.actions[action].link}</a>`,
      )}</div>`
}`,
  )
}

/** Asks once more before something is done. */
export const actionPage = (frame: Signed, request: Request, action: PatronAction, once: string): Html => {
  const { library, language, session } = frame
  const { keep } = words[language].cancel
  const said = requestWords[language].actions[action]
  const back = addressOf(library, `/requests/${request.number}`)
  return page(
    frame,
    said.title,
    html`<p><strong>${titleOf(request)}</strong></p>
<p>${said.text}</p>
<form method="post" action="${back}/cancel">
${formToken(session)}
<input type="hidden" name="what" value="${action}">
<input type="hidden" name="once" value="${once}">
<div class="actions"><button>${said.button}</button><a class="button second" href="${back}">${keep}</a></div>
</form>`,
  )
}
