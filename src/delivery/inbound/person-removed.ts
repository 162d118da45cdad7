import { isPersonRemoved } from '../../borrowing/request/person-removed.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { InboxMessage } from '../../store/ports/inbox.ts'
import type { Deps } from '../deps.ts'

type RemovalDeps = Pick<Deps, 'store' | 'anonymous'>

/** Returns whether the person was removed from the request that a message belongs to; false where it belongs to none. */
export const isOfRemovedPerson = async (
  { store }: Pick<Deps, 'store'>,
  { library, request }: Pick<InboxMessage, 'library' | 'request'>,
): Promise<boolean> => {
  if (library === null || request === null) return false
  const stored = await store.loadRequest(library, request)
  return stored !== null && isPersonRemoved(stored.value)
}

/**
 * Returns the fingerprint under which a message about a request is kept. Where the person was removed it is a pseudonym,
 * as those of the earlier messages are: a repeat is recognized, and nobody can test a guess.
 */
export const fingerprintAbout = (
  { anonymous }: Pick<Deps, 'anonymous'>,
  request: Request | undefined,
  fingerprint: string | null,
): Promise<string> | string | null =>
  request === undefined || fingerprint === null || !isPersonRemoved(request)
    ? fingerprint
    : anonymous.fingerprintOf(fingerprint)

/** Returns the message and fingerprint to keep of a message that changes no request: without words where the person was removed. */
export const recordToKeep = async (
  deps: RemovalDeps,
  message: InboxMessage,
  fingerprint: string | null,
): Promise<{ readonly message: InboxMessage; readonly fingerprint: string | null }> => {
  if (!(await isOfRemovedPerson(deps, message))) return { message, fingerprint }
  const { anonymous } = deps
  return {
    message: anonymous.stripMessage(message),
    fingerprint: fingerprint === null ? null : await anonymous.fingerprintOf(fingerprint),
  }
}

/** Strips a kept message that turned out to be about a request from which the person was removed. */
export const stripKept = async (
  deps: RemovalDeps,
  kept: InboxMessage,
  about: Pick<InboxMessage, 'library' | 'request'>,
): Promise<void> => {
  if (!(await isOfRemovedPerson(deps, about))) return
  await deps.store.stripMessage(kept.library, deps.anonymous.stripMessage(kept))
  await deps.store.scrub()
}
