import { reason } from '../../translations/reason.ts'
import {
  activeEntry,
  changeEntry,
  type Draft,
  effect,
  endDeadlines,
  explain,
  factsOf,
} from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'

/** Returns the active entry where its retry waits for the time that the partner named; undefined where none does. */
export const heldRetry = (request: Request): Entry | undefined => {
  const active = activeEntry(request)
  return request.stage === 'sent' && active?.requestState === 'queued' && active.notBefore !== undefined
    ? active
    : undefined
}

/** Returns the ids of an entry without that of a retry that its partner never had. */
const idsBefore = (draft: Draft, held: Entry, known: string | undefined): Entry['requestIds'] => {
  const ids: readonly string[] = held.requestIds
  const at = known === undefined ? -1 : ids.indexOf(known)
  if (at >= 0) return held.requestIds.slice(0, at + 1)
  return factsOf(draft, held)?.retryKeepsId === true || held.requestIds.length < 2
    ? held.requestIds
    : held.requestIds.slice(0, -1)
}

/**
 * Takes back the retry of an entry that waits for its time, where the partner goes on with the earlier request or ends it,
 * or the item is there: it would ask the partner once more, and later messages would wait behind it.
 *
 * @param known the id under which the partner speaks; the one before the retry's where it is left out
 * @returns the draft as it is where no retry of the entry waits, or it may have left
 */
export const takeBackRetry = (draft: Draft, entry: number, known?: string): Draft => {
  const held = heldRetry(draft.request)
  if (held?.id !== entry || draft.context.attempted) return draft
  const withdrawn = changeEntry(draft, entry, {
    requestIds: idsBefore(draft, held, known),
    requestState: 'delivered',
    notBefore: undefined,
  })
  return explain(
    effect(endDeadlines(withdrawn, 'until'), {
      kind: 'withdraw',
      entry,
      operations: ['retry'],
      required: true,
    }),
    reason('explanation.retry_taken_back'),
  )
}
