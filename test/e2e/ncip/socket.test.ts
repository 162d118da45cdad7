import { createServer, type Server, type Socket } from 'node:net'
import tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { valid } from '../../partners/ncip/sample-messages.ts'
import { startWholeGateway, type WholeGateway } from '../../support/gateway.ts'
import { selfSignedCertificate } from '../../transport/self-signed.ts'
import { makePair, type Pair, type PairOptions } from './setting.ts'

let gateway: WholeGateway
const certificate = selfSignedCertificate()
const trusted = tls.getCACertificates('default')
const closing: (() => unknown)[] = []
beforeAll(async () => {
  // As NODE_EXTRA_CA_CERTS does for a gateway that is a process of its own.
  tls.setDefaultCACertificates([...trusted, certificate.cert])
  gateway = await startWholeGateway()
})
afterAll(async () => {
  await gateway.stop()
  await Promise.all(closing.map((close) => close()))
  tls.setDefaultCACertificates(trusted)
})

/** Hears each message up to its closing tag, at a socket that is encrypted where it has a certificate. */
const listen = async (
  answer: (socket: Socket, message: string) => unknown,
  secret?: ReturnType<typeof selfSignedCertificate>,
) => {
  const arrived: string[] = []
  const open = new Set<Socket>()
  const take = (socket: Socket): void => {
    open.add(socket)
    let text = ''
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      text += chunk
      if (!/<\/(?:[\w.-]+:)?NCIPMessage\s*>/.test(text)) return
      arrived.push(text)
      answer(socket, text)
      text = ''
    })
  }
  const server: Server = secret === undefined ? createServer(take) : tls.createServer(secret, take)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    for (const socket of open) socket.destroy()
    return new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { arrived, url: `tcp://localhost:${address.port}` }
}

const pair = async (options: PairOptions): Promise<Pair> => {
  const made = await makePair(gateway, 'standard', options)
  closing.push(made.lender.stop)
  return made
}

/** Returns a partner whose real lender is behind a socket. */
const behindSocket = async (
  connection: Readonly<Record<string, unknown>>,
  secret?: ReturnType<typeof selfSignedCertificate>,
) => {
  const { arrived, url } = await listen(async (socket, message) => {
    const response = await fetch((await made).lenderUrl, { method: 'POST', body: message })
    const xml = await response.text()
    // In pieces, and the connection stays open.
    socket.write(xml.slice(0, -5))
    setImmediate(() => socket.write(xml.slice(-5)))
  }, secret)
  const made = pair({ connection: { url, ...connection } })
  return { arrived, made: await made }
}

const kindsOf = (arrived: readonly string[]): readonly string[] => arrived.map((xml) => valid(xml).kind)

describe.each([
  ['a bare socket', { tls: false }, undefined],
  ['an encrypted socket', { tls: true }, certificate],
])('over %s', (_, connection, secret) => {
  test('a whole loan goes by it, with who the library is, and so does the question who the partner is', async () => {
    const { arrived, made } = await behindSocket(
      { ...connection, agencyAuthentication: 'our-own-secret' },
      secret,
    )
    const check = await made.call('POST', `/v1/partners/${made.partner}/check`, { library: made.library })
    expect(check).toMatchObject({ outcome: 'answered' })
    const number = await made.borrow()
    await made.reaches(number, 'request_accepted')
    await made.lender.send(`${number}-1`, {
      reason: 'StatusChange',
      status: 'Loaned',
      delivery: { items: ['S-1'] },
    })
    await made.reaches(number, 'shipped_physically')
    await made.command(number, { type: 'claim' })
    await made.command(number, { type: 'receive' })
    await made.command(number, { type: 'return' })
    await made.reaches(number, 'lender_check_in')
    expect(kindsOf(arrived)).toEqual([
      'LookupAgency',
      'RequestItem',
      'LookupRequest',
      'ItemReceived',
      'ItemShipped',
    ])
    expect(arrived.every((xml) => xml.includes('>our-own-secret<'))).toBe(true)
    expect(JSON.stringify(await made.call('GET', `/v1/requests/${number}/timeline`))).not.toContain('our-own')
  })

  test('a connection that breaks off leaves it open whether the request was taken', async () => {
    const { arrived, url } = await listen((socket) => socket.destroy(), secret)
    const made = await pair({ connection: { ...connection, url, takes: ['RequestItem'] } })
    const number = await made.borrow()
    expect((await made.reaches(number, 'unconfirmed')).attention).toMatchObject([
      { kind: 'no_answer' },
      { kind: 'unconfirmed' },
    ])
    expect(new Set(arrived).size).toBe(1)
    expect(arrived).toHaveLength(2)
  })
})

test('where nobody vouches for the certificate nothing is sent, and staff see why', async () => {
  const { arrived, url } = await listen(() => undefined, selfSignedCertificate())
  const made = await pair({ connection: { url, tls: true } })
  const check = await made.call('POST', `/v1/partners/${made.partner}/check`, { library: made.library })
  expect(check).toMatchObject({ outcome: 'not_reached', detail: expect.stringContaining('self-signed') })
  const number = await made.borrow()
  await made.reaches(number, 'send_failed')
  expect(arrived).toEqual([])
  expect(JSON.stringify(await made.call('GET', `/v1/requests/${number}/timeline`))).toMatch(
    /TLS certificate is self-signed/,
  )
})
