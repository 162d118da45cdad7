import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { causeName } from '../../src/events/public-event.ts'
import { RecordedEventView, viewRecordedEvent } from '../../src/http/api/views/recorded-event.ts'
import type { StoreRecord } from '../../src/store/ports/transfer.ts'
import { recordKinds } from '../../src/store/transfer/dump-pages.ts'
import { patronToken } from '../support/patron-link.ts'
import { createVisitor } from '../support/patron-visitor.ts'
import { openUpgraded, type UpgradedGateway } from './gateway.ts'
import { leadOn, type Step, View } from './lead-on.ts'
import { layOut, type OldStore } from './stored.ts'

const day = 86_400_000
/** The number of calls under way at once. */
const together = 16
/** The most rounds that lead every request to its end. */
const maxRounds = 16

const Page = z.object({ items: z.array(z.looseObject({})), nextCursor: z.string().nullable() })
const NumberedRequest = z.looseObject({ number: z.string() })
const RequestContent = z.looseObject({
  patron: z.object({ id: z.string() }),
  citation: z.object({ title: z.string() }),
})
const Events = z.object({ items: z.array(z.looseObject({ cursor: z.string() })), nextCursor: z.string() })

const inBatches = async <T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> => {
  const left = all.toReversed()
  const worker = async (): Promise<void> => {
    for (let each = left.pop(); each !== undefined; each = left.pop()) await work(each)
  }
  await Promise.all(Array.from({ length: together }, worker))
}

const countBy = <T>(all: readonly T[], name: (each: T) => string): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(all, name)].map(([key, { length }]) => [key, length]))

const otherBody = (path: string): object =>
  path.endsWith('/commands')
    ? { type: 'message', note: 'Another.' }
    : { citation: { title: 'Another' }, service: { type: 'loan' } }

describe.each(['sqlite', 'redis'] as const)('a store that 0.1.0 kept in %s', (kind) => {
  let old: OldStore
  let gateway: UpgradedGateway
  beforeAll(async () => {
    old = await layOut[kind]()
    gateway = await openUpgraded(old)
  })
  afterAll(async () => {
    await gateway?.close()
    await old?.remove()
  })

  const get = async (path: string): Promise<unknown> => {
    const { status, text } = await gateway.api('GET', path)
    expect(status, `${path}: ${text.slice(0, 500)}`).toBe(200)
    return JSON.parse(text)
  }

  /** Returns all items of a list, page after page. */
  const listed = async (path: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const all: Readonly<Record<string, unknown>>[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: z.infer<typeof Page> = Page.parse(
        await get(`${path}?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`),
      )
      all.push(...page.items)
      cursor = page.nextCursor
    }
    return all
  }

  test('every record is read', async () => {
    const records: StoreRecord[] = []
    for (let position: string | null = null; ; ) {
      const page = await gateway.store.dump(position, 500)
      records.push(...page.records)
      if (page.next === null) break
      position = page.next
    }
    const recordCounts = countBy(records, (record) => record.kind)
    for (const each of recordKinds)
      expect(recordCounts[each] ?? 0, each).toBeGreaterThanOrEqual(old.manifest.records[each] ?? 0)
    for (const record of records) {
      if (record.kind !== 'event') continue
      const { input } = record.event
      expect(causeName(input.kind, input.name), `${input.kind} ${input.name}`).toBe(input.name)
      const shown = RecordedEventView.safeParse(viewRecordedEvent(record.event))
      expect(shown.error?.issues, JSON.stringify(record.event)).toBeUndefined()
    }
    const documents = records.flatMap((record) =>
      record.kind === 'document' && record.value !== undefined ? [record.of] : [],
    )
    const renamed: Readonly<Record<string, string>> = {
      figures: 'partner_statistics',
      locate: 'locate_profile',
      looked_up: 'citation_lookup',
    }
    const byKind = countBy(documents, (each) => each)
    for (const [of, count] of Object.entries(old.manifest.documents))
      expect(byKind[renamed[of] ?? of] ?? 0, of).toBeGreaterThanOrEqual(count)
  })

  test('lists and single reads answer for everything', { timeout: 300_000 }, async () => {
    const requests = await listed('/v1/requests')
    expect(requests).toHaveLength(old.manifest.records.request ?? 0)
    await inBatches(requests, async (each) => {
      const { number } = NumberedRequest.parse(each)
      View.parse(await get(`/v1/requests/${number}`))
      await get(`/v1/requests/${number}/timeline`)
    })
    const deliveries = await listed('/v1/deliveries')
    expect(deliveries).toHaveLength(old.manifest.records.delivery ?? 0)
    const messages = await listed('/v1/messages')
    expect(messages).toHaveLength(old.manifest.records.message ?? 0)
    expect(countBy(messages, ({ state }) => String(state))).toEqual(old.manifest.messages)
    await inBatches(messages, async ({ id }) => {
      await get(`/v1/messages/${id}`)
    })
    for (const path of [
      'partners',
      'libraries',
      'mailboxes',
      'keys',
      'workflows',
      'locate-profiles',
      'rota-templates',
    ])
      expect(Page.partial().parse(await get(`/v1/${path}`)).items?.length, path).toBeGreaterThan(0)
    await get('/v1/rota-rules')
    await get('/v1/sending-rules')
    await get('/v1/libraries/WITHILS/ils')
    await get('/v1/mailboxes/main/state')
    await get('/v1/partners/DARK/state')
  })

  test('open requests are found by the documents that they name', async () => {
    expect((await gateway.store.findByDocument('library', 'WITHILS')).length).toBeGreaterThan(0)
    expect((await gateway.store.findByDocument('ils', 'WITHILS')).length).toBeGreaterThan(0)
  })

  test('the feed gives every event, of each library with its own key', async () => {
    let events = 0
    for (const [library, key] of Object.entries(old.manifest.libraryKeys)) {
      for (let cursor = '0'; ; ) {
        const { status, text } = await gateway.api(
          'GET',
          `/v1/events?limit=200&cursor=${cursor}`,
          undefined,
          { key },
        )
        expect(status, `${library}: ${text.slice(0, 500)}`).toBe(200)
        const page = Events.parse(JSON.parse(text))
        events += page.items.length
        if (page.items.length === 0) break
        cursor = page.nextCursor
      }
    }
    expect(events).toBe(old.manifest.records.event)
  })

  test('links in letters still open the page where they are answered', async () => {
    expect(old.manifest.answerLinks.length).toBeGreaterThan(5)
    for (const { link, requestId, answers } of old.manifest.answerLinks) {
      const { status, text } = await gateway.call('GET', new URL(link).pathname)
      expect(status, requestId).toBe(200)
      for (const answer of answers) expect(text).toContain(`value="${answer}"`)
    }
  })

  test('a patron comes in by a link that the library signed, and sees the requests', async () => {
    const lent = Page.parse(await get('/v1/requests?library=CENTRAL&status=loaned_to_patron&limit=1'))
    const { number } = NumberedRequest.parse(lent.items[0])
    const { patron, citation } = RequestContent.parse(await get(`/v1/requests/${number}`))
    const visitor = createVisitor((method, path, init) => gateway.fetch(method, path, init))
    const token = await patronToken({ sub: patron.id }, gateway.now(), { library: 'CENTRAL' })
    expect((await visitor.get(`/patron/CENTRAL?token=${token}`)).status).toBe(303)
    const page = await visitor.get('/patron/CENTRAL')
    expect(page.status, page.text).toBe(200)
    expect(page.text).toContain(citation.title)
  })

  test('an idempotency key replays its answer, and refuses another body', async () => {
    expect(old.manifest.idempotency.length).toBeGreaterThan(5)
    for (const { library, path, key, body, status, answer } of old.manifest.idempotency) {
      const more = { key: old.manifest.libraryKeys[library] ?? '', headers: { 'idempotency-key': key } }
      const replayed = await gateway.api('POST', path, body, more)
      expect(replayed.headers.get('idempotency-replayed'), path).toBe('true')
      expect(replayed.status).toBe(status)
      expect(JSON.parse(replayed.text)).toEqual(answer)
      const other = await gateway.api('POST', path, otherBody(path), more)
      expect(other.status).toBe(422)
    }
  })

  test('a message that came before is known', async () => {
    const messages = (await listed('/v1/messages')).filter(
      ({ state, protocol, partner }) => state === 'applied' && protocol === 'iso18626' && partner !== null,
    )
    expect(messages.length).toBeGreaterThan(100)
    for (const { id, partner } of messages.slice(0, 10)) {
      const kept = await gateway.store.getMessage(String(id))
      const token = old.manifest.partnerTokens[String(partner)]
      const { status, text } = await gateway.call('POST', `/partners/${partner}/iso18626`, {
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/xml' },
        body: new TextDecoder().decode(kept?.raw),
      })
      expect(status).toBe(200)
      expect(text).toBe(kept?.reply?.content)
    }
  })

  // What leads a request on is above the stores.
  test.runIf(kind === 'sqlite')('every request is led to its end', { timeout: 300_000 }, async () => {
    const steps = new Map<string, number>()
    const done = { command: 0, lender: 0, wait: 0, byHand: 0, returns: 0 }

    const take = async (view: View, step: Step): Promise<void> => {
      done[step.kind] += 1
      if (step.kind === 'wait') return
      const commands = `/v1/requests/${view.number}/commands`
      if (step.kind === 'command') {
        if (step.command.type === 'return') done.returns += 1
        const { status, text } = await gateway.api('POST', commands, step.command)
        expect([200, 202], `${view.number} ${view.stage} ${step.command.type}: ${text}`).toContain(status)
        return
      }
      const written = gateway.partners.write({ ...step, library: view.library })
      if (written !== undefined) {
        const token = old.manifest.partnerTokens[step.partner]
        const { status } = await gateway.call('POST', written.path, {
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/xml' },
          body: written.body,
        })
        if (status === 200) return
      }
      done.byHand += 1
      const command = { type: 'record_partner_event', entry: step.entry, event: step.event }
      const { status, text } = await gateway.api('POST', commands, command)
      expect([200, 202], `${view.number} ${view.stage} ${step.event.type}: ${text}`).toContain(status)
    }

    await gateway.settle()
    let open = (await listed('/v1/requests')).map((each) => NumberedRequest.parse(each).number)
    for (let round = 0; open.length > 0 && round < maxRounds; round += 1) {
      const left: string[] = []
      await inBatches(open, async (number) => {
        const view = View.parse(await get(`/v1/requests/${number}`))
        if (view.stage === 'closed') return
        left.push(number)
        // A part of them is left alone at first: their deadlines are to lead them on.
        if (round < 3 && Number.parseInt(number.slice(-2), 32) % 4 === 0) return
        const before = steps.get(number) ?? 0
        steps.set(number, before + 1)
        await take(view, leadOn(view, before))
      })
      open = left
      gateway.advance(round < 3 ? 12 * day : day / 4)
      await gateway.settle()
    }
    const ends = await Promise.all(
      open.map(async (number) => View.parse(await get(`/v1/requests/${number}`))),
    )
    expect(
      ends
        .filter(({ stage }) => stage !== 'closed')
        .map(({ number, stage, status }) => `${number} ${stage} ${status}`),
    ).toEqual([])
    expect(done.command, 'commands').toBeGreaterThan(500)
    expect(done.returns, 'loans that went back').toBeGreaterThan(200)
    expect(done.lender - done.byHand, 'messages of lenders').toBeGreaterThan(200)
    expect(gateway.errors).toEqual([])
  })
})
