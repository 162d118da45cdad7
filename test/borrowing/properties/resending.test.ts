import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision, FailedDelivery } from '../../../src/borrowing/decision.ts'
import { questionOf } from '../../../src/borrowing/life-cycle/negotiation.ts'
import { among, sentStages } from '../../../src/borrowing/life-cycle/stage-groups.ts'
import { countCases } from '../../support/count-cases.ts'
import { say } from '../../support/say.ts'
import type { Story } from '../story.ts'
import { activeId, resends, sendsAgain, settles, unconfirmed } from '../story.ts'
import { beginAt } from '../walk.ts'
import type { World } from '../world.ts'
import { worlds } from '../worlds.ts'
import { everywhere, runs } from './walk-everywhere.ts'

describe('messages that failed in random walks', () => {
  test('leave no message that failed without a way: it is sent again, or refused for a reason that is true', () => {
    const again = countCases()
    const refusals = countCases()
    const useless = countCases()
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
          refusals.add()
          expect(decision.allowed).toEqual(story.allowed)
          continue
        }
        if (reason !== undefined) {
          useless.add()
          expect(decision.effects).toEqual([])
          const stands = decision.request.attention.some(
            (each) => each.kind === 'send_failed' && each.delivery === failed.delivery,
          )
          expect(stands).toBe(false)
          continue
        }
        again.add()
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
    again.expectAtLeast(runs)
    refusals.expectAtLeast(runs)
    useless.expectAtLeast(runs / 50)
  })

  test('settle a request that is in doubt by sending it again: the partner takes it, and is asked', () => {
    const cases = countCases()
    const judge = (story: Story): void => {
      if (questionOf(story.request)?.kind !== 'unconfirmed') return
      const failed = story.failed.findLast(
        ({ operation, requestId }) =>
          (operation === 'request' || operation === 'retry') &&
          requestId ===
            story.request.rota.find(({ id }) => id === activeId(story.request))?.requestIds.at(-1),
      )
      if (failed === undefined) return
      const entry = story.request.rota.find(({ id }) => id === failed.entry)
      if (entry?.requestState === 'queued') {
        // An earlier message that failed was sent again meanwhile: the partner must not be asked twice.
        expect(sendsAgain(story, failed)).toMatchObject({
          kind: 'not_allowed',
          reason: 'the request is on its way already',
        })
        return
      }
      cases.add()
      const again = resends(story, failed.operation)
      expect(questionOf(again.request)?.kind).toBe('unconfirmed')
      const taken = settles(again, failed.operation, { result: 'delivered' })
      expect([questionOf(taken.request), taken.request.stage]).toEqual([null, story.request.stage])
      expect(taken.request.attention.filter(({ kind }) => kind === 'no_answer')).toEqual([])
      const refusedAgain = settles(again, failed.operation, unconfirmed)
      expect(questionOf(refusedAgain.request)?.kind).toBe('unconfirmed')
    }
    everywhere(judge, runs / 3)
    // Walks meet this question rarely: requests that are in doubt at once are judged too.
    fc.assert(
      fc.property(worlds, (world) => judge(inDoubt(world))),
      { numRuns: runs },
    )
    cases.expectAtLeast(runs / 6)
  })
})

/** Returns a request that was just sent, and of which it is not known whether the partner has it. */
const inDoubt = (world: World): Story => {
  const story = beginAt(world, 4)
  return story.outbox.some(({ operation }) => operation === 'request')
    ? settles(story, 'request', unconfirmed)
    : story
}

/** Returns the reasons for which a resend only ends its attention: the partner needs no message any more. */
const notSentAgain = ({ event }: Exclude<Decision, { kind: 'not_allowed' }>): string | undefined =>
  event.explanations
    .filter(({ code }) => code === 'explanation.not_sent_again')
    .map((each) => say(each).slice('not sent again: '.length))[0]

/** Checks in another way that a failed message is of no use for a reason; or of use, where there is none. */
const isTrue = ({ request }: Story, failed: FailedDelivery, reason: string | undefined): boolean => {
  const entry = request.rota.find(({ id }) => id === failed.entry)
  const states = request.items.filter((item) => item.entry === failed.entry).map(({ state }) => state)
  const open = questionOf(request)?.kind
  const isAwaited = entry?.state === 'active' && among(sentStages, request.stage)
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
      return entry?.requestState === 'delivered' || !isAwaited
    case 'the request is on its way already':
      return entry?.requestState === 'queued'
    case 'the partner may have a later copy of it: send that one again':
      return entry?.requestState === 'unconfirmed' && !failed.possiblyTaken
    case 'the partner is asked to cancel':
      return open === 'cancel'
    case 'no cancel is open any more':
      return isAwaited ? open !== 'cancel' : entry?.state === 'active'
    case 'the partner has shipped, or ended it itself':
      return entry?.shipped === true || entry?.state === 'rejected'
    case 'no conditions are accepted any more, or the partner has shipped':
      return entry?.accepted === undefined || !isAwaited
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
      return !isAwaited && request.stage !== 'shipped' && request.stage !== 'returned'
    case 'nothing of that partner is recorded as lost any more':
      return !states.includes('lost')
    default:
      return false
  }
}
