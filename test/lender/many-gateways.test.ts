import { readMessage } from '@lendwire/iso18626'
import { describe, expect, test } from 'vitest'
import { createLender } from '../../packages/lender/src/lender.ts'
import { eventually, libraryMessage, post, startGateway } from './library.ts'
import { prepareLenders } from './started-lender.ts'

const { start, stopLater } = prepareLenders()
const id = 'LIB-0001-1'
const request = libraryMessage('1.2', 'request', id)

describe('a gateway that is killed and started again', () => {
  test('gets the same bytes once it is back', async () => {
    const { gateway, lender, url } = await start({ sending: { attempts: 50, firstDelay: 10 } })
    await post(url, request)
    await gateway.stop()
    const sending = lender.send(id, { reason: 'RequestResponse', status: 'WillSupply' })
    const back = await startGateway(gateway.port)
    stopLater(back.stop)
    back.failures.push('drop', 503)
    expect(await sending).toMatchObject({ confirmation: { status: 'OK' } })
    const { content, attempts } = await sending
    expect(attempts).toBeGreaterThanOrEqual(3)
    expect(back.arrived.map(({ xml }) => xml)).toEqual([content, content, content])
  })

  test('is given up in the end, and what it refused is not sent again', async () => {
    const { gateway, lender, url } = await start({ sending: { attempts: 3, firstDelay: 1 } })
    await post(url, request)
    gateway.failures.push(500)
    expect(await lender.send(id, { reason: 'Notification' })).toMatchObject({
      attempts: 1,
      result: { kind: 'answered', answer: { status: 500 } },
    })
    await gateway.stop()
    expect(await lender.send(id, { reason: 'Notification' })).toMatchObject({
      attempts: 3,
      result: { kind: 'failed', reason: expect.stringContaining('ECONNREFUSED') },
    })
  })

  test('is named later, or anew', async () => {
    const { gateway, lender, url } = await start({ gateway: undefined })
    await post(url, request)
    expect(await lender.send(id, { reason: 'Notification' })).toMatchObject({
      attempts: 0,
      result: { kind: 'failed', reason: expect.stringContaining('has no gateway') },
    })
    lender.setGateway({ url: gateway.url, headers: { 'x-key': 'value' } })
    await lender.send(id, { reason: 'Notification' })
    expect(gateway.arrived[0]?.headers).toMatchObject({ 'x-key': 'value' })
  })

  test('does not hold the lender up when it stops', async () => {
    const { gateway, lender, url } = await start({
      scenario: 'will-supply-then-loaned',
      sending: { attempts: 1000, firstDelay: 2000 },
    })
    await gateway.stop()
    await post(url, request)
    await post(url, libraryMessage('1.2', 'request', 'LIB-0002-1'))
    await lender.stop()
    await expect(post(url, request)).rejects.toThrow()
    const next = createLender({ scenario: 'silent' })
    stopLater(next.stop)
    expect(await next.start(Number(new URL(url).port))).toBe(url)
  })
})

describe('driven by another process', () => {
  const ask = async (url: string, path: string, body?: unknown) => {
    const response = await fetch(new URL(path, url), {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }

  test('sends, orders answers, and shows its ledger', async () => {
    const { gateway, url } = await start()
    expect(
      await ask(url, '/control/confirm', { on: 'request', confirm: [{ answer: 'error' }] }),
    ).toMatchObject({ status: 204 })
    const credentials = { authorization: 'Bearer library-token' }
    expect(await post(url, request, credentials)).toMatchObject({ error: 'UnrecognisedDataValue' })
    await post(url, request)
    const message = { reason: 'RequestResponse', status: 'Unfilled', reasonUnfilled: 'NotHeld' }
    expect(await ask(url, '/control/send', { requestId: id, message, copies: 2 })).toMatchObject({
      status: 200,
      body: { requestId: id, confirmation: { status: 'OK' }, result: { kind: 'answered', status: 200 } },
    })
    expect(gateway.words()).toEqual(['RequestResponse Unfilled', 'RequestResponse Unfilled'])
    expect(await ask(url, '/ledger')).toMatchObject({
      body: {
        summary: { messages: 2, requests: 1, repeats: 1, sent: 2 },
        received: [
          { requestId: id, trigger: 'request', edition: '1.2', accepted: false, raw: request },
          { requestId: id, accepted: true, repeats: 1 },
        ],
        sent: [{ message }, { message }],
      },
    })
    const { body } = await ask(url, '/ledger')
    expect(body.received[0].headers).toMatchObject({ authorization: '(hidden)' })
    expect(await ask(url, `/ledger?after=1&requestId=${id}`)).toMatchObject({
      body: { received: [{ sequence: 2 }], sent: [{ sequence: 2 }] },
    })
    expect(await ask(url, '/requests')).toMatchObject({ body: { requests: [{ id, status: 'Unfilled' }] } })
    expect(await ask(url, '/healthz')).toEqual({ status: 200, body: { status: 'ok' } })
  })

  test('says what is wrong with an order', async () => {
    const { url } = await start()
    const reason = 'Notification'
    expect(await ask(url, '/control/send', { requestId: id, message: { reason } })).toMatchObject({
      status: 404,
      body: { title: expect.stringContaining('has no request') },
    })
    expect(await ask(url, '/control/send', { requestId: id, message: { reason: 'Gossip' } })).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('message') },
    })
    expect(await ask(url, '/control/confirm', { on: 'gossip', confirm: [] })).toMatchObject({ status: 400 })
    expect(await ask(url, '/ledger?after=x')).toMatchObject({ status: 400 })
    const notJson = await fetch(new URL('/control/send', url), { method: 'POST', body: 'x' })
    expect([notJson.status, await notJson.json()]).toEqual([400, { title: 'The order is not JSON.' }])
  })
})

test('many libraries at once', async () => {
  const { gateway, lender, url } = await start({ scenario: 'will-supply-then-loaned' })
  const ids = Array.from({ length: 60 }, (_, count) => `LIB-${1000 + count}-1`)
  const answers = await Promise.all(ids.map((each) => post(url, libraryMessage('1.2', 'request', each))))
  expect(answers.every(({ messageStatus }) => messageStatus === 'OK')).toBe(true)
  await eventually(() => gateway.arrived.length).toBe(120)
  const timestamps = gateway.arrived.map(({ xml }) => {
    const read = readMessage(xml)
    return read.ok && read.message.kind === 'supplyingAgencyMessage' && read.message.body.header.timestamp
  })
  expect(new Set(timestamps).size).toBe(120)
  expect(lender.requests().every(({ status }) => status === 'Loaned')).toBe(true)
})
