import { describe, expect, it } from 'vitest'
import type { Item } from '../../src/borrowing/request/item.ts'
import type { Request } from '../../src/borrowing/request/request.ts'
import { textReason } from '../../src/translations/reason.ts'
import {
  alpha,
  at,
  bergen,
  beta,
  changeOf,
  entryOf,
  gamma,
  oslo,
  type Scene,
  storeRequest,
} from './samples.ts'

/** Tests how requests are found by their partners, documents and deadlines. */
export const requestLookups = (scene: () => Scene): void => {
  const create = (more?: Partial<Request>): Promise<Request> => storeRequest(scene(), more)

  describe('countOpenRequests', () => {
    const pending = entryOf(2, beta, { state: 'pending' })

    it('counts the requests of all libraries that are open with a partner, not those that may ask it yet', async () => {
      const { store } = scene()
      expect(await store.countOpenRequests(alpha)).toBe(0)
      await create({ rota: [entryOf(1, alpha), pending] })
      await create({ rota: [entryOf(1, alpha), pending], library: bergen })
      await create({ rota: [entryOf(1, alpha, { state: 'rejected' }), entryOf(2, beta)] })
      expect([await store.countOpenRequests(alpha), await store.countOpenRequests(beta)]).toEqual([2, 1])
      expect(await store.countOpenRequests(gamma)).toBe(0)
    })

    it('follows a request: opened, with an item out after its end, over', async () => {
      const { store } = scene()
      const one = await create({ stage: 'ready', rota: [pending] })
      expect(await store.countOpenRequests(beta)).toBe(0)
      const rota = [entryOf(2, beta)]
      await store.commit(changeOf({ ...one, stage: 'sent', rota }, 1))
      expect(await store.countOpenRequests(beta)).toBe(1)
      const supplied: Request = {
        ...one,
        stage: 'closed',
        rota: [entryOf(2, beta, { state: 'supplied' })],
        items: [{ id: 1, entry: 2, state: 'received', form: 'physical', hold: 'none' }],
      }
      await store.commit(changeOf(supplied, 2))
      expect(await store.countOpenRequests(beta)).toBe(1)
      const back = supplied.items.map((item) => ({ ...item, state: 'returned' as const }))
      await store.commit(changeOf({ ...supplied, items: back }, 3))
      expect(await store.countOpenRequests(beta)).toBe(0)
    })

    it('counts a request once, in which the partner stands several times', async () => {
      await create({ rota: [entryOf(1, alpha, { state: 'rejected' }), entryOf(2, alpha)] })
      expect(await scene().store.countOpenRequests(alpha)).toBe(1)
    })
  })

  describe('findByPartnerReference', () => {
    const rotaWith = (partnerRequestId: string) => [entryOf(1, alpha, { partnerRequestId })]

    it('finds the requests that a partner knows by its reference, newest first', async () => {
      const { store } = scene()
      const one = await create({ rota: rotaWith('X 1') })
      const two = await create({ rota: rotaWith('X 1') })
      await create({ rota: rotaWith('X 2') })
      expect(await store.findByPartnerReference(oslo, alpha, 'X 1')).toEqual([two.number, one.number])
      expect(await store.findByPartnerReference(oslo, beta, 'X 1')).toEqual([])
      expect(await store.findByPartnerReference(oslo, alpha, 'X')).toEqual([])
    })

    it('finds them by their items too, and forgets what no longer stands', async () => {
      const { store } = scene()
      const items: Request['items'] = [
        { id: 1, entry: 1, state: 'shipped', form: 'physical', hold: 'none', partnerItemId: 'item-9' },
      ]
      const one = await create({ items })
      expect(await store.findByPartnerReference(oslo, alpha, 'item-9')).toEqual([one.number])
      await store.commit(changeOf({ ...one, items: [] }, 1))
      expect(await store.findByPartnerReference(oslo, alpha, 'item-9')).toEqual([])
    })

    it('looks into one library, or all', async () => {
      const { store } = scene()
      const one = await create({ rota: rotaWith('X') })
      const two = await create({ rota: rotaWith('X'), library: bergen })
      expect(await store.findByPartnerReference(bergen, alpha, 'X')).toEqual([two.number])
      expect(await store.findByPartnerReference(null, alpha, 'X')).toEqual([two.number, one.number])
    })
  })

  describe('findByDocument', () => {
    it('finds the open requests that name a document, newest first, in all libraries', async () => {
      const { store } = scene()
      const one = await create({ workflow: 'slow' })
      const two = await create({ workflow: 'slow', library: bergen })
      await create()
      expect(await store.findByDocument('workflow', 'slow')).toEqual([two.number, one.number])
      expect(await store.findByDocument('workflow', 'none')).toEqual([])
      expect(await store.findByDocument('library', bergen)).toEqual([two.number])
    })

    it('finds the requests that name a partner newest first, whether it is asked or will be', async () => {
      const { store } = scene()
      const states = ['pending', 'active', 'pending', 'rejected', 'active'] as const
      const requests: Request[] = []
      for (const [index, state] of states.entries())
        requests.push(
          await create({
            rota: [entryOf(1, alpha, { state })],
            library: index === 1 ? bergen : oslo,
          }),
        )
      const named = requests.filter((_, index) => states[index] !== 'rejected').map(({ number }) => number)
      expect(await store.findByDocument('partner', alpha)).toEqual(named.toReversed())
    })

    it('finds no partner whose entries are over, and nothing of a request that is closed', async () => {
      const { store } = scene()
      const rota = [entryOf(1, alpha, { state: 'rejected' }), entryOf(2, beta)]
      const one = await create({ rota, workflow: 'slow' })
      expect(await store.findByDocument('partner', alpha)).toEqual([])
      expect(await store.findByDocument('partner', beta)).toEqual([one.number])
      const closed = [entryOf(1, alpha, { state: 'rejected' }), entryOf(2, beta, { state: 'rejected' })]
      await store.commit(changeOf({ ...one, stage: 'closed', rota: closed }, 1))
      expect(await store.findByDocument('partner', beta)).toEqual([])
      expect(await store.findByDocument('workflow', 'slow')).toEqual([])
      expect(await store.findByDocument('library', oslo)).toEqual([])
    })
  })

  describe('findByDocument of a library’s own system', () => {
    const item = (state: Item['state'], more: Partial<Item> = {}): Item => ({
      id: 1,
      entry: 1,
      state,
      form: 'physical',
      hold: 'none',
      ils: { id: 'T-1', confirmed: true },
      ...more,
    })
    const since = at(0)
    it.each<[string, Partial<Request>, boolean]>([
      ['no item', {}, false],
      ['an item that it has no record of', { items: [item('received', { ils: undefined })] }, false],
      ['an item that is here', { items: [item('received')] }, true],
      ['an item on loan', { items: [item('on_loan')] }, true],
      ['an item that was lost on loan', { items: [item('lost', { stateBeforeLoss: 'on_loan' })] }, true],
      [
        'an item that was lost on its way back',
        { items: [item('lost', { stateBeforeLoss: 'returned' })] },
        false,
      ],
      ['an item that is on its way back', { items: [item('returned')] }, false],
      [
        'an item that was handed over for good',
        { stage: 'closed', items: [item('received', { kept: true })] },
        false,
      ],
      ['an item out of a closed request', { stage: 'closed', items: [item('on_loan')] }, true],
      [
        'an item that is being recorded',
        { negotiation: { kind: 'receiving', items: [1], missing: [] } },
        true,
      ],
      [
        'a refusal',
        { stage: 'closed', attention: [{ kind: 'ils_records_left', reason: textReason('no'), since }] },
        true,
      ],
    ])('says it of a request with %s: %o', async (_, more, expected) => {
      const { number } = await create(more)
      expect(await scene().store.findByDocument('ils', oslo)).toEqual(expected ? [number] : [])
      expect(await scene().store.findByDocument('ils', bergen)).toEqual([])
    })
  })

  describe('listDueDeadlines', () => {
    const deadline = (seconds: number): Request['deadlines'] => [{ kind: 'response', at: at(seconds) }]
    const due = async (seconds: number, limit = 100): Promise<readonly string[]> =>
      (await scene().store.listDueDeadlines(at(seconds), limit)).map(({ request }) => request)

    it('gives requests whose deadline has come, earliest first', async () => {
      const late = await create({ deadlines: deadline(30) })
      const early = await create({ deadlines: [...deadline(90), ...deadline(10)] })
      await create({ deadlines: deadline(31) })
      await create()
      expect(await due(9)).toEqual([])
      expect(await due(10)).toEqual([early.number])
      expect(await due(30)).toEqual([early.number, late.number])
      expect(await due(30, 1)).toEqual([early.number])
      expect(await scene().store.listDueDeadlines(at(10), 9)).toEqual([
        { library: oslo, request: early.number },
      ])
    })

    it('gives the deadlines that stand now: moved earlier, later, ended, started', async () => {
      const { store } = scene()
      const earlier = await create({ deadlines: deadline(50) })
      const later = await create({ deadlines: deadline(10) })
      const ended = await create({ deadlines: deadline(10) })
      const started = await create()
      await store.commit(changeOf({ ...earlier, deadlines: deadline(5) }, 1))
      await store.commit(changeOf({ ...later, deadlines: deadline(40) }, 1))
      await store.commit(changeOf({ ...ended, deadlines: [] }, 1))
      await store.commit(changeOf({ ...started, deadlines: deadline(20) }, 1))
      expect(await due(20)).toEqual([earlier.number, started.number])
      expect(await due(100)).toEqual([earlier.number, started.number, later.number])
      await store.commit(changeOf({ ...later, deadlines: deadline(1) }, 2))
      expect(await due(100, 2)).toEqual([later.number, earlier.number])
    })

    it('finds a deadline behind any number of deadlines that were ended', async () => {
      const { store, samples } = scene()
      const many = Array.from({ length: 1200 }, () => samples.request({ deadlines: deadline(1) }))
      // In batches: a server under pressure would not answer a thousand commits at once before their timeout.
      for (let from = 0; from < many.length; from += 100) {
        const batch = many.slice(from, from + 100)
        await Promise.all(batch.map((request) => store.commit(changeOf(request))))
        await Promise.all(batch.map((request) => store.commit(changeOf({ ...request, deadlines: [] }, 1))))
      }
      const one = await create({ deadlines: deadline(2) })
      expect(await due(10, 3)).toEqual([one.number])
    })

    it('tells when it will be due next', async () => {
      const { store } = scene()
      expect(await store.findNextDueTime()).toBeNull()
      const one = await create({ deadlines: deadline(50) })
      expect(await store.findNextDueTime()).toEqual(at(50))
      await store.commit(changeOf({ ...one, deadlines: deadline(20) }, 1))
      expect(await store.findNextDueTime()).toEqual(at(20))
      await store.commit(changeOf({ ...one, deadlines: deadline(70) }, 2))
      expect(await due(60)).toEqual([])
      expect(await store.findNextDueTime()).toEqual(at(70))
    })
  })
}
