import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { Day } from '../../../src/borrowing/values.ts'
import { received, returned, sent, shipped } from '../begun-stories.ts'
import { delivers, does, hears } from '../story.ts'
import { items, operations, sentOperations } from '../story-views.ts'
import type { World } from '../world.ts'

const volumes: PartnerEvent = {
  type: 'shipped',
  dueDate: Day.parse('2026-05-01'),
  items: [
    { partnerItemId: 'A1', volume: '1' },
    { partnerItemId: 'A2', volume: '2', barcode: 'B2' },
  ],
}

describe('shipped while all that came is on its way back', () => {
  const first: PartnerEvent = { type: 'shipped', items: [{ partnerItemId: 'A1' }] }
  const back = () => delivers(does(received({}, first), 'return'), 'shipped_return')

  test('a further item is on its way, comes and goes back with a message of its own', () => {
    const story = hears(back(), { type: 'shipped', items: [{ partnerItemId: 'A2' }] })
    expect([story.status, items(story), story.request.next]).toMatchObject([
      'shipped_physically',
      ['returned', 'shipped'],
      { who: 'partner', for: 'arrival', deadline: { kind: 'transit' } },
    ])
    const gone = does(does(story, 'receive'), 'return')
    expect(operations(gone)).toEqual([{ kind: 'shipped_return', items: [2] }])
    expect(hears(delivers(gone, 'shipped_return'), 'checked_in').status).toBe('request_completed')
  })

  test('the same item again, or one that is not named, changes nothing', () => {
    for (const again of [first, { type: 'shipped', items: [] } as const]) {
      const story = hears(back(), { ...again, items: [...again.items] })
      expect([story.last.kind, story.status, items(story)]).toEqual([
        'ignored',
        'lender_check_in',
        ['returned'],
      ])
    }
    const named = hears(returned(), first)
    expect([named.last.kind, items(named)]).toEqual(['ignored', ['returned']])
  })
})

describe('shipped', () => {
  test('from sent, accepted and will_supply', () => {
    for (const story of [sent(), hears(sent(), 'request_received'), hears(sent(), 'will_supply')]) {
      expect(hears(story, 'shipped').status).toBe('shipped_physically')
    }
  })

  test('items with their names, due date and form', () => {
    const story = hears(sent(), volumes)
    expect(story.request.items).toMatchObject([
      { state: 'shipped', partnerItemId: 'A1', volume: '1', dueDate: '2026-05-01', form: 'physical' },
      { state: 'shipped', partnerItemId: 'A2', volume: '2', barcode: 'B2' },
    ])
  })

  test('a partner that names fewer items than were wanted ships these; the rest stays expected', () => {
    const story = shipped({ create: { items: 3 } }, volumes)
    expect(items(story)).toEqual(['shipped', 'shipped', 'expected'])
    expect(items(shipped({ create: { items: 3 } }))).toEqual(['shipped', 'shipped', 'shipped'])
  })

  test('digital, by form or address; mixed forms count as physical', () => {
    expect(shipped({}, { type: 'shipped', items: [], form: 'digital' }).status).toBe('shipped_digitally')
    expect(shipped({}, { type: 'shipped', items: [], url: 'https://example.org/a.pdf' }).status).toBe(
      'shipped_digitally',
    )
    const mixed = does(shipped({ create: { items: 2 } }), {
      type: 'receive',
      items: [{ id: 1, form: 'digital' }, { id: 2 }],
    })
    expect(mixed.status).toBe('received_physically')
    expect(shipped({ create: { service: { type: 'copy' } } }).status).toBe('shipped_digitally')
    expect(shipped({ create: { service: { type: 'copy', form: 'physical' } } }).status).toBe(
      'shipped_physically',
    )
  })

  test('for use in the library only', () => {
    const story = does(shipped({}, { type: 'shipped', items: [], conditions: ['LibraryUseOnly'] }), 'receive')
    expect(story.status).toBe('received_not_for_loan')
  })
})

describe('digital delivery', () => {
  const toPatron: World = {
    workflow: { digitalDelivery: 'to_patron' },
    create: { service: { type: 'copy' } },
  }
  const file: PartnerEvent = { type: 'shipped', items: [], url: 'https://example.org/a.pdf' }

  test('straight to the patron: mailed, received sent, closed completed', () => {
    const story = shipped(toPatron, file)
    expect([story.status, sentOperations(story)]).toEqual(['request_completed', ['received to 1']])
    expect(story.last.effects).toContainEqual({ kind: 'notice', status: 'delivered' })
    expect(delivers(story, 'received').status).toBe('request_completed')
  })

  test('the partner says that it sent it to the patron itself: nothing is mailed', () => {
    const story = shipped({}, { type: 'shipped', items: [], form: 'digital', sentToPatron: true })
    expect([story.status, sentOperations(story)]).toEqual(['request_completed', ['received to 1']])
    expect(story.last.effects.filter((each) => each.kind === 'notice')).toEqual([])
  })

  test('else to the library: the patron gave no address, the profile says so, or nothing came with it', () => {
    const create = { service: { type: 'copy' } } as const
    expect(shipped({ ...toPatron, create: { ...create, patron: { id: 'p1' } } }, file).status).toBe(
      'shipped_digitally',
    )
    expect(shipped({ create }, file).status).toBe('shipped_digitally')
    expect(shipped(toPatron, { type: 'shipped', items: [], form: 'digital' }).status).toBe(
      'shipped_digitally',
    )
    expect(shipped(toPatron, { ...file, form: 'physical' }).status).toBe('shipped_physically')
  })

  test('goes to the library, which checks and forwards it and closes the request', () => {
    const here = received({ create: { service: { type: 'copy' } } }, file)
    expect([here.status, does(here, 'forward_to_patron').status]).toEqual([
      'received_digitally',
      'request_completed',
    ])
  })
})

describe('shipped again', () => {
  test('from shipped to patron_returned: matched by partner id, barcode or volume; due dates change', () => {
    const loaned = does(does(shipped({}, volumes), 'receive'), 'patron_loan')
    const later = Day.parse('2026-06-01')
    for (const name of [{ partnerItemId: 'A2' }, { barcode: 'B2' }, { volume: '2' }]) {
      for (const story of [shipped({}, volumes), loaned, does(loaned, 'patron_return')]) {
        const again = hears(story, { type: 'shipped', items: [name], dueDate: later })
        expect(again.request.items.map((item) => item.dueDate)).toEqual(['2026-05-01', '2026-06-01'])
        expect([items(again), again.status]).toEqual([items(story), story.status])
      }
    }
  })

  test('new named ones are added', () => {
    const story = hears(received({}, volumes), {
      type: 'shipped',
      items: [{ partnerItemId: 'A3', volume: '3' }],
    })
    expect([items(story), story.status]).toEqual([['received', 'received', 'shipped'], 'received_physically'])
    expect(operations(does(story, 'receive'))).toEqual([{ kind: 'received', items: [1, 2, 3], missing: [] }])
  })

  test('an unnamed one never; what it says holds for all', () => {
    const later = Day.parse('2026-06-01')
    for (const named of [[], [{}]]) {
      const story = hears(shipped({}, volumes), { type: 'shipped', items: named, dueDate: later })
      expect(items(story)).toEqual(['shipped', 'shipped'])
    }
    const all = hears(shipped({}, volumes), { type: 'shipped', items: [], dueDate: later })
    expect(all.request.items.map((item) => item.dueDate)).toEqual(['2026-06-01', '2026-06-01'])
  })

  test('names for what came without, and another name: the same item, not another one', () => {
    const story = hears(shipped(), { type: 'shipped', items: [{ partnerItemId: 'A1' }] })
    expect(story.request.items).toMatchObject([{ id: 1, partnerItemId: 'A1' }])
    const renamed = hears(story, { type: 'shipped', items: [{ partnerItemId: 'A2' }] })
    expect(renamed.request.items).toMatchObject([{ id: 1, partnerItemId: 'A2', formerPartnerIds: ['A1'] }])
  })

  test('a name in another letter case: the same item, under the id that it has', () => {
    const story = hears(shipped({}, { type: 'shipped', items: [{ partnerItemId: 'Case-1a' }] }), {
      type: 'shipped',
      items: [{ partnerItemId: 'cASE-1A' }],
      dueDate: Day.parse('2026-06-01'),
    })
    expect(story.request.items).toMatchObject([{ partnerItemId: 'Case-1a', dueDate: '2026-06-01' }])
  })

  test('a repeat leaves a missing one missing', () => {
    const gone = does(shipped({}, volumes), { type: 'receive', missing: [2] })
    expect(items(hears(gone, volumes))).toEqual(['received', 'missing'])
  })

  test('there is an end to it', () => {
    let story = shipped({}, volumes)
    for (let turn = 0; turn < 7; turn += 1) {
      const named = Array.from({ length: 100 }, (_, index) => ({
        partnerItemId: `N${turn}-${index}`,
        volume: `N${turn}-${index}`,
      }))
      story = hears(story, { type: 'shipped', items: named })
    }
    expect(story.request.items.length).toBe(500)
  })
})
