import { describe, expect, test } from 'vitest'
import { asks, attentionRules } from '../../../src/borrowing/attention/attention-rules.ts'
import { isOut } from '../../../src/borrowing/items/item-states.ts'
import { questionOf, receivingOf } from '../../../src/borrowing/life-cycle/negotiation.ts'
import { among, sentStages } from '../../../src/borrowing/life-cycle/stage-groups.ts'
import { countCases } from '../../support/count-cases.ts'
import type { Story } from '../story.ts'
import { activeId, passes, settlesMessage } from '../story.ts'
import { everywhere, runs } from './walk-everywhere.ts'

describe('turns, attention and silence in random walks', () => {
  test('say whose turn it is: exactly one next, for a command that is allowed or an event with a deadline', () => {
    const seen = new Map<string, number>()
    everywhere((story) => {
      const { request } = story
      const { next } = request
      const asking = request.attention.some(asks)
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
      expect([request.stage, next.then?.kind]).not.toEqual(['closed', 'closed'])
      if (next.who === 'library') {
        expect([next.for, story.allowed.some((type) => type === next.for)]).toEqual([next.for, true])
        expect([request.stage, isRunOrIdle(story)]).toEqual([request.stage, true])
        return
      }
      const command = next.who === 'patron' ? commandsOfPatron[next.for] : undefined
      if (command !== undefined) expect(story.allowed).toContain(command)
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
    const mails = { patron_not_reached: countCases(), mail_review: countCases() }
    everywhere(({ request, allowed, context }) => {
      for (const each of request.attention) {
        seen += 1
        if (each.kind === 'patron_not_reached' || each.kind === 'mail_review') mails[each.kind].add()
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
    for (const cases of Object.values(mails)) cases.expectAtLeast(runs / 5)
  })

  test('end, or ask staff, where partner, ILS and staff are all silent', () => {
    let cases = 0
    everywhere((story) => {
      cases += 1
      const end = silence(story)
      const { stage, attention } = end.request
      const asking = attention.some(asks)
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

/** The commands by which staff or the library's own system record what a patron is to do. */
const commandsOfPatron: Readonly<Record<string, string>> = {
  patron_loan: 'patron_loan',
  patron_return: 'patron_return',
  patron_answer: 'answer_question',
  in_library_use: 'start_in_library_use',
  end_of_use: 'end_in_library_use',
}

/** Returns whether a deadline of the library's own turn runs or passed, or the profile has none. */
const isRunOrIdle = ({ request }: Story): boolean =>
  request.deadlines.some(({ kind }) => kind === 'idle') ||
  request.attention.some(({ kind }) => kind === 'idle')

/**
 * Returns waits that end though no deadline of them runs: a message is being sent, a return is put off by the partner,
 * staff are called.
 */
const waitsForNothing = ({ request, outbox }: Story): string | undefined => {
  const { next } = request
  if (next === null || next.deadline !== undefined) return undefined
  if (outbox.length > 0) return undefined
  const endsOtherwise = request.attention.some(({ kind }) =>
    ['hold_return', 'send_failed', 'no_answer', 'recalled', 'overdue', 'lost'].includes(kind),
  )
  return endsOtherwise ? undefined : `nothing ends ${next.who} ${next.for}`
}

/** Lets time pass while nobody does anything: the outbox gives up, deadlines pass. */
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
    if (now.request.attention.some(asks)) return now
    now = passes(now, deadline.kind)
  }
  return now
}

/** Returns whether a partner was never to expire, or put off the return. */
const isUnresolved = ({ request, world }: Story): boolean =>
  request.attention.some(({ kind }) => kind === 'hold_return') ||
  Object.values(world.partners ?? {}).some(({ expiry }) => expiry?.kind === 'none')

/** Lists the answers of partners that a request would await for ever if the partner stayed silent. */
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
  if (among(sentStages, request.stage)) return request.stage
  const isBack = request.items.filter((item) => item.entry === id).every((item) => item.state === 'returned')
  return request.stage === 'returned' && isBack ? 'returned' : undefined
}
