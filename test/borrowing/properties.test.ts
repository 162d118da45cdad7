import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asks, attentionRules } from '../../src/borrowing/attention/attention-rules.ts'
import { commandTypes } from '../../src/borrowing/commands/command-rules.ts'
import { allowedCommands, decide } from '../../src/borrowing/decide.ts'
import type { Decision, FailedDelivery, Input } from '../../src/borrowing/decision.ts'
import { replay } from '../../src/borrowing/events/record-event.ts'
import { RecordedEvent } from '../../src/borrowing/events/recorded-event.ts'
import { isOut } from '../../src/borrowing/items/item-states.ts'
import { type Edge, lifeCycleEdges } from '../../src/borrowing/life-cycle/edges.ts'
import { questionOf, receivingOf } from '../../src/borrowing/life-cycle/negotiation.ts'
import { among, askedStages, shippedStages } from '../../src/borrowing/life-cycle/stage-groups.ts'
import { Operation } from '../../src/borrowing/request/operation.ts'
import { Request } from '../../src/borrowing/request/request.ts'
import { notPending, sensible } from './sensible.ts'
import {
  activeId,
  deepFreeze,
  passes,
  refused,
  resends,
  type Story,
  sendsAgain,
  settles,
  settlesMessage,
  smallestEvents,
  unconfirmed,
} from './support.ts'
import { beginAt, take, walks, worlds } from './walk.ts'

/** How many walks each property takes; more of them look for what is rare: `WALKS=5000 npx vitest run …`. */
const runs = Number(process.env.WALKS ?? 200)

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** A step of a walk: what came in, and the story before it. */
type Move = { readonly input: Input; readonly before: Story }

/** Walks at random and looks at every state that is reached; a step that is refused is not taken. */
const everywhere = (look: (story: Story, move: Move | undefined) => void, times = runs): void =>
  fc.assert(
    fc.property(worlds, walks, (world, { from, steps }) => {
      let story = beginAt(world, from)
      look(story, undefined)
      for (const step of steps) {
        const next = take(story, step)
        if (next.input === undefined) continue
        look(next.story, { input: next.input, before: story })
        story = next.story
      }
    }),
    { numRuns: Math.ceil(times) },
  )

describe('random walks of commands, partner events, delivery results, deadlines and own answers', {
  timeout: 120_000,
}, () => {
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
      const isUnderWay = among([...askedStages, ...shippedStages], request.stage)
      expect([request.stage, active]).toEqual([request.stage, isUnderWay ? 1 : 0])
      expect(request.outcome !== null).toBe(request.stage === 'closed')
      expect(new Set(request.rota.map((entry) => entry.id)).size).toBe(request.rota.length)
      expect(new Set(request.items.map((item) => item.id)).size).toBe(request.items.length)
    })
  })

  test('never leave the table: each goes only where the rows of its input say', () => {
    const declared = new Set(lifeCycleEdges().map(keyOf))
    everywhere(({ request }, move) => {
      const from = move?.before.request.stage
      if (move === undefined || from === undefined || from === request.stage) return
      expect([...declared]).toContain(keyOf({ ...nameOf(move.input), from, to: request.stage }))
    })
  })

  test('tell an entry only under its own id in force', () => {
    everywhere(({ request, last }) => {
      for (const effect of last.effects) {
        if (effect.kind !== 'send') continue
        const entry = request.rota.find((each) => each.id === effect.entry)
        expect(entry?.requestIds.at(-1)).toBe(effect.requestId)
        const others = request.rota.filter((each) => each.id !== effect.entry)
        expect(others.some((each) => each.requestIds.includes(effect.requestId))).toBe(false)
      }
    })
  })

  test('replay into the same request', () => {
    everywhere(({ request, events }) => {
      expect(json(replay(events.map((event) => RecordedEvent.parse(json(event)))))).toEqual(json(request))
    }, runs / 3)
  })

  test('ignore what makes no sense: it tells nobody and changes no stage, rota, item, outcome or answer', () => {
    everywhere(({ last, request }, move) => {
      if (last.kind === 'applied' || move?.input.kind !== 'partner_event') return
      const regions = ({ stage, outcome, lastAnswer, rota, items, waitingFor }: Request) =>
        json({ stage, outcome, lastAnswer, items, waitingFor, rota: rota.map((entry) => entry.state) })
      expect(regions(request)).toEqual(regions(move.before.request))
      expect(last.event.reason).toBeTruthy()
      expect(last.effects).toEqual([])
    })
  })

  test('take a repeat once', () => {
    everywhere(({ request, context }, move) => {
      if (move?.input.kind !== 'partner_event' || move.input.fingerprint === undefined) return
      const again = decide(request, move.input, context)
      expect(again).toMatchObject({ kind: 'repeat', effects: [] })
      expect('request' in again && again.request).toBe(request)
    })
  })

  test('decide the same twice, and change no argument', () => {
    everywhere((_story, move) => {
      if (move === undefined) return
      const { request, context } = deepFreeze(move.before)
      const input = deepFreeze(move.input)
      expect(decide(request, input, context)).toEqual(decide(request, input, context))
    }, runs / 3)
  })

  test('know what is allowed: each allowed command succeeds, each other one is refused with the reason', () => {
    everywhere(({ request, context }) => {
      const allowed = allowedCommands(request, context)
      for (const type of commandTypes) {
        if (type === 'add_partners' && notPending(request, context).length === 0) continue
        const decision = decide(
          request,
          { kind: 'command', command: sensible(type, request, context) },
          context,
        )
        const reason = decision.kind === 'not_allowed' ? decision.reason : undefined
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
  })

  test('reach no state that only complete, cancel or dismiss leads out of', () => {
    everywhere((story) => {
      if (story.request.stage === 'closed') return
      expect([story.request.stage, leadsOut(story)]).toEqual([story.request.stage, true])
    }, runs / 3)
  })

  test('leave no message that failed without a way: it is sent again, or refused for a reason that is true', () => {
    everywhere((story) => {
      for (const failed of story.failed) {
        const decision = sendsAgain(story, failed)
        const reason = decision.kind === 'not_allowed' ? decision.reason : notSentAgain(decision)
        expect([failed.operation, reason, isTrue(story, failed, reason)]).toEqual([
          failed.operation,
          reason,
          true,
        ])
        if (decision.kind === 'not_allowed') {
          expect(decision.allowed).toEqual(story.allowed)
          continue
        }
        if (reason !== undefined) {
          expect(decision.effects).toEqual([])
          const stands = decision.request.attention.some(
            (each) => each.kind === 'send_failed' && each.delivery === failed.delivery,
          )
          expect(stands).toBe(false)
          continue
        }
        const sent = decision.effects.filter(({ kind }) => kind === 'send' || kind === 'requeue')
        expect(sent).toMatchObject([
          failed.possiblyTaken || failed.state === 'dead'
            ? { kind: 'requeue', delivery: failed.delivery }
            : {
                kind:
                  failed.operation === 'message' || failed.operation === 'shipped_forward'
                    ? 'requeue'
                    : 'send',
              },
        ])
      }
    })
  })

  test('settle a request that is in doubt by sending it again: the partner takes it, and is asked', () => {
    everywhere((story) => {
      if (questionOf(story.request)?.kind !== 'unconfirmed') return
      const failed = story.failed.findLast(
        ({ operation, requestId }) =>
          (operation === 'request' || operation === 'retry') &&
          requestId ===
            story.request.rota.find(({ id }) => id === activeId(story.request))?.requestIds.at(-1),
      )
      if (failed === undefined) return
      const again = resends(story, failed.operation)
      expect(questionOf(again.request)?.kind).toBe('unconfirmed')
      const taken = settles(again, failed.operation, { result: 'delivered' })
      expect([questionOf(taken.request), taken.request.stage]).toEqual([null, story.request.stage])
      expect(taken.request.attention.filter(({ kind }) => kind === 'no_answer')).toEqual([])
      const refusedAgain = settles(again, failed.operation, unconfirmed)
      expect(questionOf(refusedAgain.request)?.kind).toBe('unconfirmed')
    }, runs / 3)
  })

  test('say whose turn it is: exactly one next, for a command that is allowed or an event with a deadline', () => {
    const seen = new Map<string, number>()
    everywhere((story) => {
      const { request } = story
      const { next } = request
      const asking = request.attention.some(({ kind }) => asks(kind))
      expect([request.stage, next !== null]).toEqual([
        request.stage,
        request.stage !== 'closed' ||
          asking ||
          request.items.some(isOut) ||
          receivingOf(request) !== undefined,
      ])
      if (next === null) return
      seen.set(next.who, (seen.get(next.who) ?? 0) + 1)
      expect(next.since <= story.context.now).toBe(true)
      if (next.who === 'library') {
        expect([next.for, story.allowed.some((type) => type === next.for)]).toEqual([next.for, true])
        expect([request.stage, isRunOrIdle(story)]).toEqual([request.stage, true])
        return
      }
      expect([request.stage, next.who, next.for, waitsForNothing(story)]).toEqual([
        request.stage,
        next.who,
        next.for,
        undefined,
      ])
    })
    for (const [who, least] of Object.entries({
      library: 500,
      partner: 60,
      patron: 4,
      ils: 1,
      gateway: 30,
    }))
      expect([who, (seen.get(who) ?? 0) >= Math.floor((least * runs) / 200)]).toEqual([who, true])
  })

  test('raise attention only with a rule, since a moment that was, and with a way out that is allowed', () => {
    let seen = 0
    everywhere(({ request, allowed, context }) => {
      for (const each of request.attention) {
        seen += 1
        expect(each.since <= context.now).toBe(true)
        const { remedies, endedBy } = attentionRules[each.kind]
        const ways = [
          ...remedies,
          ...(endedBy.length > 0 ? ['record_partner_event'] : []),
          'complete',
          'edit',
        ]
        expect([each.kind, ways.some((type) => allowed.some((other) => other === type))]).toEqual([
          each.kind,
          true,
        ])
      }
    })
    expect(seen).toBeGreaterThan(5 * runs)
  })

  test('end, or ask staff, where partner, ILS and staff are all silent', () => {
    let cases = 0
    everywhere((story) => {
      cases += 1
      const end = silence(story)
      const { stage, attention } = end.request
      const asking = attention.some(({ kind }) => asks(kind))
      expect([story.request.stage, stage, stage === 'closed' || asking || isUnresolved(end)]).toEqual([
        story.request.stage,
        stage,
        true,
      ])
    }, runs / 5)
    expect(cases).toBeGreaterThan(runs)
  })

  test('notice a partner that falls silent: by a deadline, attention, or staff who must answer', () => {
    everywhere((story) => expect(unnoticed(story)).toBeUndefined())
  })
})

/** Does a deadline of the library's own turn run, or did it pass; or has the profile turned it off? */
const isRunOrIdle = ({ request }: Story): boolean =>
  request.deadlines.some(({ kind }) => kind === 'idle') ||
  request.attention.some(({ kind }) => kind === 'idle')

/** Waits that end though no deadline of them runs: a message is being sent, a return is put off by the partner, staff are called. */
const waitsForNothing = ({ request, outbox }: Story): string | undefined => {
  const { next } = request
  if (next === null || next.deadline !== undefined) return undefined
  if (outbox.length > 0) return undefined
  const endsOtherwise = request.attention.some(({ kind }) =>
    ['hold_return', 'send_failed', 'no_answer', 'recalled', 'overdue', 'lost'].includes(kind),
  )
  return endsOtherwise ? undefined : `nothing ends ${next.who} ${next.for}`
}

/** Nobody does anything any more: the outbox gives up, deadlines pass. */
const silence = (story: Story): Story => {
  let now = story
  for (let step = 0; step < 60; step++) {
    const [message] = now.outbox
    if (message !== undefined) {
      now = settlesMessage(now, message, { result: 'delivered' })
      continue
    }
    const deadline = now.request.deadlines.toSorted((one, other) => (one.at < other.at ? -1 : 1))[0]
    if (deadline === undefined) return now
    if (now.request.attention.some(({ kind }) => asks(kind))) return now
    now = passes(now, deadline.kind)
  }
  return now
}

/** A partner that was never to expire, or that put off the return. */
const isUnresolved = ({ request, world }: Story): boolean =>
  request.attention.some(({ kind }) => kind === 'hold_return') ||
  Object.values(world.partners ?? {}).some(({ expiry }) => expiry?.kind === 'none')

const keyOf = ({ by, name, from, to }: Edge): string => `${by} ${name}: ${from} to ${to}`

/** The name of an input in the tables. */
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

/** All that may happen next, but for what is done by hand. */
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

/** Why a resend only ended its attention: the partner need not be told any more. */
const notSentAgain = ({ event }: Exclude<Decision, { kind: 'not_allowed' }>): string | undefined =>
  event.explanations.find((words) => words.startsWith('not sent again: '))?.slice('not sent again: '.length)

/** Is it true, said in other words, that a message that failed is of no use for that reason; or of use, where there is none? */
const isTrue = ({ request }: Story, failed: FailedDelivery, reason: string | undefined): boolean => {
  const entry = request.rota.find(({ id }) => id === failed.entry)
  const states = request.items.filter((item) => item.entry === failed.entry).map(({ state }) => state)
  const open = questionOf(request)?.kind
  const isAsked = entry?.state === 'active' && among(askedStages, request.stage)
  switch (reason) {
    case undefined:
      return entry !== undefined
    case 'the partner is asked under a newer id since':
      return (
        entry?.requestIds.at(-1) !== failed.requestId && entry?.requestIds.includes(failed.requestId) === true
      )
    case 'the partner is not asked any more':
      return activeId(request) !== failed.entry
    case 'the partner has answered the request, so it has it':
      return entry?.lastEvent !== undefined
    case 'the partner has the request':
      return entry?.requestState === 'delivered' || !isAsked
    case 'the request is on its way already':
      return entry?.requestState === 'queued'
    case 'the partner is asked to cancel':
      return open === 'cancel'
    case 'no cancel is open any more':
      return isAsked ? open !== 'cancel' : entry?.state === 'active'
    case 'the partner has shipped, or ended it itself':
      return entry?.shipped === true || entry?.state === 'rejected'
    case 'no conditions are accepted any more, or the partner has shipped':
      return entry?.accepted === undefined || !isAsked
    case 'the partner is asked again':
      return entry?.state === 'active'
    case 'nothing of that partner is recorded as received or missing any more':
      return states.every((state) => ['expected', 'shipped', 'lost'].includes(state))
    case 'no renewal is open any more':
      return open !== 'renew'
    case 'nothing of that partner is recorded as returned any more':
      return !states.includes('returned')
    case 'the partner has it back':
      return entry?.lastEvent === 'checked_in'
    case 'nothing is waited for that the partner could tell':
      return !isAsked && request.stage !== 'shipped' && request.stage !== 'returned'
    case 'nothing of that partner is recorded as lost any more':
      return !states.includes('lost')
    default:
      return false
  }
}

/** Does anything but what is done by hand lead to another stage, question or partner, or to one that can be asked next? */
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

/** What is waited for from a partner that nothing would ever end, if it said nothing any more. */
const unnoticed = ({ request, outbox }: Story): string | undefined => {
  const id = activeId(request)
  const open = questionOf(request)
  if (id === undefined) return undefined
  const isWatched =
    request.deadlines.some(({ kind, entry }) => entry === id && kind !== 'overdue' && kind !== 'return') ||
    outbox.some((message) => message.entry === id) ||
    request.attention.some(
      (attention) => 'entry' in attention && attention.entry === id && attention.kind !== 'stale_shipment',
    )
  if (isWatched) return undefined
  if (open?.kind === 'cancel' || open?.kind === 'renew' || open?.kind === 'unconfirmed') return open.kind
  if (open !== null || receivingOf(request) !== undefined) return undefined
  if (among(askedStages, request.stage)) return request.stage
  const isBack = request.items.filter((item) => item.entry === id).every((item) => item.state === 'returned')
  return request.stage === 'returned' && isBack ? 'returned' : undefined
}
