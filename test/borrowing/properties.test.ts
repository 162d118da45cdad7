import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commandRules, commandTypes } from '../../src/borrowing/commands/command-rules.ts'
import { allowedCommands, decide } from '../../src/borrowing/decide.ts'
import type { Input } from '../../src/borrowing/decision.ts'
import { Operation } from '../../src/borrowing/operation.ts'
import { questionOf, receivingOf } from '../../src/borrowing/question.ts'
import { replay } from '../../src/borrowing/record-event.ts'
import { RecordedEvent } from '../../src/borrowing/recorded-event.ts'
import { Request } from '../../src/borrowing/request.ts'
import { askedStages, shippedStages } from '../../src/borrowing/stages.ts'
import { sensible } from './sensible.ts'
import { activeId, deepFreeze, type Story } from './support.ts'
import { beginAt, take, walks, worlds } from './walk.ts'

/** How many walks each property takes. */
const runs = 400

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Walks at random and looks at every state that is reached. */
const everywhere = (look: (story: Story, input: Input | undefined, before: Story) => void, times = runs) =>
  fc.assert(
    fc.property(worlds, walks, (world, { from, steps }) => {
      let story = beginAt(world, from)
      look(story, undefined, story)
      for (const step of steps) {
        let next: ReturnType<typeof take>
        try {
          next = take(story, step)
        } catch (error) {
          if (error instanceof Error && error.message.startsWith('not allowed')) continue
          throw error
        }
        if (next.input === undefined) continue
        look(next.story, next.input, story)
        story = next.story
      }
    }),
    { numRuns: times },
  )

describe('random walks of commands, partner events, delivery results, deadlines and own answers', () => {
  test('never throw, and never leave the schemas', () => {
    everywhere(({ request, last }) => {
      expect(json(Request.parse(request))).toEqual(json(request))
      expect(json(RecordedEvent.parse(json(last.event)))).toEqual(json(last.event))
      for (const effect of last.effects) if (effect.kind === 'tell') Operation.parse(effect.operation)
    })
  })

  test('keep one active entry while a partner is asked or has supplied, and none else', () => {
    everywhere(({ request }) => {
      const active = request.rota.filter((entry) => entry.state === 'active').length
      const stages: readonly string[] = [...askedStages, ...shippedStages]
      expect([request.stage, active]).toEqual([request.stage, stages.includes(request.stage) ? 1 : 0])
      expect(request.outcome === null).toBe(request.stage !== 'closed')
      expect(new Set(request.rota.map((entry) => entry.id)).size).toBe(request.rota.length)
    })
  })

  test('tell an entry only under its own id in force', () => {
    everywhere(({ request, last }) => {
      for (const effect of last.effects) {
        if (effect.kind !== 'tell') continue
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
    })
  })

  test('an event that makes no sense changes no stage, rota, item or outcome', () => {
    everywhere(({ last, request }, input, { request: before }) => {
      if (last.kind !== 'ignored' || input?.kind !== 'partner_event') return
      const { stage, outcome, lastAnswer } = request
      expect({ stage, outcome, lastAnswer }).toEqual({
        stage: before.stage,
        outcome: before.outcome,
        lastAnswer: before.lastAnswer,
      })
      expect(json(request.rota.map((entry) => entry.state))).toEqual(
        json(before.rota.map((entry) => entry.state)),
      )
      expect(json(request.items)).toEqual(json(before.items))
      expect(last.effects).toEqual([])
    })
  })

  test('allowedCommands is right in every state', () => {
    everywhere(({ request, context }) => {
      const allowed = allowedCommands(request, context)
      for (const type of commandTypes) {
        const command = sensible(type, request, context)
        const decision = decide(request, { kind: 'command', command }, context)
        const reason = decision.kind === 'not_allowed' ? decision.reason : undefined
        expect([request.stage, type, reason === undefined, reason]).toEqual([
          request.stage,
          type,
          allowed.includes(type),
          reason,
        ])
        if (decision.kind === 'not_allowed') expect(decision.reason).not.toBe('')
      }
    }, runs / 4)
  })

  test('are pure: the same arguments give the same decision, and none of them is changed', () => {
    everywhere(({ request, context }, input) => {
      if (input === undefined) return
      deepFreeze(request)
      deepFreeze(input)
      expect(decide(request, input, context)).toEqual(decide(request, input, context))
    }, runs / 4)
  })

  test('a partner that falls silent is always noticed: by a deadline, an alert, or staff who must answer', () => {
    everywhere((story) => {
      expect([unnoticed(story), story.request.stage]).toEqual([undefined, story.request.stage])
    })
  })
})

/** What is waited for from a partner that nothing would ever end, if it said nothing any more. */
const unnoticed = ({ request, outbox }: Story): string | undefined => {
  const id = activeId(request)
  const open = questionOf(request)
  if (id === undefined) return undefined
  const watched =
    request.deadlines.some((deadline) => deadline.entry === id) ||
    outbox.some((message) => message.entry === id) ||
    request.alerts.some((alert) => 'entry' in alert && alert.entry === id && alert.kind !== 'stale_shipment')
  if (watched) return undefined
  if (open?.kind === 'cancel' || open?.kind === 'renew' || open?.kind === 'unconfirmed') return open.kind
  if (open !== null || receivingOf(request) !== undefined) return undefined
  const waiting: readonly string[] = [...askedStages]
  if (waiting.includes(request.stage)) return request.stage
  const back = request.items.filter((item) => item.entry === id).every((item) => item.state === 'returned')
  return request.stage === 'returned' && back ? 'returned' : undefined
}
void commandRules
