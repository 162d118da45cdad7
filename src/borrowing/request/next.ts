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
  'patron_answer',
  'in_library_use',
  'end_of_use',
  'release',
  'ils_answer',
  'locate_answers',
  'date',
] as const

/** The expected event while it is not the library's turn. */
export const AwaitedEvent = z.enum(awaitedEvents)
export type AwaitedEvent = z.infer<typeof AwaitedEvent>

/** The consequence of a deadline that passes. */
export const Consequence = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('partner_asked'),
    partner: PartnerCode.describe('The code of the partner that is asked.'),
  }),
  z.object({
    kind: z.literal('partner_claimed'),
    partner: PartnerCode.describe('The code of the partner that is asked for the status.'),
  }),
  z.object({ kind: z.literal('closed'), outcome: z.string().max(60).describe('How the request ends.') }),
  z.object({
    kind: z.literal('attention'),
    attention: z.string().max(60).describe('The kind of attention that is raised.'),
  }),
  z.object({ kind: z.literal('goes_on'), stage: Stage.describe('The stage that the request then has.') }),
])
export type Consequence = z.infer<typeof Consequence>

/** The next step: whose turn it is, for what, since when, and what happens automatically if nothing comes. */
export const Next = z.object({
  who: z.enum(['library', 'partner', 'patron', 'ils', 'gateway']).describe('Who is to act.'),
  for: text(60).describe('A command of the library, or what is awaited from somebody else.'),
  since: Instant.describe('Since when.'),
  partner: PartnerCode.optional().describe('The code of the partner whose turn it is.'),
  attention: text(60).optional().describe('The kind of attention that makes it the library’s turn.'),
  deadline: Deadline.optional().describe('The deadline that ends the wait.'),
  // biome-ignore lint/suspicious/noThenProperty: the word of the API for what follows
  then: Consequence.optional().describe('What happens automatically when the deadline passes.'),
})
export type Next = z.infer<typeof Next>
