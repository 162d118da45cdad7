import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import { Cost, Day, Instant } from '../../src/borrowing/values.ts'
import { sent } from '../borrowing/begun-stories.ts'
import { publicView } from '../borrowing/public-view.ts'
import { hears } from '../borrowing/story.ts'
import { countCases } from '../support/count-cases.ts'
import { draws } from '../support/draws.ts'
import { hearsOf, viewOf } from './hear-message.ts'
import { invariants } from './invariants.ts'
import { type Informative, lostValues, readInformative, textOfView } from './judge.ts'
import { first, type Told, tellMessages } from './tell-messages.ts'

/** The number of messages; `npm run test:messages` tells 200,000. */
const count = Number(process.env.MESSAGES ?? draws(4000))
const seed = Number(process.env.LENDWIRE_SEED ?? 1)

/** Returns what is lost of a message: the view before it is looked at only where the one after it lacks a value. */
const lostOf = ({ message, before, after }: Told): readonly Informative[] => {
  const missing = lostValues(readInformative(message), textOfView(viewOf(after)))
  return missing.length === 0 ? missing : lostValues(missing, textOfView(viewOf(before)))
}

const permutationsOf = <Each>(all: readonly Each[]): readonly (readonly Each[])[] =>
  all.length === 0
    ? [[]]
    : all.flatMap((each, place) => permutationsOf(all.toSpliced(place, 1)).map((rest) => [each, ...rest]))

describe('what a lender’s message says', () => {
  test('is in the view of its request after it, or an open attention; and no invariant breaks', {
    timeout: 3_600_000,
  }, () => {
    const figures = { messages: 0, byHand: 0, iso18626: 0, ncip: 0, mail: 0, page: 0, values: 0 }
    for (const told of first(count, tellMessages(seed))) {
      const broken = invariants.flatMap(({ says, holds }) => (holds(told) ? [] : [says]))
      const lost = lostOf(told)
      if (lost.length > 0 || broken.length > 0)
        expect({ lost, broken, seed: told.seed, message: told.message, event: told.event }).toEqual({})
      figures.messages += 1
      figures.byHand += told.byHand ? 1 : 0
      figures[told.message.way] += 1
      figures.values += readInformative(told.message).length
    }
    if (process.env.MESSAGES !== undefined) console.info(figures)
    expect(figures.messages).toBe(count)
    expect(figures.values).toBeGreaterThan(3 * count)
    const { byHand, ncip, mail, page } = figures
    expect(Math.min(byHand * 12, ncip * 8, mail * 20, page * 10)).toBeGreaterThan(count)
  })

  test('changes nothing when it comes twice, but for what is a further message by its nature', () => {
    const counted = countCases()
    for (const { after, about, event } of first(draws(1000), tellMessages(seed + 100_000))) {
      const isFurther =
        event.notification === true ||
        ['message', 'overdue', 'completed_without_return'].includes(event.type) ||
        (event.type === 'status' && ['overdue', 'completed_without_return'].includes(event.names ?? ''))
      if (isFurther) continue
      counted.add()
      expect(publicView(hearsOf(after, about, event, 'again')), JSON.stringify(event)).toEqual(
        publicView(after),
      )
    }
    counted.expectAtLeast(draws(300))
  })

  test('gives the same items, dates and costs in whatever order its loan’s messages come', () => {
    const day = (text: string) => Day.parse(text)
    const at = (hour: number) => Instant.parse(`2026-03-02T0${hour}:00:00.000Z`)
    const cost = (amount: string) => ({
      ...Cost.parse({ currency: 'EUR', amount }),
      kind: 'charged' as const,
    })
    const loan: readonly PartnerEvent[] = [
      { type: 'shipped', items: [{ partnerItemId: 'A1' }], dueDate: day('2026-04-10'), asOf: at(4) },
      { type: 'overdue', dueDate: day('2026-04-20'), asOf: at(6), costs: [cost('3.50')] },
      { type: 'message', note: 'Note', dueDate: day('2026-04-15'), asOf: at(5), costs: [cost('4.50')] },
      { type: 'shipped', items: [{ partnerItemId: 'A1' }], dueDate: day('2026-04-12'), asOf: at(3) },
    ]
    const results = permutationsOf(loan).map((events) => {
      const { request } = events.reduce((story, event) => hears(story, event), sent())
      return JSON.stringify([
        request.items.map(({ state, partnerItemId, dueDate }) => [state, partnerItemId, dueDate]),
        (request.costs ?? []).map(({ amount }) => amount).toSorted(),
      ])
    })
    expect(results).toHaveLength(24)
    expect([...new Set(results)]).toEqual(['[[["shipped","A1","2026-04-20"]],["3.50","4.50"]]'])
  })

  /** Members that hold a text, an amount or a day of the message, each taken away as if it were known. */
  const members = [
    'note',
    'conditions',
    'costs',
    'reason',
    'items',
    'dueDate',
    'expectedDelivery',
    'via',
    'courier',
    'format',
    'trackingIds',
    'url',
    'returnTo',
    'after',
    'before',
    'offer',
  ] as const

  test.each(members)('is missed where its %s is taken for known', (member) => {
    const forget = (event: PartnerEvent): PartnerEvent => {
      const emptied = Array.isArray((event as Record<string, unknown>)[member]) ? [] : undefined
      return { ...event, [member]: member === 'items' && event.type === 'shipped' ? [] : emptied }
    }
    const isMissed = (): boolean => {
      for (const told of first(400, tellMessages(seed, forget))) if (lostOf(told).length > 0) return true
      return false
    }
    expect(isMissed()).toBe(true)
  })
})
