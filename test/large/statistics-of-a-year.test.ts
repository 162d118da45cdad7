import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openInRedis } from '../http/erasure/stores.ts'
import { type OpenTestStore, startHttp, type TestGateway } from '../support/http.ts'
import { fastSettings, openPostgres, startPostgres } from '../support/postgres.ts'
import { durableSettings, startRedis } from '../support/redis.ts'

/**
 * A year of a consortium whose outcomes a script decides before the gateway sees anything. `STATISTICS_REQUESTS` says how
 * many requests there are: 600 where it is left out, 20,000 for the whole year.
 */
const requestCount = Number(process.env.STATISTICS_REQUESTS ?? 600)
const dayLength = 86_400_000
const begin = Date.parse('2027-01-01T10:00:00.000Z')
const libraries = Array.from({ length: 20 }, (_, place) => `L${String(place + 1).padStart(2, '0')}`)
const partners = Array.from({ length: 12 }, (_, place) => `P${String(place + 1).padStart(2, '0')}`)
const reasons = ['NotHeld', 'OnLoan', 'NotOnShelf', 'PolicyProblem', 'LacksCopy']

/** Draws numbers from a seed: the same ones each time. */
const createDraw = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Asked = {
  readonly partner: string
  readonly sent: number
  readonly answered: number
  /** Undefined where it shipped. */
  readonly reason?: string
}
type Story = {
  readonly library: string
  readonly patron: string
  readonly title: string
  readonly service: 'loan' | 'copy'
  readonly created: number
  readonly asked: readonly Asked[]
  readonly rota: readonly string[]
  /** The days of a request that was filled. */
  readonly received?: number
  readonly loaned?: number
  readonly returned?: number
  /** The price in cents. */
  readonly cents?: number
}

const draw = createDraw(38)

const makeStory = (): Story => {
  const created = draw(330)
  const rota: string[] = []
  const length = 1 + draw(4)
  while (rota.length < length) {
    const partner = partners[draw(partners.length)] ?? ''
    if (!rota.includes(partner)) rota.push(partner)
  }
  const asked: Asked[] = []
  let day = created
  for (const partner of rota) {
    const sent = day
    day += draw(6)
    const isShipped = draw(100) < 45 + 3 * partners.indexOf(partner)
    asked.push({
      ...{ partner, sent, answered: day },
      ...(isShipped ? {} : { reason: reasons[draw(reasons.length)] ?? '' }),
    })
    if (isShipped) break
  }
  const service: Story['service'] = draw(4) === 0 ? 'copy' : 'loan'
  const base: Story = {
    ...{
      library: libraries[draw(libraries.length)] ?? '',
      patron: `p-${draw(200)}`,
      title: `Title ${draw(90)}`,
    },
    ...{ service, created, asked, rota },
  }
  if (asked.at(-1)?.reason !== undefined) return base
  const received = day + 1 + draw(7)
  const cents = draw(3) === 0 ? 500 + 25 * draw(60) : undefined
  const filled: Story = { ...base, received, ...(cents === undefined ? {} : { cents }) }
  if (service === 'copy') return filled
  const loaned = received + draw(5)
  return { ...filled, loaned, returned: loaned + 1 + draw(28) }
}

const allStories = Array.from({ length: requestCount }, makeStory)
let stories = allStories

type Act = { readonly day: number; readonly story: number; readonly does: 'create' | object }

const partnerEvent = (event: object) => ({ type: 'record_partner_event', event })

const actsOf = (story: Story, place: number): readonly Act[] => {
  const act = (day: number, does: Act['does']): Act => ({ day, story: place, does })
  const { cents, received, loaned, returned } = story
  const cost = cents === undefined ? {} : { cost: { currency: 'EUR', amount: (cents / 100).toFixed(2) } }
  return [
    act(story.created, 'create'),
    ...story.asked.map(({ answered, reason }) =>
      act(
        answered,
        partnerEvent(
          reason === undefined ? { type: 'shipped', items: [{}], ...cost } : { type: 'unfilled', reason },
        ),
      ),
    ),
    ...(received === undefined ? [] : [act(received, { type: 'receive' })]),
    ...(loaned === undefined ? [] : [act(loaned, { type: 'patron_loan' })]),
    ...(returned === undefined
      ? []
      : [act(returned, { type: 'patron_return' }), act(returned, { type: 'return' })]),
  ]
}

let gateway: TestGateway

const playYear = async (openStore?: OpenTestStore): Promise<void> => {
  const numbers = new Map<number, string>()
  gateway = await startHttp(openStore === undefined ? {} : { openStore })
  for (const code of libraries) await gateway.makeLibrary(code)
  for (const code of partners) await gateway.makePartner(code)
  const acts = stories.flatMap(actsOf).map((act, order) => ({ ...act, order }))
  for (const { day, story, does } of acts.toSorted((a, b) => a.day - b.day || a.order - b.order)) {
    gateway.advance(Math.max(0, begin + day * dayLength - gateway.time()))
    const { library, patron, title, service, rota } = stories[story] ?? stories[0] ?? makeStory()
    if (does === 'create') {
      const made = await gateway.call('POST', '/v1/requests', {
        json: {
          ...{ library, rota, workflow: 'minimal', citation: { title }, service: { type: service } },
          patron: { id: patron, surname: 'Nightingale' },
        },
      })
      expect(made.status, made.text).toBe(201)
      numbers.set(story, made.words('number'))
    } else {
      const done = await gateway.call('POST', `/v1/requests/${numbers.get(story)}/commands`, { json: does })
      expect(done.status, `${JSON.stringify(does)} ${done.text}`).toBeLessThan(300)
    }
  }
}

const isFilled = ({ received }: Story): boolean => received !== undefined

const quantile = (values: readonly number[], share: number): number | null =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share - 1e-9) - 1)] ?? null
const mean = (values: readonly number[]): number | null =>
  values.length === 0
    ? null
    : Math.round((10_000 * values.reduce((a, b) => a + b, 0)) / values.length) / 10_000

const days = (name: string, values: readonly number[]) => ({
  [`${name}.count`]: values.length,
  [`${name}.mean`]: mean(values),
  [`${name}.median`]: quantile(values, 0.5),
  [`${name}.p90`]: quantile(values, 0.9),
})

const money = (cents: number): string => (cents / 100).toFixed(cents % 100 === 0 ? 0 : 2)

/** What the script knows of some entries: those of stories that a partner was asked for. */
const entryFigures = (of: readonly (readonly [Story, Asked])[]) => {
  const shipped = of.filter(([, { reason }]) => reason === undefined)
  const received = shipped.flatMap(([story, asked]) =>
    story.received === undefined ? [] : [{ story, asked, received: story.received }],
  )
  const loans = shipped.flatMap(([{ received: day = 0, loaned, returned }]) =>
    loaned === undefined || returned === undefined ? [] : [[loaned - day, returned - loaned] as const],
  )
  return {
    entries_sent: of.length,
    entries_shipped: shipped.length,
    partner_fill_rate: mean(of.map(([, { reason }]) => (reason === undefined ? 1 : 0))),
    'partner_fill_rate.count': of.length,
    unfilled_by_reason: of.length - shipped.length,
    filled_by_position: shipped.length,
    ...days(
      'days_send_answer',
      of.map(([, { sent, answered }]) => answered - sent),
    ),
    ...days(
      'days_send_ship',
      shipped.map(([, { sent, answered }]) => answered - sent),
    ),
    ...days(
      'days_ship_receive',
      received.map((each) => each.received - each.asked.answered),
    ),
    ...days(
      'days_create_receive',
      received.map((each) => each.received - each.story.created),
    ),
    ...days(
      'days_receive_loan',
      loans.map(([shelf]) => shelf),
    ),
    ...days(
      'days_loan_return',
      loans.map(([, lent]) => lent),
    ),
  }
}

/** What the script knows of some requests. */
const requestFigures = (of: readonly Story[]) => {
  const filled = of.filter(isFilled)
  return {
    requests_created: of.length,
    requests_settled: of.length,
    requests_filled: filled.length,
    fill_rate: mean(of.map((story) => (isFilled(story) ? 1 : 0))),
    'fill_rate.count': of.length,
    partners_asked: mean(of.map(({ asked }) => asked.length)),
    unfilled_titles: of.length - filled.length,
    ...days(
      'days_create_send',
      of.map(() => 0),
    ),
  }
}

const chargeFigures = (of: readonly Story[]) => {
  const cents = of.reduce((sum, { cents: each = 0 }) => sum + each, 0)
  const filled = of.filter(isFilled).length
  return {
    'charges.EUR': money(cents),
    'charge_per_filled.EUR': filled === 0 ? null : money(Math.round(cents / filled)),
  }
}

const Table = z.object({
  columns: z.array(z.object({ name: z.string() })),
  rows: z.array(z.array(z.unknown())),
  totals: z.array(z.unknown()),
})

const read = async (query: string) => {
  const answer = await gateway.call('GET', `/v1/statistics?${query}`)
  expect(answer.status, answer.text).toBe(200)
  const { columns, rows, totals } = Table.parse(answer.json)
  const named = (row: readonly unknown[]) =>
    Object.fromEntries(columns.map(({ name }, place) => [name, row[place]]))
  return { rows: new Map(rows.map((row) => [String(row[0]), named(row)])), totals: named(totals) }
}

const groupBy = <T>(things: readonly T[], keyOf: (thing: T) => string) => {
  const groups = new Map<string, T[]>()
  for (const thing of things) groups.set(keyOf(thing), [...(groups.get(keyOf(thing)) ?? []), thing])
  return groups
}

const monthOf = (day: number): string => new Date(begin + day * dayLength).toISOString().slice(0, 7)

const ofRequests =
  'measures=requests_created,requests_settled,requests_filled,fill_rate,partners_asked,unfilled_titles,days_create_send'
const ofEntries =
  'measures=entries_sent,entries_shipped,partner_fill_rate,unfilled_by_reason,filled_by_position,days_send_answer,days_send_ship,days_ship_receive,days_create_receive,days_receive_loan,days_loan_return'
const ofCharges = 'measures=charges,charge_per_filled'
const entriesOf = () => stories.flatMap((story) => story.asked.map((asked) => [story, asked] as const))

const expectScript = async (): Promise<void> => {
  const entries = entriesOf()
  expect((await read(ofRequests)).totals).toMatchObject(requestFigures(stories))
  expect((await read(ofEntries)).totals).toMatchObject(entryFigures(entries))
  expect((await read(ofCharges)).totals).toMatchObject(chargeFigures(stories))
  for (const [by, keyOf] of [
    ['library', ({ library }: Story) => library],
    ['month', ({ created }: Story) => monthOf(created)],
    ['service', ({ service }: Story) => service],
  ] as const) {
    const [requests, asked, charges] = await Promise.all([
      read(`${ofRequests}&by=${by}`),
      read(`${ofEntries}&by=${by}`),
      read(`${ofCharges}&by=${by}`),
    ])
    for (const [key, group] of groupBy(stories, keyOf)) {
      expect(requests.rows.get(key), key).toMatchObject(requestFigures(group))
      expect(asked.rows.get(key), key).toMatchObject(
        entryFigures(group.flatMap((story) => story.asked.map((each) => [story, each] as const))),
      )
      if (group.some(({ cents }) => cents !== undefined))
        expect(charges.rows.get(key), key).toMatchObject(chargeFigures(group))
    }
  }
  const partnerRows = (await read(`${ofEntries}&by=partner`)).rows
  for (const [key, group] of groupBy(entries, ([, { partner }]) => partner))
    expect(partnerRows.get(key), key).toMatchObject(entryFigures(group))
  const reasonRows = (await read('measures=unfilled_by_reason&by=reason')).rows
  const rejected = entries.filter(([, { reason }]) => reason !== undefined)
  for (const [key, group] of groupBy(rejected, ([, { reason = '' }]) => reason))
    expect(reasonRows.get(key)?.unfilled_by_reason, key).toBe(group.length)
}

type Opened = { readonly open: OpenTestStore | undefined; readonly stop: () => Promise<unknown> }

const stores: Readonly<Record<string, { readonly share: number; readonly start: () => Promise<Opened> }>> = {
  SQLite: { share: 1, start: async () => ({ open: undefined, stop: async () => undefined }) },
  PostgreSQL: {
    share: 0.1,
    start: async () => {
      const server = await startPostgres([...fastSettings])
      return {
        open: (folder, now) =>
          openPostgres(server, basename(folder).replaceAll('-', '_').toLowerCase(), { now, leaseTime: now }),
        stop: () => server.stop(),
      }
    },
  },
  Redis: {
    share: 0.1,
    start: async () => {
      const server = await startRedis([...durableSettings])
      return { open: openInRedis(server), stop: () => server.stop() }
    },
  },
}

describe.each(Object.entries(stores))('a year on %s', (_, { share, start }) => {
  let opened: Opened
  beforeAll(async () => {
    opened = await start()
    stories = allStories.slice(0, Math.ceil(requestCount * share))
    await playYear(opened.open)
  }, 3_600_000)
  afterAll(async () => {
    await gateway.close()
    await opened.stop()
  })

  test('each figure of twenty libraries is the script’s', expectScript)

  test('what happened in a month is what the script let happen in it', async () => {
    const table = await read(
      'measures=requests_created,requests_filled,entries_sent,unfilled_by_reason&by=month&basis=event',
    )
    const entries = entriesOf()
    const months = new Set(entries.map(([, { answered }]) => monthOf(answered)))
    for (const month of months)
      expect(table.rows.get(month), month).toMatchObject({
        requests_created: stories.filter(({ created }) => monthOf(created) === month).length,
        requests_filled: stories.filter(
          ({ received }) => received !== undefined && monthOf(received) === month,
        ).length,
        entries_sent: entries.filter(([, { sent }]) => monthOf(sent) === month).length,
        unfilled_by_reason: entries.filter(
          ([, { reason, answered }]) => reason !== undefined && monthOf(answered) === month,
        ).length,
      })
  })

  test('the figures are the same once patrons are erased and requests anonymized and removed', {
    timeout: 3_600_000,
  }, async () => {
    for (const library of libraries.slice(0, 4))
      for (const [patron] of groupBy(
        stories.filter((story) => story.library === library),
        ({ patron: id }) => id,
      )) {
        const erased = await gateway.call('POST', `/v1/patrons/${patron}/erase`, {
          json: { library, force: true },
        })
        expect(erased.status, erased.text).toBeLessThan(300)
      }
    gateway.advance(900 * dayLength)
    await gateway.purge()
    await expectScript()
  })
})
