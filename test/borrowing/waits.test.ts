import { describe, expect, test } from 'vitest'
import { Day, Instant } from '../../src/borrowing/values.ts'
import { received, sent, shipped } from './begun-stories.ts'
import { answers, begin, does, hears, passes, refusal, type Story, waits } from './story.ts'
import { allAttention, attention, dayOfDeadline, ownDeadlines, rota } from './story-views.ts'

describe('an offer that nobody answers', () => {
  test.each(['conditional', 'retry_possible'] as const)(
    '%s: the profile says how long, and what then',
    (event) => {
      const kept = hears(sent({ workflow: { deadlines: { offer: 'P2D' } } }), event)
      expect([dayOfDeadline(kept, 'offer'), kept.request.next?.who]).toEqual([2, 'library'])
      const next = kept.request.next
      expect([next?.deadline?.kind, next?.then]).toEqual(['offer', { kind: 'attention', attention: 'idle' }])
      const idle = passes(kept, 'offer')
      expect([attention(idle), idle.request.negotiation?.kind]).toEqual([
        ['idle'],
        kept.request.negotiation?.kind,
      ])
      const declining = hears(sent({ workflow: { onOpenOffer: 'decline' } }), event)
      expect(declining.request.next?.then).toEqual({ kind: 'partner_asked', partner: 'BETA' })
      expect(rota(passes(declining, 'offer'))).toEqual([
        event === 'conditional' ? 'cancelled' : 'rejected',
        'active',
      ])
    },
  )

  test('ends earlier where the partner names a last moment', () => {
    const before = Instant.parse('2026-03-03T12:00:00.000Z')
    const story = hears(sent(), { type: 'retry_possible', reason: 'OnLoan', before })
    expect(story.request.deadlines).toContainEqual({ kind: 'offer', at: before })
  })
})

describe('an item', () => {
  test('that does not arrive: not_arrived after the profile’s transit, and the partner’s way here on top', () => {
    const world = {
      workflow: { deadlines: { transit: 'P5D' } },
      partners: { ALPHA: { deliveryDelayDays: 2 } },
    } as const
    expect(dayOfDeadline(shipped(world), 'transit')).toBe(7)
    const missed = passes(shipped(), 'transit')
    expect([attention(missed), missed.request.next?.for, ownDeadlines(missed)]).toEqual([
      ['not_arrived'],
      'receive',
      ['idle'],
    ])
    const elsewhere = does(missed, { type: 'report_lost', next: true })
    expect(rota(elsewhere)).toEqual(['failed', 'active'])
  })

  test('that nobody collects: its hold expires after the profile’s shelf', () => {
    const shelved = does(received({ workflow: { deadlines: { shelf: 'P10D' } } }), 'place_on_shelf')
    expect([dayOfDeadline(shelved, 'shelf'), shelved.request.next]).toMatchObject([
      10,
      { who: 'patron', for: 'patron_loan' },
    ])
    expect(shelved.request.next?.then).toEqual({ kind: 'attention', attention: 'hold_expired' })
    const expired = passes(shelved, 'shelf')
    expect([allAttention(expired), expired.request.items[0]?.hold]).toEqual([['hold_expired'], 'expired'])
  })

  test('on loan: due on the day that the partner named, at its end in the library’s time zone', () => {
    const loaned = does(
      does(shipped({}, { type: 'shipped', items: [], dueDate: Day.parse('2026-04-01') }), 'receive'),
      'patron_loan',
    )
    expect(loaned.request.next).toMatchObject({
      who: 'patron',
      for: 'patron_return',
      deadline: { kind: 'return', at: '2026-04-01T21:59:59.000Z' },
    })
    expect(loaned.request.next?.then).toEqual({ kind: 'attention', attention: 'return_due' })
    expect(attention(passes(loaned, 'return'))).toEqual(['return_due'])
  })

  test('on loan without a due date: the profile’s loanPeriod', () => {
    expect(dayOfDeadline(does(received({ workflow: { loanPeriod: 'P14D' } }), 'patron_loan'), 'return')).toBe(
      14,
    )
  })

  test('brought back: the profile’s time to return it', () => {
    const back = does(
      does(received({ workflow: { deadlines: { return: 'P3D' } } }), 'patron_loan'),
      'patron_return',
    )
    expect([dayOfDeadline(back, 'return'), back.request.next?.for]).toEqual([3, 'return'])
  })

  test('whose return the partner holds back has no deadline until it is released', () => {
    const held = hears(received(), 'hold_return')
    expect(ownDeadlines(held)).not.toContain('return')
    expect(ownDeadlines(hears(held, 'release_hold_return'))).toContain('return')
  })

  test('goes back before that only where staff say so; a patron may bring it all the same', () => {
    const held = hears(does(received(), 'patron_loan'), 'hold_return')
    const back = does(held, 'patron_return')
    expect(back.request.stage).toBe('patron_returned')
    expect(back.request.next).toMatchObject({ who: 'partner', for: 'release' })
    expect(refusal(back, 'return')).toMatch(/asks to hold/)
    expect(does(back, { type: 'return', override: true }).request.stage).toBe('returned')
    expect(does(hears(back, 'release_hold_return'), 'return').request.stage).toBe('returned')
    for (const wanted of ['overdue', 'recalled'] as const) {
      const wantedBack = hears(back, wanted)
      expect(wantedBack.request.next).toMatchObject({ for: 'return' })
      expect(does(wantedBack, 'return').request.stage).toBe('returned')
    }
  })
})

test('a return that the partner misses: claimsReturned, then its answer is asked for', () => {
  const told = does(does(received({ workflow: { deadlines: { claimsReturned: 'P10D' } } }), 'return'), {
    type: 'claim_returned',
    courier: 'DHL',
  })
  expect(dayOfDeadline(told, 'claims_returned')).toBe(10)
  const over = passes(told, 'claims_returned')
  expect(allAttention(over)).toEqual(['claims_returned', 'no_answer'])
  expect(dayOfDeadline(over, 'claims_returned')).toBeUndefined()
  expect(allAttention(hears(over, 'checked_in'))).toEqual([])
  const closed = does(does(received({ workflow: { complete: 'at_return' } }), 'return'), 'complete')
  expect(dayOfDeadline(does(closed, { type: 'claim_returned', by: 'library' }), 'claims_returned')).toBe(30)
})

test('a loss that the partner does not answer: lostReported, then closed or kept, by afterLost', () => {
  const lost = (afterLost: 'closed' | 'kept'): Story =>
    does(received({ workflow: { afterLost, deadlines: { lostReported: 'P30D' } } }), 'report_lost')
  expect(dayOfDeadline(lost('kept'), 'lost_reported')).toBe(30)
  expect(passes(lost('closed'), 'lost_reported').status).toBe('lost')
  expect(attention(passes(lost('kept'), 'lost_reported'))).toEqual(['lost', 'no_answer'])
})

test('an ILS that does not answer within ilsAnswer: ils_refused, for staff to retry, skip or undo', () => {
  const receiving = does(
    shipped({ recordsInIls: true, workflow: { deadlines: { ilsAnswer: 'P2D' } } }),
    'receive',
  )
  expect([dayOfDeadline(receiving, 'ils_answer'), receiving.request.next?.who]).toEqual([2, 'ils'])
  const silent = passes(receiving, 'ils_answer')
  expect([silent.status, attention(silent)]).toEqual(['ils_refused', ['ils_refused']])
  expect(does(silent, 'skip_ils').status).toBe('received_physically')
  expect(answers(receiving, { type: 'ils_accepted' }).status).toBe('received_physically')
})

describe('the library’s own turn', () => {
  test('is noticed after the profile’s idle, and starts again with each command', () => {
    const ready = begin({ workflow: { deadlines: { idle: 'P5D' } } })
    expect([dayOfDeadline(ready, 'idle'), ready.request.next?.for]).toEqual([5, 'send'])
    const noted = does(waits(ready, 3), { type: 'edit', staffNote: 'x' })
    expect(dayOfDeadline(noted, 'idle')).toBe(8)
    const idle = passes(noted, 'idle')
    expect([attention(idle), idle.request.next]).toMatchObject([
      ['idle'],
      { attention: 'idle', for: 'send', since: ready.request.next?.since },
    ])
    expect(attention(does(idle, 'send'))).toEqual([])
  })

  test('ends with the turn', () => {
    expect(ownDeadlines(sent())).toEqual([])
  })
})

test('a deadline in days ends with its last day, and lasts so many times 24 hours at least', () => {
  const late = { ...begin(), context: { ...begin().context, now: Instant.parse('2026-03-02T22:50:00.000Z') } }
  const sentStory = does(late, 'send')
  const story = hears(sentStory, 'conditional')
  const offer = story.request.deadlines.find(({ kind }) => kind === 'offer')
  expect(offer?.at).toBe('2026-03-09T22:59:59.000Z')
})
