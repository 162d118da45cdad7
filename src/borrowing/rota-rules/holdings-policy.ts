import { z } from 'zod'

const code = z.string().trim().min(1).max(120)
const label = z.string().trim().max(200).optional().describe('The name, for people.')
const preference = z
  .int()
  .min(-1)
  .max(10_000)
  .describe('Higher ones are asked first; -1 for a place that supplies nothing.')

/** From which places and with which loan policies an institution supplies (CrossLink, directory/api.yaml, `HoldingsPolicy`). */
export const HoldingsPolicy = z.object({
  locations: z
    .array(
      z.object({
        code: code.describe('The code of the location, as catalogues write it.'),
        name: label,
        supplyPreference: preference,
      }),
    )
    .max(500)
    .optional()
    .describe('Its locations, such as branches.'),
  shelvingLocations: z
    .array(
      z.object({
        code: code.describe('The code of the shelving location, as catalogues write it.'),
        name: label,
        supplyPreference: preference,
      }),
    )
    .max(500)
    .optional()
    .describe('Its shelving locations, in every location.'),
  locationPolicies: z
    .array(
      z.object({
        locationCode: code.optional().describe('The location; every location where left out.'),
        shelvingLocationCode: code.describe('The shelving location.'),
        supplyPreference: preference,
      }),
    )
    .max(500)
    .optional()
    .describe('What replaces the preference of a shelving location, most often in one location.'),
  itemLoanPolicies: z
    .array(
      z.object({
        code: code.describe('The code of the loan policy, as catalogues write it.'),
        name: label,
        lendable: z.boolean().describe('Whether copies with this policy are supplied.'),
      }),
    )
    .max(500)
    .optional()
    .describe('The loan policies of its copies.'),
})
export type HoldingsPolicy = z.infer<typeof HoldingsPolicy>

/** Where a copy stands and under which policy it is lent, by the codes of its catalogue. */
export type CopyPlace = {
  readonly branch?: string | undefined
  readonly shelving?: string | undefined
  readonly itemPolicy?: string | undefined
}

/** What a policy says of a copy. A preference that is not set is 0. */
export type CopyPolicy = {
  readonly location: number
  readonly shelving: number
  readonly isLendable: boolean
}

const isSame = (one: string, other: string | undefined): boolean =>
  other !== undefined && one.toLowerCase() === other.trim().toLowerCase()

/** Reads what the policy of an institution says of one of its copies. A code that it does not list says nothing. */
export const policyOfCopy = (
  { locations = [], shelvingLocations = [], locationPolicies = [], itemLoanPolicies = [] }: HoldingsPolicy,
  { branch, shelving, itemPolicy }: CopyPlace,
): CopyPolicy => {
  const there = locationPolicies.filter(({ shelvingLocationCode }) => isSame(shelvingLocationCode, shelving))
  const replaced =
    there.find(({ locationCode }) => locationCode !== undefined && isSame(locationCode, branch)) ??
    there.find(({ locationCode }) => locationCode === undefined)
  const shelved = replaced ?? shelvingLocations.find((each) => isSame(each.code, shelving))
  return {
    location: locations.find((each) => isSame(each.code, branch))?.supplyPreference ?? 0,
    shelving: shelved?.supplyPreference ?? 0,
    isLendable: itemLoanPolicies.find((each) => isSame(each.code, itemPolicy))?.lendable ?? true,
  }
}
