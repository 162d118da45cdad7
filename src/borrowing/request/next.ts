import { z } from 'zod'
import { Instant, PartnerCode } from '../values.ts'
import { Deadline } from './deadline.ts'
import { Stage } from './stage.ts'
import { text } from './text.ts'

export const awaitedEvents = [
  'delivery',
  'answer',
  'confirmation',
  'shipment',
  'arrival',
  'cancel_answer',
  'number',
  'renewal_answer',
  'check_in',
  'patron_loan',
  'patron_return',
  'ils_answer',
  'locate_answers',
  'date',
] as const

/** The expected event while it is not the library's turn. */
export const AwaitedEvent = z.enum(awaitedEvents)
export type AwaitedEvent = z.infer<typeof AwaitedEvent>

/** The consequence of a deadline that passes. */
export const Consequence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('partner_asked'), partner: PartnerCode }),
  z.object({ kind: z.literal('partner_claimed'), partner: PartnerCode }),
  z.object({ kind: z.literal('closed'), outcome: z.string().max(60) }),
  z.object({ kind: z.literal('attention'), attention: z.string().max(60) }),
  z.object({ kind: z.literal('goes_on'), stage: Stage }),
])
export type Consequence = z.infer<typeof Consequence>

/** The next step: whose turn it is, for what, since when, and what happens by itself if nothing comes. */
export const Next = z.object({
  who: z.enum(['library', 'partner', 'patron', 'ils', 'gateway']),
  /** A command of the library, or what is waited for from somebody else. */
  for: text(60),
  since: Instant,
  partner: PartnerCode.optional(),
  /** The attention that makes it the library's turn. */
  attention: text(60).optional(),
  deadline: Deadline.optional(),
  // biome-ignore lint/suspicious/noThenProperty: the word of the API for what follows
  then: Consequence.optional(),
})
export type Next = z.infer<typeof Next>
