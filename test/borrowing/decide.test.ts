import { describe, expect, test } from 'vitest'
import { commandTypes } from '../../src/borrowing/commands/command-rules.ts'
import { changesBetween } from '../../src/borrowing/events/changes.ts'
import { replay } from '../../src/borrowing/events/record-event.ts'
import { RecordedEvent } from '../../src/borrowing/events/recorded-event.ts'
import { reason } from '../../src/translations/reason.ts'
import { received, sent } from './begun-stories.ts'
import { deepFreeze } from './deep-freeze.ts'
import { apply, begin, does, hears, refusal } from './story.ts'
import { operations, sentOperations } from './story-views.ts'

describe('repeats', () => {
  const recalled = (story: ReturnType<typeof sent>) => hears(story, 'recalled', { fingerprint: 'F1' })

  test('the same content again, and nothing else happened to the entry: a repeat that changes nothing', () => {
    const once = recalled(received())
    const twice = recalled(once)
    expect([twice.last.kind, twice.request, twice.last.effects]).toEqual(['repeat', once.request, []])
    expect(twice.last.event).toMatchObject({ outcome: 'ignored', reason: reason('explanation.repeat') })
  })

  test('once something else happened it is news', () => {
    const once = recalled(received())
    expect(recalled(does(once, { type: 'message', note: 'x' })).last.kind).toBe('applied')
    expect(recalled(hears(once, 'message')).last.kind).toBe('applied')
    expect(recalled(hears(once, 'overdue', { fingerprint: 'F2' })).last.kind).toBe('applied')
  })

  test('another entry’s message is no reason to take it twice', () => {
    const once = recalled(received())
    const other = hears(once, 'message', { entry: 2 })
    expect(recalled(other).last.kind).toBe('repeat')
  })

  test('a message that was ignored is a repeat too', () => {
    const once = hears(received(), 'unfilled', { fingerprint: 'F1' })
    expect([once.last.kind, hears(once, 'unfilled', { fingerprint: 'F1' }).last.kind]).toEqual([
      'ignored',
      'repeat',
    ])
  })

  test('without a fingerprint nothing is', () => {
    expect(hears(hears(received(), 'recalled'), 'recalled').last.kind).toBe('applied')
  })
})

describe('recorded events', () => {
  test('the event has the actor, the input, the outcome and the changes', () => {
    const story = does(begin(), 'send')
    expect(story.last.event).toEqual({
      at: '2026-03-02T09:00:00.000Z',
      by: { kind: 'staff', id: 'anna' },
      entry: 1,
      input: { kind: 'command', name: 'send', data: { type: 'send' } },
      outcome: 'applied',
      explanations: [],
      status: 'request_sent',
      previousStatus: 'ready_to_send',
      stage: 'sent',
      partner: 'ALPHA',
      attention: [],
      raised: [],
      next: { who: 'gateway', for: 'delivery', since: '2026-03-02T09:00:00.000Z' },
      messagesSent: [{ operation: 'request', entry: 1 }],
      changes: {
        stage: 'sent',
        rota: story.request.rota,
        items: story.request.items,
        requestIdCount: 1,
        itemCount: 1,
        deadlines: [],
        next: { who: 'gateway', for: 'delivery', since: '2026-03-02T09:00:00.000Z' },
      },
    })
    expect(RecordedEvent.parse(story.last.event)).toEqual(story.last.event)
  })

  test('the partner’s message that an event came in', () => {
    const story = sent()
    const [entry] = story.request.rota
    const requestId = entry?.requestIds[0]
    if (requestId === undefined) throw new Error('not sent')
    const next = apply(
      story,
      { kind: 'partner_event', entry: 1, requestId, event: { type: 'will_supply' } },
      { ...story.context, by: { kind: 'partner', id: 'ALPHA' }, message: 'M-1' },
    )
    expect(next.last.event).toMatchObject({ message: 'M-1', by: { kind: 'partner', id: 'ALPHA' } })
  })

  test('only members that differ', () => {
    expect(Object.keys(does(sent(), { type: 'message', note: 'x' }).last.event.changes)).toEqual(['rota'])
    expect(Object.keys(does(begin(), { type: 'edit', staffNote: 'x' }).last.event.changes)).toEqual([
      'staffNote',
    ])
  })
})

test('recorded changes replay, also where a member is gone', () => {
  const { request } = does(begin(), { type: 'edit', staffNote: 'x' })
  const { staffNote: _, ...without } = request
  const changes = [changesBetween(null, request), changesBetween(request, without)]
  expect(changes[1]).toEqual({ staffNote: null })
  expect(replay(changes.map((each) => ({ changes: JSON.parse(JSON.stringify(each)) })))).toEqual(without)
})

test('a refused command says why, the status, and what is allowed', () => {
  const story = sent()
  expect(refusal(story, 'approve')).toBe(
    'only in stage: waiting for approval, created, being located, not located, ready to send and unfilled; now: sent',
  )
  expect(story.allowed.every((type) => commandTypes.some((each) => each === type))).toBe(true)
})

test('arguments that are frozen through and through do not throw', () => {
  const story = deepFreeze(received())
  expect(sentOperations(does(story, 'return'))).toEqual(['shipped_return to 1'])
  expect(operations(does(story, 'renew'))).toEqual([{ kind: 'renew' }])
})

describe('patron notices', () => {
  const world = { workflow: { patronNotices: ['request_sent', 'received_physically'] } }
  const notices = (story: ReturnType<typeof sent>) =>
    story.last.effects.filter((each) => each.kind === 'notice')

  test('the patron hears of the statuses that the profile names, once they are reached', () => {
    expect(notices(does(begin(world), 'send'))).toEqual([{ kind: 'notice', status: 'request_sent' }])
    expect(notices(sent(world))).toEqual([])
    expect(notices(received(world))).toEqual([{ kind: 'notice', status: 'received_physically' }])
    expect(notices(does(received(world), 'patron_loan'))).toEqual([])
  })

  test('not without an address', () => {
    expect(notices(does(begin({ ...world, create: { patron: { id: 'p1' } } }), 'send'))).toEqual([])
  })
})
