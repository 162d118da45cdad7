import { describe, expect, test } from 'vitest'
import { LibraryCode } from '../../src/borrowing/values.ts'
import { startHttp } from '../support/http.ts'
import { supplierMessage } from './messages.ts'
import { command, expectProblem, makeRequest, patronWords } from './scene.ts'

describe('internal failures', () => {
  test('a request that kept changing is named as that, to the caller and in the log', async () => {
    const pause = async (): Promise<void> => undefined
    const busy = await startHttp({ pause, storeWith: () => ({ commit: async () => ({ kind: 'conflict' }) }) })
    await busy.makeLibrary('ABC')
    await busy.makePartner('SUP')
    const other = await startHttp({ storeWith: () => busy.store })
    const key = await other.makeKey({ role: 'system', library: LibraryCode.parse('ABC'), name: 'abc' })
    const made = await makeRequest(other, key)
    await command(other, key, made, { type: 'send' })
    const answer = await busy.call('POST', '/partners/SUP/iso18626', {
      key: 'SUP-token-long-enough',
      body: supplierMessage({ requestId: `${made}-1` }),
    })
    expectProblem(answer, 503, 'unavailable')
    const reason = 'The request kept changing at the same time: send the message again.'
    expect(answer.at('detail')).toBe(reason)
    expect(busy.log).toEqual([
      {
        level: 'error',
        message: 'gave up changing a request: every attempt met another change',
        facts: { request: made, cause: 'conflict', by: 'partner' },
      },
      {
        level: 'warn',
        message: 'A call could not be carried out now (503)',
        facts: { reason, requestId: expect.any(String) },
      },
    ])
    await other.close()
    await busy.close()
  })

  test('is answered 500 without a word of it, and logged with the place and without the message', async () => {
    const broken = await startHttp({
      storeWith: () => ({
        readTimeline: () => Promise.reject(new Error('Nightingale could not be described')),
      }),
    })
    const key = await broken.makeLibrary('ABC')
    await broken.makePartner('SUP')
    const made = await makeRequest(broken, key)
    const answer = await broken.call('GET', `/v1/requests/${made}/timeline`, { key })
    expectProblem(answer, 500, 'internal')
    expect(answer.text).not.toContain('described')
    const entry = broken.log.at(-1)
    expect(entry).toMatchObject({
      level: 'error',
      facts: {
        instance: answer.words('instance'),
        method: 'GET',
        route: '/v1/requests/:number/timeline',
        error: 'Error',
      },
    })
    expect(String(entry?.facts?.places)).toContain('inner-failures.test.ts')
    expect(JSON.stringify(broken.log)).not.toMatch(patronWords)
    await broken.close()
  })

  test('a storage that does not answer is 503, and says when to come again', async () => {
    const broken = await startHttp()
    await broken.store.close()
    const answer = await broken.call('GET', '/v1/requests')
    expectProblem(answer, 503, 'unavailable')
    expect(answer.headers.get('retry-after')).toBe('2')
    expect((await broken.call('GET', '/healthz', { key: null })).json).toEqual({ status: 'ok' })
    expect((await broken.call('GET', '/readyz', { key: null })).status).toBe(503)
    const partner = await broken.call('POST', '/partners/SUP/iso18626', { key: 'x', body: '<x/>' })
    expectProblem(partner, 503, 'unavailable')
    await broken.close()
  })
})
