import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { say } from '../../support/say.ts'
import { received, sent, shipped } from '../begun-stories.ts'
import { does, refusal } from '../story.ts'
import { items, operations, rota, sentOperations } from '../story-views.ts'

const file: PartnerEvent = { type: 'shipped', form: 'digital', items: [] }

describe('reject_shipment', () => {
  test('sent back with the reason, without a cancel; next entry', () => {
    for (const story of [shipped(), received()]) {
      const rejected = does(story, { type: 'reject_shipment', reason: 'wrong volume' })
      expect(operations(rejected)[0]).toEqual({
        kind: 'shipped_return',
        items: [1],
        note: 'wrong volume',
      })
      expect([sentOperations(rejected), rota(rejected), rejected.status]).toEqual([
        ['shipped_return to 1', 'request to 2'],
        ['rejected', 'active'],
        'request_sent',
      ])
      expect([items(rejected), say(rejected.request.rota[0]?.reason)]).toEqual([
        ['returned', 'expected'],
        'wrong volume',
      ])
    }
  })

  test('the end of the rota: unfilled', () => {
    const story = does(shipped({ rota: ['ALPHA'] }), { type: 'reject_shipment', reason: 'torn' })
    expect(story.status).toBe('rejected_by_partner')
  })

  test('not before it was shipped, not once the patron had it', () => {
    const reject = { type: 'reject_shipment', reason: 'torn' } as const
    expect(refusal(sent(), reject)).toBe('only in stage: shipped and received; now: sent')
    expect(refusal(does(received(), 'patron_loan'), reject)).toBe(
      'only in stage: shipped and received; now: on loan to the patron',
    )
  })
})

describe('forward_to_patron', () => {
  test('received, digital: closed completed, and the patron gets it', () => {
    const story = does(received({}, file), 'forward_to_patron')
    expect([story.status, story.last.effects]).toEqual([
      'request_completed',
      [{ kind: 'notice', status: 'delivered' }],
    ])
  })

  test('not for what is physical', () => {
    expect(refusal(received(), 'forward_to_patron')).toBe('the item is not digital')
  })
})

describe('hand_over', () => {
  test('a copy, or what need not be returned: closed completed, nothing stays out', () => {
    for (const service of [
      { type: 'copy', form: 'physical' },
      { type: 'loan', nonReturnable: true },
    ] as const) {
      const story = does(received({ create: { service } }), 'hand_over')
      expect([story.status, story.request.items[0]?.kept]).toEqual(['request_completed', true])
      expect(refusal(story, 'return')).toMatch(/here to go back/)
    }
  })

  test('not for a loan', () => {
    expect(refusal(received(), 'hand_over')).toBe('the item must be returned')
    expect(refusal(shipped({ create: { service: { type: 'copy' } } }), 'hand_over')).toBe(
      'only in stage: received; now: shipped',
    )
  })
})
