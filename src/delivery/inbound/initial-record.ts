import type { Instant, LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import type { InboxMessage } from '../../store/ports/inbox.ts'
import { reason } from '../../translations/reason.ts'
import type { Deps } from '../deps.ts'
import type { KeptMessage } from './handled-message.ts'

type Arrival = {
  readonly protocol: string
  readonly partner: PartnerCode | null
  readonly library: LibraryCode | null
  readonly contentType: string
  readonly now: Instant
  /** Its bytes without secrets. */
  readonly raw: Uint8Array
  readonly truncated: boolean
}

/** Makes the record of a message before it is interpreted. */
export const makeInitialRecord = (
  { ids }: Pick<Deps, 'ids'>,
  { now, protocol, partner, library, contentType, raw, truncated }: Arrival,
): InboxMessage => ({
  id: ids.next(),
  receivedAt: now,
  protocol,
  partner,
  library,
  request: null,
  entry: null,
  state: 'rejected',
  summary: '',
  reason: null,
  contentType,
  raw,
  truncated,
  reply: null,
})

/**
 * Makes the record and the problem of a message over the size limit.
 *
 * @param keptBytes how much of it is kept, in bytes
 */
export const refuseTooLarge = (record: InboxMessage, keptBytes: number): KeptMessage => {
  const why = reason('kept_message.over_size_limit', { kept: keptBytes })
  return {
    kind: 'keep',
    message: { ...record, state: 'too_large', summary: 'too large', reason: why },
    problem: { code: 'too_large', reason: reason('problem.message_refused', { reason: why }) },
  }
}
