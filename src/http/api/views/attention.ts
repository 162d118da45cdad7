import { z } from '@hono/zod-openapi'
import { asks, remediesOf } from '../../../borrowing/attention/attention-rules.ts'
import { Attention, attentionKind } from '../../../borrowing/request/attention.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import { Instant } from '../../../borrowing/values.ts'
import type { Description } from '../../../delivery/describe-request.ts'
import type { DescriptionNames } from '../../../delivery/description-names.ts'
import { GaveUpCause, type RequestFault } from '../../../delivery/request-faults.ts'
import { notSendableMail } from '../../../notices/not-sendable-mail.ts'
import { CommandType } from './command-type.ts'

/** The kinds of attention; `gave_up` is not stored with the request, since its change could not be: it is beside it. */
export const ShownAttentionKind = z.enum([...attentionKind.options, 'gave_up']).openapi('AttentionKind')

/** The members of every kind of attention. */
const common = {
  since: Instant.describe('Since when.'),
  asks: z.boolean().describe('True where staff must act.'),
  remedies: z.array(CommandType).describe('The commands that settle it and are allowed now.'),
  /** A mail by which staff can tell the partner what its protocol cannot say. */
  mail: z
    .object({
      to: z.string().describe('The address of the partner.'),
      subject: z.string().describe('The subject.'),
      text: z.string().describe('The text.'),
    })
    .optional()
    .describe('A mail by which staff can tell the partner what its protocol cannot say.'),
}

const gaveUp = z.object({
  kind: z.literal('gave_up'),
  ...common,
  detail: z
    .object({
      cause: GaveUpCause.describe('Why the last change was given up.'),
      count: z.int().describe('How many changes were given up.'),
    })
    .describe('What is known of it.'),
})

/** A condition that staff must look at, or should know; `detail` has the facts of its kind. */
export const AttentionView = z
  .discriminatedUnion('kind', [
    gaveUp,
    ...Attention.options.map(({ shape }) => {
      const { kind, since: _, ...facts }: z.core.$ZodShape = shape
      return z.object({
        kind: z.literal(shape.kind.value).describe('What the attention is about.'),
        ...common,
        detail: z.object(facts).describe('What is known of it, by its kind.'),
      })
    }),
  ])
  .openapi('Attention')
export type AttentionView = z.infer<typeof AttentionView>

/** Shows attention, with the commands that settle it. */
export const viewAttention = (
  attention: Attention,
  request: Request,
  allowed: Description['allowedCommands'],
  names: DescriptionNames,
): AttentionView => {
  const { kind, since, ...detail } = attention
  const mail =
    attention.kind === 'not_sendable'
      ? notSendableMail(request, attention, { ...names, from: names.library })
      : undefined
  return {
    kind,
    since,
    asks: asks(attention),
    detail,
    remedies: remediesOf(attention).filter((type) => allowed.includes(type)),
    ...(mail === undefined ? {} : { mail }),
  }
}

/** Returns a change that was given up asks staff to look, until a later change of the request is committed. */
export const viewFault = (fault: RequestFault | null): readonly AttentionView[] =>
  fault === null
    ? []
    : [
        {
          kind: 'gave_up',
          since: fault.since,
          asks: true,
          detail: { cause: fault.cause, count: fault.count },
          remedies: [],
        },
      ]
