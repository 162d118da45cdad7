import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../support/answer.ts'
import { type Call, startHttp, type TestGateway } from '../support/http.ts'
import { supplierMessage } from './messages.ts'
import { expectProblem, expectUnauthenticated, newestMessage } from './scene.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startHttp({ settings: { partnerMessageLimit: 100_000, unauthenticatedPerMinute: 1000 } })
  await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

const post = (token: string, body: NonNullable<Call['body']>): Promise<Answer> =>
  gateway.call('POST', '/partners/SUP/iso18626', {
    key: token,
    headers: { 'content-type': 'application/xml' },
    body,
  })

describe('the size of a message', () => {
  const long = (bytes: number) => {
    const [head = '', tail = ''] = supplierMessage({ requestId: 'ABC-AAAAAAAA-1', note: '|' }).split('|')
    return head + 'x'.repeat(bytes - head.length - tail.length) + tail
  }
  const chunked = (text: string) => {
    let at = 0
    return new ReadableStream({
      pull: (controller) => {
        if (at >= text.length) return controller.close()
        controller.enqueue(new TextEncoder().encode(text.slice(at, at + 10_000)))
        at += 10_000
      },
    })
  }

  test('up to the limit is read, with and without a length in the header', async () => {
    for (const body of [long(100_000), chunked(long(99_999))]) {
      const answer = await post('SUP-token-long-enough', body)
      expect(answer.status, answer.text.slice(0, 200)).toBe(200)
    }
  })

  test('beyond it is answered 413, and its beginning kept', async () => {
    for (const body of [long(100_001), chunked(long(250_000))]) {
      const answer = await post('SUP-token-long-enough', body)
      expectProblem(answer, 413, 'too-large')
      const kept = await newestMessage(gateway)
      expect(kept.json).toMatchObject({ state: 'too_large', truncated: true, partner: 'SUP' })
      expect(kept.words('raw').length).toBe(100_000)
      expect(long(250_000).startsWith(kept.words('raw').slice(0, 99_000))).toBe(true)
    }
  })

  test('may be as long as the highest limit that can be set, to the byte', async () => {
    const partnerMessageLimit = 1_048_576
    const widest = await startHttp({ settings: { partnerMessageLimit } })
    await widest.makePartner('SUP')
    const message = supplierMessage({ requestId: 'ABC-AAAAAAAA-1' })
    const comments = `<!--${' '.repeat(99_993)}-->`.repeat(9)
    const padded = (bytes: number) =>
      message + comments + ' '.repeat(bytes - message.length - comments.length)
    const send = (bytes: number) =>
      widest.call('POST', '/partners/SUP/iso18626', { key: 'SUP-token-long-enough', body: padded(bytes) })
    const taken = await send(partnerMessageLimit)
    expect(taken.status, taken.text).toBe(200)
    expectProblem(await send(partnerMessageLimit + 1), 413, 'too-large')
    await widest.close()
  })

  test('is limited to 64 KB for a stranger', async () => {
    for (const body of [long(90_000), chunked(long(90_000))]) {
      expectUnauthenticated(await post('wrong', body))
      const kept = await newestMessage(gateway)
      expect(kept.json).toMatchObject({ state: 'not_authenticated', truncated: true })
      expect(kept.words('raw').length).toBe(65_536)
    }
  })

  test('that ends before it is complete changes nothing and breaks nothing', async () => {
    const before = gateway.log.length
    await new Promise<void>((resolve) => {
      const request = httpRequest(`${gateway.url}/partners/SUP/iso18626`, {
        method: 'POST',
        headers: { authorization: 'Bearer SUP-token-long-enough', 'content-length': '5000' },
      })
      request.on('error', () => resolve())
      request.write('<half', () => request.destroy())
    })
    expect((await gateway.call('GET', '/healthz', { key: null })).status).toBe(200)
    expect(gateway.log.slice(before).filter(({ level }) => level === 'error')).toEqual([])
  })
})
