import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { protocolRegistry } from '../../src/partners/registry.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { toyEntry } from './toy/protocol.ts'

const root = join(import.meta.dirname, '../..')
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
)

describe('the registry', () => {
  test('lists protocols with one name each, whose connections bear it', () => {
    const names = protocolRegistry.map(({ name }) => name)
    expect(names).toEqual([...new Set(names)])
    for (const { name, connection } of protocolRegistry) expect(connection.shape.protocol.value).toBe(name)
  })

  test('finds the same files in the folder of every protocol', () => {
    for (const { name } of protocolRegistry)
      expect(readdirSync(join(root, 'src/partners', name))).toEqual(
        expect.arrayContaining([
          'connection.ts',
          'entry.ts',
          'incoming.ts',
          'outgoing.ts',
          'reply.ts',
          'route.ts',
        ]),
      )
  })

  test('is the only place that knows protocols by name: no other file compares or indexes by one', () => {
    const names = protocolRegistry.map(({ name }) => name).join('|')
    const compares = [
      /connection\.protocol\b/,
      /\bprotocols\[/,
      new RegExp(`protocol\\s*[!=]==?\\s*'(${names})'`),
      new RegExp(`protocol: '(${names})'`),
    ]
    // The command line, the scripted lender and the libraries' own systems have no partners; examples of the API show one.
    const outside = sources.filter(
      (path) => !/^(partners|cli|lender|ils|http\/openapi\/examples)\//.test(path),
    )
    expect(outside.length).toBeGreaterThan(200)
    const comparisons = outside.flatMap((path) =>
      readFileSync(join(root, 'src', path), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          compares.some((pattern) => pattern.test(line)) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
        ),
    )
    expect(comparisons).toEqual([])
  })
})

test('the console compares with no protocol either', () => {
  const folder = join(root, 'console/src')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.tsx?$/.test(path),
  )
  expect(files.length).toBeGreaterThan(200)
  const compares = new RegExp(`[!=]==?\\s*'(${protocolRegistry.map(({ name }) => name).join('|')})'`)
  expect(files.filter((path) => compares.test(readFileSync(join(folder, path), 'utf8')))).toEqual([])
})

describe('a protocol from outside', () => {
  let gateway: TestGateway
  let lender: Server
  const received: { readonly key: string | undefined; readonly text: string }[] = []

  afterEach(async () => {
    await gateway.close()
    lender.closeAllConnections()
    await new Promise((resolve) => lender.close(resolve))
  })

  const start = async (): Promise<{ readonly key: string; readonly url: string }> => {
    received.length = 0
    lender = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        received.push({
          key: request.headers['x-api-key']?.toString(),
          text: Buffer.concat(chunks).toString(),
        })
        response.setHeader('content-type', 'application/json')
        response.end('{"ok":true}')
      })
    })
    await new Promise<void>((resolve) => lender.listen(0, '127.0.0.1', resolve))
    gateway = await startHttp({ protocols: [...protocolRegistry, toyEntry] })
    const { port } = lender.address() as AddressInfo
    return { key: await gateway.makeLibrary('ABC'), url: `http://127.0.0.1:${port}/toy` }
  }

  const say = (json: object) =>
    gateway.call('POST', '/partners/TOY/toy', { key: 'TOY-token-long-enough', json })

  test('takes a loan to its end through the gateway, its store and its API', async () => {
    const { key, url } = await start()
    const made = await gateway.makePartner('TOY', {
      connection: { protocol: 'toy', url, apiKey: 'opensesame-toy' },
    })
    expect(made.status, made.text).toBe(201)
    expect(made.at('connection', 'apiKey')).toBe('********')
    const created = await gateway.call('POST', '/v1/requests', {
      key,
      json: { citation: { title: 'On lending' }, service: { type: 'loan' }, rota: ['TOY'] },
    })
    expect(created.status, created.text).toBe(201)
    const number = created.words('number')
    const command = async (json: object) => {
      const answer = await gateway.call('POST', `/v1/requests/${number}/commands`, { key, json })
      expect(answer.status, answer.text).toBeLessThan(300)
      await gateway.deliver()
    }
    const status = async () => (await gateway.call('GET', `/v1/requests/${number}`, { key })).words('status')
    if ((await status()) === 'ready_to_send') await command({ type: 'send' })
    await gateway.deliver()
    expect(received[0]).toEqual({
      key: 'opensesame-toy',
      text: JSON.stringify({ request: `${number}-1`, asks: 'request' }),
    })
    const about = { from: 'TOY', request: `${number}-1` }
    expect((await say({ ...about, says: 'yes' })).json).toEqual({ ok: true })
    expect(await status()).toBe('will_supply')
    await say({ ...about, says: 'sent', item: '4711' })
    expect(await status()).toBe('shipped_physically')
    await command({ type: 'receive' })
    await command({ type: 'patron_loan' })
    await command({ type: 'patron_return' })
    await command({ type: 'return' })
    expect(await status()).toBe('lender_check_in')
    await say({ ...about, says: 'back' })
    expect(await status()).toBe('request_completed')
    expect(received.map(({ text }) => JSON.parse(text).asks)).toEqual([
      'request',
      'received',
      'shipped_return',
    ])
    const events = await gateway.call('GET', `/v1/requests/${number}/timeline`, { key })
    expect(events.text).not.toContain('opensesame-toy')
  })

  test('is checked by its own schema and its own rules, and stands in the API document', async () => {
    const { url } = await start()
    const unknown = await gateway.makePartner('TOY', { connection: { protocol: 'smoke', url } })
    expect(unknown.status).toBe(400)
    expect(unknown.text).toContain('connection/protocol')
    const misspelt = await gateway.makePartner('TOY', { connection: { protocol: 'toy', url, apiKye: 'x' } })
    expect(misspelt.at('faults', 0, 'path')).toBe('connection/apiKye')
    const refused = await gateway.makePartner('TOY', { connection: { protocol: 'toy', url: `${url}?x` } })
    expect(refused.at('faults', 0)).toEqual(
      expect.objectContaining({ path: 'connection/url', text: 'No question mark' }),
    )
    const document = await gateway.call('GET', '/openapi.json')
    expect(document.at('components', 'schemas', 'ToyConnection')).toMatchObject({ type: 'object' })
    expect(document.at('paths', '/partners/{code}/toy')).toBeDefined()
  })
})
