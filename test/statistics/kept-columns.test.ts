import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../src/borrowing/time.ts'
import { Day, LibraryCode } from '../../src/borrowing/values.ts'
import { columnShape, columnsOf } from '../../src/statistics/columns.ts'
import { createStatistics } from '../../src/statistics/compute.ts'
import { factRows } from '../../src/statistics/fact-rows.ts'
import { createFigureRequests } from '../../src/statistics/figure-requests.ts'
import { keepMonths } from '../../src/statistics/kept-months.ts'
import { measureNames } from '../../src/statistics/measures.ts'
import { readFacts } from '../../src/statistics/read-facts.ts'
import { createReadMonths } from '../../src/statistics/read-months.ts'
import { RequestFacts } from '../../src/statistics/request-facts.ts'
import type { StatisticsQuery } from '../../src/statistics/targets.ts'
import { emptyChange } from '../../src/store/ports/changes.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { copyStore } from '../../src/store/transfer/copy-store.ts'

const library = LibraryCode.parse('ABC')
const [first, today] = [Day.parse('2026-01-20'), Day.parse('2026-04-10')]

const day = fc.option(
  fc.integer({ min: 0, max: 70 }).map((after) => addDays(first, after)),
  { nil: undefined },
)
const entry = fc.record({
  entry: fc.integer({ min: 1, max: 3 }),
  position: fc.integer({ min: 1, max: 3 }),
  partner: fc.constantFrom('NORTH', 'SOUTH'),
  result: fc.constantFrom('open', 'shipped', 'rejected', 'expired'),
  reason: fc.constantFrom(undefined, 'NotHeld', 'OnLoan'),
  isFilled: fc.boolean(),
  ...{ sentOn: day, answeredOn: day, shippedOn: day, receivedOn: day, returnedOn: day, endedOn: day },
  items: fc.array(fc.record({ dueOn: day, isLost: fc.boolean() }), { maxLength: 2 }),
  networks: fc.constantFrom(undefined, ['North'], ['North', 'South']),
})
const charge = fc.record({
  currency: fc.constantFrom('EUR', 'NOK'),
  units: fc.constantFrom(-50_000, 0, 125_000, 9_000_000_000_000),
  on: day.map((on) => on ?? first),
  partner: fc.constantFrom(undefined, 'NORTH'),
})
/** Few requests, so that most facts replace others; a request keeps the day of its creation. */
const facts = fc
  .record({
    number: fc.integer({ min: 0, max: 9 }),
    service: fc.constantFrom('loan', 'copy'),
    decade: fc.constantFrom(undefined, '1990', '2000'),
    outcome: fc.constantFrom(undefined, 'unfilled', 'completed'),
    closedOn: day,
    entries: fc.array(entry, { maxLength: 3 }),
    charges: fc.array(charge, { maxLength: 2 }),
    title: fc.option(
      fc.record({
        key: fc.constantFrom('ISBN 1', 'ISBN 2'),
        text: fc.constantFrom('Sult', 'sult'),
        reader: fc.constantFrom(undefined, 'a', 'b'),
      }),
      { nil: undefined },
    ),
  })
  .map(({ number, ...rest }) => {
    const createdOn = addDays(first, number * 7)
    // Nothing happens to a request before it is there.
    const later = (text: string): string => (text < createdOn ? createdOn : text)
    const value: unknown = JSON.parse(JSON.stringify(rest).replace(/\d{4}-\d\d-\d\d/g, later))
    return RequestFacts.parse({ ...Object(value), number: `ABC-0000000${number}`, library, createdOn })
  })

const query: fc.Arbitrary<StatisticsQuery> = fc.record({
  measures: fc.constant(measureNames),
  by: fc.constantFrom<StatisticsQuery['by'][]>([], ['month'], ['service', 'quarter'], ['decade']),
  where: fc.constantFrom<NonNullable<StatisticsQuery['where']>[]>(
    [],
    [{ dimension: 'service', value: 'loan' }],
    [{ dimension: 'month', value: '2026-02' }],
  ),
  from: day,
  to: day,
  basis: fc.constantFrom('created', 'event'),
})

const rangeOf = ({ basis, from, to }: StatisticsQuery) => (basis === 'created' ? { from, to } : { to })

/** Computes a table and its requests from the kept columns, and from the rows of facts alone. */
const bothWays = async (store: Store, asked: StatisticsQuery) => {
  const [kept, plain] = [createStatistics(asked), createStatistics(asked)]
  const figure = createFigureRequests(asked)
  const counts = [0, 0]
  for await (const columns of createReadMonths(store)(
    library,
    rangeOf(asked),
    [...kept.needs, ...figure.needs],
    today,
  )) {
    kept.add(columns, today)
    counts[0] = (counts[0] ?? 0) + figure.find(columns, today).size
  }
  for await (const page of readFacts(store, library, rangeOf(asked))) {
    plain.add(columnsOf(page), today)
    counts[1] = (counts[1] ?? 0) + figure.find(columnsOf(page), today).size
  }
  return [
    { ...kept.table(), requests: counts[0] },
    { ...plain.table(), requests: counts[1] },
  ]
}

test('kept columns give the figures of the rows, whatever changes between two reports and after a copy', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-test-'))
  const opened: Store[] = []
  const open = async () => {
    const store = await openSqliteStore({ file: join(folder, `${opened.length}.sqlite`) })
    opened.push(store)
    return store
  }
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(facts, query), { minLength: 8, maxLength: 16 }),
        query,
        async (steps, last) => {
          const store = await open()
          let version = 0
          for (const step of steps) {
            if ('basis' in step) {
              const [kept, plain] = await bothWays(store, step)
              expect(kept).toEqual(plain)
              continue
            }
            version += 1
            await store.commit({ ...emptyChange(library), rows: factRows(step, version) })
          }
          const copy = await open()
          await copyStore({ store, name: 'copied' }, copy)
          const [kept, plain] = await bothWays(copy, last)
          expect(kept).toEqual(plain)
          expect(kept).toEqual((await bothWays(store, last))[1])
        },
      ),
      { numRuns: 8 },
    )
  } finally {
    for (const store of opened) await store.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('columns of another shape are made again without a word, and are not read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-test-'))
  const store = await openSqliteStore({ file: join(folder, 'lendwire.sqlite') })
  try {
    for (const [place, each] of fc.sample(facts, { numRuns: 20, seed: 1 }).entries())
      await store.commit({ ...emptyChange(library), rows: factRows(each, place) })
    const asked = { measures: measureNames, by: [], basis: 'created' } as const
    const [, before] = await bothWays(store, asked)
    expect(await keepMonths(store, library, today)).toBe(true)
    const kept = await store.listRows(library, { after: '~', before: '~~' }, 1_000)
    const present = ` in ${columnShape}"`
    expect(JSON.stringify(kept)).toContain(present)
    const former = kept.map(({ key, value }) => {
      const text = JSON.stringify(value).replaceAll(present, ` in ${columnShape - 1}"`)
      const row: unknown = JSON.parse(text)
      return {
        key,
        value: typeof row === 'string' ? row : { ...Object(row), part: { count: 'of a former version' } },
      }
    })
    await store.commit({ ...emptyChange(library), rows: former })
    expect((await bothWays(store, asked))[0]).toEqual(before)
    expect(await keepMonths(store, library, today)).toBe(true)
    expect(await store.listRows(library, { after: '~', before: '~~' }, 1_000)).toEqual(kept)
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
})
