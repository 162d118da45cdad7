import { describe, expect, it } from 'vitest'
import { RequestNumber } from '../../src/borrowing/values.ts'
import { at, bergen, changeOf, changeWithout, claimOne, oslo, reply, type Scene } from './samples.ts'

/** Tests the contract of `ChangesPort`. */
export const changes = (scene: () => Scene): void => {
  describe('commit', () => {
    it('creates a request as version 1 and gives it back as it was', async () => {
      const { store, samples } = scene()
      const request = samples.request({
        citation: { title: 'Ærlig talt 💡', volumes: ['1', '2'] },
        reference: 'R 1',
      })
      expect(await store.commit(changeOf(request))).toEqual({ kind: 'committed', version: 1 })
      expect(await store.loadRequest(oslo, request.number)).toEqual({ value: request, version: 1 })
    })

    it('counts the version up with each change', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      await store.commit(changeOf(request))
      const changed = { ...request, stage: 'will_supply' as const }
      expect(await store.commit(changeOf(changed, 1))).toEqual({ kind: 'committed', version: 2 })
      expect(await store.loadRequest(oslo, request.number)).toEqual({ value: changed, version: 2 })
    })

    it('knows no request that was never committed', async () => {
      expect(await scene().store.loadRequest(oslo, RequestNumber.parse('OSLO-NEVER'))).toBeNull()
    })

    it('refuses a version that is not the present one, a second creation, and a change of nothing', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      await store.commit(changeOf(request))
      for (const version of [0, 2, 7]) {
        expect(await store.commit(changeOf({ ...request, stage: 'shipped' }, version))).toEqual({
          kind: 'conflict',
        })
      }
      expect(await store.commit(changeOf(samples.request(), 1))).toEqual({ kind: 'conflict' })
      expect(await store.loadRequest(oslo, request.number)).toEqual({ value: request, version: 1 })
    })

    it('writes all parts of a change together', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      const event = samples.event()
      const delivery = samples.delivery(request)
      const message = samples.message({ request: request.number })
      const idempotency = samples.idempotency()
      await store.commit(
        changeOf(request, 0, {
          events: [event],
          outbox: [delivery],
          inbox: { message, fingerprint: 'print' },
          idempotency,
        }),
      )
      expect((await store.listEventsAfter(oslo, 0, 10)).map((each) => each.event)).toEqual([event])
      expect(await store.getDelivery(delivery.id)).toMatchObject(delivery)
      expect(await store.getMessage(message.id)).toEqual(message)
      expect(await store.findReply('print')).toEqual(message.reply)
      expect(await store.findAnswer(idempotency.caller, idempotency.key)).toEqual({
        bodyHash: 'hash',
        answer: idempotency.answer,
      })
    })

    it('writes nothing of a change that is in conflict', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      await store.commit(changeOf(request))
      const delivery = samples.delivery(request)
      const message = samples.message()
      const idempotency = samples.idempotency()
      const late = changeOf({ ...request, stage: 'shipped' }, 0, {
        events: [samples.event()],
        outbox: [delivery],
        inbox: { message, fingerprint: 'late' },
        idempotency,
      })
      expect(await store.commit(late)).toEqual({ kind: 'conflict' })
      expect(await store.listEventsAfter(oslo, 0, 10)).toEqual([])
      expect(await store.getDelivery(delivery.id)).toBeNull()
      expect(await store.getMessage(message.id)).toBeNull()
      expect(await store.findReply('late')).toBeNull()
      expect(await store.findAnswer(idempotency.caller, idempotency.key)).toBeNull()
      expect(
        (await store.listRequests({ library: oslo, status: ['shipped_physically'], limit: 10 })).items,
      ).toEqual([])
    })

    it('takes a change that touches no request', async () => {
      const { store, samples } = scene()
      const message = samples.message({ state: 'repeat' })
      const idempotency = samples.idempotency()
      const change = changeWithout(oslo, { inbox: { message, fingerprint: 'print' }, idempotency })
      expect((await store.commit(change)).kind).toBe('committed')
      expect(await store.getMessage(message.id)).toEqual(message)
      expect(await store.findAnswer(idempotency.caller, idempotency.key)).not.toBeNull()
    })

    it('answers a known fingerprint with what was answered then', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      const first = samples.message({ reply: reply('<first/>') })
      const second = samples.message({ reply: reply('<second/>') })
      await store.commit(changeOf(request, 0, { inbox: { message: first, fingerprint: 'same' } }))
      const again = changeOf({ ...request, stage: 'shipped' }, 1, {
        inbox: { message: second, fingerprint: 'same' },
      })
      expect(await store.commit(again)).toEqual({ kind: 'repeat', reply: reply('<first/>') })
      expect(await store.loadRequest(oslo, request.number)).toEqual({ value: request, version: 1 })
      expect(await store.getMessage(second.id)).toBeNull()
    })

    it('knows a fingerprint whose message got no answer', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      const came = () => ({ message: samples.message({ reply: null }), fingerprint: 'mail' })
      await store.commit(changeOf(request, 0, { inbox: came() }))
      const again = came()
      expect(await store.commit(changeOf(request, 1, { inbox: again }))).toEqual({
        kind: 'repeat',
        reply: null,
      })
      expect(await store.loadRequest(oslo, request.number)).toEqual({ value: request, version: 1 })
      expect(await store.getMessage(again.message.id)).toBeNull()
      expect(await store.findReply('mail')).toBeNull()
    })

    it('takes messages without a fingerprint each for new', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      for (const version of [0, 1, 2]) {
        const inbox = { message: samples.message({ reply: null }), fingerprint: null }
        expect((await store.commit(changeOf(request, version, { inbox }))).kind).toBe('committed')
      }
    })

    it('answers a known idempotency key with the answer and the body hash of then', async () => {
      const { store, samples } = scene()
      const idempotency = samples.idempotency()
      await store.commit(changeOf(samples.request(), 0, { idempotency }))
      const other = { ...idempotency, bodyHash: 'other', answer: { status: 500, body: '', headers: {} } }
      const request = samples.request()
      expect(await store.commit(changeOf(request, 0, { idempotency: other }))).toEqual({
        kind: 'replay',
        bodyHash: 'hash',
        answer: idempotency.answer,
      })
      expect(await store.loadRequest(oslo, request.number)).toBeNull()
    })

    it('keeps the idempotency keys of callers apart', async () => {
      const { store, samples } = scene()
      const idempotency = samples.idempotency()
      await store.commit(changeOf(samples.request(), 0, { idempotency }))
      const other = changeOf(samples.request(), 0, { idempotency: { ...idempotency, caller: 'key-2' } })
      expect((await store.commit(other)).kind).toBe('committed')
      expect(await store.findAnswer('key-3', idempotency.key)).toBeNull()
    })

    it('looks first at the idempotency key, then the fingerprint, the lease, the version, the withdrawals', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      const idempotency = samples.idempotency()
      const inbox = { message: samples.message(), fingerprint: 'known' }
      const outbox = [samples.delivery(request)]
      await store.commit(changeOf(request, 0, { idempotency, inbox, outbox }))
      const { id, leaseToken } = await claimOne(store, 0)
      const settlement = { state: 'delivered', reply: null, at: at(1) } as const
      const wrong = {
        idempotency,
        inbox: { message: samples.message(), fingerprint: 'known' },
        settle: { delivery: id, leaseToken: 'lost', settlement },
        withdraw: [{ entry: 1, operations: 'all', required: true }],
      } as const
      const kindOf = async (more: object, version = 9) =>
        (await store.commit(changeOf(request, version, { ...wrong, ...more }))).kind
      const fresh = { idempotency: null, inbox: { message: samples.message(), fingerprint: 'fresh' } }
      expect(await kindOf({})).toBe('replay')
      expect(await kindOf({ idempotency: null })).toBe('repeat')
      expect(await kindOf(fresh)).toBe('lease_lost')
      expect(await kindOf({ ...fresh, settle: null })).toBe('conflict')
      expect(await kindOf({ ...fresh, settle: null }, 1)).toBe('not_withdrawn')
      expect(await store.settleDelivery(id, leaseToken, settlement)).toBe(true)
      expect(await kindOf({ ...fresh, settle: null }, 1)).toBe('committed')
    })
  })

  describe('commits at the same time', () => {
    it('lets exactly one win for each version', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      await store.commit(changeOf(request))
      const results = await Promise.all(
        Array.from({ length: 50 }, () => store.commit(changeOf(request, 1, { events: [samples.event()] }))),
      )
      expect(results.filter((result) => result.kind === 'committed')).toHaveLength(1)
      expect(results.filter((result) => result.kind === 'conflict')).toHaveLength(49)
      expect(await store.listEventsAfter(oslo, 0, 100)).toHaveLength(1)
    })

    it('takes every writer in the end, each change once', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      await store.commit(changeOf(request))
      const write = async (): Promise<void> => {
        for (;;) {
          const loaded = await store.loadRequest(oslo, request.number)
          const claims = (loaded?.value.rota[0]?.claims ?? 0) + 1
          const rota = request.rota.map((entry) => ({ ...entry, claims }))
          const change = changeOf({ ...request, rota }, loaded?.version, { events: [samples.event()] })
          if ((await store.commit(change)).kind === 'committed') return
        }
      }
      await Promise.all(Array.from({ length: 20 }, write))
      const stored = await store.loadRequest(oslo, request.number)
      expect(stored?.version).toBe(21)
      expect(stored?.value.rota[0]?.claims).toBe(20)
      expect(await store.listEventsAfter(oslo, 0, 100)).toHaveLength(20)
    })

    it('does not make other commits fail by a conflict', async () => {
      const { store, samples } = scene()
      const there = samples.request()
      await store.commit(changeOf(there))
      const fresh = [samples.request(), samples.request(), samples.request({ library: bergen })]
      const results = await Promise.all([
        ...fresh.slice(0, 2).map((request) => store.commit(changeOf(request))),
        store.commit(changeOf(there, 5)),
        ...fresh.slice(2).map((request) => store.commit(changeOf(request))),
      ])
      expect(results.map((result) => result.kind)).toEqual([
        'committed',
        'committed',
        'conflict',
        'committed',
      ])
      for (const { library, number } of fresh) expect(await store.loadRequest(library, number)).not.toBeNull()
    })

    it('takes one of two messages with the same fingerprint and answers both alike', async () => {
      const { store, samples } = scene()
      const requests = [samples.request(), samples.request()]
      const results = await Promise.all(
        requests.map((request, index) => {
          const message = samples.message({ reply: reply(`<reply n="${index}"/>`) })
          return store.commit(changeOf(request, 0, { inbox: { message, fingerprint: 'same' } }))
        }),
      )
      expect(results.map((result) => result.kind).toSorted()).toEqual(['committed', 'repeat'])
      const repeat = results.find((result) => result.kind === 'repeat')
      expect(repeat).toEqual({ kind: 'repeat', reply: await store.findReply('same') })
      expect((await store.listMessages({ library: null, limit: 10 })).items).toHaveLength(1)
    })

    it('does once what comes twice under one idempotency key', async () => {
      const { store, samples } = scene()
      const idempotency = samples.idempotency()
      const results = await Promise.all(
        Array.from({ length: 10 }, () => store.commit(changeOf(samples.request(), 0, { idempotency }))),
      )
      expect(results.filter((result) => result.kind === 'committed')).toHaveLength(1)
      expect(results.filter((result) => result.kind === 'replay')).toHaveLength(9)
      expect((await store.listRequests({ library: oslo, limit: 20 })).items).toHaveLength(1)
    })
  })
}
