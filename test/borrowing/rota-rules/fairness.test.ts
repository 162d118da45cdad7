import { describe, expect, test } from 'vitest'
import { drawn, inOrder } from '../../../src/borrowing/rota-rules/order.ts'
import { LibraryCode } from '../../../src/borrowing/values.ts'
import { createIds } from '../../../src/delivery/ids.ts'
import { lender, listOf, template } from './lenders.ts'

const draws = 20_000

/** Numbers as requests have them, from bytes that are the same in every run. */
const numbers = (() => {
  let state = 1
  const byte = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  }
  const ids = createIds(
    () => 0,
    (count) => Uint8Array.from({ length: count }, byte),
  )
  return Array.from({ length: draws }, () => ids.request(LibraryCode.parse('ABC')))
})()

/** Returns the share of all requests in which each partner is at a place of the rota. */
const sharesAt = (place: number, orders: readonly (readonly { readonly code: string }[])[]) => {
  const counts = new Map<string, number>()
  for (const order of orders) {
    const code = order[place]?.code ?? ''
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return Object.fromEntries([...counts].map(([code, count]) => [code, count / orders.length]))
}

/** Returns four times the standard deviation of a share, the widest that it may be off. */
const close = (share: number) => 4 * Math.sqrt((share * (1 - share)) / draws)

const expectShares = (seen: Readonly<Record<string, number>>, wanted: Readonly<Record<string, number>>) => {
  expect(Object.keys(seen).toSorted()).toEqual(Object.keys(wanted).toSorted())
  for (const [code, share] of Object.entries(wanted)) {
    expect(Math.abs((seen[code] ?? 0) - share), `${code}: ${seen[code]}`).toBeLessThan(close(share))
  }
}

describe('by weight', () => {
  const three = [lender('A', { weight: 1 }), lender('B', { weight: 2 }), lender('C', { weight: 5 })]
  const list = template({ ...listOf('A', 'B', 'C'), balance: 'weight' })
  const orders = numbers.map((seed) => inOrder(list, three, seed))

  test('each partner is first in the share that its weight has', () => {
    expectShares(sharesAt(0, orders), { A: 1 / 8, B: 2 / 8, C: 5 / 8 })
  })

  test('each partner is next in the share that it has of those that are left', () => {
    const afterC = orders.filter(([first]) => first?.code === 'C')
    const second = sharesAt(1, afterC)
    expect(second.A).toBeCloseTo(1 / 3, 1)
    expect(second.B).toBeCloseTo(2 / 3, 1)
  })

  test('without one that is left out the others keep their shares among themselves', () => {
    const two = numbers.map((seed) => inOrder(list, three.slice(0, 2), seed))
    expectShares(sharesAt(0, two), { A: 1 / 3, B: 2 / 3 })
  })

  test('a partner without weight comes last', () => {
    const some = [lender('A', { weight: 0 }), lender('B', { weight: 0 }), lender('C')]
    for (const seed of numbers.slice(0, 500)) expect(inOrder(list, some, seed)[0]?.code).toBe('C')
  })
})

describe('round robin', () => {
  const three = ['C', 'A', 'B'].map((name) => lender(name, { weight: 9 }))
  const list = template({ ...listOf('C', 'A', 'B'), balance: 'round_robin' })
  const orders = numbers.map((seed) => inOrder(list, three, seed))

  test('each begins as often as another, whatever its weight', () => {
    expectShares(sharesAt(0, orders), { A: 1 / 3, B: 1 / 3, C: 1 / 3 })
  })

  test('the others follow in the order of the ring', () => {
    const seen = new Set(orders.map((order) => order.map(({ code }) => code).join('')))
    expect([...seen].toSorted()).toEqual(['ABC', 'BCA', 'CAB'])
  })
})

test('only partners that a sorting rule finds equal take turns', () => {
  const some = [
    lender('A', { averageSupplyDays: 1 }),
    lender('B', { averageSupplyDays: 3 }),
    lender('C', { averageSupplyDays: 3 }),
    lender('D', { averageSupplyDays: 9 }),
  ]
  const rule = template({ choose: { by: 'rule', sort: ['supply_days'] }, balance: 'weight' })
  const orders = numbers.map((seed) => inOrder(rule, some, seed))
  expect(sharesAt(0, orders)).toEqual({ A: 1 })
  expectShares(sharesAt(1, orders), { B: 1 / 2, C: 1 / 2 })
  expect(sharesAt(3, orders)).toEqual({ D: 1 })
})

test('without balance the order stands, and the same number draws the same', () => {
  const some = ['B', 'A'].map((name) => lender(name))
  expect(inOrder(template(listOf('B', 'A')), some, 'ABC-1')).toEqual(some)
  const seed = numbers[0] ?? ''
  expect(drawn(seed)).toBe(drawn(seed))
  for (const number of numbers.slice(0, 1000)) {
    expect(drawn(number)).toBeGreaterThan(0)
    expect(drawn(number)).toBeLessThan(1)
  }
})
