import { z } from 'zod'
import { buildRota, type RotaParts } from '../../src/borrowing/rota-rules/build-rota.ts'
import type { Lender } from '../../src/borrowing/rota-rules/lender.ts'
import { RotaTemplate } from '../../src/borrowing/rota-rules/template.ts'
import { instantOf } from '../../src/borrowing/time.ts'
import { Day, PartnerCode } from '../../src/borrowing/values.ts'
import { answerParent } from '../child-process.ts'
import { type Measured, percentile } from '../row.ts'

const partnerOf = (index: number) => PartnerCode.parse(`lender-${index}`)

const lenderOf = (index: number): Lender => ({
  code: partnerOf(index),
  active: true,
  closures: [],
  symbols: [`isil:l-${index}`],
  services: ['loan', 'copy'],
  limit: index % 10 === 0 ? 50 : null,
  averageSupplyDays: index % 7,
  averageCost: index % 9,
  weight: 1 + (index % 3),
  success: (index % 11) / 11,
  networks: [{ network: index % 2 === 0 ? 'North' : 'South', priority: 1 }],
  tiers: [{ service: 'loan', cost: { amount: String(index % 12), currency: 'EUR' } }],
  policies: [{ service: 'copy', lends: false }],
  institutions: [index % 50 === 0 ? 'A' : 'B'],
  location: { latitude: 50 + (index % 20), longitude: index % 30 },
  timeZone: index % 2 === 0 ? 'Europe/Oslo' : 'America/New_York',
})

const template = RotaTemplate.parse({
  code: 'holders',
  choose: {
    by: 'holdings',
    sources: ['union'],
    sort: [
      'local',
      'network',
      'tier_cost',
      'available',
      'distance',
      'open_now',
      'balance',
      'success',
      'supply_days',
    ],
  },
})

const partsOf = (count: number): Omit<RotaParts, 'seed'> => {
  const lenders = new Map(Array.from({ length: count }, (_, index) => [partnerOf(index), lenderOf(index)]))
  const holders = [...lenders.keys()].map((partner) => ({
    partner,
    source: 'union',
    state: 'held' as const,
  }))
  return {
    templates: [template],
    lenders,
    borrower: { symbols: [], open: new Map(), today: Day.parse('2026-12-01'), service: 'loan' },
    present: [],
    entryLimit: 100,
    found: new Map([[template.code, { holders, unmapped: [], sources: [] }]]),
    wish: {
      networks: [
        { network: 'north', priority: 1 },
        { network: 'south', priority: 2 },
      ],
      level: undefined,
      maximumCost: { amount: '10', currency: 'EUR' },
      format: undefined,
      publicationType: undefined,
      publicationDate: undefined,
      patronGroup: undefined,
      home: {
        couriers: [],
        tiers: [],
        location: { latitude: 60, longitude: 10 },
        institutions: ['A'],
        countries: [],
        balances: {},
        limits: [],
        now: instantOf(Date.parse('2026-12-01T10:00:00Z')),
      },
    },
  }
}

const measure = (count: number, each: number): Measured => {
  const parts = partsOf(count)
  const times: number[] = []
  const started = performance.now()
  for (let index = 0; index < each; index += 1) {
    const begun = performance.now()
    if (buildRota({ ...parts, seed: `ABC-${index}` }).partners.length === 0)
      throw new Error('no rota was made')
    times.push(performance.now() - begun)
  }
  return {
    perSecond: (each * 1000) / (performance.now() - started),
    p99Ms: percentile(times, 0.99),
    rssMb: process.memoryUsage().rss / 1_048_576,
  }
}

answerParent(z.object({ each: z.int() }), async ({ each }) => ({
  'rota-holders-200': measure(200, each),
  'rota-holders-2000': measure(2000, each),
}))
