import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { Cost, Instant } from '../../../src/borrowing/values.ts'
import { say } from '../../support/say.ts'
import { received, sent, shipped } from '../begun-stories.ts'
import { begin, delivers, does, hears, passes, settles, unconfirmed, waits } from '../story.ts'
import { dayOfDeadline, deadlines, question, rota, sentOperations } from '../story-views.ts'
import type { World } from '../world.ts'

const cost = Cost.parse({ currency: 'EUR', amount: '12.50' })
const conditions = ['LibraryUseOnly']

describe('request_received, expects_to_supply', () => {
  test('lead from sent to accepted, and the answer is awaited again', () => {
    for (const event of ['request_received', 'expects_to_supply'] as const) {
      const story = hears(waits(sent(), 5), event)
      expect([story.status, dayOfDeadline(story, 'response')]).toEqual(['request_accepted', 12])
    }
  })

  test('again in accepted: nothing new, but the partner is alive, so the answer is awaited again', () => {
    const story = hears(waits(hears(sent(), 'request_received'), 3), 'expects_to_supply')
    expect([story.last.kind, story.request.stage, dayOfDeadline(story, 'response')]).toEqual([
      'applied',
      'accepted',
      10,
    ])
  })

  test('with the step off: no status of its own, and the answer is waited for', () => {
    const story = hears(sent({ workflow: { steps: { requestAccepted: false } } }), 'request_received')
    expect([story.status, deadlines(story), story.last.kind]).toEqual([
      'request_sent',
      ['response'],
      'applied',
    ])
  })

  test('items that it names are known by that, before they are shipped', () => {
    const story = hears(sent(), { type: 'request_received', items: [{ partnerItemId: 'A1' }] })
    expect(story.request.items).toMatchObject([{ id: 1, state: 'expected', partnerItemId: 'A1' }])
    const named = hears(story, { type: 'shipped', items: [{ partnerItemId: 'A1' }] })
    expect(named.request.items).toMatchObject([{ id: 1, state: 'shipped', partnerItemId: 'A1' }])
  })

  test('the partner’s request id and the real supplier are kept', () => {
    const story = hears(sent(), {
      type: 'request_received',
      partnerRequestId: 'X-17',
      supplier: { type: 'ISIL', value: 'DE-1' },
    })
    expect(story.request.rota[0]).toMatchObject({
      partnerRequestId: 'X-17',
      supplier: { type: 'ISIL', value: 'DE-1' },
    })
  })
})

describe('will_supply', () => {
  test('leads from sent and accepted to will_supply, and the shipment is awaited', () => {
    for (const story of [sent(), hears(sent(), 'request_received')]) {
      const promised = hears(story, 'will_supply')
      expect([promised.status, deadlines(promised)]).toEqual(['will_supply', ['will_supply']])
    }
  })

  test('leaves an open condition: systems repeat a status without its conditions', () => {
    const first = hears(hears(sent(), { type: 'conditional', conditions }), 'will_supply')
    expect([question(first), first.request.stage]).toEqual(['condition', 'will_supply'])
    expect(question(hears(hears(sent(), 'conditional'), 'will_supply'))).toBe('condition')
  })

  test('takes back an offer to retry, in every stage before shipped: the partner supplies all the same', () => {
    for (const story of [sent(), hears(sent(), 'request_received'), hears(sent(), 'will_supply')]) {
      const taken = hears(hears(story, 'retry_possible'), 'will_supply')
      expect([taken.status, question(taken), taken.request.attention]).toEqual(['will_supply', null, []])
      expect(taken.request.next).toMatchObject({ who: 'partner', for: 'shipment' })
    }
  })

  test('a late answer after shipped is ignored with its reason: nothing goes backwards', () => {
    for (const story of [shipped(), received()]) {
      const late = hears(story, 'will_supply')
      expect([late.last.kind, say(late.last.event.reason), late.status]).toEqual([
        'ignored',
        `will supply: it does not fit: the request is ${story.request.stage}`,
        story.status,
      ])
    }
  })

  test('with the step off: no status of its own, yet the shipment is waited for, not the answer', () => {
    const story = hears(sent({ workflow: { steps: { willSupply: false } } }), 'will_supply')
    expect([story.status, deadlines(story)]).toEqual(['request_sent', ['will_supply']])
    expect(sentOperations(passes(story, 'will_supply'))).toEqual(['status_request to 1'])
  })
})

describe('conditional', () => {
  const conditional = { type: 'conditional', conditions, cost } as const
  const event = { ...conditional, conditions: [...conditions] }

  test('its status moves the stage; negotiation condition, which waits for staff', () => {
    const plain = hears(sent(), event)
    expect([plain.request.stage, plain.status, plain.request.negotiation]).toEqual([
      'sent',
      'conditional',
      { kind: 'condition', conditions, cost },
    ])
    expect(hears(sent(), { ...event, status: 'request_received' }).request.stage).toBe('accepted')
    const promised = hears(sent(), { ...event, status: 'will_supply' })
    expect([promised.request.stage, deadlines(promised)]).toEqual(['will_supply', []])
    expect(hears(promised, { ...event, status: 'request_received' }).request.stage).toBe('will_supply')
  })

  test('unless it asks for nothing that was not accepted for this entry: what it leaves out holds all the same', () => {
    const both = { ...event, conditions: ['A', 'B'] }
    const accepted = does(hears(sent(), both), 'accept_condition')
    const again = hears(accepted, { ...both, conditions: ['B', 'A'], status: 'will_supply' })
    expect([question(again), again.status]).toEqual([null, 'will_supply'])
    expect(question(hears(accepted, { ...both, conditions: ['A'] }))).toBeNull()
    expect(question(hears(accepted, { ...both, conditions: ['A', 'C'] }))).toBe('condition')
    expect(question(hears(accepted, { ...both, cost: { ...cost, amount: '20.00' } }))).toBe('condition')
    const { cost: _, ...free } = both
    expect(question(hears(accepted, free))).toBeNull()
  })

  test('with the step off: accepted automatically, and sent', () => {
    const story = hears(sent({ workflow: { steps: { conditional: false } } }), event)
    expect([
      question(story),
      sentOperations(story),
      story.last.event.explanations.map((each) => say(each)),
    ]).toEqual([null, ['accept_condition to 1'], ['conditions are accepted automatically']])
    const service = { type: 'loan', maximumCost: { amount: '10.00', currency: 'EUR' } } as const
    const limited = sent({ create: { service }, workflow: { steps: { conditional: false } } })
    const over = hears(limited, { ...event, cost: { amount: '25.00', currency: 'EUR' } })
    expect([question(over), sentOperations(over)]).toEqual(['condition', []])
  })
})

describe('retry_possible', () => {
  test('opens the negotiation retry with what the partner named, in sent, accepted and will_supply', () => {
    const event = {
      type: 'retry_possible',
      reason: 'AtBindery',
      after: Instant.parse('2026-03-20T00:00:00.000Z'),
      before: Instant.parse('2026-04-20T00:00:00.000Z'),
      cost,
    } as const
    for (const story of [sent(), hears(sent(), 'request_received'), hears(sent(), 'will_supply')]) {
      const withQuestion = hears(story, event)
      const { type: _, ...terms } = event
      expect([withQuestion.status, withQuestion.request.negotiation, deadlines(withQuestion)]).toEqual([
        'retry_possible',
        { kind: 'retry', ...terms },
        [],
      ])
    }
  })

  test('wins over an open condition', () => {
    expect(question(hears(hears(sent(), 'conditional'), 'retry_possible'))).toBe('retry')
  })
})

describe('unfilled', () => {
  test('rejects the entry with its reason and asks the next one, in sent, accepted and will_supply', () => {
    for (const story of [sent(), hears(sent(), 'request_received'), hears(sent(), 'will_supply')]) {
      const next = hears(story, 'unfilled')
      expect([rota(next), sentOperations(next), say(next.request.rota[0]?.reason)]).toEqual([
        ['rejected', 'active'],
        ['request to 2'],
        'OnLoan',
      ])
    }
  })

  test('the end of the rota: kept for staff, or closed unfilled, by profile', () => {
    expect(hears(sent({ rota: ['ALPHA'] }), 'unfilled').status).toBe('rejected_by_partner')
    const closed = hears(sent({ rota: ['ALPHA'], workflow: { onRotaUsedUp: 'close' } }), 'unfilled')
    expect([closed.status, closed.request.outcome]).toEqual(['unfilled', { kind: 'unfilled' }])
  })

  test('ends the question that was open', () => {
    for (const event of ['conditional', 'retry_possible'] as const) {
      expect(question(hears(hears(sent(), event), 'unfilled'))).toBeNull()
    }
  })
})

describe('expired', () => {
  test('before shipped: the entry is expired; next entry, or closed expired, by profile', () => {
    const next = hears(sent(), 'expired')
    expect([rota(next), sentOperations(next)]).toEqual([['expired', 'active'], ['request to 2']])
    const closed = hears(sent({ workflow: { onExpiry: 'close' } }), 'expired')
    expect([closed.status, sentOperations(closed)]).toEqual(['expired', []])
    const last = { rota: ['ALPHA'], workflow: { onRotaUsedUp: 'close' } } as const
    expect(hears(sent(last), 'expired').status).toBe('expired')
    expect(hears(shipped(), 'expired').last.kind).toBe('ignored')
  })
})

describe('message and status', () => {
  test('a message is recorded and changes nothing but that the partner is alive', () => {
    const story = hears(waits(sent(), 3), 'message')
    expect([story.last.kind, story.status, dayOfDeadline(story, 'response')]).toEqual([
      'applied',
      'request_sent',
      10,
    ])
  })

  test('a status acts as the event that its code names where that moves forward', () => {
    const named = (names: 'will_supply' | 'unfilled' | 'shipped' | 'request_received' | 'overdue') =>
      ({ type: 'status', code: 'X', names }) as const
    expect(hears(sent(), named('will_supply')).status).toBe('will_supply')
    expect(sentOperations(hears(sent(), named('unfilled')))).toEqual(['request to 2'])
    expect(hears(sent(), { ...named('shipped'), items: [{ partnerItemId: 'A1' }] }).status).toBe(
      'shipped_physically',
    )
    expect(hears(received(), named('overdue')).status).toBe('overdue')
  })

  test('a shipment that only a status tells of raises attention that no message announced it, until one does', () => {
    const shippedByStatus = hears(sent(), { type: 'status', code: 'Loaned', names: 'shipped' })
    expect(shippedByStatus.request.attention).toMatchObject([
      { kind: 'shipped_without_notice', event: 'status' },
    ])
    expect(hears(shippedByStatus, 'shipped').request.attention).toEqual([])
    expect(does(shippedByStatus, 'receive').request.attention).toEqual([])
  })

  test('else nothing: no step back, no item added, no condition answered', () => {
    const back = hears(shipped(), { type: 'status', code: 'WillSupply', names: 'will_supply' })
    expect([back.last.kind, back.status]).toEqual(['ignored', 'shipped_physically'])
    const again = hears(received(), {
      type: 'status',
      code: 'Loaned',
      names: 'shipped',
      items: [{ partnerItemId: 'ZZ' }],
    })
    expect([again.status, again.request.items.length]).toEqual(['received_physically', 1])
    const withCondition = hears(sent(), 'conditional')
    expect(question(hears(withCondition, { type: 'status', code: 'WillSupply', names: 'will_supply' }))).toBe(
      'condition',
    )
    expect(hears(sent(), { type: 'status', code: 'Whatever' }).last.kind).toBe('applied')
  })
})

describe('while it is in doubt whether the partner has the request', () => {
  const doubt = (world: World = {}) => settles(does(begin(world), 'send'), 'request', unconfirmed)

  test('any message of the partner about the entry ends it', () => {
    expect(question(doubt())).toBe('unconfirmed')
    for (const event of ['message', 'request_received', 'renew_pending', 'status'] as const) {
      const story = hears(doubt(), event)
      expect([event, question(story), story.request.rota[0]?.requestState]).toEqual([
        event,
        null,
        'delivered',
      ])
      expect(deadlines(story)).toEqual(['response'])
    }
  })

  test('a confirmation of the status request does not', () => {
    expect(question(delivers(doubt(), 'status_request'))).toBe('unconfirmed')
  })
})

describe('a transfer to another record', () => {
  const transfer = (recordId: string): PartnerEvent => ({
    type: 'retry_possible',
    reason: 'transfer',
    offer: { recordId },
  })

  test('is asked for without staff where the profile says so, once for each record', () => {
    const asked = hears(sent({ workflow: { retryTransfers: true } }), transfer('C-7'))
    expect(asked.request).toMatchObject({
      stage: 'sent',
      negotiation: null,
      rota: [{ changes: { citation: { title: 'Naiv. Super.', supplierRecordId: 'C-7' } } }, {}],
    })
    expect(asked.last.effects).toMatchObject([{ kind: 'send', operation: { kind: 'retry' } }])
    const again = hears(asked, transfer('C-7'))
    expect(again.request.negotiation).toMatchObject({ kind: 'retry' })
    expect(hears(asked, transfer('C-8')).request.negotiation).toBeNull()
  })

  test('is an offer to retry where the profile does not', () => {
    expect(hears(sent(), transfer('C-7')).request.negotiation).toMatchObject({ kind: 'retry' })
  })
})
