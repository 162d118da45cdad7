import { asksForItem, type OperationKind } from '../../borrowing/request/operation.ts'
import type { Instant } from '../../borrowing/values.ts'
import type { RestoreRecord } from '../../configuration/restore-record.ts'
import type { Capabilities } from '../../partners/protocol.ts'
import type { LeasedDelivery } from '../../store/ports/outbox.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { DispatchResult } from '../../transport/transport.ts'
import type { Attempt, Outcome } from './attempt-outcome.ts'
import { isFromBackup } from './restored-delivery.ts'

type Asking = Pick<LeasedDelivery, 'attempts' | 'possiblyTaken' | 'createdAt' | 'summary'> & {
  readonly operation: OperationKind
}

/** Leaves a message to staff: whether the item is asked for, or the answer to conditions, is not known. */
const leave = (operation: OperationKind, error: AnyReason, reply: string | null, at: Instant): Outcome =>
  asksForItem(operation)
    ? {
        settlement: { state: 'refused', error, reply, possiblyTaken: true, at },
        result: { result: 'unconfirmed', reason: error },
        events: [],
      }
    : {
        settlement: { state: 'dead', error, reply, possiblyTaken: true, at },
        result: { result: 'dead', possiblyTaken: true, reason: error },
        events: [],
      }

/** Returns whether a message makes a loan there each time. An acceptance in plain words makes none. */
const mustNotRepeat = (
  { operation, summary }: Asking,
  { repeatsMakeLoans, acceptsByRequest }: Capabilities,
): boolean =>
  repeatsMakeLoans === true &&
  (asksForItem(operation) || (operation === 'accept_condition' && summary === acceptsByRequest))

/**
 * Decides about a Request that may have left already, to a partner where each Request makes a loan: after a crash before
 * its result was stored, and after a restore. Only a person sends it again; that starts its attempts again.
 *
 * @returns null where it is to be sent
 */
export const withholdBefore = (
  delivery: Asking,
  capabilities: Capabilities,
  restore: RestoreRecord | null,
  now: Instant,
): Outcome | null => {
  const { possiblyTaken, attempts } = delivery
  const isInterrupted = possiblyTaken && attempts > 1
  const isRestored = !possiblyTaken && isFromBackup(restore, delivery)
  return mustNotRepeat(delivery, capabilities) && (isInterrupted || isRestored)
    ? leave(delivery.operation, reason('failure.repeat_withheld'), null, now)
    : null
}

/**
 * Decides about a Request whose attempt failed after a byte had left, to such a partner.
 *
 * @returns null where the attempt is settled as any other
 */
export const withholdAfter = (
  delivery: Asking,
  capabilities: Capabilities,
  result: DispatchResult,
  attempt: Attempt,
  { reply, now }: { readonly reply: string | null; readonly now: Instant },
): Outcome | null =>
  mustNotRepeat(delivery, capabilities) &&
  result.kind !== 'not_taken' &&
  (attempt.class === 'ambiguous' || attempt.class === 'transient')
    ? leave(delivery.operation, attempt.reason, reply, now)
    : null
