import { describe, expect, test } from 'vitest'
import { textReason } from '../../../src/translations/reason.ts'
import { received, returned, sent, shipped } from '../begun-stories.ts'
import { delivers, does, hears, refusal, settles, waits } from '../story.ts'
import { attention, items, operations, sentOperations } from '../story-views.ts'

describe('report_lost', () => {
  test('from shipped to returned: sent, and attention stays', () => {
    const loaned = does(received(), 'patron_loan')
    for (const story of [shipped(), received(), loaned, does(loaned, 'patron_return'), returned()]) {
      const lost = does(story, { type: 'report_lost', note: 'left on a train' })
      expect([attention(lost), items(lost), operations(lost)]).toEqual([
        ['lost'],
        ['lost'],
        [{ kind: 'lost', items: [1], note: 'left on a train' }],
      ])
    }
    expect(refusal(sent(), 'report_lost')).toBe(
      'only in stage: shipped, received, on loan to the patron, returned by the patron, returned to the partner and closed; now: sent',
    )
  })

  test('is allowed on a closed request only while items are out', () => {
    const closed = does(received(), 'complete')
    expect(sentOperations(does(closed, 'report_lost'))).toEqual(['lost to 1'])
    expect(refusal(does(closed, 'return'), 'report_lost')).toBe('nothing is out')
  })

  test('one volume lost, the other back: the return is sent with the last one', () => {
    const one = does(received({ create: { items: 2 } }), { type: 'return', items: [1] })
    const lost = does(one, 'report_lost')
    expect([items(lost), sentOperations(lost), lost.request.stage]).toEqual([
      ['returned', 'lost'],
      ['lost to 1', 'shipped_return to 1'],
      'returned',
    ])
  })

  test('reports an item lost in the post while the next partner is asked: its own way counts, and the end of the first loan settles the loss', () => {
    const lost = does(shipped({ rota: ['ALPHA', 'BETA'] }), { type: 'report_lost', next: true })
    const asked = hears(lost, 'shipped')
    expect([asked.status, attention(asked), asked.request.next?.for]).toEqual([
      'shipped_physically',
      ['lost'],
      'arrival',
    ])
    expect(does(asked, 'receive').status).toBe('received_physically')
    for (const event of ['checked_in', 'completed_without_return'] as const) {
      const settled = hears(asked, event, { entry: 1 })
      expect([items(settled), attention(settled)]).toEqual([['lost', 'shipped'], []])
    }
  })

  test('on the way: the item has nothing to arrive any more', () => {
    const ended = hears(shipped(), 'checked_in')
    expect(attention(ended)).toEqual(['not_arrived'])
    expect(attention(does(ended, 'report_lost'))).toEqual(['lost'])
    expect(attention(does(does(shipped(), 'cancel'), 'report_lost'))).toEqual(['lost'])
    expect(refusal(does(shipped(), 'report_lost'), 'report_lost')).toMatch(/or all are lost/)
  })

  test('without names: what is here, before what is on its way, before what went back', () => {
    const here = does(shipped({ create: { items: 2 } }), { type: 'receive', items: [{ id: 2 }] })
    expect(items(does(here, 'report_lost'))).toEqual(['shipped', 'lost'])
    expect(items(does(here, { type: 'report_lost', items: [1] }))).toEqual(['lost', 'received'])
    expect(refusal(here, { type: 'report_lost', items: [9] })).toMatch(/was not shipped/)
  })

  test('with the step off: sent, no status of its own, and no answer is waited for', () => {
    const world = { workflow: { steps: { lost: false } } }
    const lost = does(received(world), 'report_lost')
    expect([lost.status, attention(lost), sentOperations(lost)]).toEqual(['lost', [], ['lost to 1']])
    const two = does(received({ ...world, create: { items: 2 } }), { type: 'report_lost', items: [2] })
    expect([two.status, items(two)]).toEqual(['received_physically', ['received', 'lost']])
    expect(does(two, 'return').status).toBe('returned_to_partner')
  })
})

describe('found', () => {
  test('where the message about the loss could not be sent, none is left to be sent', () => {
    const untold = settles(does(received(), 'report_lost'), 'lost', {
      result: 'not_sendable',
      reason: textReason('no message'),
    })
    expect(attention(untold)).toEqual(['lost', 'not_sendable'])
    const recovered = does(untold, 'found')
    expect([attention(recovered), recovered.last.effects]).toEqual([[], []])
    expect(operations(does(untold, { type: 'found', note: 'Here it is.' }))).toMatchObject([
      { kind: 'message', note: 'Here it is.' },
    ])
    const told = does(does(untold, 'mark_communicated'), 'found')
    expect(operations(told)).toMatchObject([{ kind: 'message', note: 'The item was found.' }])
  })

  test('the item is back in its stage, the attention ends, the partner gets a note', () => {
    const loaned = does(received(), 'patron_loan')
    for (const story of [shipped(), received(), loaned]) {
      const recovered = does(does(story, 'report_lost'), 'found')
      expect([recovered.request.stage, items(recovered), attention(recovered)]).toEqual([
        story.request.stage,
        items(story),
        [],
      ])
      expect(operations(recovered)).toEqual([{ kind: 'message', note: 'The item was found.' }])
    }
  })

  test('the attention stays while another one is lost', () => {
    const lost = does(received({ create: { items: 2 } }), { type: 'report_lost', items: [1, 2] })
    const one = does(lost, { type: 'found', items: [1] })
    expect([items(one), attention(one)]).toEqual([['received', 'lost'], ['lost']])
    expect(attention(does(one, 'found'))).toEqual([])
  })

  test('closed as lost: out again, and it goes back', () => {
    for (const before of [does(received(), 'report_lost'), does(shipped(), 'report_lost')]) {
      const closed = hears(before, 'completed_without_return')
      expect(closed.status).toBe('lost')
      const recovered = does(closed, 'found')
      expect([items(recovered), recovered.request.stage]).toEqual([['received'], 'closed'])
      expect(sentOperations(does(recovered, 'return'))).toEqual(['shipped_return to 1'])
    }
  })

  test('declared lost by the partner, and found', () => {
    const declaredLost = hears(received(), 'completed_without_return')
    expect([
      declaredLost.status,
      declaredLost.request.stage,
      items(declaredLost),
      attention(declaredLost),
    ]).toEqual(['declared_lost_by_partner', 'received', ['received'], ['lost']])
    const recovered = does(declaredLost, 'found')
    expect([recovered.status, attention(recovered)]).toEqual(['received_physically', []])
    const coming = hears(shipped(), 'completed_without_return')
    expect([coming.status, attention(coming)]).toEqual(['declared_lost_by_partner', ['lost', 'not_arrived']])
    const here = does(coming, 'found')
    expect([here.status, attention(here)]).toEqual(['shipped_physically', ['not_arrived']])
  })

  test('only what is lost', () => {
    expect(refusal(received(), 'found')).toBe('no item is lost')
  })
})

describe('report_damaged', () => {
  test('sent, and attention stays until it is dismissed', () => {
    const damaged = does(received(), { type: 'report_damaged', note: 'wet' })
    expect([damaged.status, operations(damaged), items(damaged)]).toEqual([
      'damaged_communicated',
      [{ kind: 'damaged', items: [1], note: 'wet' }],
      ['received'],
    ])
    expect(does(damaged, { type: 'dismiss', attention: 'damaged' }).status).toBe('received_physically')
  })

  test('with the step off: sent, no status of its own', () => {
    const story = does(received({ workflow: { steps: { damaged: false } } }), 'report_damaged')
    expect([story.status, sentOperations(story)]).toEqual(['received_physically', ['damaged to 1']])
  })

  test('from shipped to returned, and closed with items out', () => {
    for (const story of [shipped(), received(), returned(), does(received(), 'complete')]) {
      expect(sentOperations(does(story, 'report_damaged'))).toEqual(['damaged to 1'])
    }
    expect(refusal(sent(), 'report_damaged')).toBe(
      'only in stage: shipped, received, on loan to the patron, returned by the patron, returned to the partner and closed; now: sent',
    )
    const completed = delivers(
      does(received({ workflow: { complete: 'at_return' } }), 'return'),
      'shipped_return',
    )
    expect(refusal(completed, 'report_damaged')).toBe('nothing is out')
  })
})

describe('a partner that was given up because nothing came', () => {
  // biome-ignore lint/suspicious/noThenProperty: the word of the API for what follows
  const givenUp = waits(does(shipped(), { type: 'report_not_arrived', then: 'next_partner' }), 1)

  test('and says later that it ships: an item may come, and nobody else is asked by that', () => {
    const story = hears(givenUp, { type: 'shipped', items: [], note: 'sent again' }, { entry: 1 })
    expect([attention(story), items(story)]).toEqual([
      expect.arrayContaining(['stale_shipment']),
      ['shipped', 'expected'],
    ])
  })

  test('and repeats its old status, or names it in a note: nothing is new', () => {
    const before = givenUp.request.rota[0]?.lastStatement?.asOf
    for (const said of [{ asOf: before }, { notification: true }] as const) {
      const story = hears(givenUp, { type: 'shipped', items: [], ...said }, { entry: 1 })
      expect([attention(story), items(story)]).toEqual([[], ['missing', 'expected']])
    }
  })
})
