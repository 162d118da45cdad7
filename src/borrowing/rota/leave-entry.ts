import { change, changeEntry, effect, endAlerts, tell, type Work } from '../life-cycle/draft.ts'
import { endQuestion, questionOf } from '../life-cycle/negotiation.ts'
import type { Entry } from '../request/entry.ts'
import type { OperationKind } from '../request/operation.ts'

/** Was the request to this entry surely not taken by the partner? */
export const surelyNotTaken = (work: Work, entry: Entry): boolean =>
  entry.asked === 'no' || (entry.asked === 'queued' && !work.context.attempted)

/** Takes back what waits for an entry whose request the partner surely never had. */
export const withdraw = (work: Work, entry: Entry): Work =>
  entry.asked === 'queued'
    ? effect(changeEntry(work, entry.id, { asked: 'no' }), {
        kind: 'withdraw',
        entry: entry.id,
        operations: 'all',
        firm: true,
      })
    : work

/** Failures that still matter when their entry is left: the partner may act as if it had never been told. */
const outlasting: readonly OperationKind[] = ['cancel', 'shipped_return', 'shipped_forward']

/** Ends an entry without a word to its partner. */
export const endEntry = (work: Work, id: number, state: Entry['state'], reason?: string): Work => {
  const ended = changeEntry(work, id, {
    state,
    ...(reason === undefined ? {} : { reason: reason.slice(0, 500) }),
  })
  const cleared = endAlerts(
    ended,
    (alert) =>
      (alert.kind === 'send_failed' && alert.entry === id && !outlasting.includes(alert.operation)) ||
      (alert.kind === 'no_answer' && (alert.entry === undefined || alert.entry === id)),
  )
  return change(endQuestion(cleared), {
    items: cleared.request.items.filter((item) => item.entry !== id || item.state !== 'expected'),
  })
}

/**
 * Leaves an entry: where the partner has its request, or may have it, it gets a cancel, and nothing waits for the answer;
 * where it surely has not, the waiting message is withdrawn. A partner that ships, or has a cancel already, gets none.
 *
 * @param words what becomes of the entry and why, and words for the partner
 */
export const leave = (
  work: Work,
  entry: Entry,
  words: {
    readonly state: Entry['state']
    readonly reason?: string | undefined
    readonly note?: string | undefined
  },
): Work => endEntry(sayGoodbye(work, entry, words.note), entry.id, words.state, words.reason)

const sayGoodbye = (work: Work, entry: Entry, note: string | undefined): Work => {
  if (entry.shipped === true || questionOf(work.request)?.kind === 'cancel') return work
  if (surelyNotTaken(work, entry)) return withdraw(work, entry)
  return tell(work, entry.id, { kind: 'cancel', ...(note === undefined ? {} : { note }) })
}

/** An entry that was left out by locate stays so, to be seen; it is asked after no more. */
export const keptAsFound = (rota: readonly Entry[], state: 'cancelled' | 'skipped'): Entry[] =>
  rota.map((entry) => {
    const { locating: _, ...known } = entry
    return known.state === 'pending' ? { ...known, state } : known
  })

/** Drops all entries that were not asked yet. */
export const dropPending = (work: Work): Work =>
  change(work, { rota: keptAsFound(work.request.rota, 'cancelled') })
