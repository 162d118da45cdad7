import type { Request } from '../borrowing/request/request.ts'
import { addMilliseconds, durationMilliseconds } from '../borrowing/time.ts'
import type { Duration, Instant, LibraryCode, RequestNumber } from '../borrowing/values.ts'
import { Problem } from '../problem.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'
import { reason } from '../translations/reason.ts'
import type { ErasureList } from './erasure-list.ts'
import type { Pseudonymize } from './installation-key.ts'
import { type RewriteDeps, rewriteRequest } from './rewrite-request.ts'
import type { Subjects } from './subjects.ts'
import type { PossibleMessage, UnassignedMessage } from './unassigned-messages.ts'
import { tidyAttempts } from './webhook-attempts.ts'

/** The dependencies of erasing a person. */
export type EraseDeps = RewriteDeps & {
  readonly store: Pick<
    Store,
    | 'listRequests'
    | 'listEventsAfter'
    | 'listMessages'
    | 'getMessage'
    | 'endSessionsOf'
    | 'dump'
    | 'getDocument'
    | 'listDocuments'
    | 'putDocuments'
    | 'readDocumentSnapshot'
  >
  /** The time for which attempts to send events to webhooks are kept. */
  readonly keepAttempts: Duration
  readonly subjects: Subjects
  readonly pseudonymize: Pseudonymize
  /** Null where none is kept: a restored backup then brings people back. */
  readonly erasures: ErasureList | null
  readonly now: () => Instant
  /** Lets other work go first. */
  readonly pause: () => Promise<void>
}

/** Removes what webhooks were sent of people who were erased, and what they answered. */
export const eraseAttempts = (
  { store, now, keepAttempts }: EraseDeps,
  numbers: readonly RequestNumber[],
): Promise<void> => tidyAttempts(store, addMilliseconds(now(), -durationMilliseconds(keepAttempts)), numbers)

/** Returns the pseudonym of a patron in the list of erasures. */
export const pseudonymOfPatron = (
  pseudonymize: Pseudonymize,
  library: LibraryCode,
  patron: string,
): Promise<string> => pseudonymize('erased patron', `${library}\0${patron}`)

/** The erased records. */
export type ErasedPatron = {
  readonly requests: readonly RequestNumber[]
  readonly messages: number
  /** Messages of no request that have the surname alone: they stay until people say that they name the patron. */
  readonly possibleMessages: readonly PossibleMessage[]
}

/** Erases a person from the requests that were found, whatever is open. */
export const eraseRequests = async (
  deps: EraseDeps,
  library: LibraryCode,
  requests: readonly Stored<Request>[],
  unassigned: readonly UnassignedMessage[],
): Promise<Omit<ErasedPatron, 'possibleMessages'>> => {
  for (const { value } of requests) {
    const result = await rewriteRequest(deps, library, value.number, 'anonymize', deps.now())
    if (result === 'changing')
      throw new Problem('conflict', reason('problem.request_kept_changing', { request: value.number }))
  }
  for (const { message, words } of unassigned) {
    await deps.store.stripMessage(message.library, deps.stripper.message(message, words))
    // What a lending relay has not passed on yet is not passed on any more.
    if (message.state === 'relayed')
      await deps.store.putDocuments([
        { kind: 'relayed_body', key: message.id, value: undefined, expectedVersion: null },
      ])
  }
  return { requests: requests.map(({ value }) => value.number), messages: unassigned.length }
}
