import { describe, expect, test } from 'vitest'
import type { OwnAnswer } from '../../src/borrowing/local-answers/local-answer.ts'
import { textReason } from '../../src/translations/reason.ts'
import { say } from '../support/say.ts'
import { received, sent, shipped } from './begun-stories.ts'
import { answers, begin, does, passes } from './story.ts'
import { attention, deadlines, items, raised, rota, sentOperations } from './story-views.ts'

const located = (first: boolean, second: boolean): OwnAnswer => ({
  type: 'located',
  entries: [
    { entry: 1, located: first, reason: textReason('not held') },
    { entry: 2, located: second, recordId: 'R-2', callNumber: 'QA 76' },
  ],
})
const locating = (more = {}) => begin({ workflow: { automaticLocate: true, ...more } })

// The answers of the library's own system to a receipt are tested with the command: commands/receiving.test.ts.

describe('located', () => {
  test('from locating: ready where an entry is pending; who does not hold it leaves the rota', () => {
    const story = answers(locating(), located(false, true))
    expect([story.status, rota(story), deadlines(story)]).toEqual([
      'ready_to_send',
      ['not_located', 'pending'],
      [],
    ])
    expect(story.request.rota).toMatchObject([
      { reason: textReason('not held') },
      { recordId: 'R-2', callNumber: 'QA 76' },
    ])
    expect(sentOperations(does(story, 'send'))).toEqual(['request to 2'])
  })

  test('is sent automatically, by profile', () => {
    expect(sentOperations(answers(locating({ automaticSend: true }), located(false, true)))).toEqual([
      'request to 2',
    ])
  })

  test('no pending partner: locate_failed, or closed unfilled, by profile', () => {
    expect(answers(locating(), located(false, false)).status).toBe('locate_failed')
    expect(answers(locating({ onLocateFailure: 'close' }), located(false, false)).status).toBe('unfilled')
  })

  test('located on a second try: pending again, without the reason', () => {
    const failed = does(answers(locating(), located(false, false)), 'locate')
    const story = answers(failed, { type: 'located', entries: [{ entry: 1, located: true }] })
    expect([rota(story), say(story.request.rota[0]?.reason)]).toEqual([['pending', 'not_located'], undefined])
    expect(passes(story, 'locate').request.rota[1]?.state).toBe('not_located')
  })

  test('elsewhere the stage stays, and the one that is asked too', () => {
    const story = answers(does(sent(), 'locate'), located(false, false))
    expect([story.status, rota(story)]).toEqual(['request_sent', ['active', 'not_located']])
  })

  test('locally owned: sending is held', () => {
    const story = answers(locating({ automaticSend: true }), {
      type: 'located',
      entries: [
        { entry: 1, located: true },
        { entry: 2, located: true },
      ],
      locallyOwned: true,
    })
    expect([story.status, story.request.stage, sentOperations(story)]).toEqual(['locally_owned', 'ready', []])
  })

  test('the library’s own catalogue is waited for too', () => {
    const story = begin({ workflow: { automaticLocate: true, automaticSend: true }, hasCatalogue: true })
    expect(story.last.effects).toEqual([{ kind: 'locate', entries: [1, 2], own: true }])
    const partners = answers(story, located(true, true))
    expect(partners.status).toBe('locate_in_process')
    const own = answers(partners, { type: 'located', entries: [], locallyOwned: false })
    expect(sentOperations(own)).toEqual(['request to 1'])
  })

  test('a partner whose catalogue nobody can ask stays in the rota; with none to ask it goes on at once', () => {
    const some = begin({ workflow: { automaticLocate: true }, partners: { ALPHA: { catalogue: undefined } } })
    expect(some.last.effects).toEqual([{ kind: 'locate', entries: [2], own: false }])
    const nobody = { ALPHA: { catalogue: undefined }, BETA: { catalogue: undefined } }
    const none = begin({ workflow: { automaticLocate: true }, partners: nobody })
    expect([none.status, rota(none), none.last.effects]).toEqual([
      'ready_to_send',
      ['pending', 'pending'],
      [],
    ])
  })

  test('the result of locate is kept with the entry', () => {
    const story = answers(locating(), {
      type: 'located',
      entries: [{ entry: 1, located: true, held: true, available: true, lendable: true, location: 'Main' }],
    })
    expect(story.request.rota[0]?.located).toEqual({
      at: story.context.now,
      held: true,
      available: true,
      lendable: true,
      location: 'Main',
    })
  })

  test('the last partner to be located is removed: locating ends', () => {
    const one = answers(locating(), { type: 'located', entries: [{ entry: 1, located: true }] })
    expect(does(one, { type: 'remove_partner', entry: 2 }).status).toBe('ready_to_send')
    expect(does(locating(), { type: 'set_rota', partners: [] }).status).toBe('locate_failed')
  })

  test('once it is closed, recorded only', () => {
    expect(answers(does(locating(), 'cancel'), located(true, true)).last.kind).toBe('ignored')
  })
})

describe('clean-up that the library’s own system refuses', () => {
  const refusal = { type: 'ils_refused', reason: textReason('DeleteItem: fines'), cleanUp: true } as const
  const returned = () => {
    const receiving = does(shipped({ recordsInIls: true }), 'receive')
    return does(answers(receiving, { type: 'ils_accepted', item: 1, id: 'R-1' }), 'return')
  }

  test('attention ils_records_left; a retry asks for it again', () => {
    const refused = answers(returned(), refusal)
    expect([refused.status, raised(refused)]).toEqual([
      'returned_to_partner',
      [{ kind: 'ils_records_left', reason: textReason('DeleteItem: fines') }],
    ])
    const again = does(refused, 'retry_ils')
    expect([attention(again), again.last.effects]).toEqual([
      [],
      [{ kind: 'ils', call: 'remove_items', items: [1] }],
    ])
  })

  test('staff may leave it; nothing to clean up is nothing to retry', () => {
    const refused = answers(returned(), refusal)
    expect(attention(does(refused, 'skip_ils'))).toEqual([])
    const nothing = answers(received(), refusal)
    expect(attention(nothing)).toEqual(['ils_records_left'])
    expect(() => does(nothing, 'retry_ils')).toThrow()
    expect(attention(does(nothing, 'skip_ils'))).toEqual([])
  })
})

describe('hold_changed', () => {
  test('the item’s hold, and nothing else', () => {
    for (const hold of ['on_shelf', 'expired'] as const) {
      const story = answers(received(), { type: 'hold_changed', item: 1, hold })
      expect([story.request.items[0]?.hold, story.status]).toEqual([hold, 'received_physically'])
    }
    expect(answers(shipped(), { type: 'hold_changed', item: 1, hold: 'on_shelf' }).last.kind).toBe('ignored')
    expect(answers(received(), { type: 'hold_changed', item: 7, hold: 'on_shelf' }).last.kind).toBe('ignored')
  })
})

describe('ils_refused', () => {
  test('is only recorded if no item is being recorded', () => {
    const story = answers(received(), { type: 'ils_refused', reason: textReason('x') })
    expect([story.last.kind, attention(story), items(story)]).toEqual(['ignored', [], ['received']])
  })
})
