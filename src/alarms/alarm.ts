import { z } from 'zod'
import { Instant, LibraryCode, PartnerCode } from '../borrowing/values.ts'
import { AlarmCondition } from './alarm-rule.ts'

/** The numbers and names that the words of an alarm are made of. */
const Facts = z.record(z.string(), z.union([z.string(), z.number()]))

/** Something that a rule looks at and that is not well: found by a look at the gateway, not stored. */
export type Finding = {
  readonly rule: string
  readonly kind: AlarmCondition['kind']
  /** What it is about, unique within the rule, such as the code of a partner. */
  readonly subject: string
  readonly since: Instant
  readonly partner?: PartnerCode | undefined
  readonly library?: LibraryCode | undefined
  readonly facts: z.infer<typeof Facts>
}

const conditionKinds = AlarmCondition.options.map(({ shape }) => shape.kind.value)

const Told = z.object({ email: Instant.nullable(), webhook: Instant.nullable() })

/** An alarm as it is stored: it stands until what it is about is well again, and is kept for a while. */
export const Alarm = z.object({
  id: z.string(),
  rule: z.string(),
  kind: z.enum(conditionKinds),
  subject: z.string(),
  partner: PartnerCode.optional(),
  library: LibraryCode.optional(),
  facts: Facts,
  /** Since when it is so, and when it was seen. */
  since: Instant,
  raisedAt: Instant,
  /** When it was seen to be over; null while it stands. */
  overAt: Instant.nullable(),
  acknowledged: z.object({ at: Instant, by: z.string().max(120) }).nullable(),
  /** When people were told that it stands, and that it is over, by each channel; null where they were not. */
  told: Told,
  toldOver: Told,
})
export type Alarm = z.infer<typeof Alarm>

/** A message about alarms that is still to be sent. */
export const AlarmMessage = z.object({
  id: z.string(),
  channel: z.enum(['email', 'webhook']),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  /** What the webhook is posted. */
  payload: z.unknown(),
  createdAt: Instant,
  dueAt: Instant,
  attempts: z.int(),
  /** True for a message that takes the place of one whose channel failed. */
  isFallback: z.boolean(),
})
export type AlarmMessage = z.infer<typeof AlarmMessage>

/** The alarms of one message: those that stand, those that are over, and those that came and went unseen. */
export type MessageContent = {
  readonly raised: readonly Alarm[]
  readonly over: readonly Alarm[]
  readonly missed: readonly Alarm[]
}
