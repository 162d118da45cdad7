import { createServer } from 'node:http'
import { certifyNcipSupplier, reportForms } from '@lendwire/certify'
import { createLender, type Lender, type LenderOptions, on, type Scenario } from '@lendwire/lender'
import { expect, test } from 'vitest'
import { koha } from '../../src/partners/iso18626/vendors/koha.ts'
import { almaP2p } from '../../src/partners/ncip/vendors/alma-p2p.ts'
import { nncipp } from '../../src/partners/ncip/vendors/nncipp.ts'
import { startMadeUpLender } from './made-up-lender.ts'
import { casesWith, tryLender, trySupplier } from './tried-supplier.ts'

const byHand: Scenario = {
  name: 'by-hand',
  about: 'answers what it is asked',
  customs: 'usual',
  copies: 1,
  steps: [],
}

test('a lender by the standard passes every case, and its vendor document is empty', async () => {
  const { report } = await tryLender({ scenario: byHand })
  expect(report.results.filter(({ verdict }) => verdict !== 'passed')).toEqual([])
  expect(report.vendor).toEqual({ code: 'tried', name: 'Tried', sources: {}, iso18626: {} })
  expect(report.left).toEqual([])
})

test('every case has a source, and each form of the report has every case', async () => {
  const { report } = await tryLender({ scenario: 'manual', system: 'koha-26.05' }, { requestsAt: undefined })
  for (const { id, source, sends, right, departure } of report.results) {
    for (const text of [source, sends, right, departure]) expect(text, id).not.toBe('')
    for (const form of ['text', 'json', 'junit', 'html'] as const)
      expect(reportForms[form](report), form).toContain(id)
  }
  expect(reportForms.html(report)).toContain('&lt;requestingAgencyMessage&gt;')
  expect(reportForms.html(report)).toContain('Invalid message type ISO18626Message')
})

test('no request is made at a host that was not named', async () => {
  const { report, lender } = await tryLender({ scenario: 'manual' }, { requestsAt: 'another.example' })
  expect(lender.received().filter(({ message }) => message?.kind === 'request')).toEqual([])
  expect(casesWith(report, 'not_seen')).toEqual(['request'])
  expect(casesWith(report, 'blocked')).toContain('loaned')
})

test('all requests bear the mark of a test, and what was begun is ended', async () => {
  const { report, lender } = await tryLender({ scenario: byHand })
  expect(report.left).toEqual([])
  for (const { message } of lender.received())
    if (message?.kind === 'request') expect(message.requestId).toMatch(/^CERTIFY-/)
  const open = ['RequestReceived', 'WillSupply', 'ExpectToSupply', 'Loaned', 'Overdue', 'Recalled']
  const over = lender
    .received({ trigger: 'cancel' })
    .concat(lender.received({ trigger: 'shipped_return' }), lender.received({ trigger: 'retry' }))
    .map(({ message }) => message?.previousId ?? message?.requestId)
  for (const { id, status } of lender.requests()) if (open.includes(status)) expect(over, id).toContain(id)
})

const faultyModes: readonly {
  readonly mode: LenderOptions
  readonly fails: string
  readonly blocked?: string
  readonly prepare?: (lender: Lender) => void
}[] = [
  { mode: { scenario: 'error-confirmation' }, fails: 'request', blocked: 'loaned' },
  { mode: { scenario: 'http-500-then-well', pace: 0 }, fails: 'first-answer' },
  { mode: { scenario: 'drops-connection-then-error', pace: 0 }, fails: 'answer-lost' },
  {
    mode: { scenario: 'will-supply-then-loaned', pace: 1 },
    // As the scenario `slow` is for every request.
    prepare: (lender) => lender.confirmNext('request', [{ answer: 'ok', delay: 1100 }]),
    fails: 'answer-time',
  },
  { mode: { scenario: 'silent' }, fails: 'first-message', blocked: 'loaned' },
  { mode: { scenario: 'sends-everything-twice', pace: 0 }, fails: 'sends-once' },
  { mode: { scenario: 'out-of-order', pace: 0 }, fails: 'order' },
  {
    mode: {
      scenario: {
        ...byHand,
        steps: [on('status_request', [], [{ answer: 'ok' }])],
      },
    },
    fails: 'status-request',
  },
]

test('a supplier over NCIP that takes text/xml alone is tried with that, and the document says so', async () => {
  const lender = createLender({ scenario: byHand, protocol: 'ncip' })
  const inner = await lender.start(0)
  const front = createServer((request, response) => {
    const chunks: Uint8Array[] = []
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    request.on('end', async () => {
      const contentType = request.headers['content-type'] ?? ''
      if (contentType !== 'text/xml') return void response.writeHead(415).end()
      const answer = await fetch(inner, {
        method: 'POST',
        headers: { 'content-type': 'application/xml' },
        body: Buffer.concat(chunks),
      })
      response.writeHead(answer.status, { 'content-type': 'application/xml' }).end(await answer.text())
    })
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  const address = front.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    const url = `http://127.0.0.1:${port}/`
    const report = await trySupplier({ url, lender }, { protocol: 'ncip' })
    expect(casesWith(report, 'failed')).toEqual(['charset'])
    expect(report.vendor?.ncip).toEqual({ contentType: 'text/xml' })
    expect(report.left).toEqual([])
  } finally {
    front.closeAllConnections()
    front.close()
    await lender.stop()
  }
})

test('a run over NCIP that is stopped ends what it began, and names what is left', async () => {
  const lender = createLender({ scenario: byHand, protocol: 'ncip' })
  const stopping = new AbortController()
  const url = await lender.start(0)
  const report = await certifyNcipSupplier({
    target: { url, headers: {}, timeout: 10_000 },
    supplier: { type: 'ISIL', value: 'SUP' },
    requester: { type: 'ISIL', value: 'REQ' },
    edition: '2021-2',
    requestsAt: '127.0.0.1',
    desk: async () => undefined,
    patience: 60_000,
    listen: { host: '127.0.0.1', port: 0, publicUrl: undefined },
    vendor: { code: 'tried', name: 'Tried' },
    signal: stopping.signal,
    // The next case waits for a person, and is left in the middle.
    report: ({ id }) => void (id === 'ncip.notes' && stopping.abort()),
  })
  expect(report.results.filter(({ did }) => did === 'the run was stopped').length).toBeGreaterThan(5)
  expect(report.left).toEqual([])
  const cancelled = lender.received({ trigger: 'cancel' }).map(({ message }) => message?.requestId)
  for (const { message } of lender.received({ trigger: 'request' }))
    expect(cancelled, message?.requestId).toContain(message?.requestId)
  await lender.stop()
})

test.each([
  [
    'SOAP',
    '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body/></soap:Envelope>',
  ],
  ['JSON', '{"messageStatus":"OK"}'],
])('says that no setting helps with a system that answers in %s', async (name, text) => {
  const made = await startMadeUpLender([{ name, answers: (answer) => ({ ...answer, text }) }])
  try {
    const report = await trySupplier(made)
    expect(casesWith(report, 'failed')).toEqual(['envelope'])
    const words = reportForms.text(report)
    expect(words).toContain(`it answers in ${name}`)
    expect(words).toContain('lendwire:  no setting helps')
  } finally {
    await made.stop()
  }
})

test('a Cancel that nobody answers ends nothing: the request is left', async () => {
  const { report, lender } = await tryLender({ scenario: 'manual' }, { byHand: false })
  const open = lender.requests().filter(({ status }) => status === 'RequestReceived')
  expect(open.length).toBeGreaterThan(5)
  expect([...report.left].toSorted()).toEqual(open.map(({ id }) => id).toSorted())
})

test.concurrent.each(faultyModes)(
  'a faulty lender fails the case that is named for it: $fails',
  async ({ mode, fails, blocked, prepare }) => {
    const byHandHere = typeof mode.scenario !== 'string'
    const { report } = await tryLender(mode, {
      byHand: byHandHere,
      ...(prepare && { prepare }),
    })
    expect(casesWith(report, 'failed')).toContain(fails)
    if (blocked !== undefined) expect(casesWith(report, 'blocked')).toContain(blocked)
    const others = faultyModes.map((each) => each.fails).filter((each) => each !== fails)
    expect(casesWith(report, 'failed').filter((each) => others.includes(each))).toEqual([])
  },
)

test.concurrent.each(['koha-26.05', 'koha'] as const)(
  'what it finds of %s are the settings of the vendor koha',
  async (system) => {
    const { report } = await tryLender({ scenario: 'manual', system })
    const { finished: _, envelope: __, ...settings } = koha.settings
    expect(report.vendor?.iso18626).toMatchObject(settings)
    expect(Object.keys(report.vendor?.sources ?? {}).length).toBeGreaterThan(10)
  },
)

test.concurrent.each([
  { profile: 'standard', finds: {} },
  { profile: 'alma_p2p', finds: { takes: almaP2p.settings.takes } },
  {
    profile: 'nncipp',
    system: 'norway2',
    finds: {
      takes: nncipp.settings.takes,
      cancelSettledBy: nncipp.settings.cancelSettledBy,
      schemes: nncipp.settings.schemes,
      identifiers: nncipp.settings.identifiers,
      identifiersAs: nncipp.settings.identifiersAs,
      unlistedIdentifiers: nncipp.settings.unlistedIdentifiers,
    },
  },
  {
    profile: 'nncipp',
    finds: { takes: nncipp.settings.takes, cancelSettledBy: nncipp.settings.cancelSettledBy },
  },
] as const)('what it finds of a lender over NCIP: $profile $system', async ({ finds, ...ways }) => {
  const { report } = await tryLender({ scenario: byHand, protocol: 'ncip', ...ways })
  expect(report.vendor?.ncip).toEqual(finds)
  expect(casesWith(report, 'blocked')).toEqual([])
  expect(report.left).toEqual([])
})

test.concurrent.each([
  { fails: ['charset'], status: 415, on: (_: string, type: string) => type.includes('charset') },
  {
    fails: ['charset', 'character-sets'],
    status: 415,
    on: (_: string, type: string) => type.startsWith('application/'),
  },
  {
    fails: ['actions', 'status-request'],
    status: 400,
    on: (xml: string) => xml.includes('>StatusRequest<'),
  },
  { fails: ['access'], status: 401, on: () => true, blocked: 'envelope' },
])(
  'what is refused before anybody reads it is not taken for the envelope: $fails',
  async ({ fails, status, on: refuses, blocked }) => {
    const made = await startMadeUpLender([
      {
        name: fails.join(),
        refuses: (xml, _, type) =>
          refuses(xml, type) ? { status, contentType: 'application/json', text: '{"errors":[]}' } : undefined,
      },
    ])
    try {
      const report = await trySupplier(made)
      expect(casesWith(report, 'failed')).toEqual(expect.arrayContaining(fails))
      for (const other of ['envelope', 'text-xml', 'size'])
        expect(casesWith(report, 'failed')).not.toContain(other)
      expect(casesWith(report, 'blocked').includes('loaned')).toBe(blocked !== undefined)
    } finally {
      await made.stop()
    }
  },
)
