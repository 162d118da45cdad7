import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdersOf, loneHolder, loneTitle, members, titleCount } from '../../../scripts/demo/consortium.ts'
import { balanceLimits, type NetBorrowing } from '../../../src/borrowing/rota-rules/balance-limits.ts'
import { buildRota } from '../../../src/borrowing/rota-rules/build-rota.ts'
import type { FoundHolders, Holder } from '../../../src/borrowing/rota-rules/holder.ts'
import { whyNotPlaced } from '../../../src/borrowing/rota-rules/holder-filter.ts'
import type { Lender } from '../../../src/borrowing/rota-rules/lender.ts'
import { Network, withNetworkTerms } from '../../../src/borrowing/rota-rules/network.ts'
import type { Tier } from '../../../src/borrowing/rota-rules/supply-terms.ts'
import { Day, Instant } from '../../../src/borrowing/values.ts'
import { code, lender, template, today } from './lenders.ts'

type Wish = NonNullable<Parameters<typeof buildRota>[0]['wish']>

const wish: Wish = {
  networks: [
    { network: 'Near', priority: 1 },
    { network: 'Far', priority: 2 },
  ],
  level: undefined,
  maximumCost: { amount: '10', currency: 'EUR' },
  format: undefined,
  publicationType: undefined,
  publicationDate: '2026',
  patronGroup: undefined,
  home: {
    couriers: ['TExpress'],
    tiers: [],
    location: { latitude: 59.9, longitude: 10.8 },
    institutions: ['HOME'],
    countries: ['NO'],
    balances: {
      P365D: {
        pool: { [code('A')]: 0.55, [code('C')]: 1.6 },
        bilateral: { [code('A')]: 1.6, [code('C')]: 0.55 },
      },
      P90D: { pool: {}, bilateral: { [code('A')]: 0.55, [code('C')]: 1.6 } },
    },
    limits: [],
    // A Tuesday.
    now: Instant.parse('2026-11-24T09:00:00.000Z'),
  },
}

const holder = (partner: string, more: Partial<Holder> = {}): Holder => ({
  partner: code(partner),
  source: 'union',
  state: 'held',
  ...more,
})

const plan = (
  lenders: readonly Lender[],
  holders: readonly Holder[],
  {
    seed = 'ABC-1',
    choose = {},
    more = {},
    unmapped = [],
    neededBy,
    service = 'loan',
    charges = [],
    limits = [],
  }: {
    readonly seed?: string
    readonly choose?: object
    readonly more?: object
    readonly unmapped?: readonly string[]
    readonly neededBy?: Day
    readonly service?: 'loan' | 'copy'
    readonly charges?: readonly Tier[]
    readonly limits?: Wish['home']['limits']
  } = {},
) => {
  const found: FoundHolders = {
    holders,
    unmapped: unmapped.map((each) => ({ source: 'union', code: each })),
    sources: [],
  }
  const holdings = template({ choose: { by: 'holdings', sources: ['union'], ...choose }, ...more })
  return buildRota({
    templates: [holdings, template({ choose: { by: 'list', partners: ['LAST'] } }, 'behind')],
    lenders: new Map([...lenders, lender('LAST')].map((each) => [each.code, each])),
    borrower: { symbols: [], open: new Map([[code('B'), 5]]), today, service, neededBy },
    seed,
    present: [],
    entryLimit: 100,
    found: new Map([[holdings.code, found]]),
    wish: { ...wish, home: { ...wish.home, tiers: charges, limits } },
  })
}

const order = ({ partners }: ReturnType<typeof buildRota>): readonly string[] =>
  partners.map(({ partner }) => partner)

const cost = (amount: string, currency = 'EUR') => ({ amount, currency })
const loan = (amount: string, more: object = {}) => ({
  service: 'loan' as const,
  cost: cost(amount),
  ...more,
})

describe('the order of holders', () => {
  const near = { networks: [{ network: 'near', priority: 100 }] }
  const far = { networks: [{ network: 'Far', priority: 100 }] }
  test.each<[string, object, readonly Partial<Lender>[], readonly Partial<Holder>[]]>([
    ['by the priority of the network, known before unknown', { sort: ['network'] }, [near, far, {}], []],
    [
      'by price, free first, unknown last',
      { sort: ['tier_cost'] },
      [{ tiers: [loan('0')] }, { tiers: [loan('4.50')] }, {}],
      [],
    ],
    [
      'by availability',
      { sort: ['available'] },
      [{}, {}, {}],
      [{ available: true }, {}, { available: false }],
    ],
    [
      'by success, highest first',
      { sort: ['success'] },
      [{ success: 0.9 }, { success: 0.5 }, { success: 0.1 }],
      [],
    ],
    [
      'with the own institution first',
      { sort: ['local'] },
      [{ institutions: ['B', 'HOME'] }, { institutions: ['B'] }],
      [],
    ],
    ['by a courier in common', { sort: ['courier'] }, [{ couriers: ['other', 'texpress'] }, {}], []],
    [
      'by the preference of the location, then of the shelving location',
      { sort: ['location', 'shelving'] },
      [{}, {}, {}],
      [
        { copyPolicy: { location: 9, shelving: 1, isLendable: true } },
        { copyPolicy: { location: 0, shelving: 5, isLendable: true } },
        {},
      ],
    ],
    ['electronic before print, for copies', { sort: ['electronic'] }, [{}, {}], [{ electronic: true }]],
    [
      'by distance, in steps of 50 km, unknown last',
      { sort: ['distance', 'success'] },
      [
        // 42 km and 5 km, then 305 km.
        { location: { latitude: 59.7, longitude: 10.2 }, success: 0.9 },
        { location: { latitude: 59.95, longitude: 10.8 }, success: 0.1 },
        { location: { latitude: 60.39, longitude: 5.32 }, success: 0.9 },
        { success: 1 },
      ],
      [],
    ],
    [
      'by who is at work now, in its own time zone and on its opening days, unknown last',
      { sort: ['open_now'] },
      [{ timeZone: 'Europe/Oslo', openingDays: ['tuesday'] }, { timeZone: 'America/New_York' }, {}],
      [],
    ],
    ['by balance, unknown as even', { sort: ['balance'] }, [{}, {}, {}], []],
    [
      'by balance of the days and the library that the template names',
      { sort: ['balance'], balancePeriod: 'P90D', balanceScope: 'bilateral' },
      [{}, {}, {}],
      [],
    ],
    ['by load', { sort: ['load'] }, [{ limit: 10 }, { limit: 10 }, {}], []],
    [
      'by the next key within a band',
      { sort: ['success', 'supply_days'] },
      [
        { success: 0.81, averageSupplyDays: 1 },
        { success: 0.89, averageSupplyDays: 3 },
        { success: 0.5, averageSupplyDays: 0 },
      ],
      [],
    ],
  ])('is %s', (_, choose, lenders, facts) => {
    const names = ['A', 'B', 'C', 'D'].slice(0, lenders.length)
    const built = plan(
      lenders.map((more, index) => lender(names[index] ?? '', more)),
      names.map((name, index) => holder(name, facts[index])).toReversed(),
      { choose, service: JSON.stringify(choose).includes('electronic') ? 'copy' : 'loan' },
    )
    expect(order(built)).toEqual(names)
  })

  test('puts those that are likely late behind those in time, and leaves none of them out', () => {
    const lenders = [
      lender('SLOW', { averageSupplyDays: 30, ...near }),
      lender('QUICK', { averageSupplyDays: 1 }),
    ]
    const neededBy = Day.parse('2026-11-30')
    const built = plan(lenders, [holder('SLOW'), holder('QUICK')], { neededBy })
    expect([order(built), built.late]).toEqual([['QUICK', 'SLOW'], ['SLOW']])
  })
})

test.each<[string, Partial<Lender>, Partial<Holder>]>([
  ['rota.policy', { policies: [{ service: 'loan', lends: false }] }, {}],
  ['rota.policy', { policies: [{ country: 'se', lends: true }, { lends: false }] }, {}],
  ['rota.too_new', { policies: [{ newerThanMonths: 12, lends: false }] }, {}],
  ['rota.no_shared_network', { networks: [{ network: 'South', priority: 1 }] }, {}],
  ['rota.no_tier', { tiers: [{ service: 'copy', cost: cost('0') }] }, {}],
  ['rota.over_maximum_cost', { tiers: [loan('10.01')] }, {}],
  [
    'rota.not_reciprocal',
    { networks: [{ network: 'Near', priority: 1, reciprocal: false }], tiers: [loan('0')] },
    {},
  ],
  [
    'rota.not_reciprocal',
    { networks: [{ network: 'Near', priority: 1, reciprocal: true }], tiers: [loan('4')] },
    {},
  ],
  ['rota.item_policy_not_lendable', {}, { state: 'not_supplied' }],
  ['rota.location_not_supplied', {}, { state: 'location_not_supplied' }],
  ['rota.part_not_held', {}, { state: 'part_not_held' }],
  ['rota.inactive', { active: false }, {}],
  ['rota.other_service', { services: ['copy'] }, {}],
])('a holder is left out: %s', (reason, facts, held) => {
  const built = plan([lender('A', facts)], [holder('A', held)])
  expect(built.candidates).toMatchObject([{ partner: 'A', reason: { code: reason } }])
  expect(order(built)).toEqual(['LAST'])
})

test.each<[string, readonly Tier[], readonly string[]]>([
  ['does not say what it charges', [], ['FREE', 'PAID']],
  ['lends free of charge', [loan('0')], ['FREE', 'PAID']],
  ['is paid', [loan('4')], ['PAID']],
  ['makes only copies free of charge', [{ ...loan('0'), service: 'copy' }], ['PAID']],
])('a holder that lends free of charge is asked by a library that %s', (_, charges, expected) => {
  const lenders = [lender('FREE', { tiers: [loan('0')] }), lender('PAID', { tiers: [loan('3')] })]
  const built = plan(lenders, [holder('FREE'), holder('PAID')], { charges, choose: { sort: ['tier_cost'] } })
  expect(order(built)).toEqual(expected)
})

test.each<[string, Partial<Lender>]>([
  ['of another currency', { tiers: [loan('99', { cost: cost('99', 'NOK') })] }],
  ['of another level, beside one that fits', { tiers: [loan('99', { level: 'Rush' }), loan('9')] }],
  [
    'of a level of the network’s own, where the request names none',
    { tiers: [loan('9', { level: 'Core' })] },
  ],
  ['that is free, although it has dear ones', { tiers: [loan('99'), loan('0')] }],
  ['that is unknown, in networks that are unknown', {}],
])('no price leaves a holder out %s', (_, facts) => {
  expect(order(plan([lender('A', facts)], [holder('A')]))).toEqual(['A'])
})

test.each<[string, Lender['policies']]>([
  ['its country', [{ country: 'no', lends: true }, { lends: false }]],
  ['another country', [{ country: 'SE', lends: false }]],
  // It came out in 2026, perhaps in January.
  ['what may be older', [{ newerThanMonths: 10, lends: false }]],
])('a policy about %s leaves nobody else out', (_, policies) => {
  expect(order(plan([lender('A', { policies })], [holder('A')]))).toEqual(['A'])
})

test.each([
  ['2026-06', 6, true],
  ['20260514', 6, false],
  ['c2026', 11, true],
  ['May 2026', 10, false],
  ['n.d.', 1200, false],
  [undefined, 1200, false],
])('something of %s is surely newer than %i months: %s', (publicationDate, newerThanMonths, isNewer) => {
  const facts = lender('A', { policies: [{ newerThanMonths, lends: false }] })
  const reason = whyNotPlaced(holder('A'), facts, {
    ...{ ...wish, publicationDate, onlyNetworks: [], balanceScope: 'pool', balancePeriod: 'P365D' },
    borrower: { symbols: [], open: new Map(), today, service: 'loan', neededBy: undefined },
  })
  expect(reason?.code === 'rota.too_new').toBe(isNewer)
})

test('what is behind a template whose holders were placed is not used, and each candidate is placed or left out', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.record({
          name: fc.stringMatching(/^[A-Z]{3}$/),
          active: fc.boolean(),
          success: fc.double({ min: 0, max: 1, noNaN: true }),
          network: fc.constantFrom('Near', 'Far', 'South', undefined),
          price: fc.constantFrom('0', '5', '15', undefined),
          state: fc.constantFrom('held' as const, 'uncertain' as const, 'not_supplied' as const),
        }),
        { selector: ({ name }) => name, maxLength: 60 },
      ),
      fc.uniqueArray(fc.stringMatching(/^x[0-9]{3}$/), { maxLength: 5 }),
      (all, unmapped) => {
        const lenders = all.map(({ name, active, success, network, price }) =>
          lender(name, {
            active,
            success,
            networks: network === undefined ? [] : [{ network, priority: 1 }],
            tiers: price === undefined ? [] : [loan(price)],
          }),
        )
        const holders = all.map(({ name, state }) => holder(name, { state }))
        const built = plan(lenders, holders, { unmapped })
        const candidates = built.candidates ?? []
        expect(candidates.map(({ partner, holdingCode }) => partner ?? holdingCode).toSorted()).toEqual(
          [...all.map(({ name }) => name), ...unmapped].toSorted(),
        )
        for (const { place, reason } of candidates) expect(place === undefined).toBe(reason !== undefined)
        const placed = candidates.flatMap(({ partner, place }) => (place === undefined ? [] : [partner]))
        expect(order(built)).toEqual(placed.length === 0 ? ['LAST'] : placed)
        expect(order(plan(lenders, holders.toReversed(), { unmapped }))).toEqual(order(built))
      },
    ),
  )
})

describe('the balance rules of networks', () => {
  const rules = (then: 'warn' | 'last' | 'exclude', scope: 'bilateral' | 'pool' = 'bilateral') => [
    Network.parse({ code: 'near', name: 'Near', balanceRules: [{ scope, maxNetBorrowing: 5, then }] }),
  ]
  const near = { networks: [{ network: 'near', priority: 1 }], tiers: [loan('0')] }
  const members = [lender('A', near), lender('B', near)]
  const planned = (defined: readonly Network[], net: NetBorrowing, lenders = members) =>
    plan(
      lenders,
      lenders.map(({ code: name }) => holder(name)),
      {
        limits: balanceLimits(defined, wish.networks, lenders, net),
        choose: { sort: ['network'] },
      },
    )

  test('leave a member out, ask it last or only say so, once the limit is reached', () => {
    const net = { [code('A')]: 5, [code('B')]: 4 }
    const excluded = planned(rules('exclude'), net)
    expect(order(excluded)).toEqual(['B'])
    expect(excluded.candidates?.find(({ partner }) => partner === 'A')?.reason).toEqual({
      code: 'rota.balance_limit',
      params: { network: 'Near', net: 5, limit: 5 },
    })
    expect(order(planned(rules('last'), net))).toEqual(['B', 'A'])
    const warned = planned(rules('warn'), net)
    expect([...order(warned)].toSorted()).toEqual(['A', 'B'])
    expect(
      warned.candidates?.flatMap(({ partner, warning }) => (warning === undefined ? [] : [partner])),
    ).toEqual(['A'])
  })

  test('count a pool over all members, and what is not known not at all', () => {
    expect(order(planned(rules('exclude', 'pool'), { [code('A')]: 9, [code('B')]: -4 }))).toEqual(['LAST'])
    expect(order(planned(rules('exclude', 'pool'), { [code('A')]: 9, [code('B')]: -5 }))).toHaveLength(2)
    expect(order(planned(rules('exclude', 'pool'), {}))).toHaveLength(2)
  })

  test('do not hold for a member that another network in common allows', () => {
    const both = lender('A', { ...near, networks: [...near.networks, { network: 'far', priority: 2 }] })
    expect(order(planned(rules('exclude'), { [code('A')]: 9 }, [both]))).toEqual(['A'])
  })

  test('and prices and reciprocity hold where a member says nothing itself', () => {
    const network = Network.parse({
      code: 'near',
      name: 'Near',
      reciprocal: true,
      tiers: [{ service: 'loan', cost: cost('3') }],
    })
    const terms = (tiers: readonly Tier[]) =>
      withNetworkTerms({ networks: [{ network: 'NEAR ', priority: 1 }], tiers }, [network])
    expect(terms([])).toEqual({
      networks: [{ network: 'Near', priority: 1, reciprocal: true }],
      tiers: [{ service: 'loan', cost: cost('3'), network: 'Near' }],
    })
    expect(terms([loan('9')]).tiers).toEqual([loan('9')])
  })
})

test('known networks and prices come before unknown ones, whatever the template sorts by', () => {
  const lenders = [
    lender('A', { success: 0.9 }),
    lender('B', { success: 0.1, networks: [{ network: 'Far', priority: 1 }], tiers: [loan('5')] }),
  ]
  expect(order(plan(lenders, [holder('A'), holder('B')], { choose: { sort: ['success'] } }))).toEqual([
    'B',
    'A',
  ])
})

describe('the made consortium of 200 libraries and 20,000 titles', () => {
  const lenders = members.map(({ code: name }) => lender(name))
  const byNumber = (number: number): string => members[number - 1]?.code ?? ''
  const planOf = (title: number, seed: string) =>
    plan(
      lenders,
      holdersOf(title).map((number) => holder(byNumber(number))),
      { seed },
    )

  test('no holder is forgotten, and the only copy at library 173 is found', () => {
    expect(order(planOf(loneTitle, 'ABC-1'))).toEqual([byNumber(loneHolder)])
    for (let title = 0; title < titleCount; title += 20)
      expect([...order(planOf(title, `ABC-${title}`))].toSorted()).toEqual(
        holdersOf(title).map(byNumber).toSorted(),
      )
  })

  test('equals are asked first equally often over 10,000 requests', () => {
    const holders = [1, 2, 3, 4].map((number) => holder(byNumber(number)))
    const weights = [1, 1, 1, 2]
    const weighted = lenders.slice(0, 4).map((each, index) => ({ ...each, weight: weights[index] ?? 1 }))
    const first = new Map<string, number>()
    for (let number = 0; number < 10_000; number += 1) {
      const [partner = ''] = order(plan(weighted, holders, { seed: `ABC-${number}` }))
      first.set(partner, (first.get(partner) ?? 0) + 1)
    }
    const shares = [1, 2, 3, 4].map((number) => (first.get(byNumber(number)) ?? 0) / 10_000)
    for (const [index, share] of shares.entries()) expect(share).toBeCloseTo((weights[index] ?? 0) / 5, 1)
    for (const share of shares.slice(0, 3)) expect(Math.abs(share - 0.2)).toBeLessThan(0.02)
  })
})
