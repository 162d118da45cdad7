import { describe, expect, test } from 'vitest'
import type { Command, CommandType } from '../../../src/borrowing/commands/command.ts'
import { decide } from '../../../src/borrowing/decide.ts'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { after } from '../../../src/borrowing/time.ts'
import { undoRules } from '../../../src/borrowing/undo/undo-rules.ts'
import { Duration } from '../../../src/borrowing/values.ts'
import { say } from '../../support/say.ts'
import { received, sent, shipped } from '../begun-stories.ts'
import { publicView } from '../public-view.ts'
import { begin, decides, delivers, does, hears, refusal as refusalOf, type Story, waits } from '../story.ts'
import { allAttention } from '../story-views.ts'

const holdBack = Duration.parse('PT10S')

type Facts = { readonly seconds?: number; readonly attempted?: boolean }

/** Undoes the last command some seconds later. */
const undoes = (story: Story, { seconds = 0, attempted = false }: Facts = {}) =>
  decides(
    story,
    { kind: 'command', command: { type: 'undo' } },
    {
      ...story.context,
      attempted,
      now: after(story.context.now, Duration.parse(`PT${Math.ceil(seconds / 60)}M`)),
    },
  )

const undone = (...of: Parameters<typeof undoes>) => {
  const decision = undoes(...of)
  if (decision.kind === 'not_allowed') throw new Error(decision.reason.code)
  return decision
}

const refusal = (...of: Parameters<typeof undoes>): string | undefined => {
  const decision = undoes(...of)
  return decision.kind === 'not_allowed' ? say(decision.reason) : undefined
}

const held = (story: Story): Story => ({ ...story, context: { ...story.context, holdBack } })
const recorded = (event: PartnerEvent, entry?: number): Command => ({
  type: 'record_partner_event',
  event,
  ...(entry === undefined ? {} : { entry }),
})

describe('undo', () => {
  const ready = held(begin())
  const asked = held(sent())
  const here = held(received())

  test.each<[string, Story, Command | CommandType]>([
    ['send', ready, 'send'],
    ['cancel', asked, 'cancel'],
    ['cancel of a partner', asked, { type: 'cancel_partner', entry: 1 }],
    ['complete', here, 'complete'],
    ['lending to the wrong patron', here, 'patron_loan'],
    ['a patron’s return', does(here, 'patron_loan'), 'patron_return'],
    ['a recorded answer of a partner', asked, recorded({ type: 'unfilled', reason: 'OnLoan' })],
    ['a recorded shipment', asked, recorded({ type: 'shipped', items: [] })],
    ['a recorded renewal', here, recorded({ type: 'renewed', dueDate: '2026-06-01' as never })],
    ['accepted conditions', held(hears(sent(), 'conditional')), 'accept_condition'],
    ['declined conditions', held(hears(sent(), 'conditional')), 'decline_condition'],
    ['a retry', held(hears(sent(), 'retry_possible')), { type: 'retry', changes: {} }],
    ['a rejected shipment', held(shipped()), { type: 'reject_shipment', reason: 'wrong' }],
  ])('%s: everything is as before, and what waits is withdrawn', (_name, story, command) => {
    const done = does(story, command)
    expect(publicView(done)).not.toEqual(publicView(story))
    const decision = undone(done)
    expect(publicView(decision)).toEqual(publicView(story))
    for (const effect of done.last.effects)
      if (effect.kind === 'send')
        expect(decision.effects).toContainEqual(
          expect.objectContaining({ kind: 'withdraw', entry: effect.entry, required: true }),
        )
    expect(decision.effects.some(({ kind }) => kind === 'send')).toBe(false)
    // Where a partner was asked because of it, an earlier command knows nothing of the messages to it.
    expect([undefined, story.request.undo]).toContainEqual(decision.request.undo)
  })

  test.each<[string, Command | CommandType]>([
    ['a cancel', 'cancel'],
    ['a cancel of one partner', { type: 'cancel_partner', entry: 1 }],
    ['a completion by hand', 'complete'],
  ])('%s that has left is taken back in words, until the partner has answered it', (_name, command) => {
    const left = delivers(does(asked, command), 'cancel')
    const decision = undone(left, { seconds: 11, attempted: true })
    expect(publicView(decision)).toEqual(publicView(asked))
    expect(decision.effects).toEqual([
      expect.objectContaining({
        kind: 'send',
        entry: 1,
        operation: { kind: 'message', note: 'Please disregard our cancellation: the request stands.' },
      }),
    ])
    if (command === 'complete') return
    const answered = hears(left, 'cancel_accepted')
    expect(refusal(answered)).toMatch(/nothing was done/)
    // The answer that crosses our words ends the entry, and the request goes on with the next partner.
    const crossed = hears(does(left, 'undo'), 'cancel_accepted')
    expect(crossed.request).toMatchObject({
      stage: 'sent',
      rota: [{ state: 'cancelled' }, { state: 'active' }],
    })
  })

  test('a request that has left cannot be called back, and the refusal says what to do; a cancelled one is reopened', () => {
    const done = does(ready, 'send')
    expect(done.request.undo?.until).toBe(after(ready.context.now, holdBack))
    expect(refusal(done, { seconds: 11 })).toMatch(/its message has left: cancel/)
    expect(refusal(done, { attempted: true })).toMatch(/its message has left: cancel/)
    const cancelled = hears(delivers(does(asked, 'cancel'), 'cancel'), 'cancel_accepted')
    expect(cancelled.status).toBe('cancelled_by_staff')
    expect(does(cancelled, 'reopen').request.stage).toBe('unfilled')
  })

  test('a completion after a recorded event that was undone can be undone', () => {
    const again = does(does(here, recorded({ type: 'overdue' })), 'undo')
    expect(publicView(does(does(again, 'complete'), 'undo'))).toEqual(publicView(again))
    const before = does(does(asked, recorded({ type: 'will_supply' })), 'undo')
    const completed = delivers(does(before, 'complete'), 'cancel')
    expect(publicView(undone(completed, { seconds: 11 }))).toEqual(publicView(before))
  })

  test('a cancel that withdrew a waiting request sends it again', () => {
    const decision = undone(does(held(does(begin(), 'send')), 'cancel'))
    expect(decision.effects).toContainEqual(
      expect.objectContaining({ kind: 'send', operation: { kind: 'request' } }),
    )
    expect(decision.request).toMatchObject({ stage: 'sent', outcome: null })
  })

  test('a partner that was asked because of a recorded event is left with a cancel', () => {
    const done = does(asked, recorded({ type: 'unfilled', reason: 'OnLoan' }))
    const answered = hears(delivers(done, 'request'), 'will_supply')
    const decision = undone(answered)
    expect(decision.effects).toContainEqual(
      expect.objectContaining({ kind: 'send', entry: 2, operation: { kind: 'cancel' } }),
    )
    expect(decision.request).toMatchObject({
      stage: 'sent',
      rota: [{ state: 'active' }, { state: 'cancelled', cancel: 'sent' }],
    })
  })

  test('a partner that got a message is asked in words to disregard it', () => {
    const done = does(here, { type: 'report_damaged' })
    const decision = undone(delivers(done, 'damaged'), { seconds: 11 })
    expect(decision.effects).toContainEqual(
      expect.objectContaining({
        kind: 'send',
        operation: { kind: 'message', note: 'Please disregard our report of damage: it was a mistake.' },
      }),
    )
  })

  test('what comes later stays; what changes the same ends it', () => {
    const done = does(here, 'patron_loan')
    const noted = hears(does(done, { type: 'edit', labels: ['exam'] }), {
      type: 'message',
      note: 'Take care',
    })
    expect(undone(noted).request).toMatchObject({
      stage: 'received',
      labels: ['exam'],
      attention: [{ kind: 'message_received' }],
    })
    expect(does(does(done, 'patron_return'), 'undo').request.stage).toBe('on_loan')
    expect(refusal(hears(done, { type: 'renewed', dueDate: '2026-06-01' as never }))).toMatch(
      /nothing was done/,
    )
    expect(refusal(done, { seconds: 31 * 86_400 })).toMatch(/nothing was done/)
  })

  test('takes back one command after the other', () => {
    const lent = does(here, 'patron_loan')
    const brought = does(waits(lent, 1), 'patron_return')
    const read = does(waits(hears(brought, 'message'), 1), 'mark_read')
    const first = does(read, 'undo')
    expect(publicView(first)).toEqual(publicView(hears(brought, 'message')))
    const second = does(first, 'undo')
    expect([second.request.stage, allAttention(second)]).toEqual(['on_loan', ['message_received']])
    const third = does(second, 'undo')
    expect([third.request.stage, third.request.undo?.command]).toEqual([
      'received',
      here.request.undo?.command,
    ])
  })

  test('takes back an earlier command that it names, and what came later stays and can be undone', () => {
    const lent = does(here, 'patron_loan')
    const at = lent.request.undo?.at
    const paid = does(waits(lent, 1), { type: 'add_cost', kind: 'other', amount: '5', currency: 'EUR' })
    const labelled = does(waits(paid, 1), { type: 'edit', labels: ['exam'] })
    const named = does(labelled, { type: 'undo', command: 'patron_loan', at })
    expect(named.request).toMatchObject({
      stage: 'received',
      labels: ['exam'],
      costs: [{ amount: '5' }],
      undo: { command: 'add_cost' },
    })
    expect(does(named, 'undo').request.costs ?? []).toEqual(here.request.costs ?? [])
    // What built on it is undone first.
    const back = does(waits(paid, 1), 'patron_return')
    expect(refusalOf(back, { type: 'undo', command: 'patron_loan', at })).toMatch(
      /given since|another command/,
    )
  })

  test('passes over a message that has left, and knows ten commands', () => {
    const told = does(does(here, 'patron_loan'), { type: 'message', note: 'Thank you' })
    expect(undone(told, { seconds: 61, attempted: true }).request.stage).toBe('received')
    const many = Array.from({ length: 14 }).reduce<Story>(
      (story) => does(waits(story, 1), { type: 'add_cost', kind: 'other', amount: '1', currency: 'EUR' }),
      here,
    )
    expect(many.request.undo?.earlier).toHaveLength(9)
    expect(many.request.undo?.earlier?.every((each) => !('earlier' in each))).toBe(true)
  })

  test('names the command that it means', () => {
    const done = does(here, 'patron_loan')
    const command = { type: 'undo', command: 'cancel' } as const
    const decision = decide(done.request, { kind: 'command', command }, done.context)
    expect(decision).toMatchObject({ kind: 'not_allowed', reason: { code: 'refusal.other_command_since' } })
  })

  test('only a person’s commands wait and are kept; every command says how it is undone', () => {
    const bySystem = { ...asked, context: { ...asked.context, by: { kind: 'system' as const } } }
    const done = does(bySystem, 'cancel')
    expect([done.last.heldUntil, done.request.undo]).toEqual([null, undefined])
    for (const rule of Object.values(undoRules))
      if ('instead' in rule) expect(undoRules).toHaveProperty(rule.instead)
  })
})
