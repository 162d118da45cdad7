import type { components } from '@lendwire/client'
import { expect, test } from 'vitest'
import { pivotOf, rowsOf } from '../../console/src/features/statistics/report-rows.ts'

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

test('a table of two dimensions sums each currency up, but nothing that counts twice', () => {
  const service: StatisticsColumn = { name: 'service', label: 'Service', dimension: 'service' }
  const columns = [partner, service, columnOf('charges', 'EUR'), columnOf('charges', 'SEK')]
  const rows = [
    ['NORTH', 'copy', 4, 0],
    ['NORTH', 'loan', 1, 80],
    ['SOUTH', 'loan', null, 10],
  ]
  const table = { columns, rows, totals: [null, null, 5, 90], asOf: '2026-12-01T00:00:00.000Z' }
  const [inEuro, inKronor] = [pivotOf(table, 2), pivotOf(table, 3)]
  expect(inEuro.cell('SOUTH', 'copy')).toBeNull()
  expect([inEuro.sum?.('NORTH'), inEuro.sum?.(undefined, 'loan'), inEuro.sum?.()]).toEqual([5, 1, 5])
  expect([inKronor.sum?.('NORTH'), inKronor.sum?.(undefined, 'loan'), inKronor.sum?.()]).toEqual([80, 90, 90])
  const network: StatisticsColumn = { name: 'network', label: 'Network', dimension: 'network' }
  expect(pivotOf({ ...table, columns: [network, ...columns.slice(1)] }, 2).sum).toBeUndefined()
})
