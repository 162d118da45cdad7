import { cutReason } from '../../translations/map-reason-texts.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { textReason } from '../../translations/reason.ts'
import { answerOffers } from '../costs/record-costs.ts'
import { shipItems } from '../items/ship-items.ts'
import {
  activeEntry,
  change,
  changeEntry,
  type Draft,
  effect,
  endAttention,
  raise,
  sendToPartner,
} from '../life-cycle/draft.ts'
import { endQuestion, openTerms, questionOf } from '../life-cycle/negotiation.ts'
import type { Entry } from '../request/entry.ts'
import type { OperationKind } from '../request/operation.ts'

/** Returns whether the partner certainly did not accept the request to this entry. */
export const surelyNotTaken = (draft: Draft, entry: Entry): boolean =>
  entry.requestState === 'not_sent' || (entry.requestState === 'queued' && !draft.context.attempted)

/** Takes back what waits for an entry whose request the partner surely never had. */
export const withdraw = (draft: Draft, entry: Entry): Draft =>
  entry.requestState === 'queued'
    ? effect(changeEntry(draft, entry.id, { requestState: 'not_sent' }), {
        kind: 'withdraw',
        entry: entry.id,
        operations: 'all',
        required: true,
      })
    : draft

/** Failures that still matter when their entry is left: the partner may never have got the message. */
const outlasting: readonly OperationKind[] = ['cancel', 'shipped_return', 'shipped_forward']

/** Returns the terms of the partner that are open when it is left. */
const leftTermsOf = ({ request }: Draft, id: number): Pick<Entry, 'leftTerms'> => {
  const terms = activeEntry(request)?.id === id ? openTerms(request) : undefined
  const { conditions = [], cost } = terms ?? {}
  return conditions.length === 0 && cost === undefined
    ? {}
    : { leftTerms: { conditions, ...(cost === undefined ? {} : { cost }) } }
}

/** Ends an entry without a message to its partner. An offer that was not accepted counts as declined. */
export const endEntry = (draft: Draft, id: number, state: Entry['state'], reason?: AnyReason): Draft => {
  const ended = changeEntry(answerOffers(draft, id, { agreed: false }), id, {
    state,
    ...leftTermsOf(draft, id),
    ...(reason === undefined ? {} : { reason: cutReason(reason) }),
  })
  const cleared = endAttention(
    ended,
    (attention) =>
      (attention.kind === 'send_failed' &&
        attention.entry === id &&
        !outlasting.includes(attention.operation)) ||
      (attention.kind === 'no_answer' && (attention.entry === undefined || attention.entry === id)),
  )
  return change(endQuestion(cleared), {
    items: cleared.request.items.filter((item) => item.entry !== id || item.state !== 'expected'),
  })
}

/**
 * Leaves an entry: where the partner has its request, or may have it, it gets a cancel, and nothing waits for the answer;
 * where it surely has not, the waiting message is withdrawn. A partner that ships, or has a cancel already, gets none.
 *
 * @param words the new state of the entry, the reason, and a note for the partner
 */
export const leave = (
  draft: Draft,
  entry: Entry,
  words: {
    readonly state: Entry['state']
    readonly reason?: AnyReason | undefined
    readonly note?: string | undefined
  },
): Draft =>
  noteOpenRefusal(
    endEntry(withdrawOrCancel(draft, entry, words.note), entry.id, words.state, words.reason),
    entry,
  )

/** A partner that refused our cancel may have shipped: that stays to be seen once it is left. */
const noteOpenRefusal = (draft: Draft, { id, cancel, shipped }: Entry): Draft =>
  cancel === 'refused' && shipped !== true
    ? raise(shipItems(draft, id, [], {}), { kind: 'stale_shipment', entry: id, evidence: 'cancel_refused' })
    : draft

const withdrawOrCancel = (draft: Draft, entry: Entry, note: string | undefined): Draft => {
  if (entry.shipped === true || questionOf(draft.request)?.kind === 'cancel') return draft
  if (surelyNotTaken(draft, entry)) return withdraw(draft, entry)
  return sendToPartner(draft, entry.id, { kind: 'cancel', ...(note === undefined ? {} : { note }) })
}

/**
 * Closes the entries that are still pending. An entry that was left out by locate stays so, to be seen; it is asked
 * after no more.
 */
export const closePending = (rota: readonly Entry[], state: 'cancelled' | 'skipped'): Entry[] =>
  rota.map((entry) => {
    const { locating: _, ...rest } = entry
    return rest.state === 'pending' ? { ...rest, state } : rest
  })

/** Makes entries pending again that were skipped when the request was closed. */
export const withPendingAgain = (draft: Draft): Draft =>
  change(draft, {
    rota: draft.request.rota.map(({ reason, ...entry }) =>
      entry.state === 'skipped' && entry.requestIds.length === 0
        ? { ...entry, state: 'pending' as const }
        : { ...entry, ...(reason === undefined ? {} : { reason }) },
    ),
  })

/** Drops all entries that were not asked yet. */
export const dropPending = (draft: Draft): Draft =>
  change(draft, { rota: closePending(draft.request.rota, 'cancelled') })

/** Returns the reason that a partner or staff gave: a code of theirs, or words. */
export const saidReason = (text: string | undefined): AnyReason | undefined =>
  text === undefined ? undefined : textReason(text)
