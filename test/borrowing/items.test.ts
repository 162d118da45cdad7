import { describe, expect, test } from 'vitest'
import type { NamedItem, PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import { sent, shipped } from './begun-stories.ts'
import { delivers, does, hears, type Story } from './story.ts'
import { allAttention, sentOperations } from './story-views.ts'

const three = { create: { items: 3 } }
const loaned = (...items: readonly NamedItem[]): PartnerEvent => ({ type: 'shipped', items: [...items] })
const volume = (number: number): NamedItem => ({ partnerItemId: `V${number}`, volume: String(number) })

/** Returns each item as its name and its state. */
const account = ({ request }: Story): readonly string[] =>
  request.items.map(({ partnerItemId = '-', state, givenUp }) =>
    [partnerItemId, givenUp === true ? 'given up' : state].join(' '),
  )
const review = ({ request }: Story) =>
  request.attention.find(({ kind }) => kind === 'items_review' || kind === 'items_outstanding')

describe('the account of items', () => {
  test('a shipment of one volume of three leaves two expected, and asks', () => {
    const story = hears(sent(three), loaned(volume(2)))
    expect(account(story)).toEqual(['V2 shipped', '- expected', '- expected'])
    expect(review(story)).toMatchObject({ kind: 'items_outstanding', wanted: 3, shipped: 1, items: [2, 3] })
    expect(story.request.next).toMatchObject({ who: 'library', for: 'claim' })
    const rest = hears(story, loaned(volume(1), volume(3)))
    expect([account(rest), allAttention(rest)]).toEqual([['V2 shipped', 'V1 shipped', 'V3 shipped'], []])
  })

  test('what is said of the parcel is kept with what is in it', () => {
    const story = hears(sent(three), { ...loaned(volume(2)), trackingIds: ['1Z99'], courier: 'DHL' })
    expect(story.request.items.map(({ trackingIds, courier }) => [trackingIds, courier])).toEqual([
      [['1Z99'], 'DHL'],
      [undefined, undefined],
      [undefined, undefined],
    ])
  })

  test('a shipment without names is all that is wanted; a repeat without names ships no more', () => {
    expect(account(hears(sent(three), loaned()))).toEqual(['- shipped', '- shipped', '- shipped'])
    expect(account(hears(sent(three), loaned({ title: 'Naiv. Super.' })))).toEqual(Array(3).fill('- shipped'))
    const one = hears(sent(three), loaned(volume(1)))
    expect(account(hears(one, loaned()))).toEqual(account(one))
  })

  test.each([
    ['of one title, of which a volume follows', {}, 1],
    ['of three, where one follows', three, 2],
  ] as const)('a shipment %s, leaves what follows expected, and asks', (_, wanted, left) => {
    const story = hears(sent(wanted), { type: 'shipped', items: [], moreFollow: true })
    expect(account(story)).toEqual(['- shipped', ...Array(left).fill('- expected')])
    expect(review(story)).toMatchObject({ kind: 'items_outstanding', shipped: 1 })
    const here = does(story, { type: 'receive', items: [{ id: 1 }] })
    expect([here.request.stage, allAttention(here)]).toEqual(['received', ['items_outstanding']])
    expect(allAttention(does(here, 'close_outstanding'))).toEqual([])
    const named = hears(sent(wanted), { type: 'shipped', items: [volume(1)], moreFollow: true })
    expect(account(named)).toEqual(['V1 shipped', ...Array(left).fill('- expected')])
    expect(account(hears(named, loaned(volume(2))))[1]).toBe('V2 shipped')
  })

  test('what came goes on: the receipt names it, and the return of it does not close the request', () => {
    const here = does(hears(sent(three), loaned(volume(1))), 'receive')
    expect([sentOperations(here), allAttention(here)]).toEqual([['received to 1'], ['items_outstanding']])
    const back = hears(delivers(does(here, 'return'), 'shipped_return'), 'checked_in')
    expect([back.request.stage, allAttention(back)]).toEqual(['returned', ['items_outstanding']])
    const rest = hears(back, loaned(volume(2), volume(3)))
    expect([rest.request.stage, account(rest)]).toEqual([
      'shipped',
      ['V1 returned', 'V2 shipped', 'V3 shipped'],
    ])
    const closed = does(back, 'close_outstanding')
    expect([closed.request.stage, account(closed), sentOperations(closed)]).toEqual([
      'closed',
      ['V1 returned', '- given up', '- given up'],
      ['message to 1'],
    ])
  })

  test('a request that staff complete gives up what is expected', () => {
    const story = does(hears(sent(three), loaned(volume(1))), 'complete')
    expect(account(story)).toEqual(['V1 shipped', '- given up', '- given up'])
  })
})

describe('a supplier that names items otherwise', () => {
  const one = (): Story => shipped({}, loaned({ partnerItemId: 'A1' }))
  const two = (): Story =>
    shipped({ create: { items: 2 } }, loaned({ partnerItemId: 'A1' }, { partnerItemId: 'A2' }))

  test('renames as many as there are, in a shipment as in any other message; the former names still match', () => {
    const named = [{ partnerItemId: 'B1' }]
    expect(account(hears(one(), loaned(...named)))).toEqual(['B1 shipped'])
    expect(account(hears(one(), { type: 'overdue', items: named }))).toEqual(['B1 shipped'])
    const both = hears(two(), loaned({ partnerItemId: 'B1' }, { partnerItemId: 'B2' }))
    expect(account(both)).toEqual(['B1 shipped', 'B2 shipped'])
    expect(account(hears(both, loaned({ partnerItemId: 'A2' })))).toEqual(['B1 shipped', 'A2 shipped'])
    const back = does(does(hears(one(), loaned({ partnerItemId: 'B1' })), 'receive'), 'return')
    expect(sentOperations(back)).toEqual(['shipped_return to 1'])
    const ended = hears(delivers(back, 'shipped_return'), {
      type: 'checked_in',
      items: [{ partnerItemId: 'C1' }],
    })
    expect([ended.request.stage, account(ended)]).toEqual(['closed', ['C1 returned']])
  })

  test('adds a further one with a volume of its own, or beside those that it names again', () => {
    expect(account(hears(one(), loaned({ partnerItemId: 'B1', volume: '2' })))).toEqual([
      'A1 shipped',
      'B1 shipped',
    ])
    expect(account(hears(one(), loaned({ partnerItemId: 'A1' }, { partnerItemId: 'B1' })))).toEqual([
      'A1 shipped',
      'B1 shipped',
    ])
  })

  test('is asked about where it may mean several, and staff say what it means', () => {
    const unclear = hears(two(), loaned({ partnerItemId: 'B1' }))
    expect(account(unclear)).toEqual(['A1 shipped', 'A2 shipped'])
    expect(review(unclear)).toMatchObject({ named: [{ partnerItemId: 'B1' }], items: [1, 2] })
    expect(hears(unclear, loaned({ partnerItemId: 'B1' })).request.attention).toEqual(
      unclear.request.attention,
    )
    const matched = does(unclear, { type: 'match_items', items: [{ name: 1, item: 2 }] })
    expect([account(matched), allAttention(matched)]).toEqual([['A1 shipped', 'B1 shipped'], []])
    expect(account(hears(matched, loaned({ partnerItemId: 'A2' })))).toEqual(['A1 shipped', 'A2 shipped'])
    const added = does(unclear, { type: 'match_items', items: [{ name: 1 }] })
    expect(account(added)).toEqual(['A1 shipped', 'A2 shipped', 'B1 shipped'])
    expect(account(does(matched, 'undo'))).toEqual(['A1 shipped', 'A2 shipped'])
  })

  test('is asked about once where each message names one item: it may be another one, or a new name', () => {
    const alone = (id: string): PartnerEvent => loaned({ partnerItemId: id, isOneOfSeveral: true })
    const named = hears(hears(hears(one(), alone('B1')), alone('B2')), alone('B1'))
    expect(account(named)).toEqual(['A1 shipped'])
    expect(named.request.attention).toMatchObject([
      { kind: 'items_review', named: [{ partnerItemId: 'B1' }, { partnerItemId: 'B2' }], items: [1] },
    ])
    const matched = does(named, { type: 'match_items', items: [{ name: 1, item: 1 }, { name: 2 }] })
    expect([account(matched), allAttention(matched)]).toEqual([['B1 shipped', 'B2 shipped'], []])
    expect(account(hears(one(), loaned({ partnerItemId: 'B1', volume: '2', isOneOfSeveral: true })))).toEqual(
      ['A1 shipped', 'B1 shipped'],
    )
    const set = hears(hears(hears(sent(three), alone('V1')), alone('V2')), alone('V3'))
    expect([account(set), allAttention(set)]).toEqual([['V1 shipped', 'V2 shipped', 'V3 shipped'], []])
  })

  test('is a shipment that nobody asked for where staff say so of a partner that was left: nobody else is asked', () => {
    const left = does(does(two(), 'receive'), { type: 'reject_shipment', reason: 'wrong' })
    const unclear = hears(left, { type: 'overdue', items: [{ partnerItemId: 'B1' }] }, { entry: 1 })
    const added = does(unclear, { type: 'match_items', items: [{ name: 1 }] })
    expect(allAttention(added)).toEqual(['return_not_seen', 'stale_shipment'])
    expect(sentOperations(hears(added, 'unfilled'))).toEqual([])
  })
})
