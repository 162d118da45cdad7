import { z } from 'zod'
import { Conditions } from './conditions.ts'
import { TemplateCode } from './template.ts'

/** Gives rota templates to the requests that meet its conditions. */
export const RotaRule = z.object({
  name: z.string().trim().min(1).max(100),
  when: Conditions.prefault({}),
  /** One behind the other. */
  templates: z.array(TemplateCode).min(1).max(20),
})
export type RotaRule = z.infer<typeof RotaRule>

/** Which rota templates a request without a rota of its own gets: rules, read in order. */
export const RotaRules = z.object({
  /** Whether only the first rule counts that matches, or all of them do. */
  match: z.enum(['first', 'all']).prefault('first'),
  rules: z.array(RotaRule).max(500).prefault([]),
})
export type RotaRules = z.infer<typeof RotaRules>

/** The key under which a gateway's one list of rules is stored. */
export const theRules = 'rules'
