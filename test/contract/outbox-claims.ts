import { describe, expect, it } from 'vitest'
import { PartnerCode } from '../../src/borrowing/values.ts'
import { catalogueConcurrencyKey } from '../../src/store/policy/concurrency-key.ts'
import type { NewDelivery, Settlement } from '../../src/store/ports/outbox.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { textReason } from '../../src/translations/reason.ts'
import {
  alpha,
  at,
  bergen,
  beta,
  changeOf,
  changeWithout,
  claim,
  claimOne,
  entryOf,
  gamma,
  idsOf,
  oslo,
  type Scene,
} from './samples.ts'

const delivered = (seconds: number): Settlement => ({ state: 'delivered', reply: '<ok/>', at: at(seconds) })
const waiting = (seconds: number, possiblyTaken = false): Settlement => ({
  state: 'waiting',
  dueAt: at(seconds),
  error: textReason('HTTP 503'),
  reply: null,
  possiblyTaken,
})
const ended = (state: 'refused' | 'dead'): Settlement => ({
  state,
  error: textReason('no'),
  reply: null,
  possiblyTaken: false,
  at: at(1),
})
/** Tests the contract of `OutboxPort`: claims of due deliveries. */
export const outboxClaims = (scene: () => Scene): void => {
  /** Queues deliveries, each of a request of its own unless it is given one. */
  const queue = async (...wanted: readonly Partial<NewDelivery>[]): Promise<readonly NewDelivery[]> => {
    const { store, samples } = scene()
    const made = wanted.map((more) =>
      samples.delivery(samples.request({ library: more.library ?? oslo }), more),
    )
    await Promise.all(made.map((each) => store.commit(changeWithout(each.library, { outbox: [each] }))))
    return made
  }
  /** Queues deliveries of one request, by their entries. */
  const queueLane = async (...entries: readonly number[]): Promise<readonly NewDelivery[]> => {
    const { store, samples } = scene()
    const request = samples.request({ rota: [entryOf(1, alpha), entryOf(2, beta)] })
    const made = entries.map((entry) => samples.delivery(request, { entry }))
    await store.commit(changeOf(request, 0, { outbox: made }))
    return made
  }
  const to = (partner: PartnerCode) => ({ target: { kind: 'partner' as const, partner } })
  const settled = async (store: Store, seconds: number, settlement: Settlement): Promise<string> => {
    const { id, leaseToken } = await claimOne(store, seconds)
    expect(await store.settleDelivery(id, leaseToken, settlement)).toBe(true)
    return id
  }

  describe('claimDeliveries', () => {
    it('leases what is due, with all that sending takes', async () => {
      const { store } = scene()
      const [one] = await queue({ dueAt: at(10) })
      expect(await claim(store, 9)).toEqual([])
      const leased = await claimOne(store, 10)
      expect(leased).toEqual({
        ...one,
        state: 'leased',
        attempts: 1,
        possiblyTaken: false,
        lastError: null,
        settledAt: null,
        reply: null,
        leaseToken: expect.stringMatching(/.{8}/),
      })
      expect(await store.getDelivery(leased.id)).toMatchObject({ state: 'leased', attempts: 1 })
    })

    it('leases nothing twice, however many ask', async () => {
      const { store } = scene()
      const made = await queue(...Array.from({ length: 20 }, () => ({})))
      const claimed = await Promise.all(Array.from({ length: 10 }, () => claim(store, 0, { limit: 5 })))
      expect(idsOf(claimed.flat()).toSorted()).toEqual(idsOf(made).toSorted())
      expect(claimed.every((each) => each.length <= 5)).toBe(true)
    })

    it('leases the longest due first, as many as the limit', async () => {
      const { store } = scene()
      const [late, early, middle] = await queue(
        { dueAt: at(30), ...to(alpha) },
        { dueAt: at(10), ...to(alpha) },
        { dueAt: at(20), ...to(beta) },
      )
      expect(idsOf(await claim(store, 60, { limit: 2 }))).toEqual([early?.id, middle?.id])
      expect(idsOf(await claim(store, 60, { limit: 2 }))).toEqual([late?.id])
    })

    it('leases one library’s only', async () => {
      const { store } = scene()
      const [mine] = await queue({}, { library: bergen })
      expect(idsOf(await claim(store, 0))).toEqual([mine?.id])
    })

    it('names the libraries that have something due, and when there is more', async () => {
      const { store } = scene()
      expect(await store.listDueLibraries(at(0))).toEqual([])
      await queue({ dueAt: at(10) }, { dueAt: at(20), library: bergen })
      expect(await store.listDueLibraries(at(9))).toEqual([])
      expect(await store.findNextDueTime()).toEqual(at(10))
      expect(await store.listDueLibraries(at(10))).toEqual([oslo])
      expect((await store.listDueLibraries(at(20))).toSorted()).toEqual([bergen, oslo])
      await claim(store, 10)
      expect(await store.listDueLibraries(at(20))).toEqual([bergen])
      expect(await store.findNextDueTime()).toEqual(at(20))
      expect((await store.listDueLibraries(at(70))).toSorted()).toEqual([bergen, oslo])
    })
  })

  describe('order', () => {
    it('leases only the oldest unsettled of one request and entry', async () => {
      const { store } = scene()
      const [first, second, third] = await queueLane(1, 1, 1)
      expect(idsOf(await claim(store, 0))).toEqual([first?.id])
      expect(await claim(store, 0)).toEqual([])
      expect(await store.listDueLibraries(at(0))).toEqual([])
      const { leaseToken } = await claimOne(store, 60)
      await store.settleDelivery(first?.id ?? '', leaseToken, delivered(61))
      expect(await settled(store, 61, delivered(62))).toBe(second?.id)
      expect(await settled(store, 62, delivered(63))).toBe(third?.id)
      expect(await claim(store, 999)).toEqual([])
    })

    it('holds the followers back while the oldest waits to be tried again', async () => {
      const { store } = scene()
      const [first, second] = await queueLane(1, 1)
      await settled(store, 0, waiting(50))
      expect(await claim(store, 49)).toEqual([])
      expect(await settled(store, 50, delivered(51))).toBe(first?.id)
      expect(await settled(store, 51, delivered(52))).toBe(second?.id)
    })

    it('lets the followers of a dead and a refused one pass', async () => {
      const { store } = scene()
      const [first, second, third] = await queueLane(1, 1, 1)
      expect(await settled(store, 0, ended('dead'))).toBe(first?.id)
      expect(await settled(store, 0, ended('refused'))).toBe(second?.id)
      expect(await settled(store, 0, delivered(1))).toBe(third?.id)
    })

    it('lets the followers of a withdrawn one pass', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      const [first, second] = [samples.delivery(request), samples.delivery(request, { operation: 'message' })]
      await store.commit(changeOf(request, 0, { outbox: [first, second] }))
      const withdraw = [{ entry: 1, operations: ['request'], required: true }] as const
      expect((await store.commit(changeOf(request, 1, { withdraw }))).kind).toBe('committed')
      expect((await claimOne(store, 0)).id).toBe(second.id)
    })

    it('keeps the order of ids where deliveries are queued one after another', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      const [first, second] = [samples.delivery(request), samples.delivery(request)]
      await store.commit(changeOf(request, 0, { outbox: [second, first] }))
      expect((await claimOne(store, 0)).id).toBe(first.id)
    })

    it('sends to several entries, and for several requests, side by side', async () => {
      const { store } = scene()
      const [one, two] = await queueLane(1, 2)
      const [three] = await queueLane(1)
      expect(idsOf(await claim(store, 0)).toSorted()).toEqual(
        idsOf([one, two, three].filter((each) => each !== undefined)),
      )
    })
  })

  describe('concurrency', () => {
    it('leases of a partner no more at once than it takes, over all libraries', async () => {
      const { store } = scene()
      await queue({}, {}, {}, { library: bergen }, { library: bergen })
      const concurrency = { default: 3, partners: {} }
      const first = await claim(store, 0, { concurrency, limit: 2 })
      expect(first).toHaveLength(2)
      expect(await claim(store, 0, { concurrency, library: bergen })).toHaveLength(1)
      expect(await claim(store, 0, { concurrency })).toEqual([])
      const [done] = first
      await store.settleDelivery(done?.id ?? '', done?.leaseToken ?? '', delivered(1))
      expect(await claim(store, 1, { concurrency, library: bergen })).toHaveLength(1)
      expect(await claim(store, 1, { concurrency })).toEqual([])
    })

    it('takes a partner’s own number before the default', async () => {
      const { store } = scene()
      const inherited = PartnerCode.parse('constructor')
      await queue(...[alpha, beta, inherited].flatMap((partner) => [to(partner), to(partner), to(partner)]))
      const leased = await claim(store, 0, { concurrency: { default: 2, partners: { alpha: 1, beta: 0 } } })
      expect(leased.map(({ target }) => target.kind === 'partner' && target.partner).toSorted()).toEqual([
        alpha,
        inherited,
        inherited,
      ])
    })

    it('counts questions to a catalogue by its profile, over all libraries', async () => {
      const { store } = scene()
      const asking = (profile: string, library = oslo) => ({
        library,
        operation: 'locate' as const,
        target: { kind: 'catalogue' as const, profile },
      })
      await queue(asking('shared one'), asking('shared one'), asking('other'), asking('shared one', bergen))
      const concurrency = { default: 3, partners: { [catalogueConcurrencyKey('shared one')]: 1 } }
      const leased = await claim(store, 0, { concurrency })
      expect(leased.map(({ target }) => target)).toEqual([
        { kind: 'catalogue', profile: 'shared one' },
        { kind: 'catalogue', profile: 'other' },
      ])
      expect(await claim(store, 0, { concurrency, library: bergen })).toEqual([])
    })

    it('counts no lease that ran out', async () => {
      const { store } = scene()
      await queue({}, {})
      const concurrency = { default: 1, partners: {} }
      expect(await claim(store, 0, { concurrency, leaseMilliseconds: 30_000 })).toHaveLength(1)
      expect(await claim(store, 29, { concurrency })).toEqual([])
      expect(await claim(store, 30, { concurrency })).toHaveLength(1)
    })

    it('skips partners', async () => {
      const { store } = scene()
      const [, two] = await queue(to(alpha), to(beta), to(gamma))
      expect(idsOf(await claim(store, 0, { skip: [alpha, gamma] }))).toEqual([two?.id])
    })

    it('leases deliveries to chosen partners only, and none to others', async () => {
      const { store } = scene()
      const [, two] = await queue(to(alpha), to(beta), { target: { kind: 'patron' }, operation: 'notice' })
      expect(idsOf(await claim(store, 0, { only: [beta] }))).toEqual([two?.id])
      expect(idsOf(await claim(store, 0, { only: [] }))).toEqual([])
      expect(await claim(store, 0)).toHaveLength(2)
    })

    it('is not filled by a partner that has none', async () => {
      const { store } = scene()
      await queue(...Array.from({ length: 300 }, () => to(alpha)))
      const [one, two] = await queue({ ...to(beta), dueAt: at(5) }, { ...to(gamma), dueAt: at(6) })
      const concurrency = { default: 2, partners: { alpha: 0 } }
      expect(idsOf(await claim(store, 9, { concurrency, limit: 2 }))).toEqual([one?.id, two?.id])
      await queue({ ...to(beta), dueAt: at(7) })
      const leased = await claim(store, 9, { skip: [alpha], limit: 2 })
      expect(leased.map(({ target }) => target.kind === 'partner' && target.partner)).toEqual([beta])
    })

    it('is not filled by as many partners as the limit, or more, whose places are all taken', async () => {
      const { store } = scene()
      const busy = Array.from({ length: 9 }, (_, index) => PartnerCode.parse(`busy${index}`))
      await queue(...busy.flatMap((partner) => [to(partner), to(partner)]))
      const concurrency = { default: 1, partners: {} }
      expect(await claim(store, 0, { concurrency })).toHaveLength(9)
      const [late, early] = await queue({ ...to(beta), dueAt: at(6) }, { ...to(gamma), dueAt: at(5) })
      expect(idsOf(await claim(store, 9, { concurrency, limit: 1 }))).toEqual([early?.id])
      expect(idsOf(await claim(store, 9, { concurrency, limit: 2 }))).toEqual([late?.id])
      expect(await claim(store, 9, { concurrency, limit: 9 })).toEqual([])
    })
  })

  describe('leases of deliveries', () => {
    it('come back as possibly taken, under a new token, when they run out', async () => {
      const { store } = scene()
      await queue({})
      const first = await claimOne(store, 0, { leaseMilliseconds: 30_000 })
      expect(await claim(store, 29)).toEqual([])
      const second = await claimOne(store, 30)
      expect(second).toMatchObject({ id: first.id, possiblyTaken: true, attempts: 2, state: 'leased' })
      expect(second.leaseToken).not.toBe(first.leaseToken)
    })

    it('end by the time of the store, whatever the clock of the caller shows', async () => {
      const { store, withWrongClock } = scene()
      const concurrency = { default: 1, partners: {} }
      const [, second] = await queue({}, { dueAt: at(5) })
      const first = await claimOne(store, 4, { concurrency })
      const ahead = (more = {}) => claim(withWrongClock, 7200, more)
      expect(await ahead({ concurrency })).toEqual([])
      expect(idsOf(await ahead())).toEqual([second?.id])
      expect(await withWrongClock.listDueLibraries(at(7200))).toEqual([])
      expect(await claim(store, 63)).toEqual([])
      const again = await claim(store, 64)
      expect(again.map(({ id, possiblyTaken }) => [id, possiblyTaken])).toEqual([
        [first.id, true],
        [second?.id, true],
      ])
    })

    it('that a clock ahead of others took end for those too', async () => {
      const { store, withWrongClock } = scene()
      await queue({ dueAt: at(10) })
      const { id } = await claimOne(withWrongClock, 7200)
      expect(await claim(store, 59)).toEqual([])
      expect(await claimOne(store, 60)).toMatchObject({ id, possiblyTaken: true })
    })

    it('are not claimed again by a process that still works on them', async () => {
      const { store } = scene()
      await queue({}, to(beta))
      const [first, second] = await claim(store, 0)
      const underWay = [first?.id ?? '']
      expect(idsOf(await claim(store, 60, { inProgress: underWay }))).toEqual([second?.id])
      expect(await store.settleDelivery(first?.id ?? '', first?.leaseToken ?? '', delivered(61))).toBe(true)
      expect(await claim(store, 61, { inProgress: underWay })).toEqual([])
    })

    it('hold back what else goes out to the partner, and free it in its order when they end', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      const [first, second] = [samples.delivery(request), samples.delivery(request)]
      await store.commit(changeOf(request, 0, { outbox: [first] }))
      await claimOne(store, 0)
      await store.commit(changeOf(request, 1, { outbox: [second] }))
      expect(await claim(store, 59)).toEqual([])
      await store.listDueLibraries(at(60))
      const { id, leaseToken } = await claimOne(store, 60)
      expect([id, await store.settleDelivery(id, leaseToken, delivered(61))]).toEqual([first.id, true])
      expect((await claimOne(store, 61)).id).toBe(second.id)
    })

    it('shut out who lost them', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      await store.commit(changeOf(request, 0, { outbox: [samples.delivery(request)] }))
      const first = await claimOne(store, 0)
      const second = await claimOne(store, 60)
      expect(await store.settleDelivery(first.id, first.leaseToken, delivered(61))).toBe(false)
      const late = changeOf({ ...request, stage: 'shipped' }, 1, {
        settle: { delivery: first.id, leaseToken: first.leaseToken, settlement: delivered(61) },
      })
      expect(await store.commit(late)).toEqual({ kind: 'lease_lost' })
      expect(await store.loadRequest(oslo, request.number)).toEqual({ value: request, version: 1 })
      expect(await store.settleDelivery(first.id, second.leaseToken, delivered(62))).toBe(true)
      expect(await store.settleDelivery(first.id, second.leaseToken, delivered(63))).toBe(false)
      expect(await store.settleDelivery('D-never', second.leaseToken, delivered(63))).toBe(false)
    })

    it('may be settled late by the process that still has them', async () => {
      const { store } = scene()
      await queue({})
      const { id, leaseToken } = await claimOne(store, 0)
      expect(await store.settleDelivery(id, leaseToken, delivered(999))).toBe(true)
    })

    it('are settled once, however many try', async () => {
      const { store } = scene()
      await queue({})
      const { id, leaseToken } = await claimOne(store, 0)
      const results = await Promise.all(
        Array.from({ length: 5 }, (_, index) => store.settleDelivery(id, leaseToken, delivered(index))),
      )
      expect(results.filter(Boolean)).toHaveLength(1)
    })
  })
}
