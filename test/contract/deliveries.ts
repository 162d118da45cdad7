import { describe, expect, it } from 'vitest'
import { LibraryCode } from '../../src/borrowing/values.ts'
import type { DeliveryQuery, NewDelivery } from '../../src/store/ports/outbox.ts'
import { allPages, alpha, at, bergen, beta, changeOf, claimOne, oslo, type Scene, tromso } from './samples.ts'

/** Tests the contract of `DeliveriesPort`. */
export const deliveries = (scene: () => Scene): void => {
  const queue = async (...wanted: readonly Partial<NewDelivery>[]): Promise<readonly NewDelivery[]> => {
    const { store, samples } = scene()
    const request = samples.request()
    const made = wanted.map((more) => samples.delivery(request, more))
    await store.commit(changeOf(request, 0, { outbox: made }))
    return made
  }

  describe('listDeliveries', () => {
    const listed = async (query: Partial<DeliveryQuery> = {}): Promise<readonly string[]> =>
      (await scene().store.listDeliveries({ library: null, limit: 100, ...query })).items.map(({ id }) => id)

    it('knows no delivery that never was', async () => {
      expect(await scene().store.getDelivery('D-never')).toBeNull()
    })

    it('lists them newest first, by library, state and partner', async () => {
      const { store, samples } = scene()
      const made = await queue({ dueAt: at(9) }, { entry: 2, target: { kind: 'partner', partner: beta } })
      const [one, two] = made
      const foreign = samples.request({ library: bergen })
      const three = samples.delivery(foreign, { dueAt: at(9) })
      await store.commit(changeOf(foreign, 0, { outbox: [three] }))
      const leased = await claimOne(store, 0)
      await store.settleDelivery(leased.id, leased.leaseToken, { state: 'delivered', reply: null, at: at(1) })
      expect(await listed()).toEqual([three.id, two?.id, one?.id])
      expect(await listed({ library: oslo })).toEqual([two?.id, one?.id])
      expect(await listed({ state: ['waiting'] })).toEqual([three.id, one?.id])
      expect(await listed({ state: ['delivered'] })).toEqual([two?.id])
      expect(await listed({ state: ['dead'] })).toEqual([])
      expect(await listed({ partner: [alpha] })).toEqual([three.id, one?.id])
      expect(await listed({ partner: [alpha], state: ['waiting'], library: bergen })).toEqual([three.id])
      expect(await listed({ partner: [beta], state: ['waiting'] })).toEqual([])
      expect(await listed({ ascending: true })).toEqual([one?.id, two?.id, three.id])
      expect(await listed({ partner: [alpha, beta], ascending: true })).toEqual([one?.id, two?.id, three.id])
      expect(await listed({ request: [foreign.number] })).toEqual([three.id])
      expect(await listed({ request: [foreign.number], library: oslo })).toEqual([])
      expect(await listed({ request: [foreign.number], state: ['dead'] })).toEqual([])
      const first = await store.listDeliveries({ library: null, limit: 1, ascending: true })
      expect(await listed({ ascending: true, cursor: first.next ?? '' })).toEqual([two?.id, three.id])
    })

    it('lists those of several libraries as one list, page by page, with each other filter', async () => {
      const { store, samples } = scene()
      const made: { readonly id: string; readonly library: LibraryCode }[] = []
      for (const library of [oslo, bergen, oslo, tromso, tromso, bergen, oslo, bergen]) {
        const request = samples.request({ library })
        const delivery = samples.delivery(request, { dueAt: at(9) })
        await store.commit(changeOf(request, 0, { outbox: [delivery] }))
        made.push(delivery)
      }
      const libraries = [oslo, bergen, oslo]
      const wanted = made.filter(({ library }) => library !== tromso).map(({ id }) => id)
      for (const filter of [
        {},
        { state: ['waiting' as const] },
        { partner: [alpha] },
        { state: ['waiting' as const, 'dead' as const], partner: [alpha, beta] },
      ])
        for (const ascending of [false, true]) {
          const pages = await allPages((cursor) =>
            store.listDeliveries({ library: null, libraries, limit: 2, ascending, ...filter, cursor }),
          )
          const ids = pages.flat().map(({ id }) => id)
          expect(ids).toEqual(ascending ? wanted : wanted.toReversed())
        }
      expect(await listed({ libraries, state: ['delivered'] })).toEqual([])
      expect(await listed({ libraries: [LibraryCode.parse('NOWHERE'), tromso] })).toHaveLength(2)
    })

    it('pages through them once, whatever comes meanwhile', async () => {
      const made = await queue(...Array.from({ length: 7 }, () => ({})))
      for (const filter of [{}, { state: ['waiting' as const] }, { partner: [alpha] }, { library: oslo }]) {
        const pages = await allPages(async (cursor) => {
          const page = await scene().store.listDeliveries({ library: null, limit: 3, ...filter, cursor })
          await queue({})
          return page
        })
        const ids = pages.flat().map(({ id }) => id)
        const wanted = made.map(({ id }) => id)
        expect(ids.filter((id) => wanted.includes(id))).toEqual(wanted.toReversed())
        expect(new Set(ids).size).toBe(ids.length)
      }
    })

    it('refuses a cursor that it did not give', async () => {
      const page = scene().store.listDeliveries({ library: null, limit: 1, cursor: 'x' })
      await expect(page).rejects.toMatchObject({ code: 'invalid_input' })
    })
  })
}
