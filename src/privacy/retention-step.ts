import { asks } from '../borrowing/attention/attention-rules.ts'
import { isOut } from '../borrowing/items/item-states.ts'
import type { RetentionPeriods } from '../borrowing/library.ts'
import type { Request } from '../borrowing/request/request.ts'
import { after } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'

/** Lists the open matters for which the clock of a request does not run; empty if there are none. */
export const openReasons = ({ stage, items, attention }: Request): readonly AnyReason[] => [
  ...(stage === 'closed' ? [] : [reason('retention.open.not_closed')]),
  ...(items.some(isOut) ? [reason('retention.open.item_out')] : []),
  ...attention
    .filter(asks)
    .map(({ kind }) => reason('retention.open.attention', { kind: reason(`attention_kind.${kind}`) })),
]

/** The retention step that is due for a request. */
export type RetentionStep = 'keep' | 'anonymize' | 'remove'

/**
 * Decides what is due: pure. The clock of a request starts when it is closed, no item is out, and no attention asks staff to
 * act.
 *
 * @param lastChange when it was last changed: while nothing is open, since then
 */
export const retentionStep = (
  request: Request,
  lastChange: Instant,
  { anonymizeAfter, removeAfter }: RetentionPeriods,
  now: Instant,
): RetentionStep => {
  const closedAt = request.anonymized?.closedAt ?? lastChange
  if (openReasons(request).length > 0) return 'keep'
  if (after(closedAt, removeAfter) <= now) return 'remove'
  return request.anonymized === undefined && after(closedAt, anonymizeAfter) <= now ? 'anonymize' : 'keep'
}
