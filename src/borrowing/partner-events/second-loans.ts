import { reason } from '../../translations/reason.ts'
import { change, type Draft, explain, raise } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import { numberOf } from '../request/partner-number.ts'
import type { Request } from '../request/request.ts'
import { longestRota } from '../rota/entries.ts'
import type { RequestId } from '../values.ts'
import type { PartnerEvent } from './partner-event.ts'

/** What a partner says of one of its loans: the request id and its own number tell which. */
export type OfLoan = { readonly entry: number; readonly requestId: string; readonly event: PartnerEvent }

const idOf = (entry: Entry, requestId: string): RequestId | undefined =>
  entry.requestIds.find((id) => id === requestId)

/**
 * Returns whether an event comes under another number than the first that the partner named for its request id, or under
 * an id that a retry has replaced since: that was another loan.
 */
export const isForeign = (entry: Entry, { requestId, event: { partnerRequestId } }: OfLoan): boolean => {
  const id = idOf(entry, requestId)
  const known = id === undefined ? undefined : numberOf(entry, id)
  if (known === undefined || partnerRequestId === undefined) return false
  const current = entry.requestIds.at(-1)
  const isReplaced = id !== current && entry.requestState === 'delivered'
  return (
    partnerRequestId !== known || (isReplaced && current !== undefined && numberOf(entry, current) !== known)
  )
}

/** Returns the entry of a further loan that a partner made of a request id, by its number. */
export const secondLoan = (
  { rota }: Request,
  entry: Entry,
  { requestId, event: { partnerRequestId } }: OfLoan,
): Entry | undefined =>
  rota.find((each) => {
    const id = idOf(each, requestId)
    return (
      each.id !== entry.id &&
      each.partner === entry.partner &&
      id !== undefined &&
      numberOf(each, id) === partnerRequestId
    )
  })

/**
 * Adds an entry for a further loan that a partner made of a request id and has shipped. It was left from the start, so
 * that its items, remedies and messages are its own and those of the loan that was asked for stay as they are.
 *
 * @returns undefined where the rota is full
 */
export const addSecondLoan = (
  draft: Draft,
  entry: Entry,
  { requestId, event: { partnerRequestId } }: OfLoan,
): { readonly draft: Draft; readonly loan: Entry } | undefined => {
  const id = idOf(entry, requestId)
  const { entryCount, rota } = draft.request
  if (id === undefined || partnerRequestId === undefined || rota.length >= longestRota) return undefined
  const loan: Entry = {
    id: entryCount + 1,
    partner: entry.partner,
    state: 'cancelled',
    reason: reason('rota.another_loan', { request: id, number: partnerRequestId }),
    requestIds: [id],
    requestState: 'delivered',
    partnerRequestId,
    numbers: [{ requestId: id, number: partnerRequestId }],
    ...(entry.sentAt === undefined ? {} : { sentAt: entry.sentAt }),
  }
  return {
    draft: change(draft, { entryCount: loan.id, rota: [...rota, loan] }),
    loan,
  }
}

/** Notes what the partner says of a further loan that it made of one request: it ends and promises nothing. */
export const noteForeign = (draft: Draft, entry: Entry, event: PartnerEvent, holds = false): Draft => {
  const why = reason('explanation.said_of_another_loan', { number: event.partnerRequestId ?? '' })
  return raise(explain(draft, why), {
    kind: 'event_ignored',
    entry: entry.id,
    event: event.type,
    reason: why,
    ...(holds ? { holds } : {}),
  })
}
