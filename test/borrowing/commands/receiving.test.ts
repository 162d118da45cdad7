import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/borrowing/commands/command.ts'
import { Day } from '../../../src/borrowing/values.ts'
import { textReason } from '../../../src/translations/reason.ts'
import { say } from '../../support/say.ts'
import { leftButShipped, received, sent, shipped } from '../begun-stories.ts'
import { answers, delivers, does, hears, refusal } from '../story.ts'
import {
  allAttention,
  attention,
  deadlines,
  items,
  operations,
  question,
  rota,
  sentOperations,
} from '../story-views.ts'
import type { World } from '../world.ts'

const volumes = {
  type: 'shipped',
  items: [
    { partnerItemId: 'A1', volume: '1' },
    { partnerItemId: 'A2', volume: '2' },
  ],
} as const
const two: World = { create: { items: 2 } }
const twoShipped = () => shipped(two, { ...volumes, items: [...volumes.items] })
const item = (id: number): Command => ({ type: 'receive', items: [{ id }] })

test('an arrival that is undone leaves an item unwanted that was so before', () => {
  const story = does(does(shipped(), { type: 'cancel', by: 'patron' }), 'receive')
  expect(attention(story)).toEqual(['return_due'])
  const undone = does(story, 'undo_receive')
  expect(undone.request.attention).toMatchObject([{ kind: 'no_longer_wanted', by: 'patron' }])
  const again = does(undone, 'receive')
  expect([attention(again), again.request.items[0]?.hold]).toEqual([['return_due'], 'none'])
})

describe('receive', () => {
  test('received is sent, the item waits for the patron', () => {
    const story = does(shipped(), {
      type: 'receive',
      barcode: 'T-1',
      dueDate: Day.parse('2026-04-10'),
      note: 'thanks',
    })
    expect([story.status, operations(story)]).toEqual([
      'received_physically',
      [{ kind: 'received', items: [1], missing: [], note: 'thanks' }],
    ])
    expect(story.request.items[0]).toMatchObject({
      state: 'received',
      barcode: 'T-1',
      dueDate: '2026-04-10',
      hold: 'placed',
    })
  })

  test('form, and not for loan', () => {
    const use = does(shipped(), { type: 'receive', notForLoan: true, onHoldShelf: true })
    expect([use.status, use.request.items[0]?.hold]).toEqual(['received_not_for_loan', 'on_shelf'])
    const file = does(shipped(), { type: 'receive', form: 'digital' })
    expect([file.status, file.request.items[0]?.hold]).toEqual(['received_digitally', 'none'])
  })

  test('before the partner says that it shipped: from sent, accepted and will_supply', () => {
    const before = [sent(), hears(sent(), 'request_received'), hears(sent(), 'will_supply')]
    for (const story of before) {
      const here = does(story, 'receive')
      expect([here.status, sentOperations(here), deadlines(here)]).toEqual([
        'received_physically',
        ['received to 1'],
        [],
      ])
      const late = hears(here, { type: 'shipped', items: [{ partnerItemId: 'A1' }] })
      expect([items(late), late.request.items[0]?.partnerItemId, late.status]).toEqual([
        ['received'],
        'A1',
        'received_physically',
      ])
    }
  })

  test('before shipped it ends the question that was open', () => {
    for (const event of ['conditional', 'retry_possible'] as const) {
      expect(question(does(hears(sent(), event), 'receive'))).toBeNull()
    }
  })

  test('several volumes: the partner gets a message once each is received or named missing', () => {
    const first = does(twoShipped(), item(1))
    expect([first.status, items(first), sentOperations(first)]).toEqual([
      'received_physically',
      ['received', 'shipped'],
      [],
    ])
    const both = does(first, item(2))
    expect(operations(both)).toEqual([{ kind: 'received', items: [1, 2], missing: [] }])
    const gone = does(first, { type: 'receive', missing: [2] })
    expect([items(gone), operations(gone)]).toEqual([
      ['received', 'missing'],
      [{ kind: 'received', items: [1], missing: [2], note: 'Not arrived: 2' }],
    ])
  })

  test('a missing one may be received later; that is sent in words', () => {
    const gone = does(twoShipped(), { type: 'receive', missing: [2] })
    expect(items(gone)).toEqual(['received', 'missing'])
    const story = does(does(gone, 'patron_loan'), 'receive')
    expect([items(story), operations(story)]).toEqual([
      ['on_loan', 'received'],
      [{ kind: 'message', note: 'Arrived after all: 2' }],
    ])
    expect(story.status).toBe('received_physically')
  })

  test('a missing one that comes with the last one is sent with it', () => {
    const three = shipped({ create: { items: 3 } }, { type: 'shipped', items: [] })
    const story = does(does(three, { type: 'receive', items: [{ id: 1 }], missing: [2] }), {
      type: 'receive',
      items: [{ id: 2 }, { id: 3 }],
    })
    expect(operations(story)).toEqual([{ kind: 'received', items: [1, 2, 3], missing: [] }])
  })

  test('the stage is that of the least advanced item that has arrived', () => {
    const loaned = does(does(twoShipped(), item(1)), 'patron_loan')
    expect(loaned.status).toBe('loaned_to_patron')
    expect(does(loaned, item(2)).status).toBe('received_physically')
  })

  test('each volume has a barcode of its own', () => {
    expect(refusal(twoShipped(), { type: 'receive', barcode: 'T-1' })).toMatch(/each of them its own/)
    const story = does(twoShipped(), {
      type: 'receive',
      items: [
        { id: 1, barcode: 'T-1' },
        { id: 2, barcode: 'T-2' },
      ],
    })
    expect(story.request.items.map((each) => each.barcode)).toEqual(['T-1', 'T-2'])
    // The partner knows them by its own names all the same.
    const back = hears(delivers(does(story, 'return'), 'shipped_return'), {
      type: 'checked_in',
      items: [{ partnerItemId: 'A1' }],
    })
    expect(back.request.items.map((each) => each.checkedIn)).toEqual([true, undefined])
  })

  test('a partner that knows items by their id: refused until each has one, the lender’s or a barcode', () => {
    const needy: World = { partners: { ALPHA: { receivedNeedsItemId: true } } }
    expect(refusal(shipped(needy), 'receive')).toMatch(/give each item its barcode/)
    expect(sentOperations(does(shipped(needy), { type: 'receive', form: 'digital' }))).toEqual([
      'received to 1',
    ])
    expect(does(shipped(needy), { type: 'receive', barcode: 'T-1' }).status).toBe('received_physically')
    const named = shipped(needy, { type: 'shipped', items: [{ partnerItemId: 'A1' }] })
    expect(does(named, 'receive').status).toBe('received_physically')
  })

  test('only what is on its way, and something must have come', () => {
    expect(refusal(shipped(), item(7))).toMatch(/not on its way/)
    expect(refusal(received(), 'receive')).toBe('no item is on its way')
    expect(refusal(sent(), { type: 'receive', missing: [1] })).toMatch(/must have arrived/)
    expect(refusal(shipped(), { type: 'receive', items: [{ id: 1 }], missing: [1] })).toMatch(/not on its/)
  })

  test('no shipped item came: nothing is received, the partner hears it, and staff look for the parcel', () => {
    const story = does(shipped(), { type: 'receive', missing: [1] })
    expect([story.status, items(story), attention(story), operations(story)]).toEqual([
      'shipped_physically',
      ['shipped'],
      ['not_arrived'],
      [{ kind: 'message', note: 'The item has not arrived.' }],
    ])
    expect(does(story, 'receive').status).toBe('received_physically')
    // biome-ignore lint/suspicious/noThenProperty: the word of the API for what follows
    const next = does(story, { type: 'report_not_arrived', then: 'next_partner' })
    expect([rota(next), next.request.stage]).toEqual([['failed', 'active'], 'sent'])
  })

  test('nothing came of a part of what is wanted, nor from a partner that was left: no receipt is sent', () => {
    const part = hears(sent({ create: { items: 2 } }), { type: 'shipped', items: [{ partnerItemId: 'A1' }] })
    for (const missing of [[1], [1, 2]]) {
      const story = does(part, { type: 'receive', missing })
      expect([items(story), operations(story)]).toEqual([
        ['shipped', 'expected'],
        [{ kind: 'message', note: 'The item has not arrived.' }],
      ])
      expect(allAttention(story)).toEqual(['items_outstanding', 'not_arrived'])
    }
    const stale = leftButShipped()
    const item = stale.request.items.find(({ entry }) => entry === 1)?.id ?? 0
    const story = does(stale, { type: 'receive', entry: 1, missing: [item] })
    expect([attention(story), sentOperations(story)]).toEqual([['stale_shipment'], ['message to 1']])
  })

  test('items of a partner that was left are received, and their attention ends', () => {
    const story = does(leftButShipped(), { type: 'receive', entry: 1 })
    expect([attention(story), sentOperations(story), story.request.stage]).toEqual([
      [],
      ['received to 1'],
      'sent',
    ])
    expect(rota(story)).toEqual(['cancelled', 'active'])
    expect(sentOperations(does(story, 'return'))).toEqual(['shipped_return to 1'])
  })

  test('is allowed once the request is closed', () => {
    const closed = does(sent(), { type: 'complete', reason: 'externally_obtained' })
    const late = hears(closed, 'shipped', { entry: 1 })
    expect([late.status, attention(late), late.request.stage]).toEqual([
      'externally_obtained',
      ['stale_shipment'],
      'closed',
    ])
    const here = does(late, 'receive')
    expect([here.status, items(here), sentOperations(here)]).toEqual([
      'externally_obtained',
      ['received'],
      ['received to 1'],
    ])
    expect(sentOperations(does(here, 'return'))).toEqual(['shipped_return to 1'])
  })

  test('items on their way when the request was closed by hand can still be received and returned', () => {
    const closed = does(shipped(), 'complete')
    const here = does(closed, 'receive')
    expect([here.status, items(here)]).toEqual(['request_completed', ['received']])
    expect(items(does(here, 'return'))).toEqual(['returned'])
  })
})

describe('receive where the library’s own system records items', () => {
  const world: World = { recordsInIls: true }
  const receiving = (more: World = {}) =>
    does(shipped({ ...world, ...more }), { type: 'receive', note: 'thanks' })

  test('first there: negotiation receiving; received and sent once it accepts', () => {
    const story = receiving()
    expect([story.status, question(story), sentOperations(story)]).toEqual(['receiving', 'receiving', []])
    expect(story.last.effects).toEqual([{ kind: 'ils', call: 'accept_items', items: [1] }])
    const done = answers(story, { type: 'ils_accepted' })
    expect([done.status, operations(done)]).toEqual([
      'received_physically',
      [{ kind: 'received', items: [1], missing: [], note: 'thanks' }],
    ])
  })

  test('item by item: received once the last one is recorded; a retry asks for those that are not', () => {
    const both = does(shipped({ ...world, ...two }), 'receive')
    const first = answers(both, { type: 'ils_accepted', item: 1, id: 'R-1' })
    expect([question(first), first.last.effects]).toEqual([
      'receiving',
      [{ kind: 'ils', call: 'accept_items', items: [2] }],
    ])
    const refused = answers(first, { type: 'ils_refused', reason: textReason('timeout'), item: 2, id: 'R-2' })
    expect(refused.request.items.map((each) => each.ils)).toEqual([
      { id: 'R-1', confirmed: true },
      { id: 'R-2', confirmed: false },
    ])
    const again = does(refused, 'retry_ils')
    expect(again.last.effects).toEqual([{ kind: 'ils', call: 'accept_items', items: [2] }])
    const done = answers(again, { type: 'ils_accepted', item: 2, id: 'R-2' })
    expect([done.status, sentOperations(done)]).toEqual(['received_physically', ['received to 1']])
    const undone = does(refused, 'undo_receive')
    expect(undone.request.items.map((each) => each.ils?.confirmed)).toEqual([false, false])
  })

  test('a file needs no record there', () => {
    const file = shipped(world, { type: 'shipped', items: [], form: 'digital' })
    expect(does(file, 'receive').status).toBe('received_digitally')
  })

  test('refused: attention, and receiving stays until retry, skip or undo', () => {
    const refused = answers(receiving(), { type: 'ils_refused', reason: textReason('no such location') })
    expect([refused.status, question(refused), attention(refused)]).toEqual([
      'ils_refused',
      'receiving',
      ['ils_refused'],
    ])
    const again = does(refused, 'retry_ils')
    expect([again.status, again.last.effects]).toEqual([
      'receiving',
      [{ kind: 'ils', call: 'accept_items', items: [1] }],
    ])
    const skipped = does(refused, 'skip_ils')
    expect([skipped.status, sentOperations(skipped), attention(skipped)]).toEqual([
      'received_physically',
      ['received to 1'],
      [],
    ])
    const undone = does(refused, 'undo_receive')
    expect([undone.status, items(undone), undone.request.items[0]?.hold, attention(undone)]).toEqual([
      'shipped_physically',
      ['shipped'],
      'none',
      [],
    ])
    expect(undone.last.effects).toEqual([{ kind: 'ils', call: 'undo_items', items: [1] }])
  })

  test('the attention put aside, the question stays', () => {
    const refused = answers(receiving(), { type: 'ils_refused', reason: textReason('x') })
    const story = does(refused, { type: 'dismiss', attention: 'ils_refused' })
    expect([attention(story), question(story), refusal(story, 'skip_ils')]).toEqual([
      [],
      'receiving',
      undefined,
    ])
  })

  test('retry only after a refusal; no second receive meanwhile', () => {
    expect(refusal(receiving(), 'retry_ils')).toMatch(/has not refused/)
    expect(refusal(receiving(), 'receive')).toMatch(/is recording/)
    expect(refusal(receiving(), { type: 'reject_shipment', reason: 'torn' })).toMatch(/is recording/)
  })

  test('staff need not wait for a system that does not answer; what it records later is noted', () => {
    const skipped = does(receiving(), 'skip_ils')
    expect([skipped.status, question(skipped)]).toEqual(['received_physically', null])
    const late = answers(skipped, { type: 'ils_accepted', item: 1, id: 'R-1' })
    expect([late.status, late.request.items[0]?.ils?.id]).toEqual(['received_physically', 'R-1'])
    expect(refusal(sent(), 'undo_receive')).toBe('only in stage: received; now: sent')
    expect(does(receiving(), 'undo_receive').status).toBe('shipped_physically')
  })

  test('before shipped: it counts as shipped from then on, so that a late unfilled changes nothing', () => {
    const story = does(sent(world), 'receive')
    expect([story.request.stage, story.status]).toEqual(['shipped', 'receiving'])
    const late = hears(hears(story, 'unfilled'), 'shipped')
    expect([late.status, items(late)]).toEqual(['receiving', ['shipped']])
    expect(answers(late, { type: 'ils_accepted' }).status).toBe('received_physically')
  })

  test('a renewal that is open continues behind it, and its answer is applied', () => {
    const first = answers(does(shipped({ ...world, ...two }, 'shipped'), item(1)), { type: 'ils_accepted' })
    const open = delivers(does(first, 'renew'), 'renew')
    const story = does(open, item(2))
    expect([story.status, deadlines(story)]).toEqual(['receiving', ['renewal_answer']])
    const done = answers(story, { type: 'ils_accepted' })
    expect([done.status, deadlines(done)]).toEqual(['renew_requested', ['renewal_answer']])
    const renewed = answers(hears(story, 'renewed'), { type: 'ils_accepted' })
    expect([question(renewed), deadlines(renewed)]).toEqual([null, []])
  })

  test('a question of the active partner stays open while what another one shipped is recorded', () => {
    const late = leftButShipped(world)
    const asking = hears(late, 'conditional')
    const story = does(asking, { type: 'receive', entry: 1 })
    expect([story.status, rota(story)]).toEqual(['receiving', ['cancelled', 'active']])
    const accepted = does(story, 'accept_condition')
    expect(sentOperations(accepted)).toEqual(['accept_condition to 2'])
    expect(question(answers(accepted, { type: 'ils_accepted' }))).toBeNull()
    expect(question(answers(story, { type: 'ils_accepted' }))).toBe('condition')
    // The other one is rejected meanwhile: what is being recorded is not forgotten.
    const unfilled = hears(story, 'unfilled')
    expect([unfilled.request.stage, question(unfilled)]).toEqual(['unfilled', 'receiving'])
    expect(items(answers(unfilled, { type: 'ils_accepted' }))).toEqual(['received'])
  })

  test('closed meanwhile: what is being recorded is out', () => {
    const closed = does(receiving(), 'complete')
    const story = answers(closed, { type: 'ils_accepted' })
    expect([story.request.stage, items(story)]).toEqual(['closed', ['received']])
    expect(sentOperations(does(story, 'return'))).toEqual(['shipped_return to 1'])
  })

  test('an unexpected answer is recorded only', () => {
    const story = answers(received(), { type: 'ils_accepted' })
    expect([story.last.kind, say(story.last.event.reason)]).toEqual(['ignored', 'nothing is being recorded'])
  })
})
