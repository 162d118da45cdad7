import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { left, received, sent, shipped } from '../begun-stories.ts'
import { begin, does, hears, refusal } from '../story.ts'
import { attention, sentOperations } from '../story-views.ts'

const recordOf = (event: PartnerEvent, entry?: number) =>
  ({ type: 'record_partner_event', event, ...(entry === undefined ? {} : { entry }) }) as const

describe('record_partner_event', () => {
  test('a recorded event counts as the partner’s own; the person who recorded it is kept', () => {
    const story = does(sent(), recordOf({ type: 'unfilled', reason: 'OnLoan' }))
    expect([story.status, sentOperations(story), story.last.event.by]).toEqual([
      'request_sent',
      ['request to 2'],
      { kind: 'staff', id: 'anna' },
    ])
    expect(does(sent(), recordOf({ type: 'will_supply' })).status).toBe('will_supply')
  })

  test('records an event of a partner that was left', () => {
    const story = does(left(), recordOf({ type: 'shipped', items: [] }, 1))
    expect(attention(story)).toEqual(['stale_shipment'])
  })

  test('what was said on an earlier day does not overwrite what was stated later', () => {
    const story = hears(sent(), { type: 'will_supply', asOf: '2026-03-02T08:00:00.000Z' as never })
    const recorded = (saidOn: string) =>
      does(story, {
        ...recordOf({ type: 'unfilled' }),
        saidBy: 'Mr. Lund',
        channel: 'phone',
        saidOn: saidOn as never,
      })
    expect(attention(recorded('2026-02-27'))).toEqual(['event_ignored'])
    expect(recorded('2026-03-02').status).toBe('request_sent')
  })

  test('words are always worth recording', () => {
    const words = recordOf({ type: 'message', note: 'They rang.' })
    expect(does(sent(), words).status).toBe('request_sent')
    expect(does(hears(sent({ rota: ['ALPHA'] }), 'unfilled'), words).status).toBe('rejected_by_partner')
  })

  test('whatever a partner says is recorded, in every stage; what does not fit asks', () => {
    expect(attention(does(shipped(), recordOf({ type: 'unfilled' })))).toEqual(['event_ignored'])
    const closed = does(received(), 'complete')
    expect(attention(does(closed, recordOf({ type: 'overdue' }, 1)))).toContain('overdue')
    expect(refusal(sent(), recordOf({ type: 'will_supply' }, 2))).toMatch(/never asked/)
    expect(refusal(begin(), recordOf({ type: 'will_supply' }))).toBe(
      'no partner was ever asked: send the request first',
    )
  })
})
