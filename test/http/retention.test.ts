import { describe, expect, test } from 'vitest'
import { replay } from '../../src/borrowing/events/record-event.ts'
import { Library } from '../../src/borrowing/library.ts'
import { days } from '../../src/borrowing/time.ts'
import { Instant } from '../../src/borrowing/values.ts'
import { pseudonymOfPatron } from '../../src/privacy/erase-requests.ts'
import { createPseudonymize, readInstallationSecret } from '../../src/privacy/installation-key.ts'
import { runRetention } from '../../src/privacy/run-retention.ts'
import { createStripper } from '../../src/privacy/strip-records.ts'
import {
  applyErasuresTo,
  day,
  erasuresOf,
  library,
  namesPatron,
  requestOfPatron,
  usePrivacyScene,
} from './privacy-scene.ts'
import { command, expectProblem, makeRequest } from './scene.ts'

const scene = usePrivacyScene()
const { load, timelineOf, post, closedRequest, folderBytes, expectNoTrace, passDays, putRetention, plan } =
  scene

describe('retention', () => {
  test('anonymizes a closed request after the first period, and no byte of the patron is left', async () => {
    const number = await closedRequest()
    expect((await folderBytes()).some(([, bytes]) => namesPatron.test(bytes))).toBe(true)
    expect((await plan()).json).toMatchObject({
      retention: { anonymizeAfter: 'P90D', removeAfter: 'P1095D' },
      anonymize: { count: 0 },
    })
    await passDays(89)
    expect((await load(number)).value.patron?.surname).toBe('Nightingale')
    scene.gateway.advance(2 * day)
    expect((await plan()).json).toMatchObject({ anonymize: { count: 1, numbers: [number] } })
    await passDays(0)
    const { value } = await load(number)
    expect(value).toMatchObject({
      citation: { title: 'On lending' },
      anonymized: { closedAt: expect.any(String) },
    })
    expect((await plan()).json).toMatchObject({ anonymize: { count: 0 }, remove: { count: 0 } })
    const timeline = await timelineOf(number)
    expect(JSON.stringify([value, timeline])).not.toMatch(namesPatron)
    await expectNoTrace()

    // Coded values stay, and the events still replay.
    const raw = timeline.flatMap((item) =>
      item.kind === 'message_in' ? [new TextDecoder().decode(item.message.raw)] : [],
    )
    expect(raw[0]).toContain('<status>Unfilled</status>')
    expect(raw[0]).not.toContain('For ')
    const events = timeline.filter((item) => item.kind === 'event').toSorted((a, b) => a.cursor - b.cursor)
    expect(replay(events.map(({ event }) => event))).toEqual({ ...value, undo: undefined })
  })

  test('recognizes a repeat of an anonymized request, and keeps it stripped', async () => {
    await putRetention({ anonymizeAfter: 'P2D', removeAfter: 'P20D' })
    const number = await closedRequest()
    const requestId = (await load(number)).value.rota[0]?.requestIds.at(-1) ?? ''
    await passDays(3)
    const before = await load(number)
    await post(number, requestId, 'Unfilled', '2026-11-24T10:00:00Z')
    expect((await load(number)).version).toBe(before.version)
    await post(number, requestId, 'Unfilled', '2027-02-24T10:00:00Z')
    const messages = (await timelineOf(number)).flatMap((item) =>
      item.kind === 'message_in' ? [item.message] : [],
    )
    expect(messages.map(({ state }) => state)).toContain('repeat')
    expect(messages.length).toBeGreaterThanOrEqual(3)
    await expectNoTrace()
  })

  test('removes a request after the second period, and feeds go on from earlier cursors', async () => {
    const number = await closedRequest()
    const feed = await scene.gateway.call('GET', '/v1/events?library=ABC&limit=2')
    await passDays(91)
    await passDays(1005)
    expect((await scene.gateway.call('GET', `/v1/requests/${number}`)).status).toBe(404)
    expect((await scene.gateway.call('GET', '/v1/requests?library=ABC')).at('items')).toEqual([])
    const next = await scene.gateway.call('GET', `/v1/events?library=ABC&cursor=${feed.words('nextCursor')}`)
    expect(next.status, next.text).toBe(200)
    await expectNoTrace()
  })

  test('removes several requests, each with its words in the search index', async () => {
    const numbers: string[] = []
    for (let made = 0; made < 4; made += 1) numbers.push(await closedRequest())
    await passDays(91)
    await passDays(1005)
    for (const number of numbers)
      expect((await scene.gateway.call('GET', `/v1/requests/${number}`)).status).toBe(404)
    await expectNoTrace()
  })

  test('goes on with the other requests where one cannot be rewritten', async () => {
    const [damaged, whole] = [await closedRequest(), await closedRequest()]
    const { store, time } = scene.gateway
    const failures: string[] = []
    const stored = await store.getDocument('library', 'ABC')
    const result = await runRetention(
      {
        ...{ keepAnswers: days(7), keepAttempts: days(30), stripper: createStripper(new Set()) },
        store: {
          ...store,
          rewriteRequest: (rewrite) =>
            rewrite.number === damaged ? Promise.reject(new Error('damaged')) : store.rewriteRequest(rewrite),
        },
        secret: () => readInstallationSecret(store),
        libraries: async () => [Library.parse(stored?.value)],
        reportFailure: (number) => void failures.push(number),
        pause: async () => undefined,
      },
      time() + 100 * day,
    )
    expect([result, failures]).toEqual([{ anonymized: 1, removed: 0, changing: 0, failed: 1 }, [damaged]])
    expect((await load(whole)).value.patron).toBeUndefined()
  })

  test('does not start while the request is open', async () => {
    const number = await makeRequest(scene.gateway, scene.key, requestOfPatron)
    await passDays(400)
    expect((await load(number)).value.patron?.id).toBe('patron-4711')
  })

  test('keeps to the periods of the library', async () => {
    const wrong = await putRetention({ anonymizeAfter: 'P30D', removeAfter: 'P10D' })
    expectProblem(wrong, 400, 'invalid-input')
    expect((await putRetention({ anonymizeAfter: 'P10D', removeAfter: 'P20D' })).status).toBe(200)
    const number = await closedRequest()
    await passDays(11)
    expect((await load(number)).value.patron).toBeUndefined()
    await passDays(10)
    expect((await scene.gateway.call('GET', `/v1/requests/${number}`)).status).toBe(404)
  })
})

describe('the feed of events', () => {
  test('has of the patron the id only', async () => {
    await closedRequest()
    const feed = await scene.gateway.call('GET', '/v1/events?library=ABC')
    expect(feed.text).toContain('patron-4711')
    expect(feed.text).not.toMatch(/Nightingale|Florence/i)
  })
})

describe('a restored backup', () => {
  test('has nobody in it who was erased after it was made', async () => {
    const erasures = erasuresOf(scene.gateway)
    const parts = { store: scene.gateway.store, erasures }
    const number = await closedRequest()
    const before = await load(number)
    expect(await applyErasuresTo(parts)).toBeNull()
    await erasures.add({
      pseudonym: await pseudonymOfPatron(createPseudonymize(scene.gateway.store), library, 'patron-4711'),
      at: Instant.parse('2026-11-24T10:00:00.000Z'),
    })
    expect(await applyErasuresTo(parts)).toBe(1)
    expect((await load(number)).version).toBeGreaterThan(before.version)
    await expectNoTrace()
    expect(await applyErasuresTo(parts)).toBeNull()
  })

  test('has no saved view that names who was erased, and the clock may have gone back', async () => {
    const { gateway } = scene
    const parts = { store: gateway.store, erasures: erasuresOf(gateway) }
    const save = async (code: string, name: string, filters: object) => {
      const view = { name, filters, shared: true }
      expect((await gateway.call('PUT', `/v1/views/${code}`, { json: view })).status).toBe(201)
    }
    await closedRequest()
    await save('by-name', 'For Florence Nightingale', { stage: ['sent'] })
    await save('by-id', 'Mine', { patron: ['patron-4711'] })
    await save('other', 'Others', { stage: ['sent'] })
    await parts.erasures.add({ pseudonym: 'a'.repeat(64), at: Instant.parse('2026-11-24T10:00:00.000Z') })
    expect(await applyErasuresTo(parts)).toBe(0)
    await parts.erasures.add({
      pseudonym: await pseudonymOfPatron(createPseudonymize(gateway.store), library, 'patron-4711'),
      at: Instant.parse('2026-11-23T10:00:00.000Z'),
    })
    expect(await applyErasuresTo(parts)).toBe(1)
    const views = (await gateway.call('GET', '/v1/views')).text.match(/"code":"[^"]*"/g)
    expect(views).toEqual(['"code":"other"'])
    await expectNoTrace()
  })

  test('has nobody in it to whom a request belonged before', async () => {
    const erasures = erasuresOf(scene.gateway)
    const number = await makeRequest(scene.gateway, scene.key, requestOfPatron)
    const patronOfNow = { id: 'other-1', surname: 'Seacole' }
    await command(scene.gateway, scene.key, number, {
      type: 'edit',
      patron: patronOfNow,
      deliveryAddresses: null,
    })
    const view = { name: 'Mine', filters: { patron: ['patron-4711'] }, shared: true }
    expect((await scene.gateway.call('PUT', '/v1/views/mine?library=ABC', { json: view })).status).toBe(201)
    await erasures.add({
      pseudonym: await pseudonymOfPatron(createPseudonymize(scene.gateway.store), library, 'patron-4711'),
      at: Instant.parse('2026-11-24T10:00:00.000Z'),
    })
    expect(await applyErasuresTo({ store: scene.gateway.store, erasures })).toBe(1)
    await expectNoTrace()
    expect((await load(number)).value.patron).toEqual(patronOfNow)
  })

  test('forgets an erasure once the oldest backup is older', async () => {
    const erasures = erasuresOf(scene.gateway)
    await erasures.add({ pseudonym: 'a'.repeat(64), at: Instant.parse('2026-11-24T10:00:00.000Z') })
    expect(await erasures.read()).toHaveLength(1)
    scene.gateway.advance(91 * day)
    expect(await erasures.read()).toEqual([])
  })
})
