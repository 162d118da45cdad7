import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Instant, LibraryCode, PartnerCode } from '../../src/borrowing/values.ts'
import { createLinkSigner } from '../../src/delivery/link-secrets.ts'
import { linkQuota, patronQuota } from '../../src/http/limits/quotas.ts'
import { dayNumber, linkPayload, signLink } from '../../src/partners/email/token.ts'
import { createPseudonymize } from '../../src/privacy/installation-key.ts'
import { patronPseudonym } from '../../src/privacy/patron-pseudonym.ts'
import { formIdIn } from '../support/answer-form.ts'
import { askFor, type PatronScene, startPatronScene } from './patron/patron-scene.ts'
import { command, makeRequest } from './scene.ts'

let scene: PatronScene
let key: string
const largest = 1_000

beforeAll(async () => {
  scene = await startPatronScene()
  key = await scene.gateway.makeKey({ role: 'admin', name: 'quotas' })
  await scene.gateway.makePartner('OSTBY', {
    connection: { protocol: 'email', address: 'ill@ostby.example', files: { largest } },
  })
})
afterAll(() => scene.gateway.close())

/** Counts what was stored before. */
const use = (name: string, window: number, amount: number): Promise<number> =>
  scene.gateway.store.incrementCounter(
    name,
    Instant.parse(new Date(scene.gateway.time()).toISOString()),
    window,
    amount,
  )

const filesIn = async (number: string): Promise<readonly string[]> => {
  const timeline = await scene.gateway.call('GET', `/v1/requests/${number}/timeline`)
  return timeline.text.match(/\/files\/[0-9a-f]{64}/g) ?? []
}

describe('the files that come by one link', () => {
  const pdf = (content: string): Blob =>
    new Blob([`%PDF-1.4\n${content}\n%%EOF\n`], { type: 'application/pdf' })

  /** Returns a request of a copy that was sent to the lender, and the address of its answer page. */
  const letter = async () => {
    const { gateway } = scene
    const number = await makeRequest(gateway, key, {
      library: 'ABC',
      citation: { title: 'On quotas' },
      service: { type: 'copy', form: 'digital' },
      rota: ['OSTBY'],
    })
    await command(gateway, key, number, { type: 'send' })
    const reference = `${number}-1`
    const payload = linkPayload({
      reference,
      entry: 1,
      partner: PartnerCode.parse('OSTBY'),
      lastDay: dayNumber(gateway.time()) + 30,
    })
    return { number, reference, path: `/respond/${await signLink(payload, createLinkSigner(gateway.store))}` }
  }
  const ship = async (path: string, files: readonly Blob[]) => {
    const body = new FormData()
    body.set('form', formIdIn((await scene.gateway.call('GET', path, { key: null })).text))
    body.set('answer', 'shipped')
    body.set('shipped.sentAs', 'digital')
    for (const [index, file] of files.entries()) body.append('shipped.file', file, `${index}.pdf`)
    const response = await fetch(scene.gateway.url + path, { method: 'POST', body, redirect: 'manual' })
    return { status: response.status, text: await response.text() }
  }

  test('are limited by number: the page says that it was too much, and nothing is stored', async () => {
    const { number, reference, path } = await letter()
    const { count, window } = linkQuota(largest)
    await use(`quota count files ${reference}`, window, count - 2)
    const refused = await ship(path, [pdf('a'), pdf('b'), pdf('c')])
    expect(refused.status).toBe(429)
    expect(refused.text).toContain('<html')
    expect(await filesIn(number)).toEqual([])
  })

  test('are taken up to the limit', async () => {
    const { number, reference, path } = await letter()
    const { count, window } = linkQuota(largest)
    await use(`quota count files ${reference}`, window, count - 2)
    const taken = await ship(path, [pdf('a'), pdf('b')])
    expect(taken.status, taken.text).toBe(303)
    expect(new Set(await filesIn(number)).size).toBe(2)
  })

  test('are limited by bytes', async () => {
    const { number, reference, path } = await letter()
    const { bytes, window } = linkQuota(largest)
    await use(`quota bytes files ${reference}`, window, bytes - 100)
    expect((await ship(path, [pdf('x'.repeat(100))])).status).toBe(429)
    expect(await filesIn(number)).toEqual([])
  })
})

describe('the requests of a patron', () => {
  const pseudonymOf = (patron: string): Promise<string> =>
    patronPseudonym(createPseudonymize(scene.gateway.store), LibraryCode.parse('ABC'), patron)
  const requestsOf = async (patron: string): Promise<number> => {
    const listed = await scene.gateway.call('GET', `/v1/requests?library=ABC&patron=${patron}`)
    return (listed.at('items') as readonly unknown[]).length
  }

  test('are limited by number in a day, for this patron alone', async () => {
    const visitor = await scene.signedIn('busy')
    await use(`quota count ${await pseudonymOf('busy')}`, patronQuota.window, patronQuota.count - 1)
    expect((await askFor(visitor, { title: 'The last of the day' })).status).toBe(303)
    const refused = await askFor(visitor, { title: 'One too many' })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await requestsOf('busy')).toBe(1)
    expect((await askFor(await scene.signedIn('calm'), { title: 'Another patron’s' })).status).toBe(303)
  })

  test('are limited by bytes in a day', async () => {
    const visitor = await scene.signedIn('wordy')
    await use(`quota bytes ${await pseudonymOf('wordy')}`, patronQuota.window, patronQuota.bytes - 1_000)
    expect((await askFor(visitor, { title: 'x', note: 'y'.repeat(1_000) })).status).toBe(429)
    expect((await askFor(visitor, { title: 'x' })).status).toBe(429)
    expect(await requestsOf('wordy')).toBe(0)
  })
})
