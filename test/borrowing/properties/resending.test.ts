import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision, FailedDelivery } from '../../../src/borrowing/decision.ts'
import { questionOf } from '../../../src/borrowing/life-cycle/negotiation.ts'
import { among, sentStages } from '../../../src/borrowing/life-cycle/stage-groups.ts'
import { AnyReason } from '../../../src/translations/parameter.ts'
import { countCases } from '../../support/count-cases.ts'
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
        const reason = decision.kind === 'not_allowed' ? decision.reason.code : notSentAgain(decision)
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
          reason: { code: 'refusal.request_on_its_way' },
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
    .map(({ params }) => AnyReason.parse(params.why).code)[0]

/** Checks in another way that a failed message is of no use for a reason; or of use, where there is none. */
const isTrue = ({ request }: Story, failed: FailedDelivery, reason: string | undefined): boolean => {
  const entry = request.rota.find(({ id }) => id === failed.entry)
  const states = request.items.filter((item) => item.entry === failed.entry).map(({ state }) => state)
  const open = questionOf(request)?.kind
  const isAwaited = entry?.state === 'active' && among(sentStages, request.stage)
  switch (reason) {
    case undefined:
      return entry !== undefined
    case 'refusal.newer_request_id':
      return (
        entry?.requestIds.at(-1) !== failed.requestId && entry?.requestIds.includes(failed.requestId) === true
      )
    case 'refusal.partner_not_asked_now':
      return activeId(request) !== failed.entry
    case 'refusal.request_answered':
      return entry?.lastEvent !== undefined
    case 'refusal.partner_has_request':
      return entry?.requestState === 'delivered' || !isAwaited
    case 'refusal.request_on_its_way':
      return entry?.requestState === 'queued'
    case 'refusal.later_copy':
      return entry?.requestState === 'unconfirmed' && !failed.possiblyTaken
    case 'refusal.partner_asked_to_cancel':
      return open === 'cancel'
    case 'refusal.no_cancel_open':
      return isAwaited ? open !== 'cancel' : entry?.state === 'active'
    case 'refusal.shipped_or_ended':
      return entry?.shipped === true || entry?.state === 'rejected'
    case 'refusal.no_conditions_accepted':
      return entry?.accepted === undefined || !isAwaited
    case 'refusal.partner_asked_again':
      return entry?.state === 'active'
    case 'refusal.none_received_or_missing':
      return states.every((state) => ['expected', 'shipped', 'lost'].includes(state))
    case 'refusal.no_renewal_open':
      return open !== 'renew'
    case 'refusal.none_returned_to_partner':
      return !states.includes('returned')
    case 'refusal.partner_has_it_back':
      return entry?.lastEvent === 'checked_in'
    case 'refusal.nothing_partner_could_tell':
      return !isAwaited && request.stage !== 'shipped' && request.stage !== 'returned'
    case 'refusal.none_of_partner_lost':
      return !states.includes('lost')
    default:
      return false
  }
}
