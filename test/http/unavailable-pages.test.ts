import { afterAll, beforeAll, expect, test } from 'vitest'
import { signLink } from '../../src/partners/email/token.ts'
import { Problem } from '../../src/problem.ts'
import { textReason } from '../../src/translations/reason.ts'
import { startHttp, type TestGateway } from '../support/http.ts'

let gateway: TestGateway
let failure: Error | undefined
const token = await signLink('ABC-1~1~SUED~zzz', async () => [new Uint8Array(32)])

beforeAll(async () => {
  gateway = await startHttp({
    storeWith: (store) => ({
      getDocument: (kind, key) =>
        failure === undefined ? store.getDocument(kind, key) : Promise.reject(failure),
      readDocumentSnapshot: () =>
        failure === undefined ? store.readDocumentSnapshot() : Promise.reject(failure),
    }),
  })
})
afterAll(() => gateway.close())

const openIn = (method: string, language: string, path = `/respond/${token}`) =>
  gateway.call(method, path, { key: null, headers: { 'accept-language': language } })

test.each(['GET', 'POST'])(
  'a lender who meets a store that does not answer reads a page: %s',
  async (method) => {
    failure = new Problem('unavailable', textReason('The store is closed.'))
    const german = await openIn(method, 'nl, de-AT;q=0.8, en;q=0.5')
    expect(german.status).toBe(503)
    expect(german.headers.get('retry-after')).toBe('60')
    expect(german.headers.get('content-type')).toContain('text/html')
    expect(german.text).toContain('<html lang="de">')
    expect(german.text).toContain('<h1>Das geht gerade nicht</h1>')
    expect((await openIn(method, 'nl')).text).toContain('<h1>This does not work just now</h1>')
    failure = new Error('secret words')
    const failed = await openIn(method, 'en')
    expect(failed.status).toBe(500)
    expect(failed.text).toContain('<h1>This does not work just now</h1>')
    expect(JSON.stringify(gateway.log)).not.toContain('secret words')
    failure = undefined
    expect((await openIn(method, 'de')).text).toContain('Dieser Link kann nicht benutzt werden')
  },
)

test('a patron who meets it does too', async () => {
  failure = new Problem('unavailable', textReason('The store is closed.'))
  const page = await openIn('GET', 'de', '/patron/ABC')
  failure = undefined
  expect(page.status).toBe(503)
  expect(page.headers.has('retry-after')).toBe(true)
  expect(page.text).toContain('Die Seite kann gerade nicht angezeigt werden')
})
