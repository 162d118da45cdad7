import { z } from 'zod'
import { LeftOut, NamedRule, SourceResult } from '../request/rota-build.ts'
import { PartnerCode } from '../values.ts'

/** A rota that was planned once union catalogues had said who holds the item. */
export const FoundRota = z.object({
  partners: z
    .array(
      z.object({
        partner: PartnerCode.describe('The code of the partner.'),
        template: z.string().describe('The code of the rota template.'),
        lastResort: z.boolean().describe('Whether the partner stands at the end of the rota.'),
        source: z.string().optional().describe('The union catalogue that named it.'),
        available: z.boolean().optional().describe('Whether a copy is available.'),
        callNumber: z.string().optional().describe('The call number.'),
        location: z.string().optional().describe('The shelving location.'),
        recordId: z.string().optional().describe('The number of the record.'),
      }),
    )
    .readonly()
    .describe('The partners, in order.'),
  leftOut: z.array(LeftOut).readonly().describe('The holders that were left out, the first fifty.'),
  late: z.array(PartnerCode).readonly().describe('The partners that stand last since they are likely late.'),
  rules: z.array(NamedRule).readonly().describe('The rota rules that matched.'),
  templates: z.array(z.string()).readonly().describe('The rota templates that were used.'),
  missing: z.array(z.string()).readonly().describe('The rota templates that are gone.'),
  sources: z.array(SourceResult).readonly().describe('The union catalogues, and their answers.'),
  explanationId: z.string().optional().describe('The id under which the explanation of the rota is kept.'),
  checkAhead: z.int().optional().describe('How many of the next partners are checked before their turn.'),
})
export type FoundRota = z.infer<typeof FoundRota>
