import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { Instant } from '../../../src/borrowing/values.ts'
import { sent } from '../begun-stories.ts'
import { does, hears, refusal } from '../story.ts'
import { deadlines, rota, sentOperations } from '../story-views.ts'

const later = { type: 'retry_possible', after: Instant.parse('2026-05-20T00:00:00.000Z') } as const
const first = 'OSLO-7K2MQ4X9-1'

/** A request whose retry waits for the day that the partner named: under a new id, or under the same. */
const held = (keepsId = false) =>
  does(hears(sent(keepsId ? { partners: { ALPHA: { retryKeepsId: true } } } : {}), later), { type: 'retry' })

const withdrawal = { kind: 'withdraw', entry: 1, operations: ['retry'], required: true }

describe('a partner that goes on with its request while the retry waits for its day', () => {
  const answers: readonly (readonly [PartnerEvent, string, readonly string[]])[] = [
    [{ type: 'will_supply' }, 'will_supply', ['active', 'pending']],
    [{ type: 'shipped', items: [] }, 'shipped_physically', ['active', 'pending']],
    [{ type: 'status', code: 'Loaned', names: 'shipped' }, 'shipped_physically', ['active', 'pending']],
    [{ type: 'overdue' }, 'overdue', ['active', 'pending']],
    [{ type: 'conditional', conditions: ['LibraryUseOnly'] }, 'conditional', ['active', 'pending']],
    [later, 'retry_possible', ['active', 'pending']],
    [{ type: 'unfilled' }, 'request_sent', ['rejected', 'active']],
    [{ type: 'cancelled_by_partner' }, 'request_sent', ['cancelled', 'active']],
  ]

  test.each(answers)('by %o is taken at its word, and the retry never leaves', (event, status, entries) => {
    for (const keepsId of [false, true]) {
      const story = hears(held(keepsId), event, { requestId: first })
      expect([story.last.kind, story.status, rota(story)]).toEqual(['applied', status, entries])
      expect(story.last.effects).toContainEqual(withdrawal)
      expect(story.request.rota[0]).toMatchObject({ requestIds: [first] })
      expect(story.request.rota[0]?.notBefore).toBeUndefined()
      expect(deadlines(story)).not.toContain('until')
      expect(story.last.partnerCounts).not.toContainEqual(
        expect.objectContaining({ counts: expect.objectContaining({ received_late: 1 }) }),
      )
    }
  })

  test('says nothing of it with a note or a receipt: the retry still waits', () => {
    for (const event of [
      { type: 'message', note: 'It is at the bindery.' },
      { type: 'request_received' },
    ] as const) {
      const story = hears(held(true), event, { requestId: first })
      expect([event.type, story.status, story.last.effects]).toEqual([event.type, 'scheduled', []])
      expect(story.request.rota[0]).toMatchObject({ requestState: 'queued' })
      // Nothing went to the partner yet, so a cancel withdraws the retry.
      expect(does(story, { type: 'cancel', by: 'staff' }).request.outcome).toEqual({
        kind: 'cancelled_by_staff',
      })
    }
  })

  test('takes what comes under the earlier id as before once the retry may have left', () => {
    const racing = { ...held(), context: { ...held().context, attempted: true } }
    const story = hears(racing, { type: 'shipped', items: [] }, { requestId: first })
    expect(story.request.stage).toBe('shipped')
  })
})

test('a partner whose retry waits for its day is sent no message before it, and another partner is', () => {
  const behind = 'a retry to this partner waits for its time, and this would wait behind it'
  const words = { type: 'message', note: 'Good morning' } as const
  expect(refusal(held(), words)).toBe(behind)
  expect(refusal(held(), { ...words, entry: 1 })).toBe(behind)
  expect(refusal(held(), { type: 'claim' })).toBe(behind)
  const second = hears(sent(), { type: 'unfilled' })
  const heldAgain = does(hears(second, later), { type: 'retry' })
  expect(sentOperations(does(heldAgain, { ...words, entry: 1 }))).toEqual(['message to 1'])
})

test('an item that comes while the retry waits for its day ends the retry, under the id that the partner knows', () => {
  const story = does(held(), { type: 'receive' })
  expect(story.status).toBe('received_physically')
  expect(story.last.effects).toContainEqual(withdrawal)
  expect(story.last.effects).toContainEqual(
    expect.objectContaining({
      kind: 'send',
      requestId: first,
      operation: expect.objectContaining({ kind: 'received' }),
    }),
  )
})
