import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CertifyError, runCertify } from '@lendwire/certify'
import { createLender, type Lender } from '@lendwire/lender'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { startWholeGateway } from '../support/gateway.ts'

let lender: Lender
let url: string
beforeAll(async () => {
  lender = createLender({ scenario: 'manual', system: 'koha-26.05' })
  url = await lender.start(0)
})
afterAll(() => lender.stop())

const run = async (given: Readonly<Record<string, string>>) => {
  const files = new Map<string, string>()
  const lines: string[] = []
  const report = await runCertify(
    { url, wait: '0.2', ...given },
    { print: (line) => void lines.push(line), write: async (file, text) => void files.set(file, text) },
  )
  return { report, files, printed: lines.join('\n') }
}

test('the command drives a lender of lendwire, and its vendor file is a configuration file', async () => {
  const port = await freePort()
  lender.setGateway({ url: `http://127.0.0.1:${port}/certify` })
  const { files, printed, report } = await run({
    requestsAt: '127.0.0.1',
    control: url,
    port: String(port),
    account: 'lendwire:a-security-code',
    vendor: 'vendor.json',
    vendorCode: 'north',
    html: 'report.html',
    json: 'report.json',
    junit: 'report.xml',
    text: 'report.txt',
  })
  expect(report.totals.blocked).toBe(0)
  expect(printed).toContain('FAILED   iso18626.envelope')
  expect([...files.keys()].toSorted()).toEqual([
    'report.html',
    'report.json',
    'report.txt',
    'report.xml',
    'vendor.json',
  ])
  for (const [name, text] of files) expect(text, name).not.toContain('a-security-code')
  const gateway = await startWholeGateway()
  try {
    const content: unknown = JSON.parse(files.get('vendor.json') ?? '')
    const tried = await gateway.api('POST', '/v1/configuration', { content, dryRun: true })
    expect(tried.status, JSON.stringify(tried.body)).toBe(200)
    expect((await gateway.api('GET', '/v1/vendors/north')).status).toBe(404)
    await gateway.api('POST', '/v1/configuration', { content, dryRun: false })
    expect((await gateway.api('GET', '/v1/vendors/north')).body).toMatchObject({
      iso18626: { envelope: false, needsItsNumber: true },
    })
  } finally {
    await gateway.stop()
  }
})

test('a run that is stopped ends what it began, and writes what it found', async () => {
  const port = await freePort()
  lender.setGateway({ url: `http://127.0.0.1:${port}/certify` })
  const stopping = new AbortController()
  const files: string[] = []
  const report = await runCertify(
    {
      url,
      wait: '2',
      requestsAt: '127.0.0.1',
      control: url,
      port: String(port),
      account: 'lendwire:code',
      html: 'report.html',
    },
    {
      print: (line) => void (line.includes('iso18626.agency-types') && stopping.abort()),
      write: async (file) => void files.push(file),
      signal: stopping.signal,
    },
  )
  expect(files).toEqual(['report.html'])
  expect(report.results.filter(({ did }) => did === 'the run was stopped').length).toBeGreaterThan(5)
  expect(lender.received({ trigger: 'cancel' }).length).toBeGreaterThan(0)
})

test('a run of the command of the package whose terminal is closed ends what it began', async () => {
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-certify-'))
  const html = join(folder, 'report.html')
  lender.setGateway({ url: `http://127.0.0.1:${port}/certify` })
  const before = lender.received({ trigger: 'cancel' }).length
  const command = join(import.meta.dirname, '../../packages/certify/src/cli.ts')
  const options = {
    'requests-at': '127.0.0.1',
    port: String(port),
    control: url,
    account: 'lendwire:code',
    wait: '2',
    html,
  }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  const child = spawn(process.execPath, [command, url, ...args])
  const ended = once(child, 'exit')
  for await (const chunk of child.stdout) {
    if (!String(chunk).includes('iso18626.agency-types')) continue
    // A terminal that is closed takes its lines with it.
    child.stdout.destroy()
    child.stderr.destroy()
    child.kill('SIGHUP')
    break
  }
  expect(await ended).toEqual([1, null])
  expect(lender.received({ trigger: 'cancel' }).length).toBeGreaterThan(before)
  expect(await readFile(html, 'utf8')).toContain('the run was stopped')
  await rm(folder, { recursive: true })
})

test('without its host it makes no request, and says how to', async () => {
  const before = lender.received({ trigger: 'request' }).length
  const { printed } = await run({ requestsAt: 'another.example' })
  expect(printed).toContain('To make test requests there: --requests-at 127.0.0.1')
  expect(lender.received({ trigger: 'request' }).length).toBe(before)
})

test.each([
  [{ url: 'ftp://127.0.0.1/' }, 'url'],
  [{ supplier: 'NORTH' }, '--supplier'],
  [{ vendorCode: 'North Library' }, '--vendor-code'],
  [{ publicUrl: 'here' }, '--public-url'],
  [{ wait: 'long' }, '--wait'],
])('wrong arguments are named: %j', async (given, path) => {
  const error = await run(given).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(CertifyError)
  expect(error).toMatchObject({ faults: [{ path }] })
})
