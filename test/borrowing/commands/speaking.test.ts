import { describe, expect, test } from 'vitest'
import type { OperationKind } from '../../../src/borrowing/request/operation.ts'
import { say } from '../../support/say.ts'
import { attentionKinds } from '../attention-kinds.ts'
import { left, leftButShipped, received, returned, sent, shipped } from '../begun-stories.ts'
import {
  begin,
  deadLetter,
  delivers,
  does,
  failedMessage,
  hears,
  passes,
  refusal,
  refused,
  resends,
  type Story,
  sendsAgain,
  settles,
  unconfirmed,
} from '../story.ts'
import { attention, deadlines, sentOperations } from '../story-views.ts'
import type { World } from '../world.ts'

describe('message', () => {
  const words = { type: 'message', note: 'Good morning' } as const

  test('is sent to any partner that was ever asked, in any stage', () => {
    const closed = does(received(), 'complete')
    for (const story of [sent(), shipped(), received(), returned(), closed]) {
      expect(sentOperations(does(story, words))).toEqual(['message to 1'])
    }
    expect(sentOperations(does(left(), words))).toEqual(['message to 2'])
    expect(sentOperations(does(left(), { ...words, entry: 1 }))).toEqual(['message to 1'])
  })

  test('a message to any other partner is refused', () => {
    expect(refusal(begin(), words)).toBe('no partner was ever asked: send the request first')
    expect(refusal(sent(), { ...words, entry: 2 })).toBe('the entry was never asked')
  })
})

describe('claim', () => {
  test('before the partner has the request takes the place of no deadline', () => {
    const early = does(does(begin(), 'send'), 'claim')
    expect(deadlines(delivers(delivers(early, 'request'), 'status_request'))).toEqual(['response'])
  })

  test('watches what is waited for if its answer has no deadline', () => {
    const world: World = { workflow: { deadlines: { claim: null } } }
    const claimed = delivers(does(hears(sent(world), 'conditional'), 'claim'), 'status_request')
    expect(deadlines(claimed)).toEqual([])
    expect(deadlines(does(claimed, 'accept_condition'))).toEqual(['will_supply'])
    const back = does(does(delivers(does(shipped(world), 'claim'), 'status_request'), 'receive'), 'return')
    expect(deadlines(delivers(back, 'shipped_return'))).toEqual(['check_in'])
  })

  test('sent … shipped, and returned: status_request', () => {
    const stages = [
      sent(),
      hears(sent(), 'request_received'),
      hears(sent(), 'will_supply'),
      shipped(),
      returned(),
    ]
    for (const story of stages) expect(sentOperations(does(story, 'claim'))).toEqual(['status_request to 1'])
    expect(refusal(received(), 'claim')).toBe('only while this needs attention: Items outstanding')
  })

  test('unanswered twice: a Reminder where the partner takes it', () => {
    const twice = (story: ReturnType<typeof sent>) => does(does(does(story, 'claim'), 'claim'), 'claim')
    expect(sentOperations(twice(sent({ partners: { ALPHA: { takesReminder: true } } })))).toEqual([
      'reminder to 1',
    ])
    expect(sentOperations(twice(sent()))).toEqual(['status_request to 1'])
    const afterMessage = hears(
      does(does(sent({ partners: { ALPHA: { takesReminder: true } } }), 'claim'), 'claim'),
      'message',
    )
    expect(sentOperations(does(afterMessage, 'claim'))).toEqual(['status_request to 1'])
  })

  test('unanswered in any stage: claimed once more, then attention', () => {
    const claimed = delivers(does(shipped(), 'claim'), 'status_request')
    expect(deadlines(claimed)).toEqual(['claim'])
    const again = passes(claimed, 'claim')
    expect(sentOperations(again)).toEqual(['status_request to 1'])
    const silent = passes(delivers(again, 'status_request'), 'claim')
    expect([attention(silent), sentOperations(silent), deadlines(silent)]).toEqual([['no_answer'], [], []])
    expect(attention(hears(silent, 'message'))).toEqual(['message_received'])
  })

  test('not to a partner that takes no status requests', () => {
    const world = { partners: { ALPHA: { takesStatusRequest: false } } }
    expect(refusal(sent(world), 'claim')).toBe('the partner takes no status requests')
  })
})

describe('resend', () => {
  test('the same bytes where it may have been taken', () => {
    const failed = settles(does(received(), { type: 'message', note: 'x' }), 'message', deadLetter(true))
    const story = does(failed, 'resend')
    expect([story.status, story.last.effects]).toEqual([
      'received_physically',
      [{ kind: 'requeue', delivery: expect.any(String) }],
    ])
    expect(story.outbox.map((message) => message.operation)).toContain('message')
  })

  test('newly written after a refusal', () => {
    const failed = settles(received(), 'received', refused())
    expect(sentOperations(does(failed, 'resend'))).toEqual(['received to 1'])
    const request = settles(does(begin(), 'send'), 'request', refused())
    const again = does(request, 'resend')
    expect([sentOperations(again), again.status]).toEqual([['request to 1'], 'request_sent'])
    expect(deadlines(delivers(again, 'request'))).toEqual(['response'])
  })

  test('the one that is named', () => {
    const two = settles(
      settles(
        does(does(received(), { type: 'message', note: 'x' }), { type: 'return' }),
        'shipped_return',
        refused(),
      ),
      'message',
      deadLetter(),
    )
    const named = two.request.attention.find(
      (attention) => attention.kind === 'send_failed' && attention.operation === 'shipped_return',
    )
    const delivery = named?.kind === 'send_failed' ? named.delivery : undefined
    const story = does(two, { type: 'resend', delivery })
    expect([sentOperations(story), attention(story)]).toEqual([['shipped_return to 1'], ['send_failed']])
    expect(refusal(two, { type: 'resend', delivery: 'nobody' })).toBe('that delivery is not one that failed')
  })

  test('only ends the attention, with the reason, if the partner no longer needs the message', () => {
    const returned = settles(does(received(), 'return'), 'shipped_return', deadLetter())
    const undone = does(returned, 'undo_return')
    expect(attention(undone)).toEqual(['send_failed'])
    const again = resends(undone, 'shipped_return')
    expect([sentOperations(again), again.last.effects, attention(again)]).toEqual([[], [], []])
    expect(again.last.event.explanations.map((each) => say(each))).toEqual([
      'not sent again: nothing of that partner is recorded as returned any more',
    ])
  })

  test('without a name only under send_failed', () => {
    expect(refusal(sent(), 'resend')).toBe(
      'no message failed: there is no attention, and no message is named',
    )
  })
})

describe('resend of a message that no attention calls for', () => {
  const reasonOf = (story: Story, operation: OperationKind, more: object = {}): string | undefined => {
    const decision = sendsAgain(story, { ...failedMessage(story, operation), ...more })
    return decision.kind === 'not_allowed' ? say(decision.reason) : undefined
  }
  const effects = (story: Story) => story.last.effects.map(({ kind }) => kind)
  const doubted = settles(does(begin(), 'send'), 'request', deadLetter(true))

  test('a request that may have been taken: the same bytes; it stays in doubt until the partner takes it', () => {
    expect(doubted.status).toBe('unconfirmed')
    const again = resends(doubted, 'request')
    expect([again.status, effects(again)]).toEqual(['unconfirmed', ['requeue']])
    expect(sentOperations(does(again, 'cancel'))).toEqual(['cancel to 1'])
    const taken = delivers(again, 'request')
    expect([taken.status, deadlines(taken)]).toEqual(['request_sent', ['response']])
    expect(settles(again, 'request', unconfirmed).status).toBe('unconfirmed')
  })

  test('ends the attention once the result is clear, for a partner that takes no status requests', () => {
    const world: World = { partners: { ALPHA: { takesStatusRequest: false } } }
    const story = settles(does(begin(world), 'send'), 'request', deadLetter(true))
    expect(attention(story)).toEqual(['no_answer'])
    expect(attention(delivers(resends(story, 'request'), 'request'))).toEqual([])
  })

  test('words and questions that were refused', () => {
    const words = settles(does(received(), { type: 'message', note: 'x' }), 'message', refused())
    expect([attention(words), effects(resends(words, 'message'))]).toEqual([['not_sendable'], ['requeue']])
    const claimed = settles(does(sent(), 'claim'), 'status_request', refused())
    expect(sentOperations(resends(claimed, 'status_request'))).toEqual(['status_request to 1'])
    const gone = hears(hears(claimed, 'unfilled'), 'message')
    expect(reasonOf(gone, 'status_request')).toBe('the partner is not asked any more')
  })

  test('attention that staff dismissed', () => {
    const aside = (story: Story) => does(story, { type: 'dismiss', attention: 'send_failed' })
    const request = aside(settles(does(begin(), 'send'), 'request', refused()))
    const again = resends(request, 'request')
    expect([sentOperations(again), again.request.rota[0]?.requestState]).toEqual([['request to 1'], 'queued'])
    const back = aside(settles(does(received(), 'return'), 'shipped_return', deadLetter()))
    expect(effects(resends(back, 'shipped_return'))).toEqual(['requeue'])
    const ended = aside(
      settles(
        does(received({ workflow: { complete: 'at_return' } }), 'return'),
        'shipped_return',
        deadLetter(),
      ),
    )
    expect(ended.status).toBe('request_completed')
    const late = resends(ended, 'shipped_return')
    expect(delivers(late, 'shipped_return').status).toBe('request_completed')
    expect(attention(settles(late, 'shipped_return', deadLetter()))).toEqual(['send_failed'])
  })

  test('is refused where it is of no use, with the reason', () => {
    const kept: World = { workflow: { onSendFailure: 'hold' } }
    const request = settles(does(begin(kept), 'send'), 'request', deadLetter())
    expect(reasonOf(does(request, 'send'), 'request')).toBe('the partner is not asked any more')
    expect(reasonOf(hears(doubted, 'will_supply'), 'request')).toBe(
      'the partner has answered the request, so it has it',
    )
    const anew = does(settles(does(begin(kept), 'send'), 'request', refused()), 'resend')
    expect(reasonOf(anew, 'request')).toBe('the request is on its way already')
    expect(reasonOf(delivers(anew, 'request'), 'request')).toBe('the partner has the request')
    expect(reasonOf(does(doubted, 'cancel'), 'request')).toBe('the partner is asked to cancel')
    const words = settles(does(received(), { type: 'return' }), 'received', deadLetter())
    const news = does(words, { type: 'dismiss', attention: 'send_failed' })
    expect(reasonOf(news, 'received')).toBeUndefined()
    expect(reasonOf(news, 'received', { superseded: true })).toBe(
      'a later message said the same to the partner',
    )
  })
})

describe('dismiss', () => {
  test('any attention is cleared', () => {
    for (const [kind, story] of Object.entries(attentionKinds)) {
      const raised = story.request.attention.find((each) => each.kind === kind)?.kind
      if (raised === undefined) throw new Error(`${kind} does not stand`)
      expect(attention(does(story, { type: 'dismiss', attention: raised, note: 'seen' }))).not.toContain(kind)
    }
    expect(refusal(sent(), { type: 'dismiss', attention: 'overdue' })).toBe('there is no attention')
    expect(refusal(hears(shipped(), 'overdue'), { type: 'dismiss', attention: 'recalled' })).toBe(
      'there is no such attention',
    )
  })

  test('the answer to it is awaited again', () => {
    const silent = passes(delivers(does(sent(), 'cancel'), 'cancel'), 'cancel_reply')
    expect(deadlines(does(silent, { type: 'dismiss', attention: 'no_answer' }))).toEqual(['cancel_reply'])
    const failed = settles(does(received(), 'return'), 'shipped_return', deadLetter())
    expect(deadlines(does(failed, { type: 'dismiss', attention: 'send_failed' }))).toEqual(['check_in'])
    const request = settles(does(begin(), 'send'), 'request', deadLetter())
    expect(deadlines(does(request, { type: 'dismiss', attention: 'send_failed' }))).toEqual(['response'])
    const doubt = passes(settles(does(begin(), 'send'), 'request', unconfirmed), 'unconfirmed')
    expect(deadlines(does(doubt, { type: 'dismiss', attention: 'no_answer' }))).toEqual(['unconfirmed'])
  })

  test('a return that could not be sent counts as sent: a claim that the partner answers with words ends no watch', () => {
    const failed = settles(does(received(), 'return'), 'shipped_return', deadLetter())
    const aside = does(failed, { type: 'dismiss', attention: 'send_failed' })
    expect(aside.status).toBe('lender_check_in')
    const claimed = delivers(passes(aside, 'check_in'), 'status_request')
    expect(deadlines(claimed)).toEqual(['claim'])
    expect(deadlines(hears(claimed, 'message'))).toEqual(['check_in'])
  })

  test('a return that could not be sent ends the request where no check-in is waited for', () => {
    const world: World = { workflow: { complete: 'at_return' } }
    const failed = settles(does(received(world), 'return'), 'shipped_return', deadLetter())
    expect(does(failed, { type: 'dismiss', attention: 'send_failed' }).status).toBe('request_completed')
  })

  test('an unexpected shipment can still be received and returned afterwards', () => {
    const story = does(leftButShipped(), { type: 'dismiss', attention: 'stale_shipment' })
    expect(sentOperations(does(story, { type: 'receive', entry: 1 }))).toEqual(['received to 1'])
    expect(sentOperations(does(story, { type: 'return', entry: 1 }))).toEqual(['shipped_return to 1'])
  })
})
