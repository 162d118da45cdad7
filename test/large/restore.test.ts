import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createLender, type Lender } from '@lendwire/lender'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { freePort } from '../support/free-port.ts'
import { adminKey, until } from '../support/gateway.ts'

const run = promisify(execFile)
const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
/** The time for which requests are made after the backup, in milliseconds. */
const afterBackup = Number(process.env.LENDWIRE_RESTORE_SECONDS ?? 10) * 1_000

/**
 * `EARLY` answers all the time; `LATE` is away until the backup is made, so its requests are sent after it; `AWAY` is away
 * until the store is restored, so its requests are not sent before.
 */
const codes = ['EARLY', 'LATE', 'AWAY'] as const
type Code = (typeof codes)[number]

let folder = ''
let file = ''
let url = ''
let gateway: ChildProcess | undefined
const lenders = new Map<Code, { readonly lender: Lender; readonly port: number }>()
const lenderOf = (code: Code) => {
  const entry = lenders.get(code)
  if (entry === undefined) throw new Error(`no lender ${code}`)
  return entry
}

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  LENDWIRE_STORE: `sqlite:${file}`,
  LENDWIRE_ADMIN_KEY: adminKey,
  LENDWIRE_PORT: new URL(url).port,
})

const lendwire = (...args: readonly string[]) =>
  run(process.execPath, [cli, ...args], { env: environment(), cwd: folder })

const startGateway = async (): Promise<void> => {
  const child = spawn(process.execPath, [cli, 'serve'], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  gateway = child
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })
  await until('the gateway to listen', () => printed.includes('listens on'), 240_000)
}

const killGateway = async (): Promise<void> => {
  if (gateway === undefined || gateway.exitCode !== null || gateway.signalCode !== null) return
  const gone = once(gateway, 'exit')
  gateway.kill('SIGKILL')
  await gone
}

const api = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${adminKey}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json().catch(() => undefined)) as unknown }
}

const Numbered = z.object({ number: z.string() })
const Listed = z.object({ items: z.array(z.looseObject({ state: z.string(), summary: z.string() })) })
const Restore = z.object({
  state: z.string(),
  waiting: z.array(
    z.object({
      partner: z.string().nullable(),
      fromBackup: z.int(),
      added: z.int(),
      released: z.string().nullable(),
    }),
  ),
})

/** Makes a request for a partner and sends it; gives its number once that is acknowledged. */
const makeRequest = async (code: Code): Promise<string> => {
  const made = await api('POST', '/v1/requests', {
    library: 'ABC',
    citation: { title: 'Sult' },
    service: { type: 'loan' },
    rota: [code],
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const { number } = Numbered.parse(made.body)
  const sent = await api('POST', `/v1/requests/${number}/commands`, { type: 'send' })
  expect(sent.status, JSON.stringify(sent.body)).toBe(202)
  return number
}

/** Makes requests for all partners until it is stopped. */
const load = () => {
  const acknowledged: string[] = []
  let isStopped = false
  const ended = (async () => {
    while (!isStopped)
      for (const code of codes)
        await makeRequest(code).then(
          (number) => acknowledged.push(number),
          (error: unknown) => {
            if (!isStopped) throw error
          },
        )
  })()
  return {
    acknowledged,
    stop: () => {
      isStopped = true
      return ended
    },
  }
}

/** Returns the requests that reached a lender, by number, and how often. */
const ledger = (): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { lender } of lenders.values())
    for (const { message, accepted } of lender.received({ trigger: 'request' })) {
      const number = message?.requestId?.replace(/-\d+$/, '')
      if (number !== undefined && accepted) counts.set(number, (counts.get(number) ?? 0) + 1)
    }
  return counts
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-restore-'))
  file = join(folder, 'lendwire.sqlite')
  url = `http://127.0.0.1:${await freePort()}`
  for (const code of codes) {
    const lender = createLender({
      scenario: 'will-supply-then-loaned',
      gateway: { url: `${url}/partners/${code}/iso18626`, token: `${code}-token-that-is-long-enough` },
    })
    lenders.set(code, { lender, port: await freePort() })
  }
})

afterAll(async () => {
  await killGateway()
  for (const { lender } of lenders.values()) await lender.stop()
  await rm(folder, { recursive: true, force: true })
})

test('a store that is restored after a crash loses nothing and sends no request twice', {
  timeout: 300_000,
}, async () => {
  const listen = ({ lender, port }: ReturnType<typeof lenderOf>) => lender.start(port)
  await listen(lenderOf('EARLY'))
  await startGateway()
  await api('PUT', '/v1/libraries/ABC', { name: 'Abc', symbols: [{ type: 'ISIL', value: 'ABC' }] })
  for (const code of codes) {
    const stored = await api('PUT', `/v1/partners/${code}`, {
      name: code,
      symbols: [{ type: 'ISIL', value: code }],
      allowPrivateNetwork: true,
      inboundCredentials: [{ kind: 'bearer', token: `${code}-token-that-is-long-enough` }],
      connection: { protocol: 'iso18626', url: `http://127.0.0.1:${lenderOf(code).port}/iso18626` },
      retry: { attempts: 100, firstDelay: 'PT1S', longestDelay: 'PT1S' },
    })
    expect(stored.status, JSON.stringify(stored.body)).toBeLessThan(300)
  }

  const loading = load()
  await until('requests of every partner', () => loading.acknowledged.length >= 30, 240_000)
  const before = [...loading.acknowledged]
  await lendwire('backup', 'store.backup')
  const duringBackup = loading.acknowledged.length
  await listen(lenderOf('LATE'))
  const end = Date.now() + afterBackup
  await until(
    'requests that were sent after the backup',
    () => Date.now() > end && ledger().size > duringBackup / 2,
    afterBackup + 60_000,
  )
  const stopped = loading.stop()
  await killGateway()
  await stopped
  // The master key is kept apart from the store.
  for (const name of await readdir(folder))
    if (name.startsWith('lendwire.sqlite') && !name.endsWith('.key')) await rm(join(folder, name))
  const sentBefore = ledger()
  const lost = loading.acknowledged
    .filter((number) => !before.includes(number) && sentBefore.has(number))
    .at(-1)

  const { stdout } = await lendwire('restore', 'store.backup')
  expect(stdout).toContain('It is paused')
  await listen(lenderOf('AWAY'))
  await startGateway()

  // New deliveries wait too: none has left though all are due.
  const added = await makeRequest('EARLY')
  const paused = await until('the new request to wait', async () => {
    const restore = Restore.parse((await api('GET', '/v1/restore')).body)
    return restore.waiting.find(({ partner, added: count }) => partner === 'EARLY' && count === 1) && restore
  })
  expect(paused.state).toBe('paused')
  expect(paused.waiting.find(({ partner }) => partner === 'LATE')?.fromBackup).toBeGreaterThan(5)
  expect(ledger()).toEqual(sentBefore)

  // A message about a request that the backup does not have is taken, and kept for staff.
  if (lost === undefined) throw new Error('no request was lost')
  const requestId = [...lenders.values()]
    .flatMap(({ lender }) => lender.received({ trigger: 'request' }))
    .find(({ message }) => message?.requestId?.startsWith(lost))?.message?.requestId
  if (requestId === undefined) throw new Error('no lender knows the lost request')
  const owner = [...lenders.values()].find(({ lender }) => lender.received({ requestId }).length > 0)
  const sent = await owner?.lender.send(requestId, { reason: 'StatusChange', status: 'Overdue' })
  expect(sent?.confirmation).toMatchObject({ status: 'OK' })
  const review = Listed.parse((await api('GET', '/v1/messages?state=review')).body)
  expect(review.items).not.toEqual([])

  const listed = await lendwire('release', '--list')
  expect(listed.stdout).toMatch(/LATE +\d+ from the backup, 0 added since: \d+ request; waits/)
  await lendwire('release', '--partner', 'LATE')
  await until(
    'LATE to be asked',
    () => lenderOf('LATE').lender.received({ trigger: 'status_request' }).length > 0,
  )
  expect(lenderOf('AWAY').lender.received({ trigger: 'request' })).toEqual([])
  const { stdout: released } = await lendwire('release', '--json')
  expect(Restore.parse(JSON.parse(released)).state).toBe('released')

  const expected = [...before, added]
  await until(
    'every request that was acknowledged before the backup to reach its lender',
    () => expected.every((number) => ledger().has(number)),
    60_000,
  )
  await until(
    'every request to be shipped',
    async () => {
      const statuses = await Promise.all(
        expected.map(async (number) => {
          const { body } = await api('GET', `/v1/requests/${number}`)
          return z.object({ status: z.string() }).parse(body).status
        }),
      )
      return statuses.every((status) => status === 'shipped_physically')
    },
    60_000,
  )
  expect([...ledger()].filter(([, count]) => count > 1)).toEqual([])
  await expect(lendwire('release')).rejects.toMatchObject({
    stderr: expect.stringContaining('Nothing waits'),
  })
})
