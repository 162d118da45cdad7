import { describe, expect, it } from 'vitest'
import { Day, PartnerCode } from '../../src/borrowing/values.ts'
import { documentKinds } from '../../src/store/ports/documents.ts'
import type { StoreRecord } from '../../src/store/ports/transfer.ts'
import { readPages, summarizeStore } from '../../src/store/transfer/store-summary.ts'
import { textReason } from '../../src/translations/reason.ts'
import { at, bergen, changeOf, claim, claimOne, oslo, type Scene } from './samples.ts'

/** Tests the contract of `TransferPort`. */
export const transfer = (scene: () => Scene): void => {
  /** Fills the store with something of each kind, in each state. */
  const fill = async (): Promise<void> => {
    const { store, samples } = scene()
    const document = { kind: 'partner' as const, key: 'a b', value: { deep: [1, null, 'ø'] } }
    await store.putDocuments([{ ...document, expectedVersion: 0 }])
    await store.putDocuments([{ ...document, value: 'gone', key: 'gone', expectedVersion: 0 }])
    await store.putDocuments([{ ...document, value: undefined, key: 'gone', expectedVersion: 1 }])
    for (const kind of documentKinds)
      await store.putDocuments([{ kind, key: 'one of each', value: kind, expectedVersion: 0 }])
    for (const library of [oslo, bergen]) {
      for (let index = 0; index < 4; index += 1) {
        const request = samples.request({ library, deadlines: [{ kind: 'response', at: at(50 + index) }] })
        const message = samples.message({ library, request: request.number })
        await store.commit(
          changeOf(request, 0, {
            events: [samples.event(), samples.event({ at: at(7) })],
            outbox: [samples.delivery(request), samples.delivery(request, { entry: 2 })],
            inbox: { message, fingerprint: `print ${message.id}` },
            idempotency: samples.idempotency(),
            rows: [{ key: `2026-11-24 ${request.number}`, value: { ä: null } }],
          }),
        )
        await store.commit(changeOf({ ...request, stage: 'will_supply' }, 1, { events: [samples.event()] }))
      }
    }
    await store.putBlob({
      id: 'a-file',
      library: oslo,
      name: null,
      contentType: 'application/pdf',
      bytes: Uint8Array.from({ length: 300 }, (_, place) => place % 256),
      storedAt: at(0),
      keepUntil: at(999),
    })
    const day = Day.parse('2026-11-24')
    await store.addPartnerCounts(null, [
      { partner: PartnerCode.parse('a.b-c'), day, counts: { paused_seconds: 2 } },
    ])
    await store.appendAudit([
      { sequence: 1, hash: 'one', entry: '{"action":"ä“"}' },
      { sequence: 2, hash: 'two', entry: '{}' },
    ])
    await store.keepMessage(
      samples.message({ library: null, partner: null, state: 'unreadable', reply: null }),
    )
    const leased = await claim(store, 0, { limit: 4 })
    const settlements = [
      { state: 'delivered', reply: '<ok/>', at: at(1) },
      { state: 'dead', error: textReason('no'), reply: null, possiblyTaken: true, at: at(1) },
      { state: 'waiting', error: textReason('busy'), reply: null, possiblyTaken: false, dueAt: at(30) },
    ] as const
    for (const [index, settlement] of settlements.entries())
      await store.settleDelivery(leased[index]?.id ?? '', leased[index]?.leaseToken ?? '', settlement)
  }
  const dumped = async (): Promise<readonly StoreRecord[]> => {
    const allRecords: StoreRecord[] = []
    for await (const { records } of readPages(scene().store)) allRecords.push(...records)
    return allRecords
  }

  describe('dump', () => {
    it('gives everything once, however small the pages', async () => {
      await fill()
      const whole = await dumped()
      expect(whole.map(({ kind }) => kind)).toEqual([
        ...Array(documentKinds.length + 2).fill('document'),
        ...Array(8).fill('request'),
        ...Array(24).fill('event'),
        ...Array(9).fill('message'),
        ...Array(16).fill('delivery'),
        ...Array(8).fill('answer'),
        'blob',
        ...Array(3).fill('partner_day'),
        ...Array(8).fill('row'),
        ...Array(2).fill('audit'),
      ])
      for (const limit of [1, 3]) {
        const pages: StoreRecord[] = []
        for (let position: string | null = null; ; ) {
          const { records, next }: { records: readonly StoreRecord[]; next: string | null } =
            await scene().store.dump(position, limit)
          expect(records.length).toBeLessThanOrEqual(limit)
          pages.push(...records)
          if (next === null) break
          position = next
        }
        expect(pages).toEqual(whole)
      }
    })

    it('ends a page early where what is in it is large', async () => {
      const { store, samples } = scene()
      const bytes = new Uint8Array(3 * 1024 * 1024)
      for (let index = 0; index < 7; index += 1) {
        await store.keepMessage(samples.message({ raw: bytes }))
        const file = { id: `f${index}`, library: oslo, name: null, contentType: 'x' }
        await store.putBlob({ ...file, bytes, storedAt: at(0), keepUntil: at(9) })
      }
      const sizes: number[] = []
      for await (const { records } of readPages(store)) if (records.length > 0) sizes.push(records.length)
      // The last page is what the messages counted for their partner.
      expect(sizes).toEqual([3, 3, 1, 3, 3, 1, 1])
    })

    it('refuses a position that it did not give', async () => {
      await expect(scene().store.dump('x 1', 1)).rejects.toMatchObject({ code: 'invalid_input' })
    })
  })

  describe('restore', () => {
    const everything = async () => {
      const { store } = scene()
      const requests = (await store.listRequests({ library: null, limit: 100 })).items
      return {
        requests,
        words: (await store.listRequests({ library: oslo, text: 'boo', limit: 100 })).items.length,
        status: (await store.listRequests({ library: bergen, status: ['will_supply'], limit: 100 })).items
          .length,
        timelines: await Promise.all(
          requests.map(({ value }) => store.readTimeline(value.library, value.number)),
        ),
        events: [await store.listEventsAfter(oslo, 0, 100), await store.listEventsAfter(bergen, 0, 100)],
        messages: await store.listMessages({ library: null, limit: 100 }),
        deliveries: await store.listDeliveries({ library: null, limit: 100 }),
        dead: (await store.listDeliveries({ library: null, state: ['dead'], limit: 100 })).items.length,
        replies: await Promise.all(
          (await store.listMessages({ library: oslo, limit: 1 })).items.map(({ id }) =>
            store.findReply(`print ${id}`),
          ),
        ),
        answer: await store.findAnswer('key-1', 'K-000001', oslo),
        deadlines: await store.listDueDeadlines(at(99), 100),
        document: await store.getDocument('partner', 'a b'),
        due: await store.findNextDueTime(),
        open: await store.countOpenRequests(PartnerCode.parse('alpha')),
        file: await store.getBlob('a-file'),
      }
    }

    it('makes of an empty store what was dumped, also where a page comes twice', async () => {
      await fill()
      const [records, before, tally] = [
        await dumped(),
        await everything(),
        await summarizeStore(scene().store),
      ]
      const { store } = await scene().another()
      for (let first = 0; first < records.length; first += 7) {
        await store.restore(records.slice(first, first + 7))
        await store.restore(records.slice(first, first + 7))
      }
      expect(await everything()).toEqual(before)
      expect(await summarizeStore(store)).toEqual(tally)
      expect(await dumped()).toEqual(records)
    })

    it('goes on from there: versions, cursors, ordering keys and leases', async () => {
      await fill()
      const [records, before] = [await dumped(), await everything()]
      const { store, samples } = await scene().another()
      await store.restore(records)
      const [newest] = before.requests
      if (newest === undefined) throw new Error('there are requests')
      const cursor = before.events[1]?.at(-1)?.cursor ?? 0
      const next = samples.event()
      expect(await store.commit(changeOf(newest.value, newest.version - 1))).toEqual({ kind: 'conflict' })
      const change = changeOf(newest.value, newest.version, { events: [next] })
      expect((await store.commit(change)).kind).toBe('committed')
      expect((await store.listEventsAfter(bergen, cursor, 9)).map(({ event }) => event)).toEqual([next])
      const fresh = samples.request({ number: `${oslo}-FRESH` as typeof newest.value.number })
      await store.commit(changeOf(fresh))
      expect((await store.listRequests({ library: null, limit: 1 })).items[0]?.value.number).toBe(
        fresh.number,
      )
      expect(await store.putDocuments([{ kind: 'partner', key: 'gone', value: 1, expectedVersion: 1 }])).toBe(
        'conflict',
      )
      const repeat = { message: samples.message(), fingerprint: `print ${before.messages.items.at(-1)?.id}` }
      const repeated = changeOf(fresh, 1, { inbox: repeat })
      expect((await store.commit(repeated)).kind).toBe('repeat')
      // Of the four leased ones one still is: it comes back when its lease runs out.
      const waiting = await claim(store, 59)
      expect(waiting).toHaveLength(5)
      expect(await claimOne(store, 60)).toMatchObject({ possiblyTaken: true, attempts: 2 })
    })
  })
}
