import { describe, expect, test } from 'vitest'
import { textReason } from '../../src/translations/reason.ts'
import { received } from './begun-stories.ts'
import { answers, does, hears, passes, type Story } from './story.ts'
import { allAttention } from './story-views.ts'
import type { WorkflowSettings } from './world.ts'

/** Returns an item that the library's own system has recorded, with a hold. */
const recorded = (workflow: WorkflowSettings = {}): Story =>
  answers(received({ recordsInIls: true, workflow }), { type: 'ils_accepted', item: 1, id: 'R-1' })

const ilsCalls = ({ last }: Story) => last.effects.filter(({ kind }) => kind === 'ils')

/** Ways into closed while a record is left of an item that is not here. */
const ways: readonly (readonly [string, () => Story])[] = [
  [
    'lost here, and the lender ends the loan',
    () => hears(does(recorded(), 'report_lost'), 'completed_without_return'),
  ],
  [
    'lost here, and the lender never answers',
    () => passes(does(recorded({ afterLost: 'closed' }), 'report_lost'), 'lost_reported'),
  ],
  [
    'lost here, and the lender says that it has it',
    () => hears(does(recorded(), 'report_lost'), 'checked_in'),
  ],
  ['completed by staff, and lost after that', () => does(does(recorded(), 'complete'), 'report_lost')],
  ['lost here, and staff complete', () => does(does(recorded(), 'report_lost'), 'complete')],
  ['its receipt was undone, and staff complete', () => does(does(recorded(), 'undo_receive'), 'complete')],
  [
    'its receipt was undone, and the lender gives it up',
    () => does(hears(does(recorded(), 'undo_receive'), 'completed_without_return'), 'complete'),
  ],
]

describe('records of the library system for items that are not here', () => {
  test.each(ways)('%s: the record goes with the end of the request', (_, way) => {
    const story = way()
    expect(story.request.stage).toBe('closed')
    expect(ilsCalls(story)).toContainEqual({ kind: 'ils', call: 'remove_items', items: [1] })
  })

  test('the hold of an item that was lost here is dropped before the record; found in time, it still has its hold', () => {
    const lost = does(does(recorded(), 'place_on_shelf'), 'report_lost')
    const calls = ilsCalls(hears(lost, 'completed_without_return'))
    expect(calls).toEqual([
      { kind: 'ils', call: 'cancel_hold', items: [1] },
      { kind: 'ils', call: 'remove_items', items: [1] },
    ])
    expect(does(lost, 'found').request.items).toMatchObject([{ state: 'received', hold: 'on_shelf' }])
    const closed = hears(lost, 'completed_without_return')
    expect(does(closed, 'found').request.items).toMatchObject([{ state: 'received', hold: 'none' }])
  })

  test('a receipt that is undone: the hold is dropped before the record, and the next receipt is recorded again', () => {
    const undone = does(recorded(), 'undo_receive')
    expect(ilsCalls(undone)).toEqual([
      { kind: 'ils', call: 'cancel_hold', items: [1] },
      { kind: 'ils', call: 'undo_items', items: [1] },
    ])
    const again = does(undone, 'receive')
    expect([again.status, ilsCalls(again)]).toEqual([
      'receiving',
      [{ kind: 'ils', call: 'accept_items', items: [1] }],
    ])
  })

  const removed = [
    { kind: 'ils', call: 'cancel_hold', items: [1] },
    { kind: 'ils', call: 'remove_items', items: [1] },
  ]

  test.each([
    ['placed', () => recorded()],
    ['in transit', () => does(recorded(), 'put_in_transit')],
    ['on the shelf', () => does(recorded(), 'place_on_shelf')],
    ['expired by the library’s deadline', () => passes(does(recorded(), 'place_on_shelf'), 'shelf')],
  ])('a hold that is %s when the item goes back is dropped before the record', (_, story) => {
    expect(ilsCalls(does(story(), 'return'))).toEqual(removed)
  })

  test.each([
    ['is cancelled', () => does(recorded(), 'cancel_hold')],
    ['has expired in the ILS', () => answers(recorded(), { type: 'hold_changed', item: 1, hold: 'expired' })],
    ['ended with a loan', () => does(recorded(), 'patron_loan')],
  ])('a hold that %s is no more: only the record goes with the return', (_, story) => {
    expect(ilsCalls(does(story(), 'return'))).toEqual(removed.slice(1))
  })

  test('of a shipment that is rejected the hold goes first, too', () => {
    const rejected = does(recorded(), { type: 'reject_shipment', reason: 'wrong' })
    expect(ilsCalls(rejected)).toEqual(removed)
  })

  test.each([
    ['on the shelf, no records deleted', 'place_on_shelf', 'kept', ['ils_records_left']],
    ['on the shelf, records deleted', 'place_on_shelf', 'deleted_with_record', []],
    ['perhaps collected', undefined, 'kept', []],
  ] as const)('a refused hold of an item that has gone back: %s', (_, command, hold, kinds) => {
    const story = command === undefined ? recorded() : does(recorded(), command)
    const refusal = {
      type: 'ils_refused',
      reason: textReason('no such hold'),
      item: 1,
      cleanUp: true,
      hold,
    } as const
    const refused = answers(does(story, 'return'), refusal)
    expect(allAttention(refused)).toEqual(kinds)
    expect(refused.last.kind).toBe(kinds.length === 0 ? 'ignored' : 'applied')
    if (kinds.length > 0) expect(ilsCalls(does(refused, 'retry_ils'))).toEqual(removed)
  })

  test('a return that is undone: the item is recorded again, after its removal', () => {
    const undone = does(does(does(recorded(), 'place_on_shelf'), 'return'), 'undo_return')
    expect(undone.last.effects.filter(({ kind }) => kind !== 'send')).toEqual([
      { kind: 'ils', call: 'accept_items', items: [1] },
    ])
    expect(undone).toMatchObject({
      status: 'receiving',
      request: { stage: 'received', items: [{ state: 'received', hold: 'on_shelf' }] },
    })
    const there = answers(undone, { type: 'ils_accepted', item: 1, id: 'R-1' })
    expect(there).toMatchObject({
      status: 'received_physically',
      request: {
        negotiation: null,
        items: [{ state: 'received', hold: 'on_shelf', ils: { confirmed: true } }],
      },
      last: { effects: [] },
    })
    const refused = answers(undone, { type: 'ils_refused', reason: textReason('no such barcode'), item: 1 })
    expect(allAttention(refused)).toContain('ils_refused')
    for (const command of ['skip_ils', 'undo_receive'] as const)
      expect(does(refused, command).request).toMatchObject({
        negotiation: null,
        items: [{ state: 'received', hold: 'none' }],
      })
    expect(ilsCalls(does(refused, 'retry_ils'))).toEqual([{ kind: 'ils', call: 'accept_items', items: [1] }])
  })

  test('an item that the system knew at the first try, and does not know at the second, is gone there', () => {
    const unknown = {
      type: 'ils_refused',
      reason: textReason('Unknown Item'),
      item: 1,
      cleanUp: true,
      isUnknown: true,
    } as const
    const back = does(recorded(), 'return')
    expect(allAttention(answers(back, unknown))).toEqual(['ils_records_left'])
    const fines = answers(back, {
      type: 'ils_refused',
      reason: textReason('item has fines'),
      item: 1,
      cleanUp: true,
    })
    const again = does(fines, 'retry_ils')
    const gone = answers(again, unknown)
    expect([gone.last.kind, allAttention(gone)]).toEqual(['ignored', []])
    const stays = answers(again, {
      type: 'ils_refused',
      reason: textReason('item has fines'),
      item: 1,
      cleanUp: true,
    })
    expect(allAttention(stays)).toEqual(['ils_records_left'])
  })

  test('a refusal asks staff, who try again', () => {
    const closed = hears(does(recorded(), 'report_lost'), 'completed_without_return')
    const refused = answers(closed, {
      type: 'ils_refused',
      reason: textReason('it has fines'),
      cleanUp: true,
    })
    expect(allAttention(refused)).toContain('ils_records_left')
    expect(refused.request.next).toMatchObject({ who: 'library', attention: 'ils_records_left' })
  })

  test('an item that was lost while on loan is never checked in: the loan is for staff to end', () => {
    const lost = does(does(recorded(), 'patron_loan'), 'report_lost')
    const closed = hears(lost, 'completed_without_return')
    expect([closed.request.stage, ilsCalls(closed)]).toEqual(['closed', []])
    expect(allAttention(closed)).toContain('ils_records_left')
    const atLender = hears(lost, 'checked_in')
    expect([atLender.request.stage, ilsCalls(atLender)]).toEqual(['closed', []])
    expect(allAttention(atLender)).toContain('ils_records_left')
  })

  test('an item that is here keeps its record until it goes back, also where the lender or staff end the loan', () => {
    const early = hears(recorded(), 'checked_in')
    expect([early.request.stage, ilsCalls(early), allAttention(early)]).toEqual([
      'received',
      [],
      ['checked_in_early'],
    ])
    const completed = does(recorded(), 'complete')
    expect([completed.request.stage, ilsCalls(completed)]).toEqual(['closed', []])
    expect(ilsCalls(does(completed, 'return'))).toContainEqual({
      kind: 'ils',
      call: 'remove_items',
      items: [1],
    })
  })
})

describe('a receipt that the library system has refused', () => {
  const refused = (): Story =>
    answers(received({ recordsInIls: true }), { type: 'ils_refused', reason: textReason('no such barcode') })

  test('is the library’s turn, also once its attention is dismissed', () => {
    const story = does(refused(), { type: 'dismiss', attention: 'ils_refused' })
    expect(story.request.next).toMatchObject({ who: 'library', for: 'retry_ils', deadline: { kind: 'idle' } })
  })

  test('stays the library’s turn when the lender ends the loan', () => {
    const given = does(hears(refused(), 'completed_without_return'), { type: 'dismiss', attention: 'lost' })
    const story = does(does(given, 'complete'), {
      type: 'dismiss',
      attention: 'ils_refused',
    })
    expect(story.request.stage).toBe('closed')
    expect(story.request.next).toMatchObject({ who: 'library', for: 'retry_ils', deadline: { kind: 'idle' } })
  })
})
