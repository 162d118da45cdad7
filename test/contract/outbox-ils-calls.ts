import { describe, expect, it } from 'vitest'
import { ilsConcurrencyKey } from '../../src/store/policy/concurrency-key.ts'
import type { NewDelivery } from '../../src/store/ports/outbox.ts'
import {
  alpha,
  at,
  bergen,
  changeOf,
  changeWithout,
  claim,
  claimOne,
  idsOf,
  oslo,
  type Scene,
} from './samples.ts'

/** Tests the contract of `OutboxPort` for calls to an ILS. */
export const outboxIlsCalls = (scene: () => Scene): void => {
  /** Queues deliveries, each of a request of its own. */
  const queue = async (...wanted: readonly Partial<NewDelivery>[]): Promise<readonly NewDelivery[]> => {
    const { store, samples } = scene()
    const made = wanted.map((more) =>
      samples.delivery(samples.request({ library: more.library ?? oslo }), more),
    )
    await Promise.all(made.map((each) => store.commit(changeWithout(each.library, { outbox: [each] }))))
    return made
  }

  describe('calls of a library’s own system', () => {
    const call = (more: Partial<NewDelivery> = {}): Partial<NewDelivery> => ({
      target: { kind: 'ils' },
      entry: -1,
      operation: 'accept_item',
      requestId: 'OSLO-7K2MQ4X9/1',
      ...more,
    })

    it('are kept as they are, under an ordering key beside those of partners', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      const made = [
        samples.delivery(request),
        samples.delivery(request, call()),
        samples.delivery(request, call({ operation: 'check_in_item' })),
      ]
      await store.commit(changeOf(request, 0, { outbox: made }))
      const leased = await claim(store, 0)
      expect(leased.map(({ target }) => target.kind).toSorted()).toEqual(['ils', 'partner'])
      const first = leased.find(({ target }) => target.kind === 'ils')
      expect(first).toMatchObject({ ...made[1], state: 'leased' })
      expect(await claim(store, 0)).toEqual([])
      const settlement = { state: 'delivered', reply: '<ok/>', at: at(1) } as const
      expect(await store.settleDelivery(first?.id ?? '', first?.leaseToken ?? '', settlement)).toBe(true)
      expect(await claimOne(store, 1)).toMatchObject({ operation: 'check_in_item' })
      const listed = await store.listDeliveries({ library: oslo, limit: 10 })
      expect(listed.items.filter(({ target }) => target.kind === 'ils')).toHaveLength(2)
      const ofPartner = await store.listDeliveries({ library: null, partner: [alpha], limit: 10 })
      expect(ofPartner.items.map(({ id }) => id)).toEqual([made[0]?.id])
    })

    it('are as many at once as their library’s concurrency key allows, whatever partners do', async () => {
      const { store } = scene()
      await queue(call(), call(), call(), call({ library: bergen }))
      const concurrencyKey = ilsConcurrencyKey(oslo)
      const concurrency = { default: 0, partners: { [concurrencyKey]: 2, [ilsConcurrencyKey(bergen)]: 1 } }
      expect(idsOf(await claim(store, 0, { concurrency }))).toHaveLength(2)
      expect(idsOf(await claim(store, 0, { concurrency }))).toEqual([])
      expect(idsOf(await claim(store, 0, { concurrency, library: bergen }))).toHaveLength(1)
    })
  })
}
