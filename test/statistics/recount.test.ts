import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { replay } from '../../src/borrowing/events/record-event.ts'
import type { RecordedEvent } from '../../src/borrowing/events/recorded-event.ts'
import type { Request } from '../../src/borrowing/request/request.ts'
import { dayOf } from '../../src/borrowing/time.ts'
import { Day } from '../../src/borrowing/values.ts'
import { columnsOf } from '../../src/statistics/columns.ts'
import { type Cell, createStatistics } from '../../src/statistics/compute.ts'
import { withTimesOfEvents } from '../../src/statistics/fill-rows.ts'
import { measureNames, measures } from '../../src/statistics/measures.ts'
import { factsOf, RequestFacts } from '../../src/statistics/request-facts.ts'
import { sentencesIn } from '../../src/translations/gateway-sentences.ts'
import { everywhere, json } from '../borrowing/properties/walk-everywhere.ts'
import type { Story } from '../borrowing/story.ts'
import { countCases } from '../support/count-cases.ts'

const today = Day.parse('2027-06-01')
const timeZone = 'Europe/Oslo'
const context = { timeZone, protocolOf: () => 'iso18626', networksOf: () => [] }

const figuresOf = (request: Request): Readonly<Record<string, Cell>> => {
  const statistics = createStatistics({ measures: measureNames, by: [], basis: 'created' })
  statistics.add(columnsOf([RequestFacts.parse(json(factsOf(request, context)))]), today)
  const { columns, totals } = statistics.table()
  return Object.fromEntries(
    columns.map((column, place) => [
      'measure' in column ? `${column.measure} ${column.figure} ${column.currency ?? ''}`.trim() : '',
      totals[place] ?? null,
    ]),
  )
}

type Moment = { readonly at: string; readonly request: Request }

/** Returns the request after each of its events, as the events alone tell it. */
const momentsOf = (events: readonly RecordedEvent[]): readonly Moment[] =>
  events.map(({ at }, place) => ({ at, request: replay(events.slice(0, place + 1)) }))

/** Returns the day since when something is true without a break; undefined where it is not true at the end. */
const since = (moments: readonly Moment[], is: (request: Request) => boolean): number | undefined => {
  const lastBreak = moments.findLastIndex(({ request }) => !is(request))
  const first = moments[lastBreak + 1]
  return first === undefined ? undefined : Date.parse(dayOf(first.at, timeZone)) / 86_400_000
}

const arrived = ['received', 'on_loan', 'patron_returned', 'returned']

/** Counts the figures of a request again from its events, by code that shares nothing with the gateway's. */
const recount = (events: readonly RecordedEvent[]): Readonly<Record<string, unknown>> => {
  const moments = momentsOf(events)
  const last = moments.at(-1)?.request
  if (last === undefined) throw new Error('every request has an event')
  const itemsAre = (
    request: Request,
    entry: number,
    is: (state: string, kept: boolean) => boolean,
  ): boolean =>
    request.items.some(
      (item) =>
        item.entry === entry &&
        is((item.state === 'lost' ? item.stateBeforeLoss : undefined) ?? item.state, item.kept === true),
    )
  const entryIn = (request: Request, id: number) => request.rota.find((entry) => entry.id === id)
  const created = Date.parse(dayOf(moments[0]?.at ?? '', timeZone)) / 86_400_000
  const sent = last.rota.filter((entry) => entry.requestIds.length > 0)
  const times = sent.map(({ id }) => {
    const receivedIn = (request: Request) =>
      itemsAre(request, id, (state, kept) => kept || arrived.includes(state))
    return {
      id,
      sent: since(moments, (request) => (entryIn(request, id)?.requestIds.length ?? 0) > 0),
      answered: since(moments, (request) => entryIn(request, id)?.lastEvent !== undefined),
      shipped: since(moments, (request) => entryIn(request, id)?.shipped === true),
      received: since(moments, receivedIn),
    }
  })
  const filledEntries = times.filter(({ received }) => received !== undefined)
  const isFilled = filledEntries.length > 0
  const settles = ['unfilled', 'expired', 'cancelled_by_partner', 'lost']
  const isSettled = isFilled || settles.includes(last.outcome?.kind ?? '')
  const shipped = sent.filter((entry) => entry.shipped === true || entry.state === 'supplied')
  const failed = sent.filter(
    (entry) =>
      !shipped.includes(entry) &&
      (entry.state === 'rejected' ||
        entry.state === 'expired' ||
        (entry.state === 'cancelled' &&
          entry.lastEvent === 'cancelled_by_partner' &&
          entry.cancel === undefined)),
  )
  const settledCount = isSettled ? 1 : 0
  const tried = shipped.length + failed.length
  const spans = (pairs: readonly (readonly [number | undefined, number | undefined])[]) =>
    pairs
      .flatMap(([from, to]) => (from === undefined || to === undefined ? [] : [Math.max(0, to - from)]))
      .toSorted((one, other) => one - other)
  const days = (name: string, values: readonly number[]) => ({
    [`${name} count`]: values.length,
    [`${name} mean`]:
      values.length === 0
        ? null
        : Number((values.reduce((sum, each) => sum + each, 0) / values.length).toFixed(4)),
    [`${name} median`]: values[Math.floor((values.length - 1) / 2)] ?? null,
    [`${name} p90`]: values.find((_, place) => (place + 1) * 10 >= values.length * 9) ?? null,
  })
  const firstFilled = Math.min(...filledEntries.map(({ received }) => received ?? 0))
  const lost = last.items.filter(
    ({ state, entry }) => state === 'lost' && sent.some(({ id }) => id === entry),
  ).length
  const charged: Record<string, number> = {}
  const unpaid: Record<string, number> = {}
  for (const { kind, currency, amount, settledAt } of last.costs ?? []) {
    if (kind === 'offered') continue
    charged[currency] = (charged[currency] ?? 0) + Number(amount)
    if (settledAt === undefined) unpaid[currency] = (unpaid[currency] ?? 0) + Number(amount)
  }
  const inCurrencies = (name: string, sums: Record<string, number>) =>
    Object.fromEntries(
      Object.entries(sums).map(([currency, sum]) => [
        `${name} value ${currency}`,
        sum.toFixed(sum % 1 === 0 ? 0 : 2),
      ]),
    )
  return {
    'requests_created value': 1,
    'requests_settled value': settledCount,
    'requests_filled value': isFilled ? 1 : 0,
    'fill_rate value': isSettled ? (isFilled ? 1 : 0) : null,
    'fill_rate count': settledCount,
    'partners_asked value': isSettled ? sent.length : null,
    'partners_asked count': settledCount,
    'entries_sent value': sent.length,
    'entries_shipped value': shipped.length,
    'partner_fill_rate value': tried === 0 ? null : Number((shipped.length / tried).toFixed(4)),
    'partner_fill_rate count': tried,
    'unfilled_by_reason value': failed.filter(({ state }) => state === 'rejected').length,
    'filled_by_position value': isFilled ? 1 : 0,
    'lost_items value': lost,
    'entries_out value':
      last.service.type === 'copy' || last.stage === 'closed'
        ? 0
        : shipped.filter((entry) => entry.returnedAt === undefined).length,
    ...inCurrencies('charges', charged),
    ...inCurrencies('charges_unpaid', unpaid),
    ...days(
      'days_create_send',
      spans([[created, times.length === 0 ? undefined : Math.min(...times.map((each) => each.sent ?? 0))]]),
    ),
    ...days('days_send_answer', spans(times.map((each) => [each.sent, each.answered]))),
    ...days('days_send_ship', spans(times.map((each) => [each.sent, each.shipped]))),
    ...days('days_ship_receive', spans(times.map((each) => [each.shipped, each.received]))),
    ...days('days_create_receive', isFilled ? spans([[created, firstFilled]]) : []),
  }
}

/** An undo brings back times as they were before: a recount without knowledge of undo gives another day. */
const hasUndo = ({ events }: Story): boolean => events.some(({ input }) => input.name === 'undo')

const withoutDays = (figures: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(figures).filter(([name]) => !name.startsWith('days_')))

describe('the figures of requests in any state that random walks reach', () => {
  test('equal a recount from the events', () => {
    const cases = countCases()
    const inputs = new Set<string>()
    everywhere((story) => {
      if (story.events.length % 5 !== 0) return
      cases.add()
      for (const { input } of story.events) inputs.add(input.name)
      const [figures, counted] = [figuresOf(story.request), recount(story.events)]
      if (hasUndo(story)) expect(figures).toMatchObject(withoutDays(counted))
      else expect(figures).toMatchObject(counted)
    })
    cases.expectAtLeast(50)
    for (const name of ['undo', 'undo_receive', 'undo_return', 'reopen']) expect(inputs).toContain(name)
  })

  test('come out the same for a request without times, which its events tell', () => {
    everywhere((story) => {
      if (story.events.length % 10 !== 0 || hasUndo(story)) return
      const old = (request: Request): Request => ({
        ...request,
        closedAt: undefined,
        rota: request.rota.map((entry) => ({
          ...entry,
          ...{ answeredAt: undefined, receivedAt: undefined, loanedAt: undefined },
          ...{ lostAt: undefined, endedAt: undefined },
        })),
      })
      const timeline = story.events.map((event, cursor) => {
        const { changes } = event
        const { closedAt: _, ...rest } = changes
        const rota = Array.isArray(changes.rota)
          ? { rota: old({ ...story.request, rota: changes.rota }).rota }
          : {}
        return {
          kind: 'event' as const,
          at: event.at,
          cursor,
          event: { ...event, changes: { ...rest, ...rota } },
        }
      })
      expect(json(factsOf(withTimesOfEvents(old(story.request), timeline), context))).toEqual(
        json(factsOf(story.request, context)),
      )
    })
  })
})

test('the manual defines each measure as the catalogue does', async () => {
  const page = await readFile(new URL('../../docs/statistics.md', import.meta.url), 'utf8')
  for (const name of measureNames) {
    // The manual goes on with the members of the API that belong to it.
    const [definition] = sentencesIn('en')
      .t(`statistics.definition.${name}`)
      .split(/(?<=\.) /)
    expect(page).toContain(`| \`${name}\` | ${measures[name].of} | ${definition}`)
  }
})
