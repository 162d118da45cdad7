import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/ports/store.ts'
import { at, changeOf, claimOne, createSamples, oslo } from './samples.ts'

/** A store whose storage can be filled up. */
export type SmallStore = {
  readonly store: Store
  /** Leaves no space for another write. */
  readonly fill: () => Promise<void>
  readonly makeSpace: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Declares the tests that every adapter passes while its storage is full: each write of each port is refused with
 * `unavailable` and leaves nothing behind, what was acknowledged can be read, and work goes on once there is space.
 *
 * @param open opens an empty store; null skips the tests where such a store cannot be had
 */
export const fullDiskContract = (name: string, open: () => Promise<SmallStore | null>): void => {
  describe(`${name} on a full disk`, () => {
    const samples = createSamples()
    let small: SmallStore | null = null
    beforeEach(async () => {
      small = await open()
    })
    afterEach(() => small?.close())

    const scene = async (store: Store) => {
      const request = samples.request()
      const waiting = samples.delivery(request)
      await store.commit(changeOf(request, 0, { events: [samples.event()], outbox: [waiting] }))
      const leased = await claimOne(store, 0)
      const lease = (await store.acquireLease('held', 60_000)) ?? ''
      const message = samples.message()
      const session = {
        tokenHash: 'a'.repeat(64),
        owner: 'user:1',
        data: '{}',
        createdAt: at(0),
        expiresAt: at(1000),
        idleExpiresAt: at(500),
      }
      const blob = {
        id: 'file',
        library: oslo,
        name: null,
        contentType: 'application/pdf',
        bytes: new Uint8Array(5_000),
        storedAt: at(0),
        keepUntil: at(1000),
      }
      const change = changeOf(request, 1, {
        events: [samples.event()],
        outbox: [samples.delivery(request)],
        inbox: { message: samples.message({ request: request.number }), fingerprint: 'print' },
      })
      const settlement = { state: 'delivered', reply: null, at: at(1) } as const
      const document = { kind: 'setting', key: 'a', value: 'x'.repeat(5_000), expectedVersion: 0 } as const
      const writes: Readonly<Record<string, () => Promise<unknown>>> = {
        commit: () => store.commit(change),
        'commit of a new request': () => store.commit(changeOf(samples.request())),
        keepMessage: () => store.keepMessage(message),
        settleDelivery: () => store.settleDelivery(leased.id, leased.leaseToken, settlement),
        putDocuments: () => store.putDocuments([document]),
        putBlob: () => store.putBlob(blob),
        putSession: () => store.putSession(session),
        acquireLease: () => store.acquireLease('another', 60_000),
        renewLease: () => store.renewLease('held', lease, 60_000),
        incrementCounter: () => store.incrementCounter('mails', at(0), 60_000),
      }
      return { request, leased, message, session, blob, writes }
    }

    it('refuses each write and leaves nothing behind, reads, and goes on once there is space', async (context) => {
      if (small === null) {
        context.skip('a small disk cannot be mounted here')
        return
      }
      const { store, fill, makeSpace } = small
      const { request, leased, message, session, blob, writes } = await scene(store)
      await fill()
      for (const [verb, write] of Object.entries(writes))
        await expect(write(), verb).rejects.toMatchObject({ code: 'unavailable' })
      expect(await store.isReady()).toBe(false)

      expect((await store.loadRequest(oslo, request.number))?.version).toBe(1)
      expect((await store.listRequests({ library: oslo, limit: 9 })).items).toHaveLength(1)
      expect((await store.listEventsAfter(oslo, 0, 9)).length).toBe(1)
      expect((await store.getDelivery(leased.id))?.state).toBe('leased')
      expect(await store.getMessage(message.id)).toBeNull()
      expect(await store.findReply('print')).toBeNull()
      expect(await store.getDocument('setting', 'a')).toBeNull()
      expect(await store.getBlob(blob.id)).toBeNull()
      expect(await store.findSession(session.tokenHash, at(1))).toBeNull()

      await makeSpace()
      const results = []
      for (const write of Object.values(writes)) results.push(await write())
      expect(results).toEqual([
        { kind: 'committed', version: 2 },
        { kind: 'committed', version: 1 },
        'kept',
        true,
        'written',
        undefined,
        'kept',
        expect.any(String),
        true,
        1,
      ])
      expect(await store.isReady()).toBe(true)
      expect((await store.listEventsAfter(oslo, 0, 9)).length).toBe(2)
    })
  })
}
