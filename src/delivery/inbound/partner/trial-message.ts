import { changeView, InboundView, openViews, withTrialLine } from '../../../configuration/inbound-view.ts'
import type { Incoming } from '../../../partners/incoming-message.ts'
import type { Partner } from '../../../partners/partner.ts'
import { trialSubject } from '../../../partners/trial-subject.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import { cutReason } from '../../../translations/map-reason-texts.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import { reason, textReason } from '../../../translations/reason.ts'
import type { DepsWithSnapshot } from '../../deps.ts'
import { type HandledMessage, type KeptMessage, keepMessage } from '../handled-message.ts'
import type { PartnerMessage } from './partner-message.ts'

/** A time in an element that says neither Z nor an offset. */
const timeWithoutZone = />\s*(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s*</
/** The most remarks that are shown of one message. */
const maxShown = 3

/**
 * Returns what a technician should hear of a message that was read all the same: what departs from the schema, and times of
 * which nothing says where they hold. Undefined where there is nothing.
 */
const remarksOn = (
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
const withRemarks = <Why extends AnyReason>(why: Why, remarks: AnyReason | undefined): AnyReason =>
  remarks === undefined ? why : reason('arrival.remarked', { why, remarks })

/**
 * Takes a message about the simulated loan of the partner who sends it, and notes it with the technician's page: it goes with
 * that, and is in no list of messages and no figure of the partner.
 *
 * @returns undefined where the message is about no simulated loan of this partner
 */
export const takeTrialMessage = async (
  deps: DepsWithSnapshot,
  parsed: Incoming,
  { partner, now }: PartnerMessage,
  record: InboxMessage,
): Promise<HandledMessage | undefined> => {
  const view = openViews(deps.snapshot.inboundViews(), now).find((each) => each.partner === partner.code)
  if (parsed.kind !== 'message' || view === undefined) return undefined
  const stored = (await deps.store.getDocument('inbound_view', partner.code))?.value
  const trial = InboundView.safeParse(stored).data?.trial
  const isAbout =
    parsed.requestId?.toUpperCase() === trial?.requestId ||
    (parsed.requestId === undefined && parsed.item !== undefined && parsed.item.id === trial?.partnerItemId)
  const library = deps.snapshot.libraries().find(({ code }) => code === trial?.library)
  if (trial === undefined || library === undefined || !isAbout) return undefined
  const protocol = deps.protocols.of(partner)
  const { subject } = trialSubject('request', trial, partner, library, now)
  const event = protocol.interpret(parsed, subject)
  const remarks = remarksOn(parsed, record.raw, partner)
  const item = 'items' in event && Array.isArray(event.items) ? event.items[0]?.partnerItemId : undefined
  const noted = await changeView(deps.store, partner.code, now, (each) =>
    withTrialLine(
      each,
      {
        at: now,
        direction: 'received',
        what: event.type,
        isTaken: true,
        words: cutReason(withRemarks(textReason(parsed.summary), remarks)),
        message: new TextDecoder().decode(record.raw).slice(0, 8000),
      },
      {
        ...(event.partnerRequestId === undefined ? {} : { partnerRequestId: event.partnerRequestId }),
        ...(item === undefined ? {} : { partnerItemId: item }),
      },
    ),
  )
  const reply = protocol.answer(parsed, { kind: 'taken' })
  const message: InboxMessage = {
    ...record,
    summary: parsed.summary,
    state: 'applied',
    reason: remarks === undefined ? null : cutReason(remarks),
    reply,
  }
  return noted === null ? keepMessage(message) : { kind: 'committed', message }
}

/**
 * Marks a message as a test where it was refused and its partner is being set up: what a technician tries is in no list of
 * messages and no figure of the partner. The technician reads what was noticed beside the refusal.
 */
export const markTest = (
  { snapshot }: Pick<DepsWithSnapshot, 'snapshot'>,
  { partner, now }: PartnerMessage,
  handled: KeptMessage,
  parsed: Incoming,
): KeptMessage => {
  const { state, reason: why, raw } = handled.message
  const isSetUp =
    partner.status === 'inactive' &&
    openViews(snapshot.inboundViews(), now).some((each) => each.onboarding && each.partner === partner.code)
  if (!isSetUp || (state !== 'rejected' && state !== 'unreadable')) return handled
  const remarks = remarksOn(parsed, raw, partner)
  const reason = why === null || remarks === undefined ? why : cutReason(withRemarks(why, remarks))
  return { ...handled, message: { ...handled.message, reason }, isTest: true }
}
