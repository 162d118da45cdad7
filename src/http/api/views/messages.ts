import type { Language } from '../../../translations/language.ts'
import { reason } from '../../../translations/reason.ts'
import { type AnswerReader, sayReasons, ReasonView, viewReason } from './reason.ts'
import { z } from '@hono/zod-openapi'
import { PublicPartnerState, viewPartnerState } from './partner-state.ts'
import { ilsCalls } from '../../../borrowing/local-answers/ils-call.ts'
import { operationKinds } from '../../../borrowing/request/operation.ts'
import { Instant, LibraryCode, PartnerCode, RequestNumber } from '../../../borrowing/values.ts'
import type { CircuitState } from '../../../delivery/outbound/circuit-breaker.ts'
import { type Delivery, deliveryStates } from '../../../store/ports/outbox.ts'
import { type InboxMessage, type ListedMessage, messageStates } from '../../../store/ports/inbox.ts'
import type { TimelineItem } from '../../../store/ports/events.ts'
import { MailView } from './mail.ts'
import { RecordedEventView, viewRecordedEvent } from './recorded-event.ts'
import { toBase64 } from '../../../accounts/secrets.ts'

/** The states of a partner's message, for filters. */
export const MessageState = z.enum(messageStates)

/** The states of a message to a partner, for filters. */
export const DeliveryState = z.enum(deliveryStates)

/** A partner's message in a list. */
export const MessageSummary = z
  .object({
    id: z.string().describe('The id of the message.'),
    receivedAt: Instant.describe('When it came.'),
    protocol: z.string().describe('The protocol.'),
    partner: PartnerCode.nullable().describe('The code of the partner.'),
    library: LibraryCode.nullable().describe('The code of the library.'),
    request: RequestNumber.nullable().describe('The request, or its number.'),
    entry: z.int().nullable().describe('The id of the entry of the rota.'),
    state: MessageState.describe('The result of the message.'),
    summary: z.string().describe('What it is, in a few words.'),
    reason: z.union([ReasonView, z.null()]).describe('Why it is in that state; null where nothing is to be said.'),
    contentType: z.string().describe('The media type of the content.'),
    truncated: z.boolean().describe('True where only the beginning was kept.'),
    mail: MailView.optional().describe('The mail, in the review list and where one message is read.'),
  })
  .openapi('MessageSummary')
export type MessageSummary = z.infer<typeof MessageSummary>

/** A partner's message as it came, and what was answered. */
export const MessageView = z
  .object({
    ...MessageSummary.shape,
    raw: z.string().describe('The source, as text.'),
    rawBase64: z.string().optional().describe('The source in base64, where it is not UTF-8.'),
    reply: z.object({ status: z.int().describe('The HTTP status of the reply.'), contentType: z.string().describe('The media type of the content.'), content: z.string().describe('The content of the reply.') }).nullable().describe('What was replied.'),
  })
  .openapi('Message')
export type MessageView = z.infer<typeof MessageView>

/** A message to a partner in a list. */
export const DeliverySummary = z
  .object({
    id: z.string().describe('The id of the delivery.'),
    library: LibraryCode.describe('The code of the library.'),
    request: RequestNumber.describe('The request, or its number.'),
    entry: z.int().describe('The id of the entry of the rota.'),
    requestId: z.string().describe('The id under which the partner was asked.'),
    partner: PartnerCode.nullable().describe('The code of the partner; null for a mail to the patron and for a call of the library’s own system.'),
    operation: z.enum([...operationKinds, 'notice', ...ilsCalls, 'locate']).describe('The operation, such as the kind of message to a partner.'),
    summary: z.string().describe('What it is, in a few words.'),
    createdAt: Instant.describe('When it was created.'),
    dueAt: Instant.describe('When it is sent or tried next.'),
    state: DeliveryState.describe('How far the delivery is.'),
    attempts: z.int().describe('How many attempts were made.'),
    possiblyTaken: z.boolean().describe('True where the receiver may have taken a message without our knowing.'),
    lastError: z.union([ReasonView, z.null()]).describe('What the last attempt failed of; null where none failed.'),
    settledAt: Instant.nullable().describe('When it was settled.'),
    heldBack: z
      .object({ state: PublicPartnerState.describe('The state of the partner.'), until: Instant.nullable().describe('Until when.'), reason: ReasonView.describe('Why it is held back.') })
      .optional().describe('Why it is not sent now although it is due; left out where nothing holds it back.'),
  })
  .openapi('DeliverySummary')
export type DeliverySummary = z.infer<typeof DeliverySummary>

/** A message to a partner, and what the partner answered. Credentials are in it by name only: `[token]`. */
export const DeliveryView = z
  .object({
    ...DeliverySummary.shape,
    contentType: z.string().describe('The media type of the content.'),
    content: z.string().describe('The content, as it was sent or received.'),
    reply: z.string().nullable().describe('What the receiver replied.'),
  })
  .openapi('Delivery')
export type DeliveryView = z.infer<typeof DeliveryView>

/** An entry of the timeline of a request: an event, a message received, or a message sent. */
export const TimelineView = z
  .discriminatedUnion('kind', [
    RecordedEventView.extend({ kind: z.literal('event'), cursor: z.int().describe('The cursor of the event.') }),
    z.object({ kind: z.literal('message_in'), at: Instant.describe('When the message was received.'), message: MessageView.describe('The message.') }),
    z.object({ kind: z.literal('message_out'), at: Instant.describe('When the message was queued.'), delivery: DeliveryView.describe('The delivery.') }),
  ])
  .openapi('TimelineItem')
export type TimelineView =
  | (RecordedEventView & { readonly kind: 'event'; readonly cursor: number })
  | Exclude<z.infer<typeof TimelineView>, { kind: 'event' }>

/**
 * Returns bytes as text. The text gives back the very bytes, a byte order mark included; where there is none that does,
 * Base64 does.
 */
const textOf = (raw: Uint8Array): { raw: string; rawBase64?: string } => {
  try {
    return { raw: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw) }
  } catch {
    return { raw: new TextDecoder().decode(raw), rawBase64: toBase64(raw) }
  }
}

/** Shows a partner's message without its text. */
export const summarizeMessage = (
  {
    raw: _raw,
    reply: _reply,
    mail: _mail,
    share: _share,
    reason: why,
    ...summary
  }: ListedMessage & Partial<InboxMessage>,
  language: Language,
): MessageSummary => ({ ...summary, reason: why === null ? null : viewReason(why, language) })

/** Shows a partner's message in full. */
export const viewMessage = (message: InboxMessage, language: Language): MessageView => ({
  ...summarizeMessage(message, language),
  ...textOf(message.raw),
  reply: message.reply,
})

/** Shows a message to a partner without its text. */
export const summarizeDelivery = (
  { target, content: _content, contentType: _contentType, reply: _reply, lastError, ...summary }: Delivery,
  language: Language,
): DeliverySummary => ({
  ...summary,
  lastError: lastError === null ? null : viewReason(lastError, language),
  partner: target.kind === 'partner' ? target.partner : null,
})

/**
 * Adds to a waiting message why its partner gets none now.
 *
 * @param circuits the circuit breakers of the partners that failed last
 */
export const withReason =
  <T extends DeliverySummary>(circuits: ReadonlyMap<PartnerCode, CircuitState>, language: Language) =>
  (delivery: T): T => {
    const circuit = delivery.partner === null ? undefined : circuits.get(delivery.partner)
    if (delivery.state !== 'waiting' || circuit === undefined || circuit.state === 'closed') return delivery
    const { state, failures, pausedUntil } = viewPartnerState(circuit)
    const partner = String(delivery.partner)
    const why =
      state === 'paused' && pausedUntil !== null
        ? reason('failure.partner_paused', { partner, failures, until: { instant: pausedUntil } })
        : reason('failure.partner_probed', { partner, failures })
    return { ...delivery, heldBack: { state, until: pausedUntil, reason: viewReason(why, language) } }
  }

/** The character before and after the name of a credential that is filled in at sending. */
const placeholderMark = '\u0001'

/** Returns a message to a partner with the names of credentials where they are filled in at sending. */
export const nameCredentials = (content: string): string =>
  content
    .split(placeholderMark)
    .map((part, index) => (index % 2 === 1 ? `[${part}]` : part))
    .join('')

/** Shows a message to a partner in full. */
export const viewDelivery = (delivery: Delivery, language: Language): DeliveryView => ({
  ...summarizeDelivery(delivery, language),
  contentType: delivery.contentType,
  content: nameCredentials(delivery.content),
  reply: delivery.reply,
})

/** Shows what happened with a request. */
export const viewTimelineItem = (item: TimelineItem, reader: AnswerReader): TimelineView => {
  switch (item.kind) {
    case 'event':
      return { kind: 'event', cursor: item.cursor, ...sayReasons(viewRecordedEvent(item.event), reader) }
    case 'message_in':
      return { kind: 'message_in', at: item.at, message: viewMessage(item.message, reader.language) }
    case 'message_out':
      return { kind: 'message_out', at: item.at, delivery: viewDelivery(item.delivery, reader.language) }
  }
}
