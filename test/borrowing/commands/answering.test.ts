import { describe, expect, test } from 'vitest'
import { Cost, Instant } from '../../../src/borrowing/values.ts'
import { say } from '../../support/say.ts'
import { sent } from '../begun-stories.ts'
import {
  begin,
  deadLetter,
  delivers,
  does,
  hears,
  passes,
  refusal,
  resends,
  settles,
  unconfirmed,
  waits,
} from '../story.ts'
import { attention, deadlines, operations, question, rota, sentOperations } from '../story-views.ts'

const cost = Cost.parse({ currency: 'EUR', amount: '12.50' })
const conditions = ['LibraryUseOnly', 'Other']
const withCondition = () => hears(sent(), { type: 'conditional', conditions, cost })

describe('accept_condition, decline_condition', () => {
  test('accepted: sent to the partner, kept for the entry, the answer is awaited again', () => {
    const story = does(withCondition(), 'accept_condition')
    expect(operations(story)).toEqual([{ kind: 'accept_condition', conditions, cost }])
    expect([story.status, question(story), deadlines(story)]).toEqual(['request_sent', null, ['response']])
    expect(story.request.rota[0]?.accepted).toEqual({ conditions, cost })
  })

  test.each(['accept_condition', 'decline_condition'] as const)(
    '%s: the reason of staff stays with the command and the cost, and no partner is told',
    (type) => {
      const story = does(withCondition(), { type, reason: 'Budget, Ms Vogt approved' })
      expect(story.last.event.input.data).toMatchObject({ type, reason: 'Budget, Ms Vogt approved' })
      expect(story.request.costs).toMatchObject([
        { kind: 'offered', agreed: type === 'accept_condition', reason: 'Budget, Ms Vogt approved' },
      ])
      expect(JSON.stringify(operations(story))).not.toContain('Vogt')
    },
  )

  test('accepted with a note: the partner is told it', () => {
    const story = does(withCondition(), { type: 'accept_condition', note: 'Insured, please.' })
    expect(operations(story)).toEqual([
      { kind: 'accept_condition', conditions, cost, note: 'Insured, please.' },
    ])
  })

  test('accepted after will_supply: the shipment is waited for', () => {
    const story = does(hears(sent(), 'conditional'), 'accept_condition')
    expect([story.status, deadlines(story)]).toEqual(['will_supply', ['will_supply']])
  })

  test('declined: sent, the entry is left with a cancel, next entry', () => {
    const story = does(withCondition(), 'decline_condition')
    expect([sentOperations(story), rota(story)]).toEqual([
      ['decline_condition to 1', 'cancel to 1', 'request to 2'],
      ['cancelled', 'active'],
    ])
    expect(say(story.request.rota[0]?.reason)).toBe('conditions declined')
  })

  test('declined, and the cancel that follows fails: it can be sent again; no partner has rejected the request', () => {
    const only = hears(sent({ rota: ['ALPHA'] }), 'conditional')
    const failed = settles(does(only, 'decline_condition'), 'cancel', deadLetter())
    expect([failed.status, attention(failed)]).toEqual(['unfilled', ['send_failed']])
    const again = resends(failed, 'cancel')
    expect(again.last.effects).toMatchObject([{ kind: 'requeue' }])
    expect([again.status, attention(again)]).toEqual(['unfilled', []])
  })

  test('only while a condition is open', () => {
    expect(refusal(sent(), 'accept_condition')).toBe('only while this is open: the partner’s conditions')
    expect(refusal(hears(sent(), 'retry_possible'), 'decline_condition')).toBe(
      'only while this is open: the partner’s conditions',
    )
  })
})

describe('the words that came with an offer', () => {
  test.each([
    ['accept_condition', 'conditional'],
    ['decline_condition', 'conditional'],
    ['retry', 'retry_possible'],
    ['decline_retry', 'retry_possible'],
  ] as const)(
    'ask until %s answers it, and stay to be read; words of another day still ask',
    (command, type) => {
      const note = 'Only with gloves.'
      const offered = hears(sent(), type === 'conditional' ? { type, note, conditions } : { type, note })
      const words = (story: typeof offered) =>
        story.request.attention.flatMap((each) =>
          each.kind === 'message_received' ? [`${each.informs === true ? '?' : '!'}${each.text}`] : [],
        )
      const later = hears(waits(offered, 1), { type: 'message', note: 'Please call.' })
      expect(offered.request.next?.for).toBe(type === 'conditional' ? 'accept_condition' : 'retry')
      expect(words(later)).toEqual(['!Only with gloves.', '!Please call.'])
      expect(words(does(later, command))).toEqual(['?Only with gloves.', '!Please call.'])
    },
  )
})

describe('retry, decline_retry', () => {
  const event = {
    type: 'retry_possible',
    reason: 'LoanCondition',
    after: Instant.parse('2026-03-20T00:00:00.000Z'),
    conditions,
    cost,
  } as const

  test('asked again under a new id that names the earlier one, not before the time named', () => {
    const changes = { citation: { title: 'Naïv. Super.' } }
    const story = does(hears(sent(), event), { type: 'retry', changes })
    expect(story.last.effects).toEqual([
      {
        kind: 'send',
        entry: 1,
        requestId: 'OSLO-7K2MQ4X9-2',
        operation: { kind: 'retry', previousId: 'OSLO-7K2MQ4X9-1', notBefore: event.after },
        notBefore: event.after,
      },
    ])
    expect([story.status, question(story)]).toEqual(['scheduled', null])
    expect(story.request.next).toMatchObject({
      who: 'gateway',
      for: 'date',
      deadline: { kind: 'until', at: event.after },
    })
    expect(story.request.next?.then).toEqual({ kind: 'partner_asked', partner: 'ALPHA' })
    expect(passes(story, 'until').status).toBe('request_sent')
    expect(story.request.rota[0]).toMatchObject({
      requestIds: ['OSLO-7K2MQ4X9-1', 'OSLO-7K2MQ4X9-2'],
      accepted: { conditions, cost },
      changes,
    })
    expect(deadlines(delivers(story, 'retry'))).toEqual(['response'])
  })

  test.each(['retry', 'decline_retry'] as const)('%s: the reason of staff stays with the cost', (type) => {
    const story = does(hears(sent(), event), { type, reason: 'The reader pays' })
    expect(story.last.event.input.data).toMatchObject({ reason: 'The reader pays' })
    expect(story.request.costs).toMatchObject([{ agreed: type === 'retry', reason: 'The reader pays' }])
    expect(JSON.stringify(operations(story))).not.toContain('pays')
  })

  test('asked again with a note: the partner is told it', () => {
    const story = does(hears(sent(), event), { type: 'retry', note: 'Large print is fine.' })
    expect(operations(story)).toMatchObject([{ kind: 'retry', note: 'Large print is fine.' }])
  })

  test('keeps the request id where the partner wants that', () => {
    const world = { partners: { ALPHA: { retryKeepsId: true } } }
    const story = does(hears(sent(world), 'retry_possible'), { type: 'retry' })
    expect(story.last.effects[0]).toMatchObject({
      requestId: 'OSLO-7K2MQ4X9-1',
      operation: { kind: 'retry', previousId: 'OSLO-7K2MQ4X9-1' },
    })
  })

  test('changes of several retries add up', () => {
    const once = does(hears(sent(), 'retry_possible'), {
      type: 'retry',
      changes: { citation: { title: 'A' } },
    })
    const twice = does(hears(once, 'retry_possible'), {
      type: 'retry',
      changes: { service: { neededBy: undefined, level: 'Express' } },
    })
    expect(twice.request.rota[0]?.changes).toMatchObject({
      citation: { title: 'A' },
      service: { level: 'Express' },
    })
  })

  test('declined: the entry is left with a cancel, next entry', () => {
    const story = does(hears(sent(), 'retry_possible'), 'decline_retry')
    expect([sentOperations(story), rota(story)]).toEqual([
      ['cancel to 1', 'request to 2'],
      ['rejected', 'active'],
    ])
  })

  test('later events of the first request do not change the retry', () => {
    const racing = hears(does(begin(), 'send'), 'retry_possible')
    const retried = does(racing, { type: 'retry' })
    const story = delivers(retried, 'request')
    expect([story.last.kind, story.request.rota[0]?.requestState, deadlines(story)]).toEqual([
      'ignored',
      'queued',
      [],
    ])
    expect(settles(retried, 'request', unconfirmed).status).toBe('request_sent')
  })
})
