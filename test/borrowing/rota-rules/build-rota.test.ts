import { describe, expect, test } from 'vitest'
import { successOf } from '../../../src/borrowing/partner-statistics/success-rates.ts'
import { buildRota, type RotaParts } from '../../../src/borrowing/rota-rules/build-rota.ts'
import type { Lender } from '../../../src/borrowing/rota-rules/lender.ts'
import { skipWhenSent } from '../../../src/borrowing/rota-rules/skips.ts'
import { addDays } from '../../../src/borrowing/time.ts'
import { Day } from '../../../src/borrowing/values.ts'
import { reason } from '../../../src/translations/reason.ts'
import { say } from '../../support/say.ts'
import { code, codes, lender, listOf, template, today } from './lenders.ts'

const borrower: RotaParts['borrower'] = {
  symbols: ['isil:no-abc'],
  open: new Map(),
  today,
  service: 'loan',
}

const open = (counts: Readonly<Record<string, number>>) =>
  new Map(Object.entries(counts).map(([name, count]) => [code(name), count]))

const build = (
  templates: RotaParts['templates'],
  lenders: readonly Lender[],
  more: Partial<Omit<RotaParts, 'templates' | 'lenders'>> = {},
) =>
  buildRota({
    templates,
    lenders: new Map(lenders.map((each) => [each.code, each])),
    borrower,
    seed: 'ABC-00000001',
    present: [],
    entryLimit: 100,
    ...more,
  })

const partnersOf = ({ partners }: ReturnType<typeof build>) => partners.map(({ partner }) => partner)
const leftOutOf = ({ leftOut }: ReturnType<typeof build>) =>
  leftOut.map(({ partner, reason }) => `${partner} ${reason.code.slice('rota.'.length)}: ${say(reason)}`)

const closures = [{ from: Day.parse('2026-11-20'), to: Day.parse('2027-01-03') }]

describe('a template of a list', () => {
  test('gives its partners in order, those of last resort at the end', () => {
    const north = template({ ...listOf('C', 'A', 'B'), lastResort: ['A', 'D'] })
    const rota = build(
      [north],
      ['A', 'B', 'C', 'D', 'E'].map((name) => lender(name)),
    )
    expect(partnersOf(rota)).toEqual(['C', 'B', 'A', 'D'])
    expect(rota.partners.map(({ lastResort }) => lastResort)).toEqual([false, false, true, true])
    expect(rota.leftOut).toEqual([])
  })

  test('says whom it leaves out, and why', () => {
    const rota = build(
      [template({ ...listOf('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'), exclude: ['G'] })],
      [
        lender('A', { active: false }),
        lender('B', { closures }),
        lender('C', { symbols: ['isil:xx', 'isil:no-abc'] }),
        lender('D', { services: ['copy'] }),
        lender('E', { limit: 3 }),
        lender('G'),
        lender('H'),
      ],
      { present: codes('H'), borrower: { ...borrower, open: open({ E: 3 }) } },
    )
    expect(rota.partners).toEqual([])
    expect(leftOutOf(rota)).toEqual([
      'A inactive: inactive',
      'B closed_until: closed until 3 January 2027',
      'C itself: it is the library itself',
      'D other_service: does not offer: loan',
      'E over_limit: at its limit: 3 of 3 requests open',
      'F gone: it is no longer in the directory',
      'G excluded: the template excludes it',
      'H already_there: it is in the rota already',
    ])
  })

  test('a limit that is not reached, a closure that is over and a service that either fits leave nobody out', () => {
    const past = [{ from: Day.parse('2026-11-20'), to: Day.parse('2026-11-23') }]
    const some = [lender('A', { limit: 3 }), lender('B', { closures: past })]
    const two = { borrower: { ...borrower, open: open({ A: 2 }) } }
    expect(partnersOf(build([template(listOf('A', 'B'))], some, two))).toEqual(['A', 'B'])
    const either = { borrower: { ...borrower, service: 'copy_or_loan' } } as const
    expect(partnersOf(build([template(listOf('A'))], [lender('A', { services: ['copy'] })], either))).toEqual(
      ['A'],
    )
  })
})

describe('a template of a rule', () => {
  const some = [
    lender('A', { averageSupplyDays: 5, averageCost: 10, success: 0.2 }),
    lender('B', { averageSupplyDays: 2, averageCost: 10, success: 0.9 }),
    lender('C', { averageSupplyDays: 2, averageCost: 0, success: 0.5 }),
    lender('D'),
    lender('E', { active: false, averageSupplyDays: 1 }),
  ]

  test.each([
    [
      ['supply_days', 'cost'],
      ['C', 'B', 'A', 'D'],
    ],
    [
      ['cost', 'supply_days'],
      ['C', 'B', 'A', 'D'],
    ],
    [['success'], ['B', 'C', 'D', 'A']],
    [[], ['A', 'B', 'C', 'D']],
  ])('sorted by %j; what is not known comes last', (sort, order) => {
    expect(partnersOf(build([template({ choose: { by: 'rule', sort } })], some))).toEqual(order)
  })

  test('gives at most so many, without those that it excludes, and those of last resort at the end', () => {
    const choose = { by: 'rule', sort: ['supply_days'] }
    const rota = build([template({ choose, exclude: ['C'], lastResort: ['A'], atMost: 1 })], some)
    expect(partnersOf(rota)).toEqual(['B', 'A'])
    expect(leftOutOf(rota)).toContain('D no_room: the template or the rota is full')
  })
})

describe('several templates', () => {
  const some = ['A', 'B', 'C', 'D'].map((name) => lender(name))

  test('stand one behind the other, no partner twice, all of last resort at the end', () => {
    const north = template({ ...listOf('A', 'B'), lastResort: ['D'] })
    const south = template({ ...listOf('B', 'C') }, 'South')
    const rota = build([north, south], some)
    expect(rota.partners).toEqual([
      { partner: 'A', template: 'North', lastResort: false },
      { partner: 'B', template: 'North', lastResort: false },
      { partner: 'C', template: 'South', lastResort: false },
      { partner: 'D', template: 'North', lastResort: true },
    ])
    expect(rota.leftOut).toEqual([{ partner: 'B', template: 'South', reason: reason('rota.already_there') }])
  })

  test('those from which the item would come too late stand last, also behind those of last resort', () => {
    const slow = [lender('A', { averageSupplyDays: 9, deliveryDelayDays: 1 }), lender('B'), lender('C')]
    const north = template({ ...listOf('A', 'B'), lastResort: ['C'] })
    const needing = (day: string) => ({ borrower: { ...borrower, neededBy: Day.parse(day) } })
    const rota = build([north], slow, needing(addDays(today, 9)))
    expect([partnersOf(rota), rota.late]).toEqual([['B', 'C', 'A'], ['A']])
    expect(partnersOf(build([north], slow, needing(addDays(today, 10))))).toEqual(['A', 'B', 'C'])
  })

  test('a rule leaves those of last resort of another template to the end', () => {
    const north = template({ ...listOf('B'), lastResort: ['A'] })
    expect(partnersOf(build([north, template({}, 'South')], some))).toEqual(['B', 'C', 'D', 'A'])
  })

  test('a rota with room for so many has no more', () => {
    expect(partnersOf(build([template({})], some, { entryLimit: 2 }))).toEqual(['A', 'B'])
    expect(partnersOf(build([template({})], some, { entryLimit: -1 }))).toEqual([])
  })
})

describe('when its turn comes', () => {
  test('a partner is looked at again; what staff want of it is theirs to say', () => {
    expect(skipWhenSent(lender('A'), borrower)).toBeNull()
    expect(skipWhenSent(lender('A', { services: ['copy'] }), borrower)).toBeNull()
    expect(skipWhenSent(lender('A', { closures }), borrower)?.code).toBe('rota.closed_until')
    expect(
      say(
        skipWhenSent(lender('A', { limit: 1 }), { ...borrower, open: open({ A: 1 }) }) ??
          reason('rota.located'),
      ),
    ).toMatch(/1 of 1/)
  })
})

test('success so far: one half for a partner that was never asked, and one answer does not decide', () => {
  expect(successOf()).toBe(0.5)
  expect(successOf({ requested: 1, supplied: 1 })).toBeCloseTo(2 / 3)
  expect(successOf({ requested: 98, supplied: 98 })).toBeCloseTo(0.99)
  expect(successOf({ requested: 10, supplied: 0 })).toBeLessThan(successOf())
})
