import { expect, test } from 'vitest'
import { dayAfter, figuresByPartner } from '../../console/src/features/new-request/partner-figures.ts'

test('the days until an item is here are those to ship and those on the way, where enough items say so', () => {
  const column = (measure: 'partner_fill_rate' | 'days_send_ship' | 'days_ship_receive', figure: string) => ({
    ...{ name: `${measure}_${figure}`, label: '', measure, figure: figure as 'median' },
  })
  const columns = [
    { name: 'partner', label: '', dimension: 'partner' as const },
    ...[column('partner_fill_rate', 'value'), column('days_send_ship', 'median')],
    ...[column('days_ship_receive', 'median'), column('days_ship_receive', 'count')],
  ]
  const figures = figuresByPartner({
    columns,
    rows: [
      ['NORTH', 0.9, 2, 4.5, 5],
      ['SOUTH', 0.5, 2, 4.5, 4],
      ['WEST', null, null, null, 0],
    ],
  })
  expect(figures.get('NORTH')).toEqual({ fillRate: 0.9, days: 6.5 })
  expect(figures.get('SOUTH')).toEqual({ fillRate: 0.5, days: undefined })
  expect(figures.get('WEST')).toEqual({ fillRate: undefined, days: undefined })
  expect(dayAfter(6.5, Date.parse('2026-12-28T09:00:00Z'))).toBe('2027-01-04')
})
