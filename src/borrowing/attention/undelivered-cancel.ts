import { activeEntry } from '../life-cycle/draft.ts'
import type { Request } from '../request/request.ts'

/** Returns whether nobody knows if the partner has the request, nor if the cancel reached it. */
export const hasUndeliveredCancel = (request: Request): boolean => {
  const active = activeEntry(request)
  return (
    active?.requestState === 'unconfirmed' &&
    request.attention.some(
      (each) => each.kind === 'send_failed' && each.operation === 'cancel' && each.entry === active.id,
    )
  )
}
