import { expect, test } from 'vitest'
import { closedCodesOf, everything, quirksMissing, vendorsMissing } from './scenarios/coverage.ts'
import { iso18626Scenarios, scenarios } from './scenarios/table.ts'
import { testScenariosInEdition } from './scenarios/test-edition.ts'

const table = [...scenarios, ...iso18626Scenarios]

testScenariosInEdition('2021-2', table, [...everything, ...closedCodesOf('2021-2')])

test('the table has its rows, each of its own name', () => {
  expect(table.length).toBeGreaterThanOrEqual(60)
  expect(new Set(table.map(({ name }) => name)).size).toBe(table.length)
})

test('the rows show every quirk of every vendor', () => {
  expect(quirksMissing(iso18626Scenarios)).toEqual({ departures: [], members: [], unknown: [] })
  expect(vendorsMissing(iso18626Scenarios)).toEqual([])
})
