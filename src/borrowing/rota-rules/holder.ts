import { z } from 'zod'
import { AnyReason } from '../../translations/parameter.ts'
import type { SourceResult } from '../request/rota-build.ts'
import { PartnerCode } from '../values.ts'
import type { CopyPolicy } from './holdings-policy.ts'
import { HolderSortKey } from './template.ts'

/**
 * Whether a partner has what is wanted. `not_supplied`: it has copies, none of which is supplied in this way;
 * `location_not_supplied`: none of which stands where it supplies from.
 */
export const holderStates = [
  'held',
  'uncertain',
  'part_not_held',
  'not_supplied',
  'location_not_supplied',
] as const
export type HolderState = (typeof holderStates)[number]

/** What a union catalogue says of one partner: whether it has what is wanted, and would supply it. */
export type Holder = {
  readonly partner: PartnerCode
  /** The locate profile that named it. */
  readonly source: string
  readonly state: HolderState
  readonly available?: boolean | undefined
  readonly electronic?: boolean | undefined
  readonly callNumber?: string | undefined
  readonly location?: string | undefined
  readonly recordId?: string | undefined
  /** What the partner's holdings policy says of the copy; left out where it has none. */
  readonly copyPolicy?: CopyPolicy | undefined
}

/** A code in a union catalogue that belongs to no partner. */
export type UnmappedCode = {
  readonly source: string
  readonly code: string
  /** The directory entry that it belongs to, which no partner names. */
  readonly entry?: string | undefined
}

/** What union catalogues say of an item. */
export type FoundHolders = {
  readonly holders: readonly Holder[]
  readonly unmapped: readonly UnmappedCode[]
  readonly sources: readonly SourceResult[]
}

/** A holder in the explanation of a rota: it has a place, or a reason why it was left out, never both. */
export const RotaCandidate = z.object({
  partner: PartnerCode.optional().describe(
    'The code of the partner; left out for a code that belongs to none.',
  ),
  holdingCode: z.string().optional().describe('The code in the union catalogue that belongs to no partner.'),
  source: z.string().describe('The locate profile of the union catalogue that named it.'),
  template: z.string().describe('The rota template.'),
  place: z.int().positive().optional().describe('Its place among the partners of the template, from 1.'),
  keys: z
    .array(
      z.object({
        key: HolderSortKey.describe('The sort key.'),
        value: z.number().nullable().describe('Its value; null where it is unknown.'),
      }),
    )
    .optional()
    .describe('The values by which it was sorted, in the order of the template.'),
  reason: AnyReason.optional().describe('Why it was left out.'),
  late: z.boolean().optional().describe('True where the item would likely come too late.'),
  warning: AnyReason.optional().describe(
    'What speaks against it although it has a place: a balance rule of a network.',
  ),
  available: z.boolean().optional().describe('Whether a copy is available, where the catalogue says so.'),
  callNumber: z.string().optional().describe('The call number.'),
  location: z.string().optional().describe('The shelving location.'),
})
export type RotaCandidate = z.infer<typeof RotaCandidate>
