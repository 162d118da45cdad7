import { activeEntry } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'

/** Returns the active entry where its retry waits for the time that the partner named; undefined where none does. */
export const heldRetry = (request: Request): Entry | undefined => {
  const active = activeEntry(request)
  return request.stage === 'sent' && active?.requestState === 'queued' && active.notBefore !== undefined
    ? active
    : undefined
}
