import { z } from 'zod'
import { type InputKind, inputNames } from '../borrowing/events/input-names.ts'
import { attentionKind } from '../borrowing/request/attention.ts'
import { Item } from '../borrowing/request/item.ts'
import { Next } from '../borrowing/request/next.ts'
import { OperationKind } from '../borrowing/request/operation.ts'
import { Outcome } from '../borrowing/request/outcome.ts'
import { Stage } from '../borrowing/request/stage.ts'
import { Status } from '../borrowing/status/status.ts'
import { Actor, Instant, LibraryCode, PartnerCode, RequestNumber } from '../borrowing/values.ts'
import { type EventType, eventTypes } from './event-types.ts'

const unknownName = 'unknown'

/** The names of inputs as events show them. */
const CauseName = z
  .enum([...new Set(Object.values(inputNames).flat()), unknownName])
  .describe(
    'Its name, such as `send`, `will_supply` or `no_answer`; `unknown` where only an earlier version knew it.',
  )

/** Returns the name of an input as events show it. */
export const causeName = (kind: InputKind, name: string): z.infer<typeof CauseName> =>
  inputNames[kind].some((each) => each === name) ? CauseName.parse(name) : unknownName

/** The members of every event of a request besides its type. */
const cause = z.object({
  cause: z
    .object({
      kind: z
        .enum(['command', 'partner_event', 'delivery', 'deadline', 'answer'])
        .describe(
          'What came in: a command, what a partner said, the result of a delivery, a deadline, or an answer.',
        ),
      name: CauseName.describe(
        'Its name, such as `send`, `will_supply` or `no_answer`; `unknown` where only an earlier version knew it.',
      ),
    })
    .describe('What the event comes from.'),
  by: Actor.describe('Who caused it.'),
  entry: z.int().nullable().describe('The entry of the rota that it is about.'),
  ignored: z.boolean().describe('True where it was recorded and changed nothing.'),
  raised: z.array(attentionKind).describe('The attention that it raised.'),
  messagesSent: z
    .array(
      z
        .object({
          operation: OperationKind.describe('The kind of message.'),
          entry: z.int().describe('The id of the entry of the rota.'),
        })
        .describe('A message to a partner.'),
    )
    .describe('The messages to partners that it caused.'),
  message: z.string().nullable().describe('The id of the partner’s message that it comes from.'),
})

export const EventItem = Item.pick({ id: true, state: true, barcode: true, dueDate: true, form: true })

const withItems = cause.extend({
  items: z.array(EventItem).describe('The items of the request, where the event changed any.'),
})
const withOutcome = cause.extend({
  outcome: z.enum(Outcome.options.map((each) => each.shape.kind.value)).describe('How it ended.'),
})

const envelope = z.object({
  id: z.string().describe('The id of the event. Webhooks repeat it: handle each id once.'),
  cursor: z.string().describe('The place behind this event: a reader that has handled it goes on from here.'),
  occurredAt: Instant.describe('When it happened.'),
  library: LibraryCode.describe('The library whose request it is.'),
  request: RequestNumber.describe('The number of the request.'),
  partner: PartnerCode.nullable().describe('The partner that it is about.'),
  stage: Stage.nullable().describe('The stage afterwards; null in events of version 0.1.'),
  status: Status.describe('The status afterwards.'),
  previousStatus: Status.nullable().describe('The status before; null for a new request.'),
  attention: z
    .array(attentionKind)
    .nullable()
    .describe('What needs attention afterwards; null in events of version 0.1.'),
  next: Next.nullable().describe('Whose turn it is afterwards.'),
})

/** The content of `data` by type; events of other types have the cause only. */
const dataByType = {
  'request.created': cause.extend({
    reference: z.string().nullable().describe('The library system’s own reference.'),
    patron: z.string().nullable().describe('The id of the patron.'),
  }),
  'request.shipped': withItems,
  'request.received': withItems,
  'request.on_loan': withItems,
  'request.patron_returned': withItems,
  'request.returned': withItems,
  'request.completed': withOutcome,
  'request.cancelled': withOutcome,
  'request.declined': withOutcome,
  'request.expired': withOutcome,
  'request.lost': withOutcome,
} as const satisfies Partial<Record<EventType, z.ZodObject>>

const isTyped = (type: EventType): type is keyof typeof dataByType => Object.hasOwn(dataByType, type)

/** Returns the schema of what an event of a type holds in `data`. */
export const dataSchemaOf = (type: EventType): z.ZodObject => (isTyped(type) ? dataByType[type] : cause)

/** The types of events. */
export const allEventTypes = Object.keys(eventTypes).filter((type): type is EventType =>
  Object.hasOwn(eventTypes, type),
)

/** The type of an event. */
export const EventTypeName = z.enum(allEventTypes)

/** Returns the schema of the events of one type. */
export const eventSchemaOf = (type: EventType) =>
  envelope
    .extend({
      type: z.literal(type).describe('The type of the event.'),
      data: dataSchemaOf(type).describe('What is known of it, by its type.'),
    })
    .describe(eventTypes[type])

/** An event as the API and webhooks show it. It holds no personal data but the patron's id. */
export type PublicEvent = z.infer<typeof envelope> & {
  readonly type: EventType
  readonly data: z.infer<typeof cause> & Readonly<Record<string, unknown>>
}
