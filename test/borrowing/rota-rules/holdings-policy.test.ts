import { expect, test } from 'vitest'
import {
  type CopyPlace,
  HoldingsPolicy,
  policyOfCopy,
} from '../../../src/borrowing/rota-rules/holdings-policy.ts'

const policy = HoldingsPolicy.parse({
  locations: [
    { code: 'MAIN', supplyPreference: 4 },
    { code: 'RARE', supplyPreference: -1 },
  ],
  shelvingLocations: [{ code: 'STACKS', supplyPreference: 3 }],
  locationPolicies: [
    { shelvingLocationCode: 'DESK', supplyPreference: 5 },
    { locationCode: 'MAIN', shelvingLocationCode: 'DESK', supplyPreference: -1 },
  ],
  itemLoanPolicies: [{ code: 'NONCIRC', lendable: false }],
})

test.each<[CopyPlace, number, number, boolean]>([
  [{ branch: 'main', shelving: 'STACKS' }, 4, 3, true],
  [{ branch: 'OTHER', shelving: 'DESK' }, 0, 5, true],
  [{ branch: 'MAIN', shelving: 'DESK' }, 4, -1, true],
  [{ branch: 'RARE' }, -1, 0, true],
  [{ branch: 'MAIN', itemPolicy: 'noncirc' }, 4, 0, false],
  [{ itemPolicy: 'NORMAL' }, 0, 0, true],
  [{}, 0, 0, true],
])(
  'a policy says of %o: location %i, shelving location %i, lendable %s',
  (place, location, shelving, isLendable) => {
    expect(policyOfCopy(policy, place)).toEqual({ location, shelving, isLendable })
  },
)
