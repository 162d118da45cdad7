import { expect, test } from 'vitest'
import { byNameOrCode } from '../../console/src/shared/by-name-or-code.ts'

const options = [
  { value: 'L101', label: 'North Library', disabled: false },
  { value: 'L102', label: 'West Library', disabled: false },
]
const found = (search: string, limit = 10) =>
  byNameOrCode({ options, search, limit }).map((option) => 'value' in option && option.value)

test('a partner is found by its name or its code, in any letter case', () => {
  expect(found('l102')).toEqual(['L102'])
  expect(found(' north ')).toEqual(['L101'])
  expect(found('Oslo')).toEqual([])
  expect(found('', 1)).toEqual(['L101'])
})
