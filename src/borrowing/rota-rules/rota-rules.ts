import { z } from 'zod'
import { Conditions } from './conditions.ts'
import { RuleStatus } from './judge.ts'
import { TemplateCode } from './template.ts'

/** Gives rota templates to the requests that meet its conditions. */
export const RotaRule = z.object({
  name: z.string().trim().min(1).max(100).describe('The name of the rule.'),
  when: Conditions.prefault({}).describe(
    'The conditions that a request must meet; all requests where it is empty.',
  ),
  templates: z
    .array(TemplateCode)
    .min(1)
    .max(20)
    .describe('The codes of the rota templates, one behind the other.'),
  status: RuleStatus,
})
export type RotaRule = z.infer<typeof RotaRule>

/** Which rota templates a request without a rota of its own gets: rules, read in order. */
export const RotaRules = z.object({
  match: z
    .enum(['first', 'all'])
    .prefault('first')
    .describe('Whether only the first rule counts that matches, or all of them do.'),
  rules: z.array(RotaRule).max(500).prefault([]).describe('The rules, in order.'),
})
export type RotaRules = z.infer<typeof RotaRules>

/** The key under which a gateway's one list of rules is stored. */
export const theRules = 'rules'
