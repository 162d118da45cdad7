import { expect, test } from 'vitest'
import { holdersOf, loneTitle, members, titleCount } from '../../scripts/demo/consortium.ts'
import { addToSum, type Balance, noBalance, scoreOf } from '../../src/borrowing/partner-statistics/balance.ts'
import { placeHolders } from '../../src/borrowing/rota-rules/place-holders.ts'
import type { HolderSortKey } from '../../src/borrowing/rota-rules/template.ts'
import { Instant, LibraryCode, type PartnerCode } from '../../src/borrowing/values.ts'
import { lender, template, today } from '../borrowing/rota-rules/lenders.ts'
import { createRandom, type Random } from '../faults/random.ts'

const requestCount = 50_000
/** Scores are counted every ten minutes; of 50,000 requests in the working hours of a year three fall in between. */
const requestsPerCount = 3
/** A partner ships three of four times that it is asked. */
const shipsOfFour = 3

const lenders = members.map(({ code }) => lender(code))
const byCode = new Map(lenders.map((each) => [each.code, each]))
const codeOf = (number: number): PartnerCode => (lenders[number - 1] ?? lender('NOBODY')).code

/** Draws who asks for what: a quarter of the libraries asks for half of all, and some titles are asked for again and again. */
const drawRequest = ({ between }: Random) => {
  const borrower = codeOf(between(1, between(0, 1) === 0 ? members.length / 4 : members.length))
  const title = between(1, 1000) === 1 ? loneTitle : between(0, between(0, titleCount - 1))
  return { borrower, title, luck: between(0, 2 ** 24 - 1) }
}

/** Lets a consortium borrow among itself for a year, by rotas that are sorted by some keys. */
const simulate = (sort: readonly HolderSortKey[]) => {
  const holdings = template({ choose: { by: 'holdings', sources: ['union'], sort } })
  const { choose } = holdings
  if (choose.by !== 'holdings') throw new Error('the template chooses among holders')
  const random = createRandom('balance')
  const sums = new Map<PartnerCode, Balance>()
  const pool: Partial<Record<PartnerCode, number>> = {}
  /** Of each fifth of the year, how many items too many were lent or borrowed, as a share of all. */
  const gaps: number[] = []
  const passedOver: string[] = []
  const balanceOf = (partner: PartnerCode): Balance => sums.get(partner) ?? noBalance
  const gapOf = (partner: PartnerCode): number =>
    Math.abs(balanceOf(partner).lent - balanceOf(partner).borrowed)
  for (let number = 0; number < requestCount; number += 1) {
    const { borrower, title, luck } = drawRequest(random)
    const holders = holdersOf(title)
      .map(codeOf)
      .filter((partner) => partner !== borrower)
    const candidates = placeHolders({
      template: { ...holdings, choose },
      found: {
        holders: holders.map((partner) => ({ partner, source: 'union', state: 'held' as const })),
        ...{ unmapped: [], sources: [] },
      },
      lenders: byCode,
      wish: {
        borrower: { symbols: [], open: new Map(), today, service: 'loan', neededBy: undefined },
        ...{ networks: [], onlyNetworks: [], level: undefined, maximumCost: undefined, format: undefined },
        ...{ publicationType: undefined, publicationDate: undefined, patronGroup: undefined },
        home: {
          ...{ couriers: [], tiers: [], location: undefined, countries: [], institutions: [], limits: [] },
          balances: { P365D: { pool, bilateral: {} } },
          now: Instant.parse('2026-11-24T09:00:00.000Z'),
        },
        ...{ balanceScope: 'pool', balancePeriod: 'P365D' },
      },
      seed: `ABC-${number}`,
      ...{ taken: new Set(), excluded: new Set(), entryLimit: 100, isLate: () => false },
    })
    const placed = candidates.flatMap(({ partner, place }) => (place === undefined ? [] : (partner ?? [])))
    if (placed.length !== holders.length) passedOver.push(`${title}: ${holders.join()}`)
    const shipped = placed.find((_, place) => (luck >>> (2 * place)) % 4 < shipsOfFour)
    if (shipped !== undefined) {
      const movement = { library: LibraryCode.parse('ABC'), on: today, count: 1 }
      addToSum(sums, shipped, { ...movement, partner: shipped, kind: 'lent' })
      addToSum(sums, borrower, { ...movement, partner: borrower, kind: 'borrowed' })
    }
    if (number % requestsPerCount === 0)
      for (const [partner, balance] of sums) pool[partner] = scoreOf(balance, 1)
    if ((number + 1) % (requestCount / 5) === 0)
      gaps.push(lenders.reduce((sum, { code }) => sum + gapOf(code), 0) / (2 * (number + 1)))
  }
  return { gaps, passedOver, scores: lenders.map(({ code }) => scoreOf(balanceOf(code), 1)) }
}

test('sorted by balance, what 200 libraries lend and borrow comes together over 50,000 requests', () => {
  const [sorted, drawn] = [simulate(['balance']), simulate([])]
  const [first = 0, ...later] = sorted.gaps
  let before = first
  for (const gap of later) {
    expect(gap).toBeLessThan(before)
    before = gap
  }
  expect(before).toBeLessThan(0.03)
  expect(Math.min(...drawn.gaps)).toBeGreaterThan(0.3)
  expect(Math.min(...sorted.scores)).toBeGreaterThan(0.8)
  expect(Math.max(...sorted.scores)).toBeLessThan(1.25)
  expect([...sorted.passedOver, ...drawn.passedOver]).toEqual([])
})
