import { z } from 'zod'
import { Day, PartnerCode } from '../values.ts'

/** A rule's place in its list, from 1, and its name. */
export const NamedRule = z.object({ number: z.int().positive(), name: z.string() })
export type NamedRule = z.infer<typeof NamedRule>

/** Why a partner that a template gives is not in the rota. */
export const LeftOutReason = z.enum([
  'inactive',
  'closed',
  'itself',
  'other_service',
  'over_limit',
  'gone',
  'excluded',
  'already_there',
  'no_room',
])
export type LeftOutReason = z.infer<typeof LeftOutReason>

/** A partner that a template gives and the rota does not have; `words` say why, for people. */
export const LeftOut = z.object({
  partner: PartnerCode,
  template: z.string(),
  reason: LeftOutReason,
  words: z.string(),
})
export type LeftOut = z.infer<typeof LeftOut>

/** The origin of a rota, or of a part of it. */
export const RotaBuild = z.object({
  /** The rules that matched; none where staff named the template. */
  rules: z.array(NamedRule),
  templates: z.array(z.string()),
  /** Whom the templates give and the rota does not have, the first fifty. */
  leftOut: z.array(LeftOut),
})
export type RotaBuild = z.infer<typeof RotaBuild>

/** The decision of a sending rule about a request. */
export const SendingDecision = z.object({
  rule: NamedRule,
  action: z.enum(['send', 'wait_for_approval', 'wait_for_staff', 'hold_until']),
  /** The day on which it may go out. */
  until: Day.optional(),
  /** True where it goes out by itself once nothing holds it; else the workflow profile says. */
  automatic: z.boolean(),
})
export type SendingDecision = z.infer<typeof SendingDecision>
