import { chargeOpenTerms } from '../costs/record-costs.ts'
import {
  activeEntry,
  change,
  changeEntry,
  changeItems,
  type Draft,
  endAttention,
  entryById,
  raise,
  sendToPartner,
} from '../life-cycle/draft.ts'
import { endQuestions, endReceiving, openTerms, questionOf } from '../life-cycle/negotiation.ts'
import { among, sentStages } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import type { Question } from '../request/negotiation.ts'
import type { Request } from '../request/request.ts'
import { takeBackRetry } from '../rota/held-retry.ts'
import { bindConditions } from './item-conditions.ts'
import { allBack, comingItems, itemsOf, stageFromItems } from './items.ts'

/**
 * Counts an entry as shipped. The entry has shipped, since its partner says so or since items came: of the active one
 * the open questions end, a cancel too, and the stage follows. The terms that were open hold, since it ships under them.
 */
export const countAsShipped = (before: Draft, entry: number): Draft => {
  const isActive = activeEntry(before.request)?.id === entry
  const terms = isActive
    ? (openTerms(before.request) ?? entryById(before.request, entry)?.leftTerms)
    : undefined
  const priced = chargeOpenTerms(before, entry, terms?.cost)
  const draft = bindConditions(takeBackRetry(overtakeCancel(priced, entry), entry), entry, terms?.conditions)
  const shipped = changeEntry(draft, entry, { shipped: true, leftTerms: undefined })
  if (activeEntry(shipped.request)?.id !== entry || !among(sentStages, shipped.request.stage)) return shipped
  const ended = endQuestions(shipped, 'cancel', 'condition', 'retry', 'unconfirmed')
  return change(ended, { stage: 'shipped', waitingFor: [] })
}

/** Ends an open cancel because of a shipment. A shipment overtakes an open cancel: it counts as refused. */
const overtakeCancel = (draft: Draft, entry: number): Draft => {
  const open = questionOf(draft.request)
  return open?.kind === 'cancel' && activeEntry(draft.request)?.id === entry
    ? refuseCancel(draft, open.scope)
    : draft
}

/**
 * Ends an open cancel that is refused, or overtaken by a shipment: attention `cancel_refused`, and `no_longer_wanted`
 * where the whole request was cancelled.
 */
export const refuseCancel = (draft: Draft, scope: Extract<Question, { kind: 'cancel' }>['scope']): Draft => {
  const active = activeEntry(draft.request)
  const refused = raise(active === undefined ? draft : changeEntry(draft, active.id, { cancel: 'refused' }), {
    kind: 'cancel_refused',
  })
  return scope === 'this_partner'
    ? refused
    : raise(refused, { kind: 'no_longer_wanted', by: scope === 'full_by_patron' ? 'patron' : 'staff' })
}

/** Takes a receipt back, where the partner heard of it. */
export const receiptByMistake = 'The item was recorded as received by mistake: it has not arrived.'

/** Ends the call to tell the partner that nothing arrived, once everything of its entry is here again. */
const endReceiptByMistake = (draft: Draft, entry: number): Draft =>
  isSettled(draft.request, entry)
    ? endAttention(
        draft,
        (each) =>
          each.kind === 'not_sendable' &&
          each.entry === entry &&
          each.omittedParts?.some(({ text }) => text === receiptByMistake) === true,
      )
    : draft

/** The words for the partner are cut where they get longer than a message may be. */
const longestNote = 4000

const names = (items: readonly Item[]): string =>
  items
    .map((item) => item.volume ?? item.partnerItemId ?? item.barcode ?? `item ${item.id}`)
    .join(', ')
    .slice(0, longestNote - 100)

const isSettled = (request: Request, entry: number): boolean =>
  itemsOf(request, entry).every(({ state }) => state !== 'shipped') &&
  itemsOf(request, entry).some(({ state }) => state !== 'expected')

/**
 * Records the arrival of items. The items are there. The partner hears `received` once each item of its entry is
 * received or named missing; one that comes after that is sent as a note.
 *
 * @param items the items that came; what the partner has back or the library reported lost meanwhile stays so
 * @param missing the items that were looked for in vain
 */
export const arrive = (
  draft: Draft,
  entry: number,
  items: readonly number[],
  missing: readonly number[],
  note?: string,
): Draft => {
  const arriving = comingItems(draft.request, entry).filter((item) => items.includes(item.id))
  const placed = changeItems(
    endReceiving(countAsShipped(draft, entry)),
    (item) =>
      item.entry === entry && (arriving.some(({ id }) => id === item.id) || missing.includes(item.id)),
    (item) => ({ state: missing.includes(item.id) ? 'missing' : 'received' }),
  )
  const settled = endReceiptByMistake(stageFromItems(placed), entry)
  const here = raiseEarlyCheckIn(sendBackUnwanted(settled, arriving), entry, arriving)
  const sent = sendReceived(draft, here, entry, arriving, note)
  return sendReturnOnce(draft, sent, entry)
}

/** Marks arriving items that nobody wants any more for return, without a hold. */
const sendBackUnwanted = (draft: Draft, arriving: readonly Item[]): Draft => {
  const unwanted = draft.request.attention.find((attention) => attention.kind === 'no_longer_wanted')
  if (unwanted === undefined || arriving.every((item) => item.form === 'digital')) return draft
  const free = changeItems(
    draft,
    (item) => item.state === 'received' && arriving.some(({ id }) => id === item.id),
    () => ({ hold: 'none', unwantedBy: unwanted.by }),
  )
  return raise(free, { kind: 'return_due' })
}

/**
 * Raises attention about an early check-in. The partner said that it has these items back before they came: staff clear
 * up what it means.
 */
const raiseEarlyCheckIn = (draft: Draft, entry: number, arriving: readonly Item[]): Draft =>
  arriving.some((item) => item.checkedIn === true) ? raise(draft, { kind: 'checked_in_early', entry }) : draft

const sendReceived = (
  before: Draft,
  here: Draft,
  entry: number,
  arriving: readonly Item[],
  note: string | undefined,
): Draft => {
  if (isSettled(before.request, entry)) {
    return arriving.length === 0
      ? here
      : sendToPartner(here, entry, { kind: 'message', note: `Arrived after all: ${names(arriving)}` })
  }
  if (!isSettled(here.request, entry)) return here
  const all = itemsOf(here.request, entry)
  const gone = all.filter((item) => item.state === 'missing')
  const words = [note, gone.length > 0 ? `Not arrived: ${names(gone)}` : undefined]
    .filter((each) => each !== undefined)
    .join('. ')
  return sendToPartner(here, entry, {
    kind: 'received',
    items: all.filter(({ state }) => state !== 'missing' && state !== 'expected').map(({ id }) => id),
    missing: gone.map((item) => item.id),
    ...(words === '' ? {} : { note: words.slice(0, longestNote) }),
  })
}

/** Tells the partner of the return once nothing of its entry is here or to come any more, by what happened just now. */
export const sendReturnOnce = (
  before: Draft,
  now: Draft,
  entry: number,
  words: { readonly note?: string | undefined; readonly toAgency?: string | undefined } = {},
): Draft => {
  const items = itemsOf(now.request, entry)
    .filter((item) => item.state === 'returned' && item.returnSent !== true)
    .map((item) => item.id)
  if (items.length === 0 || allBack(before.request, entry) || !allBack(now.request, entry)) return now
  const note = words.note === undefined ? {} : { note: words.note }
  const reset = changeEntry(now, entry, { returnSent: false, returnedAt: now.context.now })
  return words.toAgency === undefined
    ? sendToPartner(reset, entry, { kind: 'shipped_return', items, ...note })
    : sendToPartner(reset, entry, { kind: 'shipped_forward', items, toAgency: words.toAgency, ...note })
}
