import type { Incoming } from '../../../partners/incoming-message.ts'
import type { Partner } from '../../../partners/partner.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import { reason, textReason } from '../../../translations/reason.ts'

/** A time in an element that says neither Z nor an offset. */
const timeWithoutZone = />\s*(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s*</
/** The most remarks that are shown of one message. */
const maxShown = 3

/**
 * Returns what a technician should hear of a message that was read all the same: what departs from the schema, and times of
 * which nothing says where they hold. Undefined where there is nothing.
 */
export const remarksOn = (
  parsed: Incoming,
  raw: Uint8Array,
  { timeZone }: Pick<Partner, 'timeZone'>,
): AnyReason | undefined => {
  const notes = parsed.kind === 'message' ? parsed.notes.slice(0, maxShown).map(textReason) : []
  const time = timeWithoutZone.exec(new TextDecoder().decode(raw))?.[1]
  const remarks =
    time === undefined
      ? notes
      : [...notes, reason('arrival.time_without_zone', { time, zone: timeZone ?? 'UTC' })]
  return remarks.length === 0 ? undefined : reason('arrival.noticed', { remarks })
}

/** Returns a reason with what was noticed beside it. */
export const withRemarks = <Why extends AnyReason>(why: Why, remarks: AnyReason | undefined): AnyReason =>
  remarks === undefined ? why : reason('arrival.remarked', { why, remarks })
