import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createLender, type Lender } from '@lendwire/lender'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { freePort } from '../support/free-port.ts'
import { adminKey, until } from '../support/gateway.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

let folder = ''
let redis: RedisServer
let lender: Lender
let lenderUrl = ''
const processes: ChildProcess[] = []

/** Lays out the sources of the commit before the present one, with the packages that are installed here. */
const layOutPrevious = async (): Promise<string> => {
  const sources = join(folder, 'previous')
  await run('git', ['-C', root, 'worktree', 'prune'])
  await run('bash', ['-c', `mkdir -p ${sources} && git -C ${root} archive HEAD~1 | tar -x -C ${sources}`])
  await symlink(join(root, 'node_modules'), join(sources, 'node_modules'))
  for (const parent of ['protocols', 'packages'])
    for (const name of await readdir(join(root, parent)))
      await symlink(
        join(root, parent, name, 'node_modules'),
        join(sources, parent, name, 'node_modules'),
      ).catch(() => undefined)
  return sources
}

const startGateway = async (sources: string, port: number): Promise<string> => {
  const child = spawn(process.execPath, [join(sources, 'src/cli.ts'), 'serve'], {
    cwd: folder,
    env: {
      ...process.env,
      LENDWIRE_STORE: redis.url,
      LENDWIRE_ADMIN_KEY: adminKey,
      LENDWIRE_ALLOW_PLAIN_SECRETS: 'true',
      LENDWIRE_PORT: String(port),
      LENDWIRE_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  processes.push(child)
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })
  await until('a gateway', () => printed.includes('listens on'), 240_000)
  return `http://127.0.0.1:${port}`
}

const call = async (url: string, method: string, path: string, body?: unknown) => {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json().catch(() => undefined)) as unknown }
}

const Request = z.looseObject({ number: z.string(), status: z.string() })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-rolling-'))
  redis = await startRedis()
  lender = createLender({ scenario: 'will-supply-then-loaned' })
  lenderUrl = `http://127.0.0.1:${await freePort()}`
  await lender.start(Number(new URL(lenderUrl).port))
})

afterAll(async () => {
  for (const child of processes) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  await lender.stop()
  await redis.stop()
  await rm(folder, { recursive: true, force: true })
})

test('requests go on while the version before and this one run side by side on one Redis', {
  timeout: 240_000,
}, async ({ skip }) => {
  const hasPrevious = await run('git', ['-C', root, 'rev-parse', '--verify', 'HEAD~1']).then(
    () => true,
    () => false,
  )
  if (!hasPrevious) return skip('this checkout does not have the commit before the present one')
  const sameData = await run('git', [
    ...['-C', root, 'diff', '--quiet', 'HEAD~1', 'HEAD', '--', 'src/store/upgrades/steps.ts'],
  ]).then(
    () => true,
    () => false,
  )
  if (!sameData) return skip('this commit changes the shape of stored data: no rolling upgrade is possible')
  const previous = await startGateway(await layOutPrevious(), await freePort())
  await call(previous, 'PUT', '/v1/libraries/ABC', { name: 'Abc', symbols: [{ type: 'ISIL', value: 'ABC' }] })
  const stored = await call(previous, 'PUT', '/v1/partners/NORTH', {
    name: 'North',
    symbols: [{ type: 'ISIL', value: 'NORTH' }],
    allowPrivateNetwork: true,
    inboundCredentials: [{ kind: 'bearer', token: 'NORTH-token-that-is-long-enough' }],
    connection: { protocol: 'iso18626', url: `${lenderUrl}/iso18626` },
  })
  expect(stored.status, JSON.stringify(stored.body)).toBeLessThan(300)

  const make = async (url: string): Promise<string> => {
    const made = await call(url, 'POST', '/v1/requests', {
      library: 'ABC',
      citation: { title: 'Sult' },
      service: { type: 'loan' },
      rota: ['NORTH'],
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    return Request.parse(made.body).number
  }
  const give = async (url: string, number: string, type: string) => {
    const answer = await call(url, 'POST', `/v1/requests/${number}/commands`, { type })
    expect(answer.status, JSON.stringify(answer.body)).toBe(202)
  }
  const reach = (url: string, number: string, status: string) =>
    until(
      `${number} to be ${status}`,
      async () => {
        const { body } = await call(url, 'GET', `/v1/requests/${number}`)
        return Request.parse(body).status === status
      },
      90_000,
    )

  // Begun before the upgrade.
  const early = await make(previous)
  const next = await startGateway(root, await freePort())
  const late = await make(next)
  // Each goes on by the other one; the lender answers to both in turn.
  lender.setGateway({ url: `${next}/partners/NORTH/iso18626`, token: 'NORTH-token-that-is-long-enough' })
  await give(next, early, 'send')
  await reach(previous, early, 'shipped_physically')
  lender.setGateway({ url: `${previous}/partners/NORTH/iso18626`, token: 'NORTH-token-that-is-long-enough' })
  await give(previous, late, 'send')
  await reach(next, late, 'shipped_physically')
  await give(previous, early, 'receive')
  await give(next, late, 'receive')

  // The older one stops, as the rolling upgrade ends.
  const [older] = processes
  if (older === undefined) throw new Error('no older gateway')
  const gone = once(older, 'exit')
  older.kill('SIGTERM')
  await gone
  lender.setGateway({ url: `${next}/partners/NORTH/iso18626`, token: 'NORTH-token-that-is-long-enough' })
  for (const number of [early, late]) {
    await give(next, number, 'return')
    await reach(next, number, 'request_completed')
  }
  const counts = new Map<string, number>()
  for (const { message } of lender.received({ trigger: 'request' }))
    counts.set(message?.requestId ?? '', (counts.get(message?.requestId ?? '') ?? 0) + 1)
  expect([...counts.values()]).toEqual([1, 1])
})
