import type { Report } from '@lendwire/certify'
import { createLender, type LenderMessage, type LenderOptions, type Scenario } from '@lendwire/lender'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draws } from '../support/draws.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { firstDraw, newDepartures, seenDepartures } from './departures.ts'
import { type MadeUpLender, startMadeUpLender } from './made-up-lender.ts'
import { casesWith, trySupplier } from './tried-supplier.ts'

type View = { readonly number: string; readonly status: string; readonly attention: readonly unknown[] }

let gateway: WholeGateway
const lenders: MadeUpLender[] = []

const call: WholeGateway['call'] = (...args) => gateway.call(...args)

beforeAll(async () => {
  gateway = await startWholeGateway()
  await call('PUT', '/v1/libraries/ABC', {
    name: 'Library ABC',
    symbols: [{ type: 'ISIL', value: 'NO-ABC' }],
    addresses: [{ kind: 'physical', line1: 'ABC Road 1', locality: 'Oslo', country: 'NO' }],
  })
})
afterAll(async () => {
  await gateway.stop()
  for (const lender of lenders) await lender.stop()
})

const reaches = (number: string, status: string): Promise<View> =>
  until(`${number} to be ${status}`, async () => {
    const seen = (await call('GET', `/v1/requests/${number}`)) as View
    return seen.status === status && seen
  })

/** Starts a scripted lender. */
const scripted = (options: LenderOptions) => async (): Promise<MadeUpLender> => {
  const lender = createLender(options)
  return { url: await lender.start(0), lender, stop: lender.stop }
}

const systems: readonly { readonly code: string; readonly start: () => Promise<MadeUpLender> }[] = [
  { code: 'koha2605', start: scripted({ scenario: 'manual', system: 'koha-26.05' }) },
  { code: 'koha', start: scripted({ scenario: 'manual', system: 'koha' }) },
  { code: 'crosslink', start: scripted({ scenario: 'manual', system: 'crosslink-own' }) },
  // Its ways are on no page.
  { code: 'madeup', start: () => startMadeUpLender(firstDraw) },
]

/** Five departures of all that were ever seen, and two that are new: `LENDWIRE_SEED=$RANDOM` draws others. */
const drawnLenders = fc
  .sample(
    fc.tuple(
      fc.subarray([...seenDepartures], { minLength: 5, maxLength: 5 }),
      // One content type alone is taken, and ids are changed in one way.
      fc
        .subarray([...newDepartures], { minLength: 2, maxLength: 2 })
        .filter((drawn) =>
          ['charset', 'request-id'].every((each) => drawn.filter(({ finds }) => finds === each).length < 2),
        ),
    ),
    { seed: Number(process.env.LENDWIRE_SEED ?? 37), numRuns: draws(12) },
  )
  .map(([seen, fresh], place) => ({
    code: `drawn${place}`,
    departures: [...seen, ...fresh],
    about: [...seen, ...fresh].map(({ name }) => name).join(', '),
  }))

/** Tries a lender, stores the vendor document that was written for it, and plays a whole loan with nothing else. */
const loanAfterCertify = async (
  code: string,
  tried: MadeUpLender,
  moreSymbols: readonly object[] = [],
): Promise<Report> => {
  lenders.push(tried)
  const report = await trySupplier(tried)
  const { code: _, ...document } = report.vendor ?? {}
  const vendor = `tried-${code}`
  await call('PUT', `/v1/vendors/${vendor}`, document)
  const secret = `the-secret-of-${code}-in-the-path`
  const { url, lender } = tried
  lender.setGateway({ url: `${gateway.url}/partners/${code}/iso18626/${secret}` })
  await call('PUT', `/v1/partners/${code}`, {
    name: code,
    symbols: [{ type: 'OCLC', value: code.toUpperCase() }, ...moreSymbols],
    allowPrivateNetwork: true,
    inboundCredentials: [{ kind: 'path', secret }],
    connection: { protocol: 'iso18626', vendor, edition: '2021-2', url },
  })
  const { number } = (await call('POST', '/v1/requests', {
    library: 'ABC',
    citation: {
      title: 'A title',
      author: 'An author',
      publicationType: 'Incunabulum',
      identifiers: [
        { type: 'ISBN', value: '9780306406157' },
        { type: 'XYZ', value: '123' },
      ],
    },
    service: { type: 'loan', anyEdition: true, level: 'Whenever', neededBy: '2027-03-01' },
    patron: { id: 'p1' },
    rota: [code],
  })) as View
  const command = (input: object) => call('POST', `/v1/requests/${number}/commands`, input)
  const says = async (message: LenderMessage) => {
    const sent = await lender.send(`${number}-1`, message)
    expect(
      sent.confirmation?.status,
      `${JSON.stringify(sent.confirmation)} ${JSON.stringify(document)}`,
    ).toBe('OK')
  }
  await command({ type: 'send' })
  await until('the request', async () => lender.requests().some(({ id }) => id === `${number}-1`))
  await says({ reason: 'RequestResponse', status: 'WillSupply' })
  await reaches(number, 'will_supply')
  await says({
    reason: 'StatusChange',
    status: 'Loaned',
    dueDate: { days: 28 },
    delivery: { items: ['L-1'] },
  })
  await reaches(number, 'shipped_physically')
  await command({ type: 'receive' })
  await command({ type: 'return' })
  await reaches(number, 'lender_check_in')
  await says({ reason: 'StatusChange', status: 'LoanCompleted' })
  const { attention } = await reaches(number, 'request_completed')
  expect(attention).toEqual([])
  for (const { confirm } of lender.received({ requestId: `${number}-1` })) expect(confirm.answer).toBe('ok')
  return report
}

test.concurrent.each(systems)(
  'a whole loan works with nothing but the vendor document that was written for $code',
  async ({ code, start }) => {
    await loanAfterCertify(code, await start())
  },
)

test.concurrent.each(drawnLenders)(
  'an admin adds a lender whose ways are on no page ($code)',
  async ({ code, departures }) => {
    const isil = { type: 'ISIL', value: `NO-${code.toUpperCase()}` }
    const report = await loanAfterCertify(code, await startMadeUpLender(departures), [isil])
    const failed = casesWith(report, 'failed')
    // Edition 1.2 has no preferredEdition that could be refused.
    const hidden = departures.map(({ hides }) => hides)
    for (const { name, finds } of departures)
      if (finds !== undefined && !hidden.includes(finds)) expect(failed, name).toContain(finds)
    expect(report.left).toEqual([])
  },
)

test('a whole loan over NCIP works with nothing but the vendor document that was written for a Norwegian server', async () => {
  const scenario: Scenario = {
    name: 'by-hand',
    about: 'answers what it is asked',
    customs: 'usual',
    copies: 1,
    steps: [],
  }
  const ways = { scenario, protocol: 'ncip', system: 'norway2', profile: 'nncipp' } as const
  const lender = createLender(ways)
  const tried = { url: await lender.start(0), lender, stop: lender.stop }
  lenders.push(tried)
  const { code: _, ...document } = (await trySupplier(tried, ways)).vendor ?? {}
  await call('PUT', '/v1/vendors/tried-norway', document)
  const secret = 'the-secret-of-norway-in-the-path'
  lender.setGateway({ url: `${gateway.url}/partners/norway/ncip/${secret}` })
  await call('PUT', '/v1/partners/norway', {
    name: 'Norway',
    symbols: [{ type: 'ISIL', value: 'NO-NORWAY' }],
    allowPrivateNetwork: true,
    inboundCredentials: [{ kind: 'path', secret }],
    connection: { protocol: 'ncip', profile: 'tried-norway', url: tried.url },
  })
  const identifiers = [
    { type: 'ISBN', value: '9780306406157' },
    { type: 'OCLC', value: '123' },
  ]
  const { number } = (await call('POST', '/v1/requests', {
    library: 'ABC',
    citation: { title: 'A title', identifiers },
    service: { type: 'loan' },
    patron: { id: 'p1' },
    rota: ['norway'],
  })) as View
  const command = (input: object) => call('POST', `/v1/requests/${number}/commands`, input)
  await command({ type: 'send' })
  await reaches(number, 'request_accepted')
  await lender.send(`${number}-1`, { reason: 'StatusChange', status: 'Loaned', delivery: { items: ['L-1'] } })
  await reaches(number, 'shipped_physically')
  await command({ type: 'receive' })
  await reaches(number, 'received_physically')
  await command({ type: 'return' })
  // It completes the loan by itself.
  expect((await reaches(number, 'request_completed')).attention).toEqual([])
  for (const { confirm } of lender.received({ requestId: `${number}-1` })) expect(confirm.answer).toBe('ok')
})
