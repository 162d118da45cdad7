import { readFileSync } from 'node:fs'
import { certifyLibrarySystem, type LibraryRun, type Report } from '@lendwire/certify'
import { createSimulatedIls, type IlsOptions, type SimulatedIls } from '@lendwire/lender'
import { expect, test } from 'vitest'
import { evergreen } from '../../src/ils/vendors/evergreen.ts'
import { koha } from '../../src/ils/vendors/koha.ts'
import { startWorld } from '../ils/support.ts'
import { describeWithShared, sharedPath } from '../support/shared.ts'
import { casesWith } from './tried-supplier.ts'

const users = [{ id: 'p1', barcode: 'p1', pin: '4321', surname: 'Reader', givenName: 'Ann' }]

const trySystem = (url: string, requestsAt = '127.0.0.1', more: Partial<LibraryRun> = {}): Promise<Report> =>
  certifyLibrarySystem({
    ...more,
    target: { url, headers: {}, timeout: 10_000 },
    requestsAt,
    fromAgency: 'XX-OWN',
    toAgency: 'XX-OWN',
    patron: { id: 'p1', pin: '4321' },
    pickupLocation: 'BR1',
    vendor: { code: 'tried', name: 'Tried' },
  })

const trySimulated = async (options: IlsOptions, prepare: (ils: SimulatedIls) => void = () => undefined) => {
  const ils = createSimulatedIls({ users, ...options })
  prepare(ils)
  try {
    return { report: await trySystem(await ils.start()), ils }
  } finally {
    await ils.stop()
  }
}

test('a system by the standard passes every case, and nothing of the test stays', async () => {
  const { report, ils } = await trySimulated({})
  expect(report.results.filter(({ verdict }) => verdict !== 'passed')).toEqual([])
  expect(report.vendor).toEqual({ code: 'tried', name: 'Tried', sources: {}, ils: {} })
  expect(report.left).toEqual([])
  expect(ils.items()).toEqual([])
  expect(JSON.stringify(report)).not.toContain('4321')
})

test('without the name of its host nothing is recorded there', async () => {
  const ils = createSimulatedIls({ users })
  const report = await trySystem(await ils.start(), 'another.example')
  await ils.stop()
  expect(ils.calls().filter(({ kind }) => kind === 'AcceptItem')).toEqual([])
  expect(casesWith(report, 'blocked')).toContain('cancel')
})

test('a run that is stopped removes the record and the hold that it made', async () => {
  const ils = createSimulatedIls({ users })
  const stopping = new AbortController()
  const report = await trySystem(await ils.start(), '127.0.0.1', {
    signal: stopping.signal,
    report: ({ id }) => void (id === 'ils.accept' && stopping.abort()),
  })
  await ils.stop()
  expect(casesWith(report, 'blocked')).toContain('removed')
  expect([report.left, ils.items()]).toEqual([[], []])
})

test('what it finds of Evergreen is the built-in vendor, and it names the record that stays there', async () => {
  const { report } = await trySimulated({ system: 'evergreen' })
  expect(report.vendor?.ils).toEqual(evergreen.settings)
  expect(report.left).toEqual([expect.stringMatching(/^CERTIFY-/)])
  expect(casesWith(report, 'blocked')).toEqual([])
})

test.each(['in_accept', 'in_lookup'] as const)(
  'what it finds of a system with ids of its own for holds (%s) is how Koha cancels',
  async (ownHoldIds) => {
    const { report } = await trySimulated({ ownHoldIds })
    expect(report.vendor?.ils).toEqual({ cancelBy: koha.settings.cancelBy })
  },
)

test.each<{
  readonly fault: Parameters<SimulatedIls['behaveNext']>
  readonly fails: string
  readonly blocked?: string
}>([
  { fault: ['LookupUser', { answer: 'http', status: 500 }], fails: 'message', blocked: 'patron' },
  {
    fault: ['AcceptItem', ...Array.from({ length: 3 }, () => ({ answer: 'http', status: 500 }) as const)],
    fails: 'accept',
    blocked: 'removed',
  },
  {
    fault: ['AcceptItem', { answer: 'ok' }, { answer: 'problem', type: 'Item Does Not Circulate' }],
    fails: 'accept-repeated',
  },
  { fault: ['LookupItem', { answer: 'ok' }, { answer: 'http', status: 500 }], fails: 'lookup-item' },
  { fault: ['RenewItem', { answer: 'ok' }, { answer: 'http', status: 500 }], fails: 'renew' },
  { fault: ['DeleteItem', { answer: 'ok' }, { answer: 'http', status: 500 }], fails: 'removed' },
])('a fault fails the case that is named for it: $fails', async ({ fault, fails, blocked }) => {
  const { report } = await trySimulated({}, (ils) => ils.behaveNext(...fault))
  expect(casesWith(report, 'failed')).toEqual([fails])
  if (blocked !== undefined) expect(casesWith(report, 'blocked')).toContain(blocked)
})

test('a loan works with nothing but the dialect that was written for Evergreen', async () => {
  const { report } = await trySimulated({ system: 'evergreen' })
  const { code: _, ...document } = report.vendor ?? {}
  const world = await startWorld({ users, system: 'evergreen' })
  try {
    const { gateway, ils } = world
    const stored = await gateway.api('PUT', '/v1/vendors/tried-evergreen', document)
    expect(stored.status, JSON.stringify(stored.body)).toBe(201)
    await world.settings({ dialect: 'tried-evergreen' })
    const number = await world.shipped([{ barcode: 'E1' }])
    await world.command(number, { type: 'receive', onHoldShelf: true })
    await world.settled(number)
    expect(ils.items()).toMatchObject([{ id: 'E1', hold: true, userId: 'p1' }])
    ils.circulate('E1', true)
    await world.command(number, { type: 'return' })
    await world.settled(number)
    expect(ils.items()).toEqual([])
    expect((await world.read(number)).attention).toEqual([])
    const kinds = new Set(ils.calls().map(({ kind }) => kind))
    expect([...kinds]).toEqual(['LookupUser', 'AcceptItem', 'CheckInItem'])
  } finally {
    await world.stop()
  }
})

type Step = { readonly direction: string; readonly xml: string }

describeWithShared('the scripted Evergreen', () => {
  const names = [
    'acceptitem-scheme-refused',
    'loan-without-scheme-never-checked-out',
    'lookupuser-barcode-pin-with-scheme',
    'lookupuser-blocked-patron-with-scheme',
    'lookupuser-blocked-patron-without-scheme',
  ]
  test.each(names)('answers as the running one did: %s', async (name) => {
    const { steps }: { readonly steps: readonly Step[] } = JSON.parse(
      readFileSync(sharedPath('interop', 'ncip', 'live-2', `evergreen-${name}.json`), 'utf8'),
    )
    const ils = createSimulatedIls({
      system: 'evergreen',
      users: [
        { id: 'abc', surname: 'Doe', givenName: 'Jane' },
        { id: 'bad', surname: 'Doe', givenName: 'Jane', blocked: true },
      ],
    })
    const url = await ils.start()
    const seen = (xml: string) => ({
      problem: /<ProblemType>\s*([^<]*?)\s*<\/ProblemType>/.exec(xml)?.[1],
      detail: /<ProblemDetail>\s*([^<]*?)\s*<\/ProblemDetail>/.exec(xml)?.[1],
      name: /<Surname>([^<]*)</.exec(xml)?.[1],
      isBlocked: xml.includes('<BlockOrTrap>'),
    })
    for (const [index, { xml }] of steps.entries())
      if (steps[index]?.direction === 'request') {
        const answer = await fetch(url, { method: 'POST', body: xml })
        expect(seen((await answer.text()).replace(/ \w+:Scheme="[^"]*"/g, ''))).toEqual(
          seen(steps[index + 1]?.xml ?? ''),
        )
      }
    await ils.stop()
  })
})
