import type { Instant } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { OutboundDeps } from '../deps.ts'
import { changeRelayed } from './relay-records.ts'
import { changeMessage, type RelayedMessage, type RelayedRequest } from './relayed-request.ts'

/** What a person decides about a message that could not be passed on: it is sent once more, or given up. */
export type FailedDecision = 'resend' | 'drop'

const decided = (decision: FailedDecision, now: Instant): Partial<RelayedMessage> =>
  decision === 'resend'
    ? // It counts as new, so that it is tried as long as any other.
      { state: 'waiting', attempts: 0, dueAt: now, receivedAt: now, settledAt: null }
    : { state: 'dropped', settledAt: now }

/**
 * Sends a message that could not be passed on once more, or gives it up. The same decision twice is one.
 *
 * @returns the request; null where there is none of this id, or no such message. `Problem` not_allowed_now where the
 *   message did not fail
 */
export const decideFailed = async (
  deps: Pick<OutboundDeps, 'store' | 'now' | 'wake'>,
  id: string,
  message: string,
  decision: FailedDecision,
): Promise<RelayedRequest | null> => {
  const { change, before } = await changeRelayed(deps, id, (request) => {
    const each = request?.messages.find((one) => one.id === message)
    if (request === null || each?.state !== 'dead') return null
    const now = deps.now()
    return { request: changeMessage(request, message, now, decided(decision, now)) }
  })
  const each = before?.messages.find((one) => one.id === message)
  if (change !== null) {
    deps.wake()
    return change.request
  }
  if (before === null || each === undefined) return null
  if (each.state === (decision === 'resend' ? 'waiting' : 'dropped')) return before
  throw new Problem('not_allowed_now', reason('relay.did_not_fail', { state: each.state }))
}
