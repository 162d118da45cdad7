import { z } from 'zod'
import { Instant, LibraryCode, PartnerCode, RequestNumber } from '../borrowing/values.ts'
import { AnyReason } from '../translations/parameter.ts'
import { AlarmCondition } from './alarm-rule.ts'

/** The numbers and names that the words of an alarm contain. */
const Facts = z.record(z.string(), z.union([z.string(), z.number(), AnyReason]))

/** A problem that a rule found in the present state of the gateway. It is not stored. */
export type Finding = {
  readonly rule: string
  readonly kind: AlarmCondition['kind']
  /** The subject of the problem, unique within the rule, such as the code of a partner. */
  readonly subject: string
  readonly since: Instant
  readonly partner?: PartnerCode | undefined
  readonly library?: LibraryCode | undefined
  readonly facts: z.infer<typeof Facts>
  /** The requests whose messages wait because of it. */
  readonly waiting?: readonly WaitingRequest[] | undefined
}

const WaitingRequest = z.object({ library: LibraryCode, number: RequestNumber })
export type WaitingRequest = z.infer<typeof WaitingRequest>

const conditionKinds = AlarmCondition.options.map(({ shape }) => shape.kind.value)

/** The times at which an alarm was sent by each channel; null where it was not. */
const NotificationTimes = z.object({ email: Instant.nullable(), webhook: Instant.nullable() })

/** An alarm as it is stored. It is open until its problem is solved, and is then kept for 90 days. */
export const Alarm = z.object({
  id: z.string(),
  rule: z.string(),
  kind: z.enum(conditionKinds),
  subject: z.string(),
  partner: PartnerCode.optional(),
  library: LibraryCode.optional(),
  facts: Facts,
  /** Since when the problem exists, and when it was found. */
  since: Instant,
  raisedAt: Instant,
  /** When the problem was found to be solved; null while the alarm is open. */
  overAt: Instant.nullable(),
  acknowledged: z.object({ at: Instant, by: z.string().max(120) }).nullable(),
  /** When a message that it is open was planned for people. */
  notified: NotificationTimes,
  /** When such a message was taken by the mail server, or by the webhook. Alarms of earlier versions do not say. */
  sent: NotificationTimes.optional(),
  /** When people were notified that it is over. */
  notifiedOver: NotificationTimes,
  /** The requests whose messages waited because of it, as far as they were seen. */
  waited: z.array(WaitingRequest).optional(),
})
export type Alarm = z.infer<typeof Alarm>

/** In which part of a message an alarm is reported: it is open, it is over, or it came and went unseen. */
const MessagePart = z.enum(['raised', 'over', 'missed'])
export type MessagePart = z.infer<typeof MessagePart>

/** A message about alarms that is still to be sent. */
export const AlarmMessage = z.object({
  id: z.string(),
  channel: z.enum(['email', 'webhook']),
  to: z.array(z.string()),
  /** The alarms that it reports, by their ids. A morning mail reports none. */
  about: z.array(z.object({ alarm: z.string(), part: MessagePart })).prefault([]),
  subject: z.string(),
  text: z.string(),
  /** The body of the webhook's request. */
  payload: z.unknown(),
  createdAt: Instant,
  dueAt: Instant,
  attempts: z.int(),
  /** Why it was not taken at the last attempt. */
  failure: z.string().max(1000).optional(),
  /** True for a message that takes the place of one whose channel failed. */
  isFallback: z.boolean(),
  /** True for a message that leaves in quiet hours too. */
  evenInQuietHours: z.boolean().prefault(false),
})
export type AlarmMessage = z.infer<typeof AlarmMessage>

/** The alarms of one message, by the part in which it reports them. */
export type MessageContent = Readonly<Record<MessagePart, readonly Alarm[]>>
