import { z } from 'zod'
import { AnyReason } from '../../translations/parameter.ts'
import type { KeysOf, Reason } from '../../translations/reason.ts'
import { Day, PartnerCode } from '../values.ts'

/** The answer of a union catalogue. */
export const SourceResult = z.object({
  source: z.string().describe('The code of the locate profile.'),
  questions: z.int().describe('How many questions were put to it.'),
  holders: z.int().describe('How many partners it named.'),
  reason: AnyReason.optional().describe('Why it gave no answer; left out where it answered.'),
})
export type SourceResult = z.infer<typeof SourceResult>

/** A rule's place in its list, from 1, and its name. */
export const NamedRule = z.object({
  number: z.int().positive().describe('The place of the rule, from 1.'),
  name: z.string().describe('The name of the rule.'),
})
export type NamedRule = z.infer<typeof NamedRule>

/** Why a partner that a template gives is not in the rota. */
export type LeftOutReason = Reason<KeysOf<'rota'>>

/** A partner that a template gives and the rota does not have. */
export const LeftOut = z.object({
  partner: PartnerCode.describe('The code of the partner.'),
  template: z.string().describe('The code of the rota template that named it.'),
  reason: AnyReason.describe('Why it was left out.'),
})
export type LeftOut = z.infer<typeof LeftOut>

/** The origin of a rota, or of a part of it. */
export const RotaBuild = z.object({
  rules: z.array(NamedRule).describe('The rules that matched; none where staff named the template.'),
  templates: z.array(z.string()).describe('The rota templates that were used.'),
  leftOut: z
    .array(LeftOut)
    .describe('The partners that the templates give and the rota does not have, the first fifty.'),
  sources: z
    .array(SourceResult)
    .optional()
    .describe('The union catalogues that were asked who holds the item, and the result.'),
  explanationId: z
    .string()
    .optional()
    .describe('The id under which the explanation of each candidate is kept for 90 days.'),
  checkAhead: z
    .int()
    .optional()
    .describe('How many of the next partners have their own catalogues asked before their turn.'),
})
export type RotaBuild = z.infer<typeof RotaBuild>

/** The decision of a sending rule about a request. */
export const SendingDecision = z.object({
  rule: NamedRule.describe('The name of the rule.'),
  action: z
    .enum(['send', 'wait_for_approval', 'wait_for_staff', 'hold_until'])
    .describe('What the rule does.'),
  until: Day.optional().describe('The day on which the request may be sent.'),
  automatic: z
    .boolean()
    .describe(
      'True where the request is sent automatically once nothing holds it back; otherwise the workflow profile decides.',
    ),
})
export type SendingDecision = z.infer<typeof SendingDecision>
