import { describe, expect, it } from 'vitest'
import { at, changeOf, changeWithout, claimOne, oslo, type Scene } from './samples.ts'

/** Tests the contract of `MaintenancePort`, and of what every port keeps over a restart. */
export const maintenance = (scene: () => Scene): void => {
  const keepAll = {
    fingerprints: at(0),
    answers: at(0),
    unassigned: at(0),
    blobs: at(0),
    partnerCounts: at(0),
    rows: at(0),
  }

  describe('purge', () => {
    it('forgets fingerprints of messages that came before, and keeps the messages', async () => {
      const { store, samples } = scene()
      const [old, young] = [samples.message({ receivedAt: at(10) }), samples.message({ receivedAt: at(20) })]
      await store.commit(changeOf(samples.request(), 0, { inbox: { message: old, fingerprint: 'old' } }))
      await store.commit(changeOf(samples.request(), 0, { inbox: { message: young, fingerprint: 'young' } }))
      await store.purge({ ...keepAll, fingerprints: at(20) })
      expect(await store.findReply('old')).toBeNull()
      expect(await store.findReply('young')).not.toBeNull()
      expect(await store.getMessage(old.id)).toEqual(old)
      const again = { message: samples.message(), fingerprint: 'old' }
      expect((await store.commit(changeOf(samples.request(), 0, { inbox: again }))).kind).toBe('committed')
    })

    it('forgets answers that were given before', async () => {
      const { store, samples } = scene()
      const [old, young] = [samples.idempotency(), samples.idempotency()]
      const eventAt = (seconds: number) => ({ events: [samples.event({ at: at(seconds) })] })
      await store.commit(changeOf(samples.request(), 0, { ...eventAt(10), idempotency: old }))
      await store.commit(changeOf(samples.request(), 0, { ...eventAt(20), idempotency: young }))
      await store.purge({ ...keepAll, answers: at(20) })
      expect(await store.findAnswer(old.caller, old.key)).toBeNull()
      expect(await store.findAnswer(young.caller, young.key)).not.toBeNull()
    })

    it('keeps an answer that was given just now, though its change tells no time', async () => {
      const { store, samples } = scene()
      const idempotency = samples.idempotency()
      const before = new Date(Date.now() - 60_000)
      await store.commit(changeWithout(oslo, { idempotency }))
      await store.purge({ ...keepAll, answers: at((before.getTime() - Date.parse(at(0))) / 1000) })
      expect(await store.findAnswer(idempotency.caller, idempotency.key)).not.toBeNull()
    })

    it('forgets messages of no request that came before, however many, and no others', async () => {
      const { store, samples } = scene()
      const unassigned = { library: null, state: 'unreadable' as const }
      const old = Array.from({ length: 1100 }, () => samples.message({ ...unassigned, receivedAt: at(10) }))
      const young = samples.message({ ...unassigned, receivedAt: at(20) })
      const request = samples.request()
      await store.commit(changeOf(request))
      const assigned = samples.message({ receivedAt: at(10), state: 'rejected', request: request.number })
      const ofLibrary = samples.message({ receivedAt: at(10), state: 'review' })
      await Promise.all([...old, young, assigned, ofLibrary].map((message) => store.keepMessage(message)))
      await store.purge({ ...keepAll, unassigned: at(20) })
      const left = (await store.listMessages({ library: null, limit: 10 })).items.map(({ id }) => id)
      expect(left).toEqual([assigned.id, young.id])
    })
  })

  describe('close', () => {
    it('waits for what was asked before, and refuses what is asked later', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      const result = store.commit(changeOf(request))
      await store.close()
      expect((await result).kind).toBe('committed')
      await expect(store.loadRequest(oslo, request.number)).rejects.toMatchObject({ code: 'unavailable' })
      await expect(store.commit(changeOf(request, 1))).rejects.toMatchObject({ code: 'unavailable' })
      expect(await store.isReady()).toBe(false)
      await expect(store.close()).resolves.toBeUndefined()
    })

    it('loses nothing: all is found again', async () => {
      const { store, samples, reopen } = scene()
      const request = samples.request({ deadlines: [{ kind: 'response', at: at(50) }] })
      const message = samples.message({ request: request.number })
      const idempotency = samples.idempotency()
      const [first, second] = [samples.delivery(request), samples.delivery(request)]
      await store.commit(
        changeOf(request, 0, {
          events: [samples.event(), samples.event()],
          outbox: [first, second],
          inbox: { message, fingerprint: 'print' },
          idempotency,
        }),
      )
      await store.putDocuments([{ kind: 'setting', key: 'a', value: { b: 1 }, expectedVersion: 0 }])
      const lease = (await store.acquireLease('mailbox', 30_000)) ?? ''
      const leased = await claimOne(store, 0)
      const look = async (from: typeof store) => ({
        request: await from.loadRequest(oslo, request.number),
        list: await from.listRequests({ library: null, text: 'book', limit: 9 }),
        timeline: await from.readTimeline(oslo, request.number),
        events: await from.listEventsAfter(oslo, 0, 9),
        reply: await from.findReply('print'),
        answer: await from.findAnswer(idempotency.caller, idempotency.key),
        deliveries: await from.listDeliveries({ library: null, limit: 9 }),
        deadlines: await from.listDueDeadlines(at(50), 9),
        due: await from.findNextDueTime(),
        document: await from.getDocument('setting', 'a'),
      })
      const before = await look(store)
      const again = await reopen()
      expect(await look(again)).toEqual(before)
      expect(await again.acquireLease('mailbox', 30_000)).toBeNull()
      expect(await again.renewLease('mailbox', lease, 30_000)).toBe(true)
      expect(
        await again.settleDelivery(leased.id, leased.leaseToken, {
          state: 'delivered',
          reply: null,
          at: at(1),
        }),
      ).toBe(true)
      expect((await claimOne(again, 2)).id).toBe(second.id)
      const { cursor = 0 } = before.events.at(-1) ?? {}
      await again.commit(changeOf(request, 1, { events: [samples.event()] }))
      expect((await again.listEventsAfter(oslo, cursor, 9)).map((each) => each.cursor > cursor)).toEqual([
        true,
      ])
    })
  })

  describe('isReady', () => {
    it('says that the storage answers and can write', async () => {
      expect(await scene().store.isReady()).toBe(true)
    })
  })
}
