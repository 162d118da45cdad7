import { describe, expect, test } from 'vitest'
import { commandTypes } from '../../../src/borrowing/commands/command-rules.ts'
import { allowedCommands, decide } from '../../../src/borrowing/decide.ts'
import type { Input } from '../../../src/borrowing/decision.ts'
import { replay } from '../../../src/borrowing/events/record-event.ts'
import { RecordedEvent } from '../../../src/borrowing/events/recorded-event.ts'
import { isCopy } from '../../../src/borrowing/items/copies.ts'
import { itemsOf } from '../../../src/borrowing/items/items.ts'
import type { Edge } from '../../../src/borrowing/life-cycle/edges.ts'
import { lifeCycleEdges } from '../../../src/borrowing/life-cycle/edges.ts'
import { among, sentStages, shippedStages } from '../../../src/borrowing/life-cycle/stage-groups.ts'
import { asksForItem, Operation } from '../../../src/borrowing/request/operation.ts'
import { Request } from '../../../src/borrowing/request/request.ts'
import { anonymizeRequest } from '../../../src/privacy/anonymize-request.ts'
import { countCases } from '../../support/count-cases.ts'
import { deepFreeze } from '../deep-freeze.ts'
import { publicView } from '../public-view.ts'
import { notPending, sensible } from '../sensible.ts'
import type { Story } from '../story.ts'
import { activeId, decides, hears, refused, smallestEvents, unconfirmed } from '../story.ts'
import { everywhere, json, runs } from './walk-everywhere.ts'

/** Returns the context of `resend` as the gateway gathers it: undefined where a request is in doubt of which no message failed. */
const withMessageInDoubt = ({ request, context, failed }: Story): Story['context'] | undefined => {
  const entry = request.rota.find(
    ({ id, requestState }) => id === activeId(request) && requestState === 'unconfirmed',
  )
  if (entry === undefined || request.attention.some(({ kind }) => kind === 'send_failed')) return context
  const message = failed.findLast(
    ({ operation, requestId }) => asksForItem(operation) && requestId === entry.requestIds.at(-1),
  )
  return message === undefined ? undefined : { ...context, failed: message }
}

describe('states that random walks of commands, partner events, delivery results, deadlines and local answers reach', () => {
  test('never throw, and never leave the schemas', () => {
    everywhere(({ request, last }) => {
      expect(json(Request.parse(request))).toEqual(json(request))
      expect(json(RecordedEvent.parse(json(last.event)))).toEqual(json(last.event))
      for (const effect of last.effects) if (effect.kind === 'send') Operation.parse(effect.operation)
    })
  })

  test('keep one active entry while a partner is asked or has supplied, and none else', () => {
    everywhere(({ request }) => {
      const active = request.rota.filter((entry) => entry.state === 'active').length
      const isUnderWay = among([...sentStages, ...shippedStages], request.stage)
      expect([request.stage, active]).toEqual([request.stage, isUnderWay ? 1 : 0])
      expect(request.outcome !== null).toBe(request.stage === 'closed')
      expect(new Set(request.rota.map((entry) => entry.id)).size).toBe(request.rota.length)
      expect(new Set(request.items.map((item) => item.id)).size).toBe(request.items.length)
    })
  })

  test('never leave the table: each goes only where the rows of its input say', () => {
    const declared = new Set(lifeCycleEdges().map(keyOf))
    const cases = countCases()
    everywhere(({ request }, move) => {
      const from = move?.before.request.stage
      if (move === undefined || from === undefined || from === request.stage) return
      cases.add()
      expect([...declared]).toContain(keyOf({ ...nameOf(move.input), from, to: request.stage }))
    })
    cases.expectAtLeast(runs)
  })

  test('never call a lost item returned by the word of its partner, a deadline or a delivery', () => {
    const cases = countCases()
    everywhere(({ request }, move) => {
      if (move === undefined || move.input.kind === 'command') return
      for (const before of move.before.request.items.filter(({ state }) => state === 'lost')) {
        cases.add()
        expect(request.items.find(({ id }) => id === before.id)?.state).toBe('lost')
      }
    })
    cases.expectAtLeast(runs / 4)
  })

  test('hear a partner that was left and asks for items that it sent, whatever became of them', () => {
    const cases = countCases()
    const answered = /^(?:stale_shipment|event_ignored|return_not_seen|overdue)$/
    everywhere((story) => {
      const { request } = story
      for (const { id, state } of request.rota) {
        const own = itemsOf(request, id)
        const isAsked = state === 'active' || state === 'supplied'
        if (isAsked || own.length === 0 || own.some((item) => isCopy(request, item) || item.kept === true))
          continue
        cases.add()
        const { attention } = hears(story, 'overdue', { entry: id }).request
        const ofEntry = attention.filter((each) => !('entry' in each) || each.entry === id)
        expect(ofEntry.map(({ kind }) => kind)).toEqual(
          expect.arrayContaining([expect.stringMatching(answered)]),
        )
      }
    }, runs / 3)
    cases.expectAtLeast(runs / 25)
  })

  test('leave no offer open of an entry that is over', () => {
    const cases = countCases()
    everywhere(({ request }) => {
      for (const { kind, entry, agreed } of request.costs ?? []) {
        const state = request.rota.find(({ id }) => id === entry)?.state
        const isOver = state !== undefined && !['active', 'supplied'].includes(state)
        if (kind !== 'offered' || !isOver) continue
        cases.add()
        expect([state, agreed]).not.toEqual([state, undefined])
      }
    })
    cases.expectAtLeast(runs / 4)
  })

  test('tell an entry only under its own id in force', () => {
    const cases = countCases()
    everywhere(({ request, last }) => {
      for (const effect of last.effects) {
        if (effect.kind !== 'send') continue
        cases.add()
        const entry = request.rota.find((each) => each.id === effect.entry)
        expect(entry?.requestIds.at(-1)).toBe(effect.requestId)
        const others = request.rota.filter((each) => each.id !== effect.entry)
        expect(others.some((each) => each.requestIds.includes(effect.requestId))).toBe(false)
      }
    })
    cases.expectAtLeast(runs)
  })

  test('replay into the same request', () => {
    everywhere(({ request, events }) => {
      expect(json(replay(events.map((event) => RecordedEvent.parse(json(event)))))).toEqual(
        json({ ...request, undo: undefined }),
      )
    }, runs / 3)
  })

  test('lose a person at any moment, and still replay', () => {
    everywhere(({ request, events, context }) => {
      const left = anonymizeRequest(request, events, context.now, null)
      expect(json(replay(left.events))).toEqual(json({ ...left.request, undo: undefined }))
    }, runs / 25)
  })

  test('are the same again after a command and its undo', () => {
    const cases = countCases()
    everywhere(({ request, last, ...story }, move) => {
      const isNew = request.undo?.deliveries !== undefined && move?.input.kind === 'command'
      if (!isNew || last.event.input.name !== request.undo?.command) return
      if (move.before.request.undo?.command === request.undo.command) return
      const undo = { kind: 'command', command: { type: 'undo' } } as const
      const context = { ...story.context, now: request.undo.at }
      const held = { ...request, undo: { ...request.undo, until: undefined } }
      const decision = decides({ ...story, request: held, last }, undo, context)
      if (decision.kind === 'not_allowed') return
      // A partner whose request may have arrived is cancelled, and stays in the rota as what it is.
      const isLeft = JSON.stringify(decision.request.rota).includes('rota.asked_by_mistake')
      if (isLeft) return
      cases.add()
      expect(publicView(decision)).toEqual(publicView(move.before))
    })
    cases.expectAtLeast(runs / 4)
  })

  test('ignore what makes no sense: it tells nobody and moves no request, entry or item', () => {
    const cases = countCases()
    everywhere(({ last, request }, move) => {
      if (last.kind === 'applied' || move?.input.kind !== 'partner_event') return
      cases.add()
      const regions = ({ stage, outcome, lastAnswer, rota, items, waitingFor }: Request) =>
        json({
          ...{ stage, outcome, lastAnswer, waitingFor },
          items: items.map(({ id, state, hold }) => [id, state, hold]),
          rota: rota.map((entry) => entry.state),
        })
      expect(regions(request)).toEqual(regions(move.before.request))
      expect(last.event.reason).toBeTruthy()
      expect(last.effects).toEqual([])
    })
    cases.expectAtLeast(runs)
  })

  test('take a repeat once', () => {
    const cases = countCases()
    everywhere(({ request, context }, move) => {
      if (move?.input.kind !== 'partner_event' || move.input.fingerprint === undefined) return
      cases.add()
      const again = decide(request, move.input, context)
      expect(again).toMatchObject({ kind: 'repeat', effects: [] })
      expect('request' in again && again.request).toBe(request)
    })
    cases.expectAtLeast(runs / 3)
  })

  test('decide the same twice, and change no argument', () => {
    const cases = countCases()
    everywhere((_story, move) => {
      if (move === undefined) return
      cases.add()
      const { request, context } = deepFreeze(move.before)
      const input = deepFreeze(move.input)
      expect(decide(request, input, context)).toEqual(decide(request, input, context))
    }, runs / 3)
    cases.expectAtLeast(2 * runs)
  })

  test('know what is allowed: each allowed command succeeds, each other one is refused with the reason', () => {
    const allowedCases = countCases()
    const refusedCases = countCases()
    everywhere((story) => {
      const { request } = story
      for (const type of commandTypes) {
        const context = type === 'resend' ? withMessageInDoubt(story) : story.context
        if (context === undefined) continue
        if (type === 'add_partners' && notPending(request, context).length === 0) continue
        const allowed = allowedCommands(request, context)
        const decision = decide(
          request,
          { kind: 'command', command: sensible(type, request, context) },
          context,
        )
        const reason = decision.kind === 'not_allowed' ? decision.reason : undefined
        if (reason === undefined) allowedCases.add()
        else refusedCases.add()
        expect([request.stage, type, reason === undefined, reason]).toEqual([
          request.stage,
          type,
          allowed.includes(type),
          reason,
        ])
        if (decision.kind === 'not_allowed') {
          expect(decision.reason).not.toBe('')
          expect(decision.allowed).toEqual(allowed)
        }
      }
    }, runs / 10)
    allowedCases.expectAtLeast(5 * runs)
    refusedCases.expectAtLeast(20 * runs)
  })

  test('reach no state that only complete, cancel or dismiss leads out of', () => {
    const cases = countCases()
    everywhere((story) => {
      if (story.request.stage === 'closed') return
      cases.add()
      expect([story.request.stage, leadsOut(story)]).toEqual([story.request.stage, true])
    }, runs / 3)
    cases.expectAtLeast(2 * runs)
  })
})

const keyOf = ({ by, name, from, to }: Edge): string => `${by} ${name}: ${from} to ${to}`

/** Returns the name of an input in the tables. */
const nameOf = (input: Input): Pick<Edge, 'by' | 'name'> => {
  switch (input.kind) {
    case 'command':
      return { by: 'command', name: input.command.type }
    case 'partner_event':
      return {
        by: 'event',
        name: input.event.type === 'status' ? (input.event.names ?? 'status') : input.event.type,
      }
    case 'delivery':
      return { by: 'delivery', name: `${input.operation} ${input.result.result}` }
    case 'deadline':
      return { by: 'deadline', name: input.deadline.kind }
    case 'answer':
      return { by: 'answer', name: input.answer.type }
  }
}

const byHand = ['complete', 'cancel', 'dismiss']

/** Returns all that may happen next, but for what is done by hand. */
const whatMayHappen = ({ request, context, outbox, allowed }: Story): readonly Input[] => {
  const active = request.rota.find((entry) => entry.state === 'active')
  const requestId = active?.requestIds.at(-1)
  return [
    ...commandTypes
      .filter((type) => allowed.includes(type) && !byHand.includes(type))
      .map((type): Input => ({ kind: 'command', command: sensible(type, request, context) })),
    ...request.deadlines.map((deadline): Input => ({ kind: 'deadline', deadline })),
    ...outbox.flatMap((message) =>
      [{ result: 'delivered' } as const, refused(), unconfirmed].map(
        (result): Input => ({ kind: 'delivery', ...message, result }),
      ),
    ),
    ...(active === undefined || requestId === undefined
      ? []
      : smallestEvents.map(
          (event): Input => ({ kind: 'partner_event', entry: active.id, requestId, event }),
        )),
    { kind: 'answer', answer: { type: 'ils_accepted' } },
    {
      kind: 'answer',
      answer: {
        type: 'located',
        entries: request.rota.map((entry) => ({ entry: entry.id, located: true })),
      },
    },
  ]
}

/** Returns whether anything but a command leads to another stage, question or partner, or to one that can be asked next. */
const leadsOut = (story: Story): boolean => {
  const { request, context } = story
  const regions = ({ stage, negotiation, rota, outcome }: Request) => {
    const active = rota.find((entry) => entry.state === 'active')?.id
    const next = active === undefined && rota.some((entry) => entry.state === 'pending')
    return JSON.stringify([stage, negotiation?.kind, active, next, outcome])
  }
  return whatMayHappen(story).some((input) => {
    const decision = decide(request, input, context)
    return decision.kind === 'applied' && regions(decision.request) !== regions(request)
  })
}
