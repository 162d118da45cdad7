import { describe, expect, test } from 'vitest'
import { Day } from '../../src/borrowing/values.ts'
import { textReason } from '../../src/translations/reason.ts'
import { say } from '../support/say.ts'
import { received, returned, sent, shipped } from './begun-stories.ts'
import { answers, apply, begin, delivers, does, hears, passes, settles, unconfirmed, waits } from './story.ts'
import { attention, dayOfDeadline, deadlines, question, rota, sentOperations } from './story-views.ts'
import type { World } from './world.ts'

const silent: World = { partners: { ALPHA: { takesStatusRequest: false } } }

test.each([
  ['cancelReply', 'cancel_reply', (world: World) => delivers(does(sent(world), 'cancel'), 'cancel')],
  ['renewalAnswer', 'renewal_answer', (world: World) => delivers(does(received(world), 'renew'), 'renew')],
  ['checkIn', 'check_in', (world: World) => returned(world)],
  ['willSupply', 'will_supply', (world: World) => hears(sent(world), 'will_supply')],
] as const)('the workflow’s %s says how long %s is waited for; null for ever', (name, kind, begun) => {
  const world = (wait: string | null): World => ({ workflow: { deadlines: { [name]: wait } } })
  expect(dayOfDeadline(begun(world('P2D')), kind)).toBe(2)
  expect(deadlines(begun(world(null)))).not.toContain(kind)
})

describe('overdue', () => {
  const world: World = {
    workflow: { patronNotices: ['overdue'] },
    partners: { ALPHA: { resendOverdueDays: 3 } },
  }
  const notices = (story: ReturnType<typeof sent>) =>
    story.last.effects.flatMap((each) => (each.kind === 'notice' ? [each.status] : []))
  const late = (of: World = world) => hears(does(received(of), 'patron_loan'), 'overdue')

  test('is sent again while the item is overdue; a repeat of the partner does not postpone it', () => {
    expect([notices(late()), dayOfDeadline(late(), 'overdue')]).toEqual([['overdue'], 3])
    const again = passes(late(), 'overdue')
    expect([notices(again), dayOfDeadline(again, 'overdue'), again.status]).toEqual([
      ['overdue'],
      6,
      'overdue',
    ])
    expect(dayOfDeadline(hears(waits(late(), 2), 'overdue'), 'overdue')).toBe(3)
  })

  test('ends with the return, a renewal, or when it is put aside', () => {
    expect(deadlines(does(late(), 'return'))).not.toContain('overdue')
    expect(deadlines(hears(late(), 'renewed'))).not.toContain('overdue')
    expect(deadlines(does(late(), { type: 'dismiss', attention: 'overdue' }))).not.toContain('overdue')
  })

  test('is not sent to a patron who has brought the item back, and goes on after closing', () => {
    expect(notices(passes(does(late(), 'patron_return'), 'overdue'))).toEqual([])
    expect(notices(passes(does(late(), 'complete'), 'overdue'))).toEqual(['overdue'])
  })

  test('is not sent again where the profile does not say how often', () => {
    expect(deadlines(late({ workflow: { patronNotices: ['overdue'] } }))).toEqual([])
  })
})

describe('locate', () => {
  test('starts with locating, ends when all have answered', () => {
    const story = does(begin(), 'locate')
    expect(story.request.deadlines).toContainEqual({ kind: 'locate', at: '2026-03-02T09:10:00.000Z' })
    const one = answers(story, { type: 'located', entries: [{ entry: 1, located: true }] })
    expect([one.status, deadlines(one)]).toEqual(['locate_in_process', ['locate']])
    const both = answers(one, { type: 'located', entries: [{ entry: 2, located: false }] })
    expect([both.status, deadlines(both)]).toEqual(['ready_to_send', []])
  })

  test('passed: goes on with what answered; who did not stays or leaves, as its locate profile says', () => {
    const story = passes(does(begin(), 'locate'), 'locate')
    expect([story.status, rota(story)]).toEqual(['ready_to_send', ['pending', 'pending']])
    const strict: World = { partners: { BETA: { catalogue: { profile: 'shared', whenUncertain: 'drop' } } } }
    const left = passes(does(begin(strict), 'locate'), 'locate')
    expect([left.status, rota(left), say(left.request.rota[1]?.reason)]).toEqual([
      'ready_to_send',
      ['pending', 'not_located'],
      'its catalogue did not answer in time',
    ])
  })

  test('passed with no partner left: failed, or closed by profile', () => {
    const strict: World = {
      rota: ['ALPHA'],
      partners: { ALPHA: { catalogue: { profile: 'shared', whenUncertain: 'drop' } } },
    }
    expect(passes(does(begin(strict), 'locate'), 'locate').status).toBe('locate_failed')
    const closing = { ...strict, workflow: { onLocateFailure: 'close' as const } }
    expect(passes(does(begin(closing), 'locate'), 'locate').status).toBe('unfilled')
  })

  test('an entry that is cancelled is waited for no more', () => {
    const drop = (entry: number) => ({ type: 'cancel_partner', entry }) as const
    const story = does(does(begin(), 'locate'), drop(2))
    expect([story.status, deadlines(story)]).toEqual(['locate_in_process', ['locate']])
    expect(does(story, drop(1)).status).toBe('locate_failed')
    const one = answers(does(begin(), 'locate'), {
      type: 'located',
      entries: [{ entry: 1, located: true }],
    })
    expect([does(one, drop(2)).status, deadlines(does(one, drop(2)))]).toEqual(['ready_to_send', []])
  })

  test('closed meanwhile: nothing is asked for any more, also once it is opened again', () => {
    const world: World = {
      hasCatalogue: true,
      create: { service: { type: 'loan', dateOfInterest: '2026-05-01' } },
    }
    const closed = passes(does(begin(world), 'locate'), 'date_of_interest')
    const again = does(closed, { type: 'reopen', dateOfInterest: Day.parse('2026-06-01') })
    expect(again.request.rota.map(({ locating }) => locating)).toEqual([undefined, undefined])
    const owned = does({ ...again, context: { ...again.context, hasCatalogue: false } }, 'locate')
    const answered = answers(owned, {
      type: 'located',
      entries: [1, 2].map((entry) => ({ entry, located: true })),
    })
    expect(answered.status).toBe('ready_to_send')
  })

  test('an answer that comes late counts, though nothing waited for it', () => {
    const late = answers(passes(does(begin(), 'locate'), 'locate'), {
      type: 'located',
      entries: [{ entry: 1, located: false, reason: textReason('not held') }],
    })
    expect([late.status, rota(late)]).toEqual(['ready_to_send', ['not_located', 'pending']])
    const last = answers(late, { type: 'located', entries: [{ entry: 2, located: false }] })
    expect([last.status, rota(last)]).toEqual(['locate_failed', ['not_located', 'not_located']])
  })
})

describe('response', () => {
  test('starts when the request is delivered; ended by any event of the entry, and started again where it still waits', () => {
    expect(dayOfDeadline(sent(), 'response')).toBe(7)
    expect(deadlines(hears(sent(), 'request_received'))).toEqual(['response'])
    expect(deadlines(hears(sent(), 'will_supply'))).toEqual(['will_supply'])
    expect(deadlines(hears(sent(), 'conditional'))).toEqual([])
    expect(deadlines(hears(sent(), 'shipped'))).toEqual([])
  })

  test('passed: the entry expires and is left with a cancel; next entry', () => {
    const story = passes(sent(), 'response')
    expect([rota(story), sentOperations(story), deadlines(story)]).toEqual([
      ['expired', 'active'],
      ['cancel to 1', 'request to 2'],
      [],
    ])
    expect(story.last.event.explanations.map((each) => say(each))).toEqual([
      'no answer in time',
      'next partner: BETA',
    ])
  })

  test('passed: closed expired, by profile', () => {
    const story = passes(sent({ workflow: { onExpiry: 'close' } }), 'response')
    expect([story.status, sentOperations(story)]).toEqual(['expired', ['cancel to 1']])
    const last = passes(sent({ rota: ['ALPHA'], workflow: { onRotaUsedUp: 'close' } }), 'response')
    expect(last.status).toBe('expired')
    expect(passes(sent({ rota: ['ALPHA'] }), 'response').status).toBe('unfilled')
  })

  test('passed in accepted: the same, so that no stage is without an end', () => {
    expect(rota(passes(hears(sent(), 'request_received'), 'response'))).toEqual(['expired', 'active'])
  })

  test('claim where set, then expired', () => {
    const claims: World = { workflow: { claimBeforeExpiry: true } }
    const claimed = passes(sent(claims), 'response')
    expect([claimed.status, sentOperations(claimed), dayOfDeadline(claimed, 'response')]).toEqual([
      'request_sent',
      ['status_request to 1'],
      10,
    ])
    expect(rota(passes(delivers(claimed, 'status_request'), 'response'))).toEqual(['expired', 'active'])
    const answered = hears(claimed, 'status')
    expect([answered.status, dayOfDeadline(answered, 'response')]).toEqual(['request_accepted', 14])
    expect(rota(passes(sent({ ...silent, ...claims }), 'response'))).toEqual(['expired', 'active'])
  })

  test('switched off: none', () => {
    expect(deadlines(sent({ workflow: { deadlines: { response: null } } }))).toEqual([])
  })
})

describe('unconfirmed', () => {
  const doubt = (world: World = {}) => settles(does(begin(world), 'send'), 'request', unconfirmed)

  test('starts with the negotiation and ends with it; passed: attention no_answer, still no other partner', () => {
    expect(dayOfDeadline(doubt(), 'unconfirmed')).toBe(1)
    const story = passes(doubt(), 'unconfirmed')
    expect([story.status, attention(story), rota(story), deadlines(story)]).toEqual([
      'unconfirmed',
      ['no_answer'],
      ['active', 'pending'],
      [],
    ])
    expect(deadlines(hears(doubt(), 'will_supply'))).toEqual(['will_supply'])
  })
})

describe('will supply, never shipped', () => {
  test('starts with will_supply; passed: claim, then attention no_answer', () => {
    const promised = hears(sent(), 'will_supply')
    expect(dayOfDeadline(promised, 'will_supply')).toBe(14)
    const claimed = passes(promised, 'will_supply')
    expect([claimed.status, sentOperations(claimed)]).toEqual(['will_supply', ['status_request to 1']])
    const again = passes(delivers(claimed, 'status_request'), 'claim')
    expect(sentOperations(again)).toEqual(['status_request to 1'])
    const raised = passes(delivers(again, 'status_request'), 'claim')
    expect([raised.status, deadlines(raised)]).toEqual(['no_answer', []])
  })

  test('the answer to the claim: the shipment is awaited again', () => {
    const claimed = delivers(passes(hears(sent(), 'will_supply'), 'will_supply'), 'status_request')
    const story = hears(claimed, { type: 'status', code: 'WillSupply', names: 'will_supply' })
    expect([story.status, deadlines(story)]).toEqual(['will_supply', ['will_supply']])
  })

  test('a partner that takes no claims: attention at once', () => {
    expect(passes(hears(sent(silent), 'will_supply'), 'will_supply').status).toBe('no_answer')
  })

  test('not while a condition waits for staff; again once they accepted', () => {
    const withCondition = hears(hears(sent(), 'will_supply'), 'conditional')
    expect(deadlines(withCondition)).toEqual([])
    expect(deadlines(does(withCondition, 'accept_condition'))).toEqual(['will_supply'])
  })
})

describe('cancel reply', () => {
  test('starts when the cancel is delivered; ended by its answer, or shipped', () => {
    const open = does(sent(), 'cancel')
    expect([deadlines(open), dayOfDeadline(delivers(open, 'cancel'), 'cancel_reply')]).toEqual([[], 7])
    for (const event of ['cancel_accepted', 'shipped'] as const) {
      expect(deadlines(hears(delivers(open, 'cancel'), event))).toEqual([])
    }
    expect(deadlines(hears(delivers(open, 'cancel'), 'cancel_refused'))).toEqual(['response'])
  })
})

describe('renewal answer', () => {
  test('starts when renew is delivered; passed: attention, and it stays open', () => {
    const open = delivers(does(received(), 'renew'), 'renew')
    expect(dayOfDeadline(open, 'renewal_answer')).toBe(7)
    const story = passes(open, 'renewal_answer')
    expect([story.status, question(story), attention(story)]).toEqual([
      'renew_requested',
      'renew',
      ['no_answer'],
    ])
    expect(deadlines(hears(story, 'renew_pending'))).toEqual(['renewal_answer'])
  })
})

describe('claim', () => {
  test('starts when the status request is delivered; ended by any event of the entry', () => {
    const claimed = delivers(does(shipped(), 'claim'), 'status_request')
    expect(dayOfDeadline(claimed, 'claim')).toBe(3)
    expect(deadlines(hears(claimed, 'message'))).toEqual([])
  })

  test('passed: a Reminder where profile and partner take it, then attention', () => {
    const world: World = {
      workflow: { reminder: true, deadlines: { response: null } },
      partners: { ALPHA: { takesReminder: true } },
    }
    const reminded = passes(delivers(does(sent(world), 'claim'), 'status_request'), 'claim')
    expect(sentOperations(reminded)).toEqual(['reminder to 1'])
    expect(attention(passes(delivers(reminded, 'reminder'), 'claim'))).toEqual(['no_answer'])
    const promised = hears(sent(world), 'will_supply')
    const claimed = passes(delivers(does(promised, 'claim'), 'status_request'), 'claim')
    expect(sentOperations(claimed)).toEqual(['status_request to 1'])
  })

  test('switched off: no automatic claim, staff get attention at once', () => {
    const world: World = { workflow: { deadlines: { claim: null } } }
    expect(passes(hears(sent(world), 'will_supply'), 'will_supply').status).toBe('no_answer')
  })
})

describe('check-in', () => {
  test('starts when the return is delivered; passed: claim, then attention', () => {
    expect(dayOfDeadline(returned(), 'check_in')).toBe(21)
    const claimed = passes(returned(), 'check_in')
    expect([claimed.status, sentOperations(claimed)]).toEqual(['lender_check_in', ['status_request to 1']])
    const again = passes(delivers(claimed, 'status_request'), 'claim')
    expect(passes(delivers(again, 'status_request'), 'claim').status).toBe('no_answer')
    expect(passes(returned(silent), 'check_in').status).toBe('no_answer')
    expect(deadlines(hears(returned(), 'overdue'))).toEqual(['check_in'])
  })
})

describe('date of interest', () => {
  const world: World = { create: { service: { type: 'loan', dateOfInterest: '2026-03-05' } } }

  test('before anything was sent: closed expired', () => {
    for (const story of [
      begin(world),
      begin({ ...world, rota: [] }),
      begin({ ...world, duplicate: 'OSLO-AAAA1111' }),
    ]) {
      expect(passes(story, 'date_of_interest').status).toBe('expired')
    }
  })

  test('expires an entry that was asked, and leaves it with a cancel', () => {
    const story = passes(sent(world), 'date_of_interest')
    expect([story.status, rota(story), sentOperations(story)]).toEqual([
      'expired',
      ['expired', 'skipped'],
      ['cancel to 1'],
    ])
    const queued = passes(does(begin(world), 'send'), 'date_of_interest')
    expect([sentOperations(queued), queued.outbox]).toEqual([[], []])
  })

  test('while a cancel is open: no second message; a full one ends as cancelled', () => {
    const full = passes(does(sent(world), 'cancel'), 'date_of_interest')
    expect([full.status, sentOperations(full)]).toEqual(['cancelled_by_staff', []])
    const one = passes(does(sent(world), { type: 'cancel_partner', entry: 1 }), 'date_of_interest')
    expect([one.status, sentOperations(one)]).toEqual(['expired', []])
  })

  test('ended by shipped', () => {
    expect(deadlines(hears(sent(world), 'shipped'))).toEqual([])
  })
})

test('a deadline that does not stand any more leads to nothing', () => {
  const story = sent()
  const deadline = story.request.deadlines[0]
  if (deadline === undefined) throw new Error('no deadline runs')
  const passed = passes(story, 'response')
  const twice = apply(passed, { kind: 'deadline', deadline })
  expect([twice.last.kind, say(twice.last.event.reason), rota(twice)]).toEqual([
    'ignored',
    'the deadline no longer applies',
    ['expired', 'active'],
  ])
})

test('deadlines whose matter is over are dropped', () => {
  expect(deadlines(does(sent(), 'complete'))).toEqual([])
  expect(deadlines(hears(sent(), 'unfilled'))).toEqual([])
  expect(deadlines(does(delivers(does(received(), 'renew'), 'renew'), 'return'))).toEqual([])
})
