import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LibraryCode } from '../../../src/borrowing/values.ts'
import { mask } from '../../../src/partners/mask-secrets.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { command, makeRequest } from '../scene.ts'
import { readOperations } from './operations.ts'

const secret = 'open-s3same-4711'

let gateway: TestGateway
let server: Server
let base: string
/** The addresses at which the server was called. */
const came: string[] = []

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    came.push(incoming.url ?? '')
    // As many servers do: the error page says which address was called.
    outgoing.writeHead(404, { 'content-type': 'text/html' }).end(`Cannot POST ${incoming.url}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  gateway = await startHttp()
  await gateway.makeLibrary('ABC')
})
afterAll(async () => {
  await gateway.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** Each document with a URL: its path, what is written there, and the member that has the URL. */
const documents = (url: string) => {
  const open = { allowPrivateNetwork: true }
  const symbols = (value: string) => [{ type: 'ISIL', value }]
  const indexes = [{ by: 'isbn', index: 'bath.isbn' }]
  return {
    'a partner over ISO 18626': {
      path: '/v1/partners/ISO',
      at: ['connection', 'url'],
      json: {
        ...{ ...open, name: 'ISO', symbols: symbols('ISO'), retry: { attempts: 1 } },
        connection: { protocol: 'iso18626', url },
      },
    },
    'a partner over NCIP': {
      path: '/v1/partners/NCIP',
      at: ['connection', 'url'],
      json: { ...open, name: 'NCIP', symbols: symbols('NCIP'), connection: { protocol: 'ncip', url } },
    },
    'a library system': { path: '/v1/libraries/ABC/ils', at: ['url'], json: { ...open, url } },
    'a webhook': { path: '/v1/webhooks/hook', at: ['url'], json: { ...open, library: 'ABC', url } },
    'a catalogue': {
      path: '/v1/locate-profiles/cat',
      at: ['ask', 'url'],
      json: { ...open, ask: { kind: 'sru', url, indexes } },
    },
    'a directory source': {
      path: '/v1/directory-sources/source',
      at: ['read', 'url'],
      json: { ...open, read: { kind: 'csv', url } },
    },
    'the settings of alarms': {
      path: '/v1/alarm-settings',
      at: ['webhook', 'url'],
      json: { webhook: { ...open, url, secret: `whsec_${'a'.repeat(32)}` } },
    },
    'a directory entry': {
      path: '/v1/directory-entries/entry',
      at: ['endpoint', 'url'],
      json: { name: 'Entry', endpoint: { protocol: 'iso18626', url } },
    },
  } as const
}
const names = Object.keys(documents('')) as (keyof ReturnType<typeof documents>)[]

describe.each(names)('a key in the URL of %s', (name) => {
  const document = (url: string) => documents(url)[name]
  const put = (url: string) => gateway.call('PUT', document(url).path, { json: document(url).json })
  const full = () => `${base}/in?lang=en&token=${secret}`
  const shown = () => `${base}/in?lang=en&token=${mask}`

  test('is shown to nobody, and stays where the document is written as it was read', async () => {
    const made = await put(full())
    expect([200, 201], made.text).toContain(made.status)
    const { path, at } = document('')
    const read = await gateway.call('GET', path)
    expect([made.at(...at), read.at(...at)]).toEqual([shown(), shown()])
    const again = await put(shown())
    expect(again.status, again.text).toBe(200)
    const stored = JSON.stringify((await gateway.store.readDocumentSnapshot()).list('webhook'))
    if (name === 'a webhook') expect(stored).toContain(secret)
    const patched = await gateway.call('PATCH', path, {
      headers: { 'content-type': 'application/merge-patch+json' },
      body: JSON.stringify(name === 'the settings of alarms' ? { digestAt: '08:00' } : {}),
    })
    expect(patched.status, patched.text).toBe(200)
    for (const answer of [made, read, again, patched]) expect(answer.text).not.toContain(secret)
  })

  test('goes to no other address', async () => {
    const { at } = document('')
    for (const url of [`${base}/elsewhere?token=${mask}`, `http://127.0.0.1:9/in?lang=en&token=${mask}`]) {
      const moved = await put(url)
      expect(moved.at('faults', 0), moved.text).toMatchObject({
        path: at.join('/'),
        code: 'fault.masked_url_changed',
      })
    }
  })

  test('is not said again where a user name and password in it are refused', async () => {
    if (name === 'a directory entry') return
    const refused = await put(`http://us:${secret}@127.0.0.1:9/in`)
    expect(refused.status).toBe(400)
    expect(refused.text).not.toContain(secret)
  })
})

test('no operation shows it to anybody: documents, exports, the audit log, events, and what came back', async () => {
  const secrets = await gateway.call('POST', '/v1/webhooks/hook/secrets', { json: {} })
  expect(secrets.status, secrets.text).toBeLessThan(300)
  const number = await makeRequest(gateway, await gateway.makeLibrary('ABC'), {
    citation: { title: 'On lending' },
    service: { type: 'loan' },
    patron: { id: 'p' },
    rota: ['ISO'],
  })
  const admin = await gateway.makeKey({ role: 'admin', name: 'sends' })
  expect((await command(gateway, admin, number, { type: 'send' })).status).toBe(202)
  await gateway.deliver()
  await gateway.sendEvents()
  await gateway.call('POST', '/v1/webhooks/hook/test', { json: {} })
  await gateway.call('POST', '/v1/partners/ISO/check', { json: {} })
  await gateway.call('POST', '/v1/partners/NCIP/check', { json: {} })
  await gateway.call('POST', '/v1/libraries/ABC/ils/check', { json: {} })
  await gateway.call('POST', '/v1/directory-sources/source/sync', { json: {} })
  await gateway.syncDirectories()
  await gateway.lookForProblems()
  expect(came.filter((address) => address.includes(secret)).length).toBeGreaterThan(4)

  const deliveries = await gateway.call('GET', '/v1/deliveries')
  expect(deliveries.text).not.toContain(secret)
  const stored = await gateway.store.getDelivery(deliveries.words('items', 0, 'id'))
  expect(JSON.stringify(stored)).toContain(mask)
  expect(JSON.stringify(stored)).not.toContain(secret)
  const attempts = await gateway.call('GET', '/v1/webhooks/hook/attempts')
  expect(attempts.words('items', 0, 'answer')).toContain(mask)

  const codes: Readonly<Record<string, string>> = {
    ...{ partners: 'ISO', libraries: 'ABC', webhooks: 'hook', requests: number },
    ...{ 'locate-profiles': 'cat', 'directory-sources': 'source', 'directory-entries': 'entry' },
  }
  const { operations } = await readOperations(gateway)
  const library = LibraryCode.parse('ABC')
  const keys = [
    admin,
    await gateway.makeKey({ role: 'library_admin', library, name: 'looks' }),
    await gateway.makeKey({ role: 'viewer', library, name: 'looks' }),
  ]
  let answered = 0
  for (const { path } of operations.filter(
    ({ method, needsPrincipal }) => method === 'GET' && needsPrincipal,
  )) {
    const resource = path.split('/')[2] ?? ''
    const filled = path.replace(/\{\w+\}/, codes[resource] ?? 'x').replaceAll(/\{\w+\}/g, 'x')
    for (const [place, key] of keys.entries())
      for (const accept of place === 0 ? ['application/json', 'text/csv'] : ['application/json']) {
        const answer = await gateway.call('GET', filled, { key, headers: { accept } })
        answered += Number(answer.status === 200)
        expect(answer.text, `${accept} ${filled}`).not.toContain(secret)
      }
  }
  expect(answered).toBeGreaterThan(150)
  expect(JSON.stringify(gateway.log)).not.toContain(secret)
}, 120_000)
