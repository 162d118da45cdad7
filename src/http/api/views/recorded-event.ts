import { z } from '@hono/zod-openapi'
import { Command } from '../../../borrowing/commands/command.ts'
import { CreateRequest } from '../../../borrowing/commands/create-input.ts'
import { DeliveryResult } from '../../../borrowing/deliveries/delivery-result.ts'
import { inputNames } from '../../../borrowing/events/input-names.ts'
import { RecordedEvent } from '../../../borrowing/events/recorded-event.ts'
import { OwnAnswer } from '../../../borrowing/local-answers/local-answer.ts'
import { PartnerEvent } from '../../../borrowing/partner-events/partner-event.ts'
import { Deadline, DeadlineKind } from '../../../borrowing/request/deadline.ts'
import { OperationKind } from '../../../borrowing/request/operation.ts'
import { Request } from '../../../borrowing/request/request.ts'
import { Instant } from '../../../borrowing/values.ts'
import { ShownAttentionKind } from './attention.ts'

const RecordedCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('create'), ...CreateRequest.shape }),
  ...Command.options,
])

const sent = {
  operation: OperationKind.describe('The kind of message.'),
  delivery: z.string().optional().describe('The id of the delivery.'),
}
const [firstResult, ...otherResults] = DeliveryResult.options.map(({ shape }) =>
  z.object({ ...shape, ...sent }),
)
if (firstResult === undefined) throw new Error('There are results of deliveries.')

const RecordedResult = z.discriminatedUnion('result', [firstResult, ...otherResults])

const RecordedAnswer = z.discriminatedUnion('type', OwnAnswer.options)

const kept = 'Null where it was erased with the personal data, and where an earlier version recorded less.'

/** The input of an event: what came in, by its kind and name. */
const RecordedInput = z
  .discriminatedUnion('kind', [
    z
      .object({
        kind: z.literal('command'),
        name: z.enum(inputNames.command).describe('The type of the command.'),
        data: z.union([RecordedCommand, z.null()]).describe(`The command. ${kept}`),
      })
      .openapi('RecordedInputCommand'),
    z
      .object({
        kind: z.literal('partner_event'),
        name: z.enum(inputNames.partner_event).describe('The type of the partner’s event.'),
        data: z.union([PartnerEvent, z.null()]).describe(`What the partner said. ${kept}`),
      })
      .openapi('RecordedInputPartnerEvent'),
    z
      .object({
        kind: z.literal('delivery'),
        name: z.enum(inputNames.delivery).describe('The kind of the result.'),
        data: z.union([RecordedResult, z.null()]).describe(`The result of sending a message. ${kept}`),
      })
      .openapi('RecordedInputDelivery'),
    z
      .object({
        kind: z.literal('deadline'),
        name: DeadlineKind.describe('The kind of the deadline.'),
        data: z.union([Deadline, z.null()]).describe(`The deadline that passed. ${kept}`),
      })
      .openapi('RecordedInputDeadline'),
    z
      .object({
        kind: z.literal('answer'),
        name: z.enum(inputNames.answer).describe('The type of the answer.'),
        data: z.union([RecordedAnswer, z.null()]).describe(`The answer of the library’s own side. ${kept}`),
      })
      .openapi('RecordedInputAnswer'),
  ])
  .openapi('RecordedInput')

const { undo: _, ...shape }: z.core.$ZodShape = Request.shape

/** Attention as it is stored. What each kind has is described once, at `detail` of the attention of a request. */
export const StoredAttention = z
  .looseObject({
    kind: ShownAttentionKind.describe('The kind of attention.'),
    since: Instant.describe('Since when.'),
  })
  .describe(
    'Attention as it is stored: the members of `detail` of `Attention`, by its kind, are beside `kind` and `since`.',
  )

/** The members of a request that an event changed. */
const RequestChanges = z
  .object(
    Object.fromEntries(
      Object.entries<z.core.$ZodType>({
        ...shape,
        attention: z.array(StoredAttention).describe('What staff must look at, or should know.'),
      }).map(([name, member]) => [name, z.optional(z.nullable(member))]),
    ),
  )
  .openapi('RequestChanges', {
    description: 'The members that changed, with their new values; null for one that is gone.',
  })

/** A recorded decision about a request, with its input and its changes by their types. */
export const RecordedEventView = z
  .object({
    ...RecordedEvent.shape,
    input: RecordedInput.describe('What caused the event.'),
    changes: RequestChanges.describe('The members of the request that changed, with their new values.'),
  })
  .openapi('RecordedEvent')

type Input = RecordedEvent['input']
type ShownInput = z.infer<typeof RecordedInput> | (Pick<Input, 'kind' | 'name'> & { readonly data: null })
export type RecordedEventView = Omit<z.infer<typeof RecordedEventView>, 'input'> & {
  readonly input: ShownInput
}

/** The member of the data of an input that repeats its name. */
const nameMembers = {
  command: 'type',
  partner_event: 'type',
  delivery: 'result',
  deadline: 'kind',
  answer: 'type',
} as const

/** Shows a recorded event. Data of its input that is not whole any more is null. */
export const viewRecordedEvent = (event: RecordedEvent): RecordedEventView => {
  const { kind, name, data } = event.input
  const input = RecordedInput.safeParse({ kind, name, data: { ...Object(data), [nameMembers[kind]]: name } })
  return { ...event, input: input.data ?? { kind, name, data: null } }
}
