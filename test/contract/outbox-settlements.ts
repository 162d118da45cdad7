import { describe, expect, it } from 'vitest'
import type { Request } from '../../src/borrowing/request/request.ts'
import type { Change } from '../../src/store/ports/changes.ts'
import type { LeasedDelivery, NewDelivery, Settlement } from '../../src/store/ports/outbox.ts'
import { textReason } from '../../src/translations/reason.ts'
import { at, bergen, changeOf, claim, claimOne, oslo, type Scene } from './samples.ts'

/** Tests the contract of `OutboxPort`: settlements and withdrawals. */
export const outboxSettlements = (scene: () => Scene): void => {
  const queue = async (
    ...wanted: readonly Partial<NewDelivery>[]
  ): Promise<{ readonly request: Request; readonly made: readonly NewDelivery[] }> => {
    const { store, samples } = scene()
    const request = samples.request()
    const made = wanted.map((more) => samples.delivery(request, more))
    await store.commit(changeOf(request, 0, { outbox: made }))
    return { request, made }
  }
  const settle = async (leased: LeasedDelivery, settlement: Settlement): Promise<void> => {
    expect(await scene().store.settleDelivery(leased.id, leased.leaseToken, settlement)).toBe(true)
  }
  const stateOf = async (id: string | undefined) => (await scene().store.getDelivery(id ?? ''))?.state

  describe('summarizeOutbox', () => {
    it('counts what waits, is being sent or is dead, with the age of the oldest', async () => {
      const { store } = scene()
      expect(await store.summarizeOutbox()).toEqual([
        { state: 'waiting', count: 0, oldest: null },
        { state: 'leased', count: 0, oldest: null },
        { state: 'dead', count: 0, oldest: null },
      ])
      await queue({ createdAt: at(1) })
      const leased = await claimOne(store, 0)
      const failed = { error: textReason('no'), reply: null, possiblyTaken: false } as const
      await settle(leased, { state: 'dead', ...failed, at: at(3) })
      await queue({ createdAt: at(2) })
      await claimOne(store, 0)
      await queue({ createdAt: at(3) })
      await queue({ createdAt: at(4), dueAt: at(900) })
      const summary = await store.summarizeOutbox()
      expect(summary.map(({ state, count }) => [state, count])).toEqual([
        ['waiting', 2],
        ['leased', 1],
        ['dead', 1],
      ])
      expect(summary.at(2)?.oldest).toBe(at(1))
    })
  })

  describe('settleDelivery', () => {
    it('marks a delivery as delivered, with what was answered', async () => {
      const { store } = scene()
      await queue({})
      const leased = await claimOne(store, 0)
      await settle(leased, { state: 'delivered', reply: '<ok/>', at: at(3) })
      expect(await store.getDelivery(leased.id)).toMatchObject({
        state: 'delivered',
        attempts: 1,
        possiblyTaken: false,
        lastError: null,
        settledAt: at(3),
        reply: '<ok/>',
      })
      expect(await claim(store, 999)).toEqual([])
    })

    it('has a delivery wait, with why', async () => {
      const { store } = scene()
      await queue({})
      const leased = await claimOne(store, 0)
      const failed = {
        state: 'waiting',
        error: textReason('HTTP 503'),
        reply: '<busy/>',
        possiblyTaken: false,
      } as const
      await settle(leased, { ...failed, dueAt: at(40) })
      expect(await store.getDelivery(leased.id)).toMatchObject({
        state: 'waiting',
        attempts: 1,
        dueAt: at(40),
        lastError: textReason('HTTP 503'),
        reply: '<busy/>',
        settledAt: null,
        possiblyTaken: false,
      })
      expect(await claimOne(store, 40)).toMatchObject({ attempts: 2, possiblyTaken: false })
    })

    it('remembers for good that an attempt may have been taken', async () => {
      const { store } = scene()
      await queue({})
      const failed = { state: 'waiting', error: textReason('timeout'), reply: null, dueAt: at(1) } as const
      await settle(await claimOne(store, 0), { ...failed, possiblyTaken: true })
      const again = await claimOne(store, 1)
      expect(again.possiblyTaken).toBe(true)
      await settle(again, { ...failed, possiblyTaken: false })
      expect((await claimOne(store, 1)).possiblyTaken).toBe(true)
    })

    it.each(['dead', 'refused'] as const)('ends a delivery as %s', async (state) => {
      const { store } = scene()
      await queue({})
      const leased = await claimOne(store, 0)
      await settle(leased, { state, error: textReason('no'), reply: '<no/>', possiblyTaken: true, at: at(2) })
      expect(await store.getDelivery(leased.id)).toMatchObject({
        state,
        lastError: textReason('no'),
        reply: '<no/>',
        possiblyTaken: true,
        settledAt: at(2),
      })
      expect(await claim(store, 999)).toEqual([])
    })

    it('settles with a change of the request, or not at all', async () => {
      const { store, samples } = scene()
      const { request } = await queue({})
      const leased = await claimOne(store, 0)
      const settlement = { state: 'delivered', reply: null, at: at(1) } as const
      const more = { settle: { delivery: leased.id, leaseToken: leased.leaseToken, settlement } }
      expect(await store.commit(changeOf(request, 7, more))).toEqual({ kind: 'conflict' })
      expect(await stateOf(leased.id)).toBe('leased')
      const change = changeOf(request, 1, { ...more, events: [samples.event()] })
      expect(await store.commit(change)).toEqual({ kind: 'committed', version: 2 })
      expect(await stateOf(leased.id)).toBe('delivered')
    })
  })

  describe('withdraw', () => {
    const withdrawing = (...withdraw: Change['withdraw']): Partial<Change> => ({ withdraw })
    const all = (required: boolean) => withdrawing({ entry: 1, operations: 'all', required })

    it('takes back what waits, and only of its entry', async () => {
      const { store, samples } = scene()
      const { request, made } = await queue({}, { operation: 'message' }, { entry: 2 })
      const change = changeOf(request, 1, { ...all(true), events: [samples.event({ at: at(7) })] })
      expect((await store.commit(change)).kind).toBe('committed')
      expect(await store.getDelivery(made[0]?.id ?? '')).toMatchObject({
        state: 'withdrawn',
        settledAt: at(7),
      })
      expect(await stateOf(made[1]?.id)).toBe('withdrawn')
      expect((await claimOne(store, 0)).id).toBe(made[2]?.id)
    })

    it('takes back the named operations only', async () => {
      const { store } = scene()
      const { request, made } = await queue({}, { operation: 'message' }, { operation: 'renew' })
      const withdraw = withdrawing({ entry: 1, operations: ['message', 'lost'], required: true })
      expect((await store.commit(changeOf(request, 1, withdraw))).kind).toBe('committed')
      expect(await stateOf(made[0]?.id)).toBe('waiting')
      expect(await stateOf(made[1]?.id)).toBe('withdrawn')
      expect(await stateOf(made[2]?.id)).toBe('waiting')
    })

    it('takes back what failed without being taken', async () => {
      const { store } = scene()
      const { request, made } = await queue({})
      const failed = {
        state: 'waiting',
        error: textReason('refused connection'),
        reply: null,
        possiblyTaken: false,
      } as const
      await settle(await claimOne(store, 0), { ...failed, dueAt: at(5) })
      expect((await store.commit(changeOf(request, 1, all(true)))).kind).toBe('committed')
      expect(await stateOf(made[0]?.id)).toBe('withdrawn')
    })

    it('changes nothing where an attempt is under way', async () => {
      const { store, samples } = scene()
      const { request, made } = await queue({}, { operation: 'message' })
      await claimOne(store, 0)
      const change = changeOf({ ...request, stage: 'closed' }, 1, { ...all(true), events: [samples.event()] })
      expect(await store.commit(change)).toEqual({ kind: 'not_withdrawn', deliveries: [made[0]?.id] })
      expect(await stateOf(made[0]?.id)).toBe('leased')
      expect(await stateOf(made[1]?.id)).toBe('waiting')
      expect(await store.loadRequest(oslo, request.number)).toEqual({ value: request, version: 1 })
      expect(await store.listEventsAfter(oslo, 0, 9)).toEqual([])
    })

    it('changes nothing where one may have been taken', async () => {
      const { store } = scene()
      const { request, made } = await queue({})
      const failed = {
        state: 'waiting',
        error: textReason('timeout'),
        reply: null,
        possiblyTaken: true,
      } as const
      await settle(await claimOne(store, 0), { ...failed, dueAt: at(5) })
      const result = await store.commit(changeOf(request, 1, all(true)))
      expect(result).toEqual({ kind: 'not_withdrawn', deliveries: [made[0]?.id] })
    })

    it('takes a lease that ran out for an attempt', async () => {
      const { store } = scene()
      const { request } = await queue({})
      await claimOne(store, 0, { leaseMilliseconds: 1 })
      expect((await store.commit(changeOf(request, 1, all(true)))).kind).toBe('not_withdrawn')
    })

    it('leaves deliveries that cannot be withdrawn as they are if the withdrawal is not required', async () => {
      const { store } = scene()
      const { request, made } = await queue({}, { operation: 'message' })
      await claimOne(store, 0)
      expect((await store.commit(changeOf(request, 1, all(false)))).kind).toBe('committed')
      expect(await stateOf(made[0]?.id)).toBe('leased')
      expect(await stateOf(made[1]?.id)).toBe('withdrawn')
    })

    it('leaves alone what is settled, and what the change itself queues', async () => {
      const { store, samples } = scene()
      const { request, made } = await queue({}, { operation: 'message' })
      await settle(await claimOne(store, 0), { state: 'delivered', reply: null, at: at(1) })
      const cancel = samples.delivery(request, { operation: 'cancel' })
      const change = changeOf(request, 1, { ...all(true), outbox: [cancel] })
      expect((await store.commit(change)).kind).toBe('committed')
      expect(await stateOf(made[0]?.id)).toBe('delivered')
      expect(await stateOf(made[1]?.id)).toBe('withdrawn')
      expect((await claimOne(store, 2)).id).toBe(cancel.id)
    })

    it('counts what the change settles as settled: a dead request takes its followers with it', async () => {
      const { store } = scene()
      const { request, made } = await queue({}, { operation: 'message' })
      const { id, leaseToken } = await claimOne(store, 0)
      const settlement = {
        state: 'dead',
        error: textReason('no'),
        reply: null,
        possiblyTaken: true,
        at: at(1),
      } as const
      const change = changeOf(request, 1, { ...all(true), settle: { delivery: id, leaseToken, settlement } })
      expect((await store.commit(change)).kind).toBe('committed')
      expect(await stateOf(made[0]?.id)).toBe('dead')
      expect(await stateOf(made[1]?.id)).toBe('withdrawn')
      expect(await claim(store, 9)).toEqual([])
    })

    it('or an attempt, never both: of a claim and a withdrawal at the same time one loses', async () => {
      const { store } = scene()
      for (let turn = 0; turn < 10; turn += 1) {
        const { request, made } = await queue({})
        const attempt = () => claim(store, 0)
        const withdrawal = () => store.commit(changeOf(request, 1, all(true)))
        const [claimed, result] =
          turn % 2 === 0
            ? await Promise.all([attempt(), withdrawal()])
            : await Promise.all([withdrawal(), attempt()]).then(([second, first]) => [first, second] as const)
        expect(claimed).toHaveLength(result.kind === 'committed' ? 0 : 1)
        expect(await stateOf(made[0]?.id)).toBe(result.kind === 'committed' ? 'withdrawn' : 'leased')
      }
    })
  })

  describe('bounced', () => {
    const bounced = (delivery: string) => [{ delivery, error: textReason('no such user'), at: at(9) }]
    const sent = async (settlement: Settlement = { state: 'delivered', reply: '250', at: at(1) }) => {
      const { request } = await queue({})
      const leased = await claimOne(scene().store, 0)
      await settle(leased, settlement)
      return { request, id: leased.id }
    }

    it('makes a delivered one dead, with why, and it can be sent again', async () => {
      const { store } = scene()
      const { request, id } = await sent()
      await store.commit(changeOf(request, 1, { bounced: bounced(id) }))
      expect(await store.getDelivery(id)).toMatchObject({
        state: 'dead',
        lastError: textReason('no such user'),
        settledAt: at(9),
        possiblyTaken: false,
        reply: '250',
      })
      expect((await store.listDeliveries({ library: oslo, state: ['dead'], limit: 9 })).items).toHaveLength(1)
      expect(await claim(store, 99)).toEqual([])
      await store.commit(changeOf(request, 2, { requeue: [{ delivery: id, dueAt: at(100) }] }))
      expect((await claimOne(store, 100)).id).toBe(id)
    })

    it('leaves one that waits, was refused, or is of another library, and changes nothing in a conflict', async () => {
      const { store, samples } = scene()
      const failed = { error: textReason('no'), reply: null, possiblyTaken: true, at: at(1) }
      const refused = await sent({ state: 'refused', ...failed })
      await store.commit(changeOf(refused.request, 1, { bounced: bounced(refused.id) }))
      expect(await store.getDelivery(refused.id)).toMatchObject({
        state: 'refused',
        lastError: textReason('no'),
      })
      const { request, id } = await sent()
      const foreign = samples.request({ library: bergen })
      await store.commit(changeOf(foreign, 0, { bounced: bounced(id) }))
      expect((await store.commit(changeOf(request, 7, { bounced: bounced(id) }))).kind).toBe('conflict')
      expect(await stateOf(id)).toBe('delivered')
      const waiting = await queue({})
      await store.commit(changeOf(waiting.request, 1, { bounced: bounced(waiting.made[0]?.id ?? '') }))
      expect(await stateOf(waiting.made[0]?.id)).toBe('waiting')
    })
  })

  describe('requeue', () => {
    const end = async (state: 'dead' | 'refused' | 'delivered') => {
      const { store } = scene()
      const queued = await queue({})
      const failed = { error: textReason('no'), reply: null, possiblyTaken: true, at: at(1) }
      await settle(
        await claimOne(store, 0),
        state === 'delivered' ? { state, reply: null, at: at(1) } : { state, ...failed },
      )
      return { ...queued, id: queued.made[0]?.id ?? '' }
    }

    it.each(['dead', 'refused'] as const)(
      'sends a %s one again as it is, with its attempts counted anew',
      async (state) => {
        const { store } = scene()
        const { request, made, id } = await end(state)
        const requeue = [{ delivery: id, dueAt: at(20) }]
        expect((await store.commit(changeOf(request, 1, { requeue }))).kind).toBe('committed')
        expect(await store.getDelivery(id)).toMatchObject({
          state: 'waiting',
          attempts: 0,
          dueAt: at(20),
          settledAt: null,
          possiblyTaken: true,
        })
        expect(await claim(store, 19)).toEqual([])
        expect(await claimOne(store, 20)).toMatchObject({ ...made[0], dueAt: at(20), attempts: 1 })
      },
    )

    it('leaves a delivered one, and one of another library', async () => {
      const { store, samples } = scene()
      const done = await end('delivered')
      await store.commit(changeOf(done.request, 1, { requeue: [{ delivery: done.id, dueAt: at(2) }] }))
      expect(await stateOf(done.id)).toBe('delivered')
      const dead = await end('dead')
      const foreign = samples.request({ library: bergen })
      await store.commit(changeOf(foreign, 0, { requeue: [{ delivery: dead.id, dueAt: at(2) }] }))
      expect(await stateOf(dead.id)).toBe('dead')
    })

    it('has an older one go first again, but not beside an attempt under way', async () => {
      const { store } = scene()
      const { request, made } = await queue({}, { operation: 'message' }, { operation: 'renew' })
      const [first, second, third] = made
      await settle(await claimOne(store, 0), {
        state: 'dead',
        error: textReason('no'),
        reply: null,
        possiblyTaken: false,
        at: at(1),
      })
      const underWay = await claimOne(store, 2)
      expect(underWay.id).toBe(second?.id)
      await store.commit(changeOf(request, 1, { requeue: [{ delivery: first?.id ?? '', dueAt: at(3) }] }))
      expect(await claim(store, 4)).toEqual([])
      await settle(underWay, { state: 'delivered', reply: null, at: at(5) })
      const again = await claimOne(store, 5)
      expect(again.id).toBe(first?.id)
      await settle(again, { state: 'delivered', reply: null, at: at(6) })
      expect((await claimOne(store, 6)).id).toBe(third?.id)
    })
  })
}
