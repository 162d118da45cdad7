import { describe, expect, it } from 'vitest'
import { replay } from '../../src/borrowing/events/record-event.ts'
import { projectStatus } from '../../src/borrowing/status/project-status.ts'
import { fingerprintKey, pseudonymOfFingerprint } from '../../src/store/policy/fingerprint.ts'
import { requestIndex } from '../../src/store/policy/request-index.ts'
import type { RequestRewrite } from '../../src/store/ports/privacy.ts'
import { alpha, at, changeOf, oslo, type Scene } from './samples.ts'

const secret = 'a-secret-of-the-installation'

/** Tests the contract of `PrivacyPort`. */
export const privacy = (scene: () => Scene): void => {
  /** Stores a request with an event, a message, a delivery, an answer and a file, all of which name its patron. */
  const storeRequest = async () => {
    const { store, samples } = scene()
    const value = samples.request({ patron: { id: 'patron-1', surname: 'Nightingale' }, stage: 'closed' })
    const message = samples.message({ request: value.number, summary: 'from Nightingale' })
    const delivery = samples.delivery(value, { content: '<a>Nightingale</a>' })
    const idempotency = samples.idempotency({
      answer: { status: 201, body: `{"number":"${value.number}","patron":"Nightingale"}`, headers: {} },
    })
    await store.commit(
      changeOf(value, 0, {
        events: [samples.event({ changes: { ...value } })],
        inbox: { message, fingerprint: 'fingerprint-1' },
        outbox: [delivery],
        idempotency,
      }),
    )
    await store.putBlob({
      ...{ id: 'file-1-of-the-patron', library: oslo, name: null, contentType: 'text/plain' },
      ...{ bytes: new Uint8Array([1]), storedAt: at(0), keepUntil: at(9999) },
    })
    const events = (await store.readTimeline(oslo, value.number)).filter((item) => item.kind === 'event')
    const { patron: _patron, ...anonymous } = value
    const rewrite: RequestRewrite = {
      library: oslo,
      number: value.number,
      expectedVersion: 1,
      request: { value: anonymous, index: requestIndex(anonymous, projectStatus(anonymous)) },
      events: events.map(({ cursor, event }) => ({ cursor, event: { ...event, changes: { ...anonymous } } })),
      messages: [{ id: message.id, raw: new Uint8Array([60]), summary: '', reason: null, reply: null }],
      deliveries: [{ id: delivery.id, content: '<a></a>', summary: '', lastError: null, reply: null }],
      blobs: ['file-1-of-the-patron'],
      forgetAnswers: true,
      fingerprintSecret: secret,
    }
    return { value, anonymous, message, delivery, idempotency, rewrite }
  }

  describe('rewriteRequest', () => {
    it('replaces a request and all its records in one step, also after a restart', async () => {
      const { value, anonymous, message, delivery, idempotency, rewrite } = await storeRequest()
      expect(await scene().store.rewriteRequest(rewrite)).toBe('written')
      const store = await scene().reopen()
      const stored = await store.loadRequest(oslo, value.number)
      expect(stored).toEqual({ value: anonymous, version: 2 })
      const timeline = await store.readTimeline(oslo, value.number)
      expect(timeline.map(({ kind }) => kind).toSorted()).toEqual(['event', 'message_in', 'message_out'])
      expect(JSON.stringify(timeline)).not.toContain('Nightingale')
      expect(replay(timeline.flatMap((item) => (item.kind === 'event' ? [item.event] : [])))).toEqual(
        anonymous,
      )
      expect(await store.listEventsAfter(oslo, 0, 10)).toMatchObject([
        { event: { changes: { ...anonymous } } },
      ])
      expect((await store.getMessage(message.id))?.summary).toBe('')
      expect((await store.getDelivery(delivery.id))?.content).toBe('<a></a>')
      expect(await store.getBlob('file-1-of-the-patron')).toBeNull()
      expect(await store.findAnswer(idempotency.caller, idempotency.key)).toBeNull()
      expect((await store.listRequests({ library: oslo, patron: ['patron-1'], limit: 10 })).items).toEqual([])
    })

    it('keeps repeats recognizable by the pseudonym of their fingerprint only', async () => {
      const { rewrite } = await storeRequest()
      const { store, samples } = scene()
      await store.rewriteRequest(rewrite)
      const pseudonym = pseudonymOfFingerprint(secret, fingerprintKey('fingerprint-1'))
      expect(await store.keepMessage(samples.message(), pseudonym)).toBe('repeat')
      expect(await store.keepMessage(samples.message(), 'fingerprint-1')).toBe('kept')
    })

    it('writes nothing where the request has another version', async () => {
      const { value, rewrite } = await storeRequest()
      const { store } = scene()
      expect(await store.rewriteRequest({ ...rewrite, expectedVersion: 7 })).toBe('conflict')
      expect((await store.loadRequest(oslo, value.number))?.value.patron?.surname).toBe('Nightingale')
    })

    it('removes a request with its records, and leaves the places of its events in the feed', async () => {
      const { value, message, delivery, rewrite } = await storeRequest()
      const { store, samples } = scene()
      await store.commit(changeOf(samples.request(), 0, { events: [samples.event()] }))
      const before = await store.listEventsAfter(oslo, 0, 10)
      expect(await store.rewriteRequest({ ...rewrite, request: null })).toBe('written')
      expect(await store.loadRequest(oslo, value.number)).toBeNull()
      expect(await store.getMessage(message.id)).toBeNull()
      expect(await store.getDelivery(delivery.id)).toBeNull()
      expect((await store.listRequests({ library: oslo, limit: 10 })).items).toHaveLength(1)
      expect((await store.listRequests({ library: oslo, partner: [alpha], limit: 10 })).items).toHaveLength(1)
      expect((await store.listDeliveries({ library: oslo, limit: 10 })).items).toEqual([])
      const after = await store.listEventsAfter(oslo, 0, 10)
      expect(after.map(({ cursor }) => cursor)).toEqual(before.map(({ cursor }) => cursor))
      expect(JSON.stringify(after)).not.toContain('Nightingale')
    })
  })

  describe('stripMessage and scrub', () => {
    it('strips a message of no request, and keeps everything readable', async () => {
      const { value, rewrite } = await storeRequest()
      const { store, samples } = scene()
      const message = samples.message({ library: null, raw: new Uint8Array([1, 2, 3]) })
      await store.keepMessage(message)
      const view = { kind: 'view', key: 'OSLO * nightingale' } as const
      for (const value of [{ name: 'Her loans' }, undefined])
        await store.putDocuments([{ ...view, value, expectedVersion: null }])
      await store.stripMessage(null, { ...message, raw: new Uint8Array(), summary: 'stripped' })
      expect(await store.getMessage(message.id)).toMatchObject({ summary: 'stripped', raw: new Uint8Array() })
      await store.rewriteRequest(rewrite)
      await store.scrub()
      await store.scrub()
      // A deleted document leaves its version and key behind: of a view nothing is left.
      await store.putDocuments([{ ...view, value: {}, expectedVersion: 0 }])
      expect(await store.getDocument('view', view.key)).toMatchObject({ version: 1 })
      expect(await store.listEventsAfter(oslo, 0, 10)).toHaveLength(1)
      expect(JSON.stringify(await store.readTimeline(oslo, value.number))).not.toContain('Nightingale')
      await store.commit(changeOf(samples.request(), 0, { events: [samples.event()] }))
      expect(await store.listEventsAfter(oslo, 0, 10)).toHaveLength(2)
    })
  })
}
