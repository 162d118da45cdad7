import { describe, expect, test } from 'vitest'
import { received, sent } from '../begun-stories.ts'
import { begin, does, hears, refused, sendsAgain, settles, unconfirmed } from '../story.ts'
import { attention, deadlines, question, raised, rota, sentOperations } from '../story-views.ts'
import type { World } from '../world.ts'

const queued = (world: World = {}) => does(begin(world), 'send')
const next: World = { workflow: { onSendFailure: 'next_partner' } }
const atReturn: World = { workflow: { complete: 'at_return' } }

/** Stories in which an operation was just sent and waits to be settled. */
const waiting = {
  retry: does(hears(sent(), 'retry_possible'), { type: 'retry' }),
  cancel: does(sent(), 'cancel'),
  shipped_return: does(received(), 'return'),
  status_request: does(sent(), 'claim'),
} as const

describe('unconfirmed', () => {
  test('request: negotiation unconfirmed, status_request; no other entry active until it is settled', () => {
    const story = settles(queued(next), 'request', unconfirmed)
    expect([story.status, question(story), sentOperations(story), deadlines(story)]).toEqual([
      'unconfirmed',
      'unconfirmed',
      ['status_request to 1'],
      ['unconfirmed'],
    ])
    expect(rota(story)).toEqual(['active', 'pending'])
  })

  test('request: a copy that was refused before is not sent beside the one in doubt, which is', () => {
    const first = settles(queued(), 'request', refused())
    const [older] = first.failed
    const doubt = settles(does(first, 'resend'), 'request', unconfirmed)
    const [, later] = doubt.failed
    if (older === undefined || later === undefined) throw new Error('two copies failed')
    expect(sendsAgain(doubt, older)).toMatchObject({
      kind: 'not_allowed',
      reason: { code: 'refusal.later_copy' },
    })
    expect(sendsAgain(doubt, later)).toMatchObject({
      kind: 'applied',
      effects: [{ kind: 'requeue', delivery: later.delivery }],
    })
  })

  test('retry: the same', () => {
    expect(settles(waiting.retry, 'retry', unconfirmed).status).toBe('unconfirmed')
  })

  test('“unknown id” as the answer: the entry has failed, by profile', () => {
    const held = settles(
      settles(queued(), 'request', unconfirmed),
      'status_request',
      refused('unknown_request'),
    )
    expect([held.status, raised(held)[0], question(held)]).toMatchObject([
      'send_failed',
      { operation: 'request', refused: true },
      null,
    ])
    const again = does(held, 'resend')
    expect([sentOperations(again), again.status]).toEqual([['request to 1'], 'request_sent'])
    expect(rota(does(held, 'send'))).toEqual(['failed', 'active'])
    const failed = settles(
      settles(queued(next), 'request', unconfirmed),
      'status_request',
      refused('unknown_request'),
    )
    expect(sentOperations(failed)).toEqual(['request to 2'])
  })

  test('“unknown id” of a retry: the retry is sent again', () => {
    const doubt = settles(waiting.retry, 'retry', unconfirmed)
    const held = settles(doubt, 'status_request', refused('unknown_request'))
    expect(sentOperations(does(held, 'resend'))).toEqual(['retry to 1'])
  })

  test('“unknown id” while a cancel is open: it is agreed', () => {
    const doubt = does(settles(queued(), 'request', unconfirmed), 'cancel')
    expect(settles(doubt, 'status_request', refused('unknown_request')).status).toBe('cancelled_by_staff')
  })

  test('“unknown id” where it is not in doubt: recorded', () => {
    const story = settles(waiting.status_request, 'status_request', refused('unknown_request'))
    expect([story.status, rota(story)]).toEqual(['request_sent', ['active', 'pending']])
  })

  test('another error as the answer proves nothing: staff ask in another way, at once', () => {
    const story = settles(settles(queued(), 'request', unconfirmed), 'status_request', refused())
    expect([story.status, question(story), attention(story)]).toEqual([
      'unconfirmed',
      'unconfirmed',
      ['no_answer'],
    ])
  })

  test('a partner without status requests: attention no_answer at once', () => {
    const story = settles(
      queued({ partners: { ALPHA: { takesStatusRequest: false } } }),
      'request',
      unconfirmed,
    )
    expect([attention(story), sentOperations(story), question(story)]).toEqual([
      ['no_answer'],
      [],
      'unconfirmed',
    ])
  })

  test('the request is in doubt while a cancel is open: the cancel will tell', () => {
    const open = does(queued(), 'cancel', { attempted: true })
    const story = settles(open, 'request', unconfirmed)
    expect([story.status, sentOperations(story)]).toEqual(['cancel_requested', []])
  })

  test('a partner that has answered meanwhile has it', () => {
    expect(settles(hears(queued(), 'will_supply'), 'request', unconfirmed).status).toBe('will_supply')
  })

  test('a cancel or a renewal, where no status can be asked for: attention no_answer at once', () => {
    const world: World = { partners: { ALPHA: { takesStatusRequest: false } } }
    for (const [operation, story] of [
      ['cancel', does(sent(world), 'cancel')],
      ['renew', does(received(world), 'renew')],
    ] as const) {
      const doubt = settles(story, operation, unconfirmed)
      expect([operation, question(doubt), raised(doubt)]).toMatchObject([
        operation,
        operation,
        [{ kind: 'no_answer', operation }],
      ])
    }
    expect(attention(settles(does(received(world), 'return'), 'shipped_return', unconfirmed))).toEqual([])
  })

  test('others count as sent, and the status is asked for', () => {
    const cancel = settles(waiting.cancel, 'cancel', unconfirmed)
    expect([sentOperations(cancel), deadlines(cancel)]).toEqual([['status_request to 1'], ['cancel_reply']])
    expect(settles(waiting.shipped_return, 'shipped_return', unconfirmed).status).toBe('lender_check_in')
    const done = settles(does(received(atReturn), 'return'), 'shipped_return', unconfirmed)
    expect([done.status, sentOperations(done)]).toEqual(['request_completed', []])
    expect(sentOperations(settles(waiting.status_request, 'status_request', unconfirmed))).toEqual([])
  })
})
