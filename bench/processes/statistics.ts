import { z } from 'zod'
import { addDays } from '../../src/borrowing/time.ts'
import { Day, LibraryCode } from '../../src/borrowing/values.ts'
import { createStatistics } from '../../src/statistics/compute.ts'
import { factRows } from '../../src/statistics/fact-rows.ts'
import { measureNames, measures } from '../../src/statistics/measures.ts'
import { createReadMonths } from '../../src/statistics/read-months.ts'
import { RequestFacts } from '../../src/statistics/request-facts.ts'
import type { StatisticsQuery } from '../../src/statistics/targets.ts'
import { StoreAddress } from '../../src/store/address.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { answerParent } from '../child-process.ts'
import type { Measured } from '../row.ts'

const libraryOf = (number: number): LibraryCode => LibraryCode.parse(`L${number + 10}`)
const first = Day.parse('2022-01-01')
const today = Day.parse('2026-12-31')
const dayCount = 1_826
const partners = 50
const oneOf = (values: readonly string[], number: number): string => values[number % values.length] ?? ''

/** Returns the facts of a request, whose number decides everything. */
const makeFacts = (number: number, libraries: number): RequestFacts => {
  const library = libraryOf(number % libraries)
  const mixed = Math.imul(number + 1, 2_654_435_761) >>> 0
  const createdOn = addDays(first, Math.floor((number * 7) % dayCount))
  const on = (days: number): string => addDays(createdOn, days)
  const asked = 1 + (mixed % 3)
  const isFilled = mixed % 5 !== 0
  const entries = Array.from({ length: asked }, (_, place) => {
    const isLast = place === asked - 1 && isFilled
    const sent = place * 3
    return {
      ...{
        entry: place + 1,
        position: place + 1,
        partner: `P${(mixed >>> (place + 3)) % partners}`,
        protocol: 'iso18626',
      },
      ...{
        isFilled: isLast,
        sentOn: on(sent),
        answeredOn: on(sent + 1),
        networks: ['Nord', 'Süd'].slice(mixed % 3),
      },
      ...(isLast
        ? {
            ...{ result: 'shipped', shippedOn: on(sent + 2), receivedOn: on(sent + 4 + (mixed % 9)) },
            ...{ loanedOn: on(sent + 14), returnedOn: on(sent + 30 + (mixed % 20)) },
            items: [{ dueOn: on(sent + 40), isLost: false }],
          }
        : {
            ...{ result: 'rejected', reason: oneOf(['NotHeld', 'OnLoan', 'PolicyProblem'], mixed >>> 4) },
            ...{ endedOn: on(sent + 2), items: [] },
          }),
    }
  })
  return RequestFacts.parse({
    number: `${library}-${String(number).padStart(8, '0')}`,
    ...{ library, service: mixed % 4 === 0 ? 'copy' : 'loan', level: 'Standard' },
    ...{ publicationType: oneOf(['Book', 'Journal', 'Map'], mixed >>> 5), decade: `19${mixed % 10}0` },
    ...{
      template: 'all',
      createdOn,
      closedOn: on(60),
      outcome: isFilled ? 'completed' : 'unfilled',
      entries,
    },
    charges:
      mixed % 3 === 0
        ? [{ currency: 'EUR', units: 50_000 + (mixed % 7) * 5_000, on: on(3), partner: 'P1' }]
        : [],
    ...(isFilled
      ? {}
      : {
          title: {
            key: `ISBN ${mixed % 5000}`,
            text: `Title ${mixed % 5000}`,
            reader: oneOf(['1', '2', '3'], mixed >>> 6),
          },
        }),
  })
}

/** The measures that can be broken down by partner. */
const ofEntries = measureNames.filter((name) => ['entry', 'item', 'charge'].includes(measures[name].of))

const reports: readonly Omit<StatisticsQuery, 'from' | 'to'>[] = [
  { measures: ['requests_settled', 'fill_rate'], by: ['month'], basis: 'created' },
  { measures: ['partner_fill_rate', 'days_send_ship'], by: ['partner', 'year'], basis: 'event' },
  { measures: ['days_create_receive', 'days_send_answer'], by: ['library', 'service'], basis: 'created' },
  { measures: ['unfilled_by_reason'], by: ['reason', 'publication_type', 'quarter'], basis: 'event' },
  { measures: ['charges', 'charge_per_filled'], by: ['partner'], basis: 'event' },
  { measures: ['unfilled_titles'], by: ['title'], basis: 'created' },
  {
    measures: ['requests_created'],
    by: ['library', 'month'],
    where: [{ dimension: 'service', value: 'copy' }],
    basis: 'created',
  },
  { measures: measureNames, by: [], basis: 'created' },
  { measures: measureNames, by: ['month'], basis: 'event' },
  { measures: ofEntries, by: ['partner', 'service', 'month'], basis: 'event' },
  { measures: ofEntries, by: ['network', 'partner', 'month'], basis: 'event' },
  {
    measures: ofEntries.filter((name) => measures[name].of !== 'charge'),
    ...{ by: ['network', 'partner', 'reason', 'position', 'year'], basis: 'event' },
  },
]

const pageSize = 1_000
const times = 3

/** What is asked of the process: to write the facts of requests into a store, or to read reports from it. */
const Task = z.object({
  address: z.string(),
  libraries: z.int(),
  work: z.union([z.object({ first: z.int(), count: z.int() }), z.literal('report')]),
})

const fill = async (
  store: Store,
  libraries: number,
  { first: begin, count }: { readonly first: number; readonly count: number },
) => {
  for (let number = begin; number < begin + count; number += pageSize) {
    const made = Array.from({ length: Math.min(pageSize, begin + count - number) }, (_, step) =>
      makeFacts(number + step, libraries),
    )
    await store.restore(
      made.flatMap((facts) =>
        factRows(facts, 1).map((row) => ({ kind: 'row' as const, library: facts.library, ...row })),
      ),
    )
  }
  return { written: count }
}

const measure = async (store: Store, libraries: number) => {
  const readMonths = createReadMonths(store)
  const report = async (query: StatisticsQuery): Promise<number> => {
    const begun = performance.now()
    const statistics = createStatistics(query)
    for (const library of Array.from({ length: libraries }, (_, place) => libraryOf(place)))
      for await (const columns of readMonths(library, query, statistics.needs, today))
        statistics.add(columns, today)
    statistics.table()
    return performance.now() - begun
  }
  // What is kept of months is made by the first report that reads them.
  const made = await report({ measures: ['requests_created'], by: [], basis: 'created' })
  const all: number[] = []
  const notes = [`statistics-1m: the columns were made in ${Math.round(made)} ms.`]
  for (const query of reports) {
    const own: number[] = []
    for (let time = 0; time < times; time += 1) own.push(await report(query))
    all.push(...own)
    notes.push(
      `statistics-1m: ${query.measures.length > 2 ? `${query.measures.length} measures` : query.measures.join(', ')} by ${query.by.join(', ') || 'nothing'}: ${own.map(Math.round).join(', ')} ms.`,
    )
  }
  const measured: Measured = {
    perSecond: (all.length * 1000) / all.reduce((sum, each) => sum + each, 0),
    p99Ms: Math.max(...all),
    rssMb: process.memoryUsage().rss / 1_048_576,
  }
  return { measured, notes }
}

answerParent(Task, async ({ address, libraries, work }) => {
  const store = await openStore(StoreAddress.parse(address), { allowLoss: true })
  try {
    return work === 'report' ? await measure(store, libraries) : await fill(store, libraries, work)
  } finally {
    await store.close()
  }
})
