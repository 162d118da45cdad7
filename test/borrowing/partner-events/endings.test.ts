import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { say } from '../../support/say.ts'
import { received, returned, sent, shipped } from '../begun-stories.ts'
import { delivers, does, hears, passes } from '../story.ts'
import { allAttention, attention, items, raised, rota, sentOperations } from '../story-views.ts'

const volumes: PartnerEvent = {
  type: 'shipped',
  items: [{ partnerItemId: 'A1' }, { partnerItemId: 'A2' }],
}
const back = (name: string): PartnerEvent => ({ type: 'checked_in', items: [{ partnerItemId: name }] })

describe('checked_in', () => {
  test('closes the request as completed once the items went back', () => {
    const done = hears(returned(), 'checked_in')
    expect([done.status, rota(done)[0], items(done)]).toEqual(['request_completed', 'supplied', ['returned']])
  })

  test('raises not_arrived for an item that never arrived, and the request goes on', () => {
    for (const story of [shipped(), hears(sent(), 'will_supply'), sent()]) {
      const done = hears(story, 'checked_in')
      expect([done.status, items(done), done.request.next]).toMatchObject([
        'shipped_physically',
        ['shipped'],
        { who: 'library', for: 'receive', attention: 'not_arrived' },
      ])
    }
  })

  test('calls staff for an item that arrives after it, and its return waits for no check-in', () => {
    const settings = { workflow: { complete: 'at_lender_check_in' } } as const
    for (const story of [shipped(settings), hears(sent(settings), 'will_supply')]) {
      const come = does(hears(story, 'checked_in'), 'receive')
      expect([come.status, items(come), attention(come)]).toEqual([
        'received_physically',
        ['received'],
        ['checked_in_early'],
      ])
      const back = does(come, 'return')
      expect([back.status, attention(back)]).toEqual(['returned_to_partner', []])
      expect(delivers(back, 'shipped_return').status).toBe('request_completed')
    }
  })

  test('while the patron has the item, it is the patron’s turn; then the library’s', () => {
    const early = hears(does(received(), 'patron_loan'), 'checked_in')
    expect(early.request.next).toMatchObject({
      who: 'patron',
      for: 'patron_return',
      deadline: { kind: 'return' },
    })
    expect(early.request.next?.then).toEqual({ kind: 'attention', attention: 'return_due' })
    const brought = does(early, 'patron_return').request.next
    expect(brought).toMatchObject({ who: 'library', for: 'return', attention: 'checked_in_early' })
    const due = passes(early, 'return').request.next
    expect(due).toMatchObject({ who: 'library', for: 'return', attention: 'return_due' })
    const one = does(received({}, volumes), { type: 'patron_loan', items: [2] })
    expect(hears(one, 'checked_in').request.next).toMatchObject({ who: 'library', for: 'return' })
  })

  test('leaves an item that is here where it is, and its return waits for no check-in', () => {
    for (const story of [received(), does(received(), 'patron_loan')]) {
      const early = hears(story, 'checked_in')
      expect([early.request.stage, items(early), attention(early)]).toEqual([
        story.request.stage,
        items(story),
        ['checked_in_early'],
      ])
      const back = does(early, 'return')
      expect([back.status, sentOperations(back), attention(back)]).toEqual([
        'returned_to_partner',
        ['shipped_return to 1'],
        [],
      ])
      expect(delivers(back, 'shipped_return').status).toBe('request_completed')
    }
  })

  test('per item; with the last one closed', () => {
    const both = delivers(does(received({}, volumes), 'return'), 'shipped_return')
    const one = hears(both, back('A1'))
    expect([one.status, one.last.event.explanations.map((each) => say(each))]).toEqual([
      'lender_check_in',
      ['1 more to be checked in'],
    ])
    expect(hears(one, back('A2')).status).toBe('request_completed')
  })

  test('leaves the stage to an item that is still here', () => {
    const one = hears(does(received({}, volumes), 'patron_loan'), back('A1'))
    expect([one.status, items(one), attention(one)]).toEqual([
      'loaned_to_patron',
      ['on_loan', 'on_loan'],
      ['checked_in_early'],
    ])
    expect(sentOperations(does(one, 'return'))).toEqual(['shipped_return to 1'])
  })

  test('means the only item if the library does not know the name', () => {
    expect(hears(returned(), back('ZZ')).status).toBe('request_completed')
  })

  test('a lost item stays lost, and is asked for no more', () => {
    const ended = hears(does(received(), 'report_lost'), 'checked_in')
    expect([ended.status, attention(ended), items(ended)]).toEqual(['request_completed', [], ['lost']])
    const three: PartnerEvent = {
      type: 'shipped',
      items: [{ partnerItemId: 'A1' }, { partnerItemId: 'A2' }, { partnerItemId: 'A3' }],
    }
    const lost = does(received({}, three), { type: 'report_lost', items: [3] })
    const back = delivers(does(lost, 'return'), 'shipped_return')
    expect([back.status, items(back), attention(back)]).toEqual([
      'lender_check_in',
      ['returned', 'returned', 'lost'],
      ['lost'],
    ])
    const done = hears(back, 'checked_in')
    expect([done.status, items(done), attention(done), done.request.next]).toEqual([
      'request_completed',
      ['returned', 'returned', 'lost'],
      [],
      null,
    ])
  })

  test('one that never arrived is waited for until staff give it up', () => {
    const one = does(does(shipped({}, volumes), { type: 'receive', missing: [2] }), 'return')
    const back = hears(delivers(one, 'shipped_return'), 'checked_in')
    expect([back.status, allAttention(back)]).toEqual(['lender_check_in', ['items_outstanding']])
    expect(does(back, 'close_outstanding').status).toBe('request_completed')
  })

  test('closed with items out: per item', () => {
    const closed = does(received(), 'complete')
    const done = hears(closed, 'checked_in', { entry: 1 })
    expect([done.last.kind, items(done), attention(done)]).toEqual([
      'applied',
      ['received'],
      ['return_due', 'checked_in_early'],
    ])
    expect(hears(does(done, 'return'), 'checked_in', { entry: 1 }).last.kind).toBe('ignored')
  })
})

describe('completed_without_return', () => {
  test('after report_lost: closed lost', () => {
    const story = hears(does(received(), 'report_lost'), 'completed_without_return')
    expect([story.status, story.request.outcome, attention(story)]).toEqual(['lost', { kind: 'lost' }, []])
  })

  test('a copy may be kept: nothing goes back, and nothing is closed', () => {
    const copy = received({ create: { service: { type: 'copy', form: 'physical' } } })
    for (const type of ['completed_without_return', 'checked_in'] as const) {
      const story = hears(copy, type)
      expect([story.request.stage, raised(story)]).toEqual(['received', []])
      expect(story.request.items[0]).toMatchObject({ kept: true })
    }
  })

  test('raises lost by the partner for items that are here, and they stay here', () => {
    const story = hears(received(), 'completed_without_return')
    expect([story.status, items(story), raised(story)]).toEqual([
      'declared_lost_by_partner',
      ['received'],
      [{ kind: 'lost', by: 'partner' }],
    ])
  })

  test('before it came: not arrived, and lost by the partner where a shipment was announced; nothing is closed, since the parcel may come', () => {
    for (const [story, status, kinds] of [
      [shipped(), 'declared_lost_by_partner', ['lost', 'not_arrived']],
      [sent(), 'shipped_physically', ['shipped_without_notice', 'not_arrived']],
    ] as const) {
      const lost = hears(story, 'completed_without_return')
      expect([lost.status, lost.request.stage, lost.request.outcome]).toEqual([status, 'shipped', null])
      expect(attention(lost)).toEqual(kinds)
    }
    expect(attention(hears(returned(), 'completed_without_return'))).toEqual(['return_not_seen'])
  })

  test('with the declared lost step off: not arrived, no status of its own', () => {
    const story = hears(shipped({ workflow: { steps: { declaredLost: false } } }), 'completed_without_return')
    expect([story.status, attention(story)]).toEqual(['shipped_physically', ['not_arrived']])
  })

  test('does not change the outcome if another partner had sent the items', () => {
    const rejected = does(received(), { type: 'reject_shipment', reason: 'wrong item' })
    const done = does(hears(rejected, 'shipped'), 'complete')
    const story = hears(done, 'completed_without_return', { entry: 1 })
    expect(story.request.outcome).toEqual({ kind: 'completed' })
  })
})
