import { describe, expect, test } from 'vitest'
import { left, leftButShipped, received, sent, shipped } from '../begun-stories.ts'
import {
  answers,
  begin,
  deadLetter,
  delivers,
  does,
  hears,
  passes,
  refusal,
  refused,
  settles,
  unconfirmed,
} from '../story.ts'
import {
  attention,
  deadlines,
  items,
  operations,
  question,
  raised,
  rota,
  sentOperations,
} from '../story-views.ts'

const byPatron = { type: 'cancel', by: 'patron' } as const
const partner = (entry: number) => ({ type: 'cancel_partner', entry }) as const

describe('cancel by staff or patron', () => {
  test('no active entry: closed; pending entries are dropped', () => {
    for (const story of [begin(), begin({ rota: [] }), begin({ duplicate: 'OSLO-AAAA1111' })]) {
      expect(does(story, 'cancel').status).toBe('cancelled_by_staff')
      expect(does(story, byPatron).status).toBe('cancelled_by_patron')
    }
    expect(rota(does(begin(), 'cancel'))).toEqual(['cancelled', 'cancelled'])
    expect(does(hears(sent({ rota: ['ALPHA'] }), 'unfilled'), 'cancel').status).toBe('cancelled_by_staff')
  })

  test('the actor of the command counts where the reason names nobody', () => {
    const story = does(begin(), 'cancel', { by: { kind: 'patron', id: 'p1' } })
    expect(story.status).toBe('cancelled_by_patron')
    expect(story.last.event.by).toEqual({ kind: 'patron', id: 'p1' })
  })

  test('surely not taken: the waiting message is withdrawn, the partner never hears of it, closed', () => {
    const story = does(does(begin(), 'send'), 'cancel')
    expect([story.status, sentOperations(story), rota(story), story.outbox]).toEqual([
      'cancelled_by_staff',
      [],
      ['cancelled', 'cancelled'],
      [],
    ])
    expect(story.last.effects).toEqual([{ kind: 'withdraw', entry: 1, operations: 'all', required: true }])
  })

  test('it could not be withdrawn: a cancel to the partner after all', () => {
    const story = does(does(begin(), 'send'), 'cancel', { attempted: true })
    expect([story.status, sentOperations(story)]).toEqual(['cancel_requested', ['cancel to 1']])
  })

  test('held by send_failed: surely not taken, closed', () => {
    const failed = settles(does(begin(), 'send'), 'request', deadLetter())
    const story = does(failed, 'cancel')
    expect([story.status, sentOperations(story), attention(story)]).toEqual(['cancelled_by_staff', [], []])
  })

  test('else a cancel to the partner, with the note; pending entries are dropped, no next partner', () => {
    const story = does(sent(), { type: 'cancel', note: 'found elsewhere' })
    expect([story.status, question(story), rota(story)]).toEqual([
      'cancel_requested',
      'cancel',
      ['active', 'cancelled'],
    ])
    expect(operations(story)).toEqual([{ kind: 'cancel', note: 'found elsewhere' }])
    expect(hears(story, 'cancel_accepted').status).toBe('cancelled_by_staff')
    expect(hears(does(sent(), byPatron), 'cancel_accepted').status).toBe('cancelled_by_patron')
  })

  test('an open cancel of one partner becomes a full one, without a second message', () => {
    const story = does(does(sent(), partner(1)), byPatron)
    expect([sentOperations(story), rota(story)]).toEqual([[], ['active', 'cancelled']])
    expect(hears(story, 'cancel_accepted').status).toBe('cancelled_by_patron')
    expect(refusal(story, 'cancel')).toBe('a full cancel is open already')
  })

  test('an open cancel of one partner that was widened keeps what it had set aside', () => {
    const conditional = hears(sent(), 'conditional')
    const story = hears(does(does(conditional, partner(1)), 'cancel'), 'cancel_refused')
    expect([question(story), story.status]).toEqual(['condition', 'conditional'])
  })

  test('too late once it was shipped: no message; on arrival no hold is placed, and the item goes back', () => {
    const late = does(shipped(), { type: 'cancel', by: 'patron' })
    expect([late.status, sentOperations(late), raised(late)]).toEqual([
      'shipped_physically',
      [],
      [{ kind: 'no_longer_wanted', by: 'patron' }],
    ])
    const here = does(late, 'receive')
    expect([here.status, here.request.items[0]?.hold, attention(here)]).toEqual([
      'received_physically',
      'none',
      ['return_due'],
    ])
    expect(here.request.next).toMatchObject({ who: 'library', for: 'return' })
  })
})

describe('cancel one partner', () => {
  test('pending: dropped, no message; the last one in ready leads back to created', () => {
    const story = does(sent(), partner(2))
    expect([story.status, rota(story), sentOperations(story)]).toEqual([
      'request_sent',
      ['active', 'cancelled'],
      [],
    ])
    expect(does(begin({ rota: ['ALPHA'] }), partner(1)).status).toBe('created')
  })

  test('active, surely not taken: withdrawn, next entry', () => {
    const story = does(does(begin(), 'send'), partner(1))
    expect([rota(story), sentOperations(story)]).toEqual([['cancelled', 'active'], ['request to 2']])
    expect(story.last.effects[0]).toMatchObject({ kind: 'withdraw', entry: 1, required: true })
  })

  test('at once, by profile: it gets a cancel and is left, the next is active, no negotiation', () => {
    const world = { workflow: { afterPartnerCancel: 'at_once' } } as const
    const story = does(sent(world), { ...partner(1), note: 'too slow' })
    expect([rota(story), sentOperations(story), question(story)]).toEqual([
      ['cancelled', 'active'],
      ['cancel to 1', 'request to 2'],
      null,
    ])
    expect(operations(story)[0]).toEqual({ kind: 'cancel', note: 'too slow' })
  })

  test('after the reply, by profile: negotiation cancel, the next once it is accepted', () => {
    const open = does(sent(), partner(1))
    expect([open.status, rota(open)]).toEqual(['cancel_requested', ['active', 'pending']])
    const story = hears(open, 'cancel_accepted')
    expect([story.status, rota(story), sentOperations(story)]).toEqual([
      'request_sent',
      ['cancelled', 'active'],
      ['request to 2'],
    ])
  })

  test('after a promise only after the reply, since the item may come, also where the promise is no step of its own', () => {
    for (const willSupply of [true, false]) {
      const steps = { steps: { willSupply } }
      const workflow = { ...steps, afterPartnerCancel: 'at_once', onNoCancelReply: 'accepted' } as const
      const promised = hears(hears(sent({ workflow }), 'will_supply'), 'request_received')
      const story = delivers(does(promised, partner(1)), 'cancel')
      expect([story.status, rota(story)]).toEqual(['cancel_requested', ['active', 'pending']])
      expect(attention(passes(story, 'cancel_reply'))).toEqual(['no_answer'])
    }
  })

  test('the end of the rota: as unfilled, kept or closed', () => {
    const open = does(sent({ rota: ['ALPHA'] }), partner(1))
    expect(hears(open, 'cancel_accepted').status).toBe('unfilled')
    const closing = { rota: ['ALPHA'], workflow: { onRotaUsedUp: 'close' } } as const
    expect(hears(does(sent(closing), partner(1)), 'cancel_accepted').status).toBe('unfilled')
    const atOnce = {
      rota: ['ALPHA'],
      workflow: { onRotaUsedUp: 'close', afterPartnerCancel: 'at_once' },
    } as const
    expect(does(sent(atOnce), partner(1)).status).toBe('unfilled')
  })

  test('waits while it is unconfirmed that the partner has the request: no other partner is asked before that is settled', () => {
    const world = { workflow: { afterPartnerCancel: 'at_once' } } as const
    const doubtful = settles(does(begin(world), 'send'), 'request', unconfirmed)
    const story = does(doubtful, partner(1))
    expect([story.status, rota(story), sentOperations(story)]).toEqual([
      'cancel_requested',
      ['active', 'pending'],
      ['cancel to 1'],
    ])
  })

  test('is refused for an entry that is neither pending nor asked, or whose cancel is open', () => {
    expect(refusal(left(), partner(1))).toMatch(/neither pending nor active/)
    expect(refusal(does(sent(), partner(1)), partner(1))).toMatch(/neither pending nor active/)
    expect(refusal(shipped(), partner(1))).toBe(
      'only while this needs attention: Late promise: the only offer',
    )
  })
})

describe('races of a cancel', () => {
  const open = () => delivers(does(sent(), partner(1)), 'cancel')
  const full = () => delivers(does(sent(), 'cancel'), 'cancel')

  test('shipped crosses it: shipped wins; answers that come later are ignored', () => {
    const story = hears(full(), 'shipped')
    expect([story.status, question(story), deadlines(story)]).toEqual(['shipped_physically', null, []])
    for (const late of ['cancel_accepted', 'cancel_refused'] as const) {
      const after = hears(story, late)
      expect([after.last.kind, after.status]).toEqual(['ignored', 'shipped_physically'])
      expect(after.last.event.reason?.code).toBe('explanation.event')
    }
  })

  test('unfilled, expired, a retry or its own cancel cross it: they count as accepted', () => {
    for (const event of ['unfilled', 'expired', 'retry_possible', 'cancelled_by_partner'] as const) {
      expect(hears(full(), event).status).toBe('cancelled_by_staff')
      const story = hears(open(), event)
      expect([event, rota(story), sentOperations(story)]).toEqual([
        event,
        ['cancelled', 'active'],
        ['request to 2'],
      ])
    }
  })

  test('the request is refused or given up: the same', () => {
    const queued = () => does(does(begin(), 'send'), 'cancel', { attempted: true })
    for (const result of [refused(), deadLetter()]) {
      const story = settles(queued(), 'request', result)
      expect([story.status, story.outbox]).toEqual(['cancelled_by_staff', []])
    }
  })

  test('refused: the request goes on, last answer cancel_refused until the next command or event', () => {
    const story = hears(full(), 'cancel_refused')
    expect([story.status, story.request.stage, question(story)]).toEqual([
      'cancel_not_accepted',
      'sent',
      null,
    ])
    expect(deadlines(story)).toEqual(['response'])
    expect(hears(story, 'will_supply').status).toBe('will_supply')
    expect(does(story, { type: 'message', note: 'please' }).status).toBe('cancel_not_accepted')
    expect(attention(story)).toEqual(['cancel_refused', 'no_longer_wanted'])
  })

  test('refused: what it had set aside comes back', () => {
    for (const event of ['conditional', 'retry_possible'] as const) {
      const before = hears(sent(), event)
      const story = hears(delivers(does(before, partner(1)), 'cancel'), 'cancel_refused')
      expect(story.request.negotiation).toEqual(before.request.negotiation)
      expect(story.request.lastAnswer).toBe('cancel_refused')
    }
  })

  test('a condition while it is open: set aside, its status moves the stage; back after a refusal', () => {
    const story = hears(open(), 'conditional')
    expect([story.status, story.request.stage]).toEqual(['cancel_requested', 'will_supply'])
    const back = hears(story, 'cancel_refused')
    expect(back.request.negotiation).toEqual({ kind: 'condition', conditions: ['LibraryUseOnly'] })
    expect(hears(story, 'cancel_accepted').status).toBe('request_sent')
  })

  test('a promise without conditions leaves a condition that was set aside', () => {
    const story = hears(hears(hears(open(), 'conditional'), 'will_supply'), 'cancel_refused')
    expect(story.request.stage).toBe('will_supply')
    const promised = hears(
      hears(hears(open(), { type: 'conditional', conditions: ['Other'] }), 'will_supply'),
      'cancel_refused',
    )
    expect([promised.request.stage, question(promised)]).toEqual(['will_supply', 'condition'])
  })

  test('with the conditional step off a condition that comes back is accepted automatically', () => {
    const world = { workflow: { steps: { conditional: false } } }
    const withCondition = hears(delivers(does(sent(world), partner(1)), 'cancel'), 'conditional')
    const story = hears(withCondition, 'cancel_refused')
    expect([question(story), sentOperations(story)]).toEqual([null, ['accept_condition to 1']])
  })

  test('no answer: attention, or accepted, by profile', () => {
    const silent = passes(full(), 'cancel_reply')
    expect([silent.status, attention(silent)]).toEqual(['cancel_requested', ['no_answer']])
    const world = { workflow: { onNoCancelReply: 'accepted' } } as const
    expect(passes(delivers(does(sent(world), 'cancel'), 'cancel'), 'cancel_reply').status).toBe(
      'cancelled_by_staff',
    )
    const next = passes(delivers(does(sent(world), partner(1)), 'cancel'), 'cancel_reply')
    expect(rota(next)).toEqual(['cancelled', 'active'])
  })

  test('a partner that never answers cancels, but says other things: its answer is awaited again', () => {
    const silent = passes(full(), 'cancel_reply')
    const story = hears(silent, 'message')
    expect([story.status, attention(story), deadlines(story)]).toEqual([
      'cancel_requested',
      ['message_received'],
      ['cancel_reply'],
    ])
  })

  test('while it is open nothing else is waited for: the request does not expire over it', () => {
    expect(deadlines(full())).toEqual(['cancel_reply'])
    expect(deadlines(hears(full(), 'will_supply'))).toEqual(['cancel_reply'])
  })

  test('the cancel cannot be delivered: send_failed; resent, it is waited for', () => {
    const failed = settles(does(sent(), 'cancel'), 'cancel', deadLetter())
    expect([failed.status, attention(failed)]).toEqual(['cancel_requested', ['send_failed']])
    expect(deadlines(delivers(does(failed, 'resend'), 'cancel'))).toEqual(['cancel_reply'])
  })

  test('the cancel is refused on the wire: status_request and attention; agreed if the request is unknown there', () => {
    const story = settles(does(sent(), 'cancel'), 'cancel', refused())
    expect([story.status, attention(story), sentOperations(story)]).toEqual([
      'cancel_requested',
      ['no_answer'],
      ['status_request to 1'],
    ])
    expect(settles(does(sent(), 'cancel'), 'cancel', refused('unknown_request')).status).toBe(
      'cancelled_by_staff',
    )
  })

  test('the partner that was left at once ships: attention, the next stays active', () => {
    const story = leftButShipped()
    expect([story.status, rota(story), attention(story)]).toEqual([
      'shipped_by_other_partner',
      ['cancelled', 'active'],
      ['stale_shipment'],
    ])
  })

  test('items come while it is open: received wins as shipped does', () => {
    const story = does(full(), 'receive')
    expect([story.status, question(story)]).toEqual(['received_physically', null])
    expect(hears(story, 'cancel_accepted').last.kind).toBe('ignored')
  })
})

describe('cancel and the hold shelf', () => {
  test('cancel, item on the hold shelf: hold cancelled, completed, the item still goes back', () => {
    const shelf = does(shipped(), { type: 'receive', onHoldShelf: true })
    const story = does(shelf, 'cancel')
    expect([story.status, items(story), story.request.items[0]?.hold]).toEqual([
      'request_completed',
      ['received'],
      'cancelled',
    ])
    expect(sentOperations(does(story, 'return'))).toEqual(['shipped_return to 1'])
  })

  test('the hold ends in the library’s own system too', () => {
    const here = answers(does(shipped({ recordsInIls: true }), 'receive'), { type: 'ils_accepted' })
    const shelf = answers(here, { type: 'hold_changed', item: 1, hold: 'on_shelf' })
    expect(does(shelf, 'cancel').last.effects).toEqual([{ kind: 'ils', call: 'cancel_hold', items: [1] }])
  })

  test('cancel_hold: only the hold, the request stays', () => {
    const story = does(received(), 'cancel_hold')
    expect([story.status, story.request.items[0]?.hold]).toEqual(['received_physically', 'cancelled'])
    expect(refusal(story, 'cancel')).toBe('no item is on the hold shelf')
    expect(refusal(story, 'cancel_hold')).toBe('no item has a hold')
  })

  test('a file has no hold', () => {
    const file = received({}, { type: 'shipped', form: 'digital', items: [] })
    expect(refusal(file, 'cancel')).toBe('no item is on the hold shelf')
  })
})
