import type { Instant } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { Change } from '../ports/changes.ts'
import { toMilliseconds } from './parse-stored.ts'

/** The parts of a change that the rules below read. Adapters may have serialized the others. */
type ChangeOutline = Pick<Change, 'withdraw' | 'inbox'> & {
  readonly request: unknown
  readonly events: readonly { readonly at: Instant }[]
}

/** Throws `internal` if a change without a request has events or withdrawals: both belong to a request. */
export const checkChange = ({ request, events, withdraw }: ChangeOutline): void => {
  if (request === null && (events.length > 0 || withdraw.length > 0))
    throw new Problem('internal', reason('store.change_without_request'))
}

/**
 * Returns the time at which a change was decided, in milliseconds since 1970, for data that is purged by age: that of
 * its last event, or of its message.
 *
 * @param now used for a change that has neither
 */
export const decidedAt = ({ events, inbox }: ChangeOutline, now: number): number => {
  const at = events.at(-1)?.at ?? inbox?.message.receivedAt
  return at === undefined ? now : toMilliseconds(at)
}
