import { describe, expect, test } from 'vitest'
import { createFetchTransport } from '../../src/transport/fetch.ts'
import { sayingWire } from '../support/saying-wire.ts'
import { eventually, message, usePeers } from './http-peer.ts'

// The contract of every wire is tested where this one is used, in workerd: test/worker/fetch.test.ts.
const { serve, closers } = usePeers()

test.each([
  [521, /refused/],
  [523, /cannot be reached/],
  [525, /TLS/],
  [526, /certificate/],
  [530, /DNS/],
])('a failure is transient if Cloudflare says by HTTP %i that it reached nobody', async (status, reason) => {
  const { url } = await serve((_request, response) => response.writeHead(status).end('error'))
  const wire = sayingWire(createFetchTransport())
  closers.push(() => wire.close())
  expect(await wire.dispatch(message(url))).toEqual({
    kind: 'not_taken',
    reason: expect.stringMatching(reason),
  })
})

test('a status of Cloudflare’s after the message went out is an answer', async () => {
  const { url } = await serve((_request, response) => response.writeHead(522).end('error'))
  const wire = sayingWire(createFetchTransport())
  closers.push(() => wire.close())
  expect(await wire.dispatch(message(url))).toMatchObject({ kind: 'answered', answer: { status: 522 } })
})

describe('close', () => {
  test('lets attempts under way end, and takes nothing new', async () => {
    const answerRequest = Promise.withResolvers<() => void>()
    const { url } = await serve((_request, response) => answerRequest.resolve(() => response.end('ok')))
    const wire = sayingWire(createFetchTransport())
    const underWay = wire.dispatch(message(url))
    const answer = await answerRequest.promise
    const closing = wire.close()
    expect(await wire.dispatch(message(url))).toEqual({
      kind: 'not_taken',
      reason: 'lendwire was stopped',
    })
    answer()
    expect(await underWay).toMatchObject({ kind: 'answered' })
    await closing
  })

  test('gives up what outlasts the grace', async () => {
    const { url, sockets } = await serve(() => {})
    const wire = sayingWire(createFetchTransport({ closeGrace: 50 }))
    const result = wire.dispatch(message(url))
    await eventually(() => sockets.length).toBe(1)
    await wire.close()
    expect(await result).toMatchObject({
      kind: 'maybe_taken',
      reason: expect.stringContaining('lendwire was stopped'),
    })
  })
})
