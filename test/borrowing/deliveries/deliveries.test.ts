import { describe, expect, test } from 'vitest'
import { deliveryRules } from '../../../src/borrowing/deliveries/delivery-rules.ts'
import { operationKinds } from '../../../src/borrowing/request/operation.ts'
import type { Request } from '../../../src/borrowing/request/request.ts'
import { textReason } from '../../../src/translations/reason.ts'
import { say } from '../../support/say.ts'
import { received, returned, sent, shipped } from '../begun-stories.ts'
import {
  begin,
  deadLetter,
  delivers,
  does,
  hears,
  refused,
  type Story,
  settles,
  settlesMessage,
  unconfirmed,
} from '../story.ts'
import { attention, dayOfDeadline, deadlines, raised, rota, sentOperations } from '../story-views.ts'
import type { World } from '../world.ts'

const queued = (world: World = {}) => does(begin(world), 'send')
const next: World = { workflow: { onSendFailure: 'next_partner' } }
const atReturn: World = { workflow: { complete: 'at_return' } }
const words = () => does(received(), { type: 'message', note: 'x' })

/** A story in which each operation was just told and waits to be settled. */
const waiting = {
  request: queued(),
  retry: does(hears(sent(), 'retry_possible'), { type: 'retry' }),
  cancel: does(sent(), 'cancel'),
  accept_condition: does(hears(sent(), 'conditional'), 'accept_condition'),
  decline_condition: does(hears(sent(), 'conditional'), 'decline_condition'),
  received: received(),
  renew: does(received(), 'renew'),
  shipped_return: does(received(), 'return'),
  shipped_forward: does(received(), { type: 'return', toAgency: 'ISIL:NO-2' }),
  status_request: does(sent(), 'claim'),
  reminder: does(
    does(does(sent({ partners: { ALPHA: { takesReminder: true } } }), 'claim'), 'claim'),
    'claim',
  ),
  message: words(),
  lost: does(received(), 'report_lost'),
  damaged: does(received(), 'report_damaged'),
  hold_return: does(received(), 'hold_return'),
} as const

test('there is a row for every result of every operation', () => {
  expect(Object.keys(waiting).toSorted()).toEqual(operationKinds.toSorted())
  for (const rules of Object.values(deliveryRules)) {
    expect(Object.keys(rules).toSorted()).toEqual(operationKinds.toSorted())
  }
})

describe('delivered', () => {
  test('request: the response deadline starts', () => {
    expect(deadlines(queued())).toEqual([])
    expect(dayOfDeadline(delivers(queued(), 'request'), 'response')).toBe(7)
  })

  test('request: the partner’s own expiry counts before the profile’s', () => {
    const story = delivers(queued({ partners: { ALPHA: { expiry: { kind: 'days', days: 3 } } } }), 'request')
    expect(dayOfDeadline(story, 'response')).toBe(3)
  })

  test('request: what the partner has answered meanwhile stays', () => {
    expect(deadlines(delivers(hears(queued(), 'will_supply'), 'request'))).toEqual(['will_supply'])
    expect(deadlines(delivers(hears(queued(), 'message'), 'request'))).toEqual(['response'])
    expect(delivers(hears(queued(), 'shipped'), 'request').status).toBe('shipped_physically')
  })

  test('cancel and renew: the deadline of the answer starts', () => {
    expect(deadlines(delivers(waiting.cancel, 'cancel'))).toEqual(['cancel_reply'])
    expect(deadlines(delivers(waiting.renew, 'renew'))).toEqual(['renewal_answer'])
  })

  test('shipped_return: closed completed, or lender_check_in, by profile', () => {
    expect([returned().status, deadlines(returned())]).toEqual(['lender_check_in', ['check_in']])
    expect(returned(atReturn).status).toBe('request_completed')
  })

  test('shipped_return: not where another volume came after all meanwhile', () => {
    const one = does(shipped({ ...atReturn, create: { items: 2 } }), { type: 'receive', missing: [2] })
    const late = does(does(one, 'return'), 'receive')
    const story = delivers(late, 'shipped_return')
    expect(story.status).toBe('received_physically')
    expect(delivers(does(story, 'return'), 'shipped_return').status).toBe('request_completed')
  })

  test('a failed delivery that was sent again is no longer a failure', () => {
    const failed = settles(words(), 'message', deadLetter())
    const message = { ...failed.messages.at(-1), operation: 'message' } as const
    const { delivery, entry, requestId, operation } = message
    if (delivery === undefined || entry === undefined || requestId === undefined) throw new Error('none')
    const story = settlesMessage(failed, { delivery, entry, requestId, operation }, { result: 'delivered' })
    expect(attention(story)).toEqual([])
  })
})

describe('refused', () => {
  test('request: send_failed or the next entry, by profile', () => {
    const held = settles(queued(), 'request', refused())
    expect([held.status, rota(held), raised(held)[0]]).toMatchObject([
      'send_failed',
      ['active', 'pending'],
      { kind: 'send_failed', operation: 'request', refused: true, reason: textReason('ERROR') },
    ])
    const failed = settles(queued(next), 'request', refused())
    expect([failed.status, rota(failed), sentOperations(failed)]).toEqual([
      'request_sent',
      ['failed', 'active'],
      ['request to 2'],
    ])
    expect(say(failed.request.rota[0]?.reason)).toBe('ERROR')
  })

  test('request: an answer of the partner outweighs the refusal', () => {
    const story = settles(hears(queued(), 'will_supply'), 'request', refused())
    expect([story.status, attention(story)]).toEqual(['will_supply', []])
  })

  test('request: messages that wait behind it go no more', () => {
    const behind = does(queued(), { type: 'message', note: 'x' })
    expect(settles(behind, 'request', refused()).outbox).toEqual([])
  })

  test('request: a claim that went with it is forgotten, so that the answer is waited for once it is sent again', () => {
    const failed = settles(does(queued(), 'claim'), 'request', refused())
    expect(deadlines(delivers(does(failed, 'resend'), 'request'))).toEqual(['response'])
  })

  test('cancel: status_request and attention no_answer', () => {
    const story = settles(waiting.cancel, 'cancel', refused())
    expect([attention(story), sentOperations(story)]).toEqual([['no_answer'], ['status_request to 1']])
    expect(story.request.attention).toMatchObject([{ reason: expect.anything() }])
    const silent = settles(
      does(sent({ partners: { ALPHA: { takesStatusRequest: false } } }), 'cancel'),
      'cancel',
      refused(),
    )
    expect([attention(silent), sentOperations(silent)]).toEqual([['no_answer'], []])
  })

  test('renew: renew_refused', () => {
    expect(settles(waiting.renew, 'renew', refused()).status).toBe('renew_not_accepted')
  })

  test('received, shipped_return, condition answers: send_failed', () => {
    const failing = [
      'received',
      'shipped_return',
      'shipped_forward',
      'accept_condition',
      'decline_condition',
    ] as const
    for (const operation of failing) {
      const story = settles(waiting[operation], operation, refused())
      expect([operation, attention(story)]).toEqual([operation, expect.arrayContaining(['send_failed'])])
    }
  })

  test('message, hold_return, lost, damaged: staff inform the partner otherwise', () => {
    for (const operation of ['message', 'hold_return', 'lost', 'damaged'] as const) {
      const story = settles(waiting[operation], operation, refused())
      expect([operation, attention(story)]).toEqual([operation, expect.arrayContaining(['not_sendable'])])
      expect(attention(does(story, 'mark_communicated'))).not.toContain('not_sendable')
    }
  })

  test('status_request, reminder: recorded only', () => {
    const recorded = ['status_request', 'reminder'] as const
    for (const operation of recorded) {
      const story = settles(waiting[operation], operation, refused())
      expect([operation, story.status, attention(story)]).toEqual([
        operation,
        waiting[operation].status,
        attention(waiting[operation]),
      ])
    }
  })

  test('a claim that is answered with an error is followed up as one that is not answered', () => {
    expect(deadlines(settles(waiting.status_request, 'status_request', refused()))).toContain('claim')
    expect(deadlines(settles(waiting.reminder, 'reminder', refused()))).toContain('claim')
  })

  test('ends an entry that was left', () => {
    const both = does(
      queued({ workflow: { afterPartnerCancel: 'at_once' } }),
      { type: 'cancel_partner', entry: 1 },
      { attempted: true },
    )
    const story = settlesMessage(both, both.outbox[0] ?? missing(both), refused())
    expect([story.status, attention(story)]).toEqual(['request_sent', []])
  })

  test('long words are cut', () => {
    const story = settles(queued(next), 'request', {
      result: 'refused',
      error: { kind: 'other', reason: textReason('x'.repeat(5000)) },
    })
    expect(story.request.rota[0]?.reason?.params.text).toHaveLength(500)
  })
})

test('a return that was sent ends the request where nobody waits for the check-in', () => {
  const off = { workflow: { steps: { lenderCheckIn: false } } }
  expect(delivers(does(received(off), 'return'), 'shipped_return').status).toBe('request_completed')
  expect(delivers(does(received(), 'return'), 'shipped_return').status).toBe('lender_check_in')
})

test('a message that left something out went out: staff are told what, and the stage does not change', () => {
  const result = { result: 'sent_in_part', reason: textReason('left out: the note') } as const
  const story = settles(queued(), 'request', result)
  expect([story.status, attention(story)]).toEqual(['request_sent', ['not_sendable']])
  expect(story.request.attention).toMatchObject([
    { operation: 'request', leftOut: true, reason: textReason('left out: the note') },
  ])
  expect(attention(does(story, 'mark_communicated'))).toEqual([])
  const lost = settles(does(received(), { type: 'report_lost', note: 'Gone.' }), 'lost', result)
  expect(lost.status).toBe('lost_communicated')
})

describe('not sent, since the protocol has no word for it', () => {
  const untold = { result: 'not_sendable', reason: textReason('no word for it') } as const

  test.each(['cancel', 'renew', 'shipped_return', 'shipped_forward', 'status_request', 'reminder'] as const)(
    '%s: counts as told, so that what is waited for has a deadline',
    (operation) => {
      const sentOperations = settles(waiting[operation], operation, { result: 'delivered' })
      const story = settles(waiting[operation], operation, untold)
      const without = ({ attention: _, next: _next, deadlines: _deadlines, undo: _undo, ...rest }: Request) =>
        rest
      expect([without(story.request), story.status]).toEqual([
        without(sentOperations.request),
        sentOperations.status,
      ])
      expect(deadlines(story)).toEqual(deadlines(sentOperations))
      const isClaim = operation === 'status_request' || operation === 'reminder'
      expect(attention(story).includes('not_sendable')).toBe(!isClaim)
    },
  )

  test('a return: closed, where the profile ends it there', () => {
    const story = does(received({ workflow: { complete: 'at_return' } }), { type: 'return', toAgency: 'X' })
    expect(settles(story, 'shipped_forward', untold).status).toBe('request_completed')
  })

  test('a request: nobody has it; staff are called, and send it again, rendered once more', () => {
    const story = settles(queued(), 'request', untold)
    expect([story.status, attention(story)]).toEqual(['send_failed', ['send_failed']])
    expect(sentOperations(does(story, 'resend'))).toEqual(['request to 1'])
    expect(rota(settles(queued(next), 'request', untold))).toEqual(['failed', 'active'])
  })
})

const missing = (story: Story): never => {
  throw new Error(`nothing waits: ${JSON.stringify(story.outbox)}`)
}

describe('dead', () => {
  test('request never possibly taken: send_failed or the next entry, by profile', () => {
    const held = settles(queued(), 'request', deadLetter())
    expect([held.status, raised(held)[0]]).toMatchObject(['send_failed', { refused: false }])
    expect(rota(settles(queued(next), 'request', deadLetter()))).toEqual(['failed', 'active'])
  })

  test('request after an ambiguous attempt: unconfirmed, never the next entry', () => {
    const story = settles(queued(next), 'request', deadLetter(true))
    expect([story.status, rota(story), sentOperations(story)]).toEqual([
      'unconfirmed',
      ['active', 'pending'],
      ['status_request to 1'],
    ])
  })

  test('others: send_failed', () => {
    for (const operation of operationKinds) {
      if (operation === 'request' || operation === 'retry') continue
      const story = settles(waiting[operation], operation, deadLetter(true))
      expect([operation, attention(story)]).toEqual([operation, expect.arrayContaining(['send_failed'])])
    }
  })

  test('any event of the entry ends the attention; what was not sent is awaited again', () => {
    const failed = settles(waiting.cancel, 'cancel', deadLetter())
    const story = hears(failed, 'message')
    expect([attention(story), deadlines(story)]).toEqual([['message_received'], ['cancel_reply']])
    expect(attention(hears(settles(received(), 'received', deadLetter()), 'message'))).toEqual([
      'message_received',
    ])
  })

  test('attention about a return that could not be sent stays until the loan ends', () => {
    const failed = settles(waiting.shipped_return, 'shipped_return', deadLetter())
    expect(hears(failed, 'overdue').status).toBe('send_failed')
    expect(hears(failed, 'checked_in').status).toBe('request_completed')
  })
})

test('the result of a delivery under an earlier request id is recorded only', () => {
  const racing = hears(queued(), 'retry_possible')
  const retried = does(racing, { type: 'retry' })
  for (const result of [{ result: 'delivered' }, refused(), deadLetter(), unconfirmed] as const) {
    const story = settles(retried, 'request', result)
    expect([story.last.kind, story.status, rota(story)]).toEqual([
      'ignored',
      'request_sent',
      ['active', 'pending'],
    ])
  }
  expect(shipped().status).toBe('shipped_physically')
})
