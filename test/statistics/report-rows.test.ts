import type { components } from '@lendwire/client'
import { expect, test } from 'vitest'
import { rowsOf } from '../../console/src/features/statistics/report-rows.ts'

type StatisticsColumn = components['schemas']['Statistics']['columns'][number]

const partner: StatisticsColumn = { name: 'partner', label: 'Partner', dimension: 'partner' }

const columnOf = (measure: 'charges' | 'entries_sent', currency?: string): StatisticsColumn => ({
  ...{ name: `${measure} ${currency}`, label: measure, measure, figure: 'value' },
  ...(currency === undefined ? { unit: 'count' } : { unit: 'money', currency }),
})

const nameOthers = (count: number) => `${count} others`

test('partners with few cases are one row, but none is hidden by an amount', () => {
  const rows = [
    ['NORTH', 30, 0],
    ['SOUTH', 0, 5000],
    ['EAST', 3, 0],
  ]
  const totals = [null, 33, 5000]
  const table = { totals, rows, asOf: '2026-12-01T00:00:00.000Z' }
  const amounts = { ...table, columns: [partner, columnOf('charges', 'EUR'), columnOf('charges', 'NOK')] }
  expect(rowsOf(amounts, 1, nameOthers)).toEqual({ rows: [rows[0], rows[2], rows[1]], others: 0 })
  const counts = { ...table, columns: [partner, columnOf('entries_sent'), columnOf('entries_sent')] }
  expect(rowsOf(counts, 1, nameOthers)).toEqual({ rows: [rows[0], ['2 others', 3, 5000]], others: 2 })
})
