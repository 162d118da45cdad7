import { z } from 'zod'
import { balancePeriods } from '../partner-statistics/balance.ts'
import { PartnerCode } from '../values.ts'

export const TemplateCode = z.string().trim().min(1).max(60)

const partners = z.array(PartnerCode).max(200)

/** The sort keys of lenders: the fewest days, the highest fill rate, the lowest cost. */
export const SortKey = z.enum(['supply_days', 'success', 'cost'])
export type SortKey = z.infer<typeof SortKey>

/** The sort keys of holders, in the order in which they are described in the manual. */
export const HolderSortKey = z.enum([
  'local',
  'network',
  'tier_cost',
  'courier',
  'electronic',
  'available',
  'location',
  'shelving',
  'balance',
  'success',
  'supply_days',
  'cost',
  'distance',
  'load',
  'open_now',
])
export type HolderSortKey = z.infer<typeof HolderSortKey>

/** The partners to ask, in order: a list of partners, or a rule that chooses among all of them. It names no other template. */
export const RotaTemplate = z.object({
  code: TemplateCode.describe('The code of the document, fixed once given.'),
  choose: z
    .discriminatedUnion('by', [
      z.object({
        by: z.literal('list'),
        partners: partners.min(1).describe('The codes of the partners, in order.'),
      }),
      /** All active partners that lend what is asked, sorted by the first key, where that is equal by the next … */
      z.object({
        by: z.literal('rule'),
        sort: z.array(SortKey).max(3).prefault([]).describe('How partners are sorted.'),
      }),
      /** The partners that union catalogues name as holders of the item. */
      z.object({
        by: z.literal('holdings'),
        sources: z
          .array(z.string().max(60))
          .min(1)
          .max(3)
          .describe('The locate profiles of the union catalogues that are asked who holds the item.'),
        stop: z
          .enum(['first', 'all'])
          .prefault('first')
          .describe(
            'Whether asking ends with the first source that names a holder, or all sources are asked at the same time.',
          ),
        networks: z
          .array(z.string().trim().min(1).max(120))
          .max(50)
          .prefault([])
          .describe('The networks whose members are asked; all where left out.'),
        sort: z
          .array(HolderSortKey)
          .max(10)
          .prefault(['network', 'tier_cost', 'available', 'success', 'supply_days'])
          .describe('How holders are sorted: each key sorts those that the keys before it leave equal.'),
        balanceScope: z
          .enum(['pool', 'bilateral'])
          .prefault('pool')
          .describe(
            'What the key `balance` counts: what a partner lent to all libraries of the gateway and borrowed from them (`pool`), or to and from the library that asks (`bilateral`).',
          ),
        balancePeriod: z
          .enum(balancePeriods)
          .prefault('P365D')
          .describe(
            'Which shipments the key `balance` counts: those of the last 365 or 90 days, of this calendar year, or of the items that are out now (`active`).',
          ),
        checkAhead: z
          .int()
          .min(0)
          .max(3)
          .prefault(3)
          .describe(
            'How many of the next partners have their own catalogues asked whether a copy is available, before their turn.',
          ),
      }),
    ])
    .describe('Which partners are chosen.'),
  exclude: partners.prefault([]).describe('The partners to leave out.'),
  lastResort: partners
    .prefault([])
    .describe('The partners to ask at the end of the whole rota, in this order.'),
  balance: z
    .enum(['none', 'weight', 'round_robin'])
    .prefault('none')
    .describe(
      'Which partner comes first among those that nothing else puts in order (in a list: all of them). `weight`: each in its share, by the weight of its profile (1 where left out); `round_robin`: each as often as another, in turn.',
    ),
  atMost: z
    .int()
    .min(1)
    .max(100)
    .prefault(100)
    .describe('The most partners that it gives, those of last resort not counted.'),
})
export type RotaTemplate = z.infer<typeof RotaTemplate>

/** Returns every partner that a template names, with the place where it does. */
export const partnersNamed = ({
  choose,
  exclude,
  lastResort,
}: RotaTemplate): readonly { readonly path: string; readonly partner: PartnerCode }[] => {
  const at = (path: string, codes: readonly PartnerCode[]) =>
    codes.map((partner, index) => ({ path: `${path}/${index}`, partner }))
  return [
    ...(choose.by === 'list' ? at('choose/partners', choose.partners) : []),
    ...at('exclude', exclude),
    ...at('lastResort', lastResort),
  ]
}
