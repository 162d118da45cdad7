import { parseArgs } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { lenderSystems } from '../../packages/lender/src/lender.ts'
import { LenderError } from '../../packages/lender/src/lender-error.ts'
import { lenderArguments, runLender } from '../../packages/lender/src/run-lender.ts'
import { eventually, libraryMessage, post, startGateway } from './library.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

test('runs as the command line says, and prints what comes and goes', async () => {
  const gateway = await startGateway()
  closers.push(gateway.stop)
  const { values } = parseArgs({
    options: lenderArguments,
    args: [
      ...['--port', '0', '--scenario', 'loaned-at-once', '--gateway', gateway.url, '--token', 'secret-token'],
      ...['--agency', 'ISIL:LENDER:1', '--edition', '2021-2', '--pace', '0'],
    ],
  })
  const lines: string[] = []
  const { lender, url } = await runLender(values, (line) => lines.push(line))
  closers.push(lender.stop)
  expect(lines).toEqual([`lender (loaned-at-once) listens on ${url}`])
  const request = libraryMessage('1.2', 'request', 'LIB-0001-1')
  await post(url, request)
  await eventually(() => lines.length).toBe(3)
  await post(url, request)
  await post(url, 'no XML')
  expect(lines.slice(1).map((line) => line.replace(/^\d\d:\d\d:\d\d /, ''))).toEqual([
    '← LIB-0001-1 request: ok',
    '→ LIB-0001-1 RequestResponse Loaned: OK',
    '← LIB-0001-1 request (again): ok',
    '← unreadable: http',
  ])
  expect(gateway.arrived[0]).toMatchObject({ validation: { faults: [], edition: '2021-2' } })
  expect(gateway.arrived[0]?.xml).toContain('<agencyIdValue>LENDER:1</agencyIdValue>')
  expect(gateway.arrived[0]?.headers.authorization).toBe('Bearer secret-token')
  expect(lines.join()).not.toContain('secret-token')
})

test('runs without a word of the command line', async () => {
  const lines: string[] = []
  const { lender, url } = await runLender({}, (line) => lines.push(line))
  closers.push(lender.stop)
  expect(lines).toEqual([
    `lender (will-supply-then-loaned) listens on ${url}`,
    'no gateway is set (--gateway URL): the lender confirms messages and sends none',
  ])
})

test.each(Object.entries(lenderSystems))('has the ways of %s, which speaks %s', async (system, protocol) => {
  const { lender, url } = await runLender({ system }, () => {})
  closers.push(lender.stop)
  expect(new URL(url).pathname).toBe(`/${protocol}`)
  const other = protocol === 'ncip' ? 'iso18626' : 'ncip'
  await expect(runLender({ system, protocol: other }, () => {})).rejects.toMatchObject({
    faults: [{ path: '--system', message: `${system} speaks ${protocol}, not ${other}` }],
  })
})

test('names the arguments that are wrong', async () => {
  const wrong = { port: '99999', gateway: 'ftp://x', agency: 'LENDER1', edition: '3', pace: 'fast' }
  const error = await runLender(wrong, () => {}).catch((problem: unknown) => problem)
  expect(error).toBeInstanceOf(LenderError)
  expect(error instanceof LenderError && error.faults.map(({ path }) => path)).toEqual(
    Object.keys(wrong).map((name) => `--${name}`),
  )
  expect(error).toMatchObject({
    faults: expect.arrayContaining([
      { path: '--gateway', message: 'must be a URL that begins with https:// or http://' },
      { path: '--pace', message: 'must be a number' },
    ]),
  })
  await expect(runLender({ pace: '501' }, () => {})).rejects.toMatchObject({
    faults: [{ path: '--pace', message: 'must be between 0 and 500' }],
  })
  await expect(runLender({ scenario: 'generous' }, () => {})).rejects.toThrow(/no scenario generous/)
})

test('says so where it cannot listen', async () => {
  const { lender, url } = await runLender({}, () => {})
  closers.push(lender.stop)
  await expect(runLender({ port: new URL(url).port }, () => {})).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('cannot listen on 127.0.0.1'),
  })
})
