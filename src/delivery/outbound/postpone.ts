import { instantOf } from '../../borrowing/time.ts'
import type { ConfigSnapshot } from '../../configuration/snapshot.ts'
import { Problem } from '../../problem.ts'
import type { LeasedDelivery } from '../../store/ports/outbox.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import type { OutboundDeps } from '../deps.ts'

/** The time for which a delivery waits until it is seen whether its document was corrected, in milliseconds. */
const postponedFor = 60_000

/** Reads the documents that a delivery needs before anything is sent. */
const readDocuments = (snapshot: ConfigSnapshot, { target, library }: LeasedDelivery): void => {
  switch (target.kind) {
    case 'partner':
      snapshot.partner(target.partner)
      break
    case 'ils':
      snapshot.ils(library)
      break
    case 'catalogue':
      snapshot.locateProfile(target.profile)
      break
    case 'patron':
      return
  }
  snapshot.library(library)
}

/**
 * Finds out whether a document that a delivery needs cannot be used: it is faulty, or its library is gone.
 *
 * @returns the reason, which names document, path and fault; null where all of them can be used
 */
export const findUnusableDocument = (
  snapshot: ConfigSnapshot,
  delivery: LeasedDelivery,
): AnyReason | null => {
  try {
    readDocuments(snapshot, delivery)
    return null
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.reason
  }
}

/** Puts a delivery back, unsent: it is tried again until an admin has corrected the document that it needs. */
export const postpone = async (
  deps: OutboundDeps,
  { id, leaseToken, possiblyTaken }: LeasedDelivery,
  reason: AnyReason,
): Promise<void> => {
  const dueAt = instantOf(Date.parse(deps.now()) + postponedFor)
  await deps.store.settleDelivery(id, leaseToken, {
    state: 'waiting',
    dueAt,
    error: reason,
    reply: null,
    possiblyTaken,
  })
}
