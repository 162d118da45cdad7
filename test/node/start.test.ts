import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { startGateway } from '../../src/node.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { startPostgres } from '../support/postgres.ts'
import { startRedis } from '../support/redis.ts'

let folder: string
let files = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-start-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const start = async (
  environment: Readonly<Record<string, string>>,
  store = `sqlite:${folder}/${++files}.sqlite`,
) => {
  const lines: string[] = []
  const warnings: string[] = []
  const settings = readConfig({ LENDWIRE_PORT: '0', LENDWIRE_STORE: store, ...environment })
  const running = await startGateway(settings, {
    log: ({ level, message }) => {
      if (level === 'warn') warnings.push(message)
    },
    print: (line) => void lines.push(line),
  })
  return { lines, warnings, running, store }
}

const configFile = async (content: unknown): Promise<string> => {
  const file = join(folder, `${++files}.json`)
  await writeFile(file, JSON.stringify(content))
  return file
}

const library = { code: 'ABC', name: 'Abc', symbols: [{ type: 'ISIL', value: 'X-ABC' }] }
const libraryKey = {
  role: 'system',
  library: 'ABC',
  name: 'abc',
  key: 'a-library-key-that-is-long-enough-1',
}

describe('starting', () => {
  test('loads rota templates and rules of the file, and refuses one that names what is not there', async () => {
    const north = {
      code: 'NORTH',
      name: 'North',
      symbols: [{ type: 'ISIL', value: 'X-NORTH' }],
      connection: { protocol: 'iso18626', url: 'https://north.example/iso18626' },
    }
    const content = {
      libraries: [library],
      partners: [north],
      rotaTemplates: [{ code: 'all', choose: { by: 'list', partners: ['NORTH'] } }],
      rotaRules: { rules: [{ name: 'rest', templates: ['all'] }] },
      sendingRules: { rules: [{ name: 'rest', does: { action: 'send' } }] },
    }
    const LENDWIRE_CONFIG = await configFile(content)
    const first = await start({ LENDWIRE_CONFIG })
    const versions = async (store: Awaited<ReturnType<typeof start>>['running']['store']) =>
      Promise.all(
        (['rota_template', 'rota_rules', 'sending_rules'] as const).map(async (kind) =>
          (await store.listDocuments(kind)).map(({ key, version }) => `${key} ${version}`),
        ),
      )
    expect(await versions(first.running.store)).toEqual([['all 1'], ['rules 1'], ['rules 1']])
    await first.running.stop()
    const second = await start({ LENDWIRE_CONFIG }, first.store)
    expect(await versions(second.running.store)).toEqual([['all 1'], ['rules 1'], ['rules 1']])
    await second.running.stop()
    const wrong = await configFile({ ...content, rotaTemplates: [] })
    await expect(start({ LENDWIRE_CONFIG: wrong })).rejects.toMatchObject({
      faults: [{ path: 'rotaRules/rules/0/templates/0' }],
    })
  })

  test('makes the first admin key where there is none, shows it once, and loads a file again and again', async () => {
    const LENDWIRE_CONFIG = await configFile({ libraries: [library], keys: [libraryKey] })
    const first = await start({ LENDWIRE_CONFIG })
    const keys = await first.running.store.listDocuments('key')
    await first.running.stop()
    const second = await start({ LENDWIRE_CONFIG }, first.store)
    expect(await second.running.store.listDocuments('key')).toEqual(keys)
    await second.running.stop()
    expect(keys).toHaveLength(2)
    expect(first.lines.join()).toMatch(/it is not shown again\): \S{32,}/)
    expect(second.lines).toEqual([])
  })

  test('takes mailboxes from a configuration file, and leaves them as they are when it is loaded again', async () => {
    const imap = { host: 'imap.example.org', user: 'ill', password: 'the-password-of-ill' }
    const LENDWIRE_CONFIG = await configFile({
      libraries: [library],
      keys: [libraryKey],
      mailboxes: [{ code: 'main', library: library.code, status: 'inactive', imap }],
    })
    const first = await start({ LENDWIRE_CONFIG })
    const stored = await first.running.store.getDocument('mailbox', 'main')
    await first.running.stop()
    expect(stored).toMatchObject({ version: 1, value: { imap: { ...imap, port: 993, security: 'tls' } } })
    const second = await start({ LENDWIRE_CONFIG }, first.store)
    expect(await second.running.store.getDocument('mailbox', 'main')).toEqual(stored)
    await second.running.stop()
  })

  test('refuses a configuration file with a member that it does not know', async () => {
    const LENDWIRE_CONFIG = await configFile({ partnerz: [] })
    await expect(start({ LENDWIRE_CONFIG })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  test('creates nothing in a database where no master key is set', async () => {
    const postgres = await startPostgres()
    await expect(start({}, postgres.url)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('No master key is set'),
    })
    const own = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'lendwire%'"
    expect(await postgres.ask(own)).toEqual([])
    await postgres.stop()
  })

  test('warns that a restored Redis has erased patrons again, unless their list is kept outside it', async () => {
    const redis = await startRedis()
    const plain = { LENDWIRE_ALLOW_PLAIN_SECRETS: 'true' }
    const listed = { ...plain, LENDWIRE_ERASURE_LIST: join(folder, 'erasures') }
    const warningsWith = async (environment: Readonly<Record<string, string>>) => {
      const { running, warnings } = await start(environment, redis.url)
      await running.stop()
      return warnings.join('\n')
    }
    expect(await warningsWith(plain)).toContain('LENDWIRE_ERASURE_LIST is not set')
    expect(await warningsWith(listed)).not.toContain('LENDWIRE_ERASURE_LIST')
    await redis.stop()
  })

  test('stops though a client never ends its call', async () => {
    const { running } = await start({ LENDWIRE_DRAIN: 'PT2S' })
    const { hostname, port } = new URL(running.url)
    const client = connect(Number(port), hostname)
    const closed = once(client, 'close')
    client.on('error', () => undefined)
    client.write('POST /partners/X/iso18626 HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n<half')
    await until('the call to be under way', async () => (await fetch(`${running.url}/healthz`)).ok)
    await running.stop()
    await closed
  })

  test('says which port is taken, and creates nothing', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as AddressInfo
    await expect(start({ LENDWIRE_PORT: String(port) })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(`port ${port}`),
    })
    expect((await readdir(folder)).filter((name) => name.startsWith(`${files}.`))).toEqual([])
    await new Promise((resolve) => taken.close(resolve))
  })
})

describe('workflow profiles', () => {
  let gateway: WholeGateway

  beforeAll(async () => {
    gateway = await startWholeGateway()
  })

  afterAll(() => gateway.stop())

  test.each([
    ['a notice of an unknown status', { patronNotices: ['bogus'] }, 'patronNotices/0'],
    ['a deadline of no length', { deadlines: { response: 'PT0S' } }, 'deadlines/response'],
  ])('refuse %s', async (_, profile, path) => {
    const { status, body } = await gateway.api('PUT', '/v1/workflows/mine', profile)
    expect(status).toBe(400)
    expect(body).toMatchObject({ faults: [{ path }] })
  })
})
