import { beforeEach, describe, expect, it } from 'vitest'
import type { Item } from '../../src/borrowing/request/item.ts'
import type { Request } from '../../src/borrowing/request/request.ts'
import { Day } from '../../src/borrowing/values.ts'
import { projectWorklists } from '../../src/borrowing/worklists/worklists.ts'
import {
  type RequestFilters,
  type RequestOrder,
  type RequestQuery,
  requestSorts,
} from '../../src/store/ports/request-lists.ts'
import { alpha, at, bergen, beta, changeOf, entryOf, oslo, type Scene } from './samples.ts'

const day = (date: number): Day => Day.parse(`2026-12-${String(date).padStart(2, '0')}`)

const itemOf = (index: number, more: Partial<Item> = {}): Item => ({
  id: 1,
  entry: 1,
  state: 'received',
  form: 'physical',
  hold: 'none',
  partnerItemId: `THEIRS-${index}`,
  barcode: `OURS-${index}`,
  ...more,
})

const people = ['ann', 'ben'] as const
const stages = ['ready', 'sent', 'on_loan', 'closed'] as const

/** Returns requests of which every filter takes some and leaves some; many share a time or a day. */
const variedRequest = (index: number): Partial<Request> => {
  const stage = stages[index % 4] ?? 'sent'
  const isHere = stage === 'on_loan'
  const partner = index % 3 === 0 ? beta : alpha
  const assignee = people[index % 5]
  return {
    library: index % 6 === 5 ? bergen : oslo,
    createdAt: at(100 * Math.floor(index / 2)),
    stage,
    rota: [entryOf(1, partner, { state: stage === 'ready' ? 'pending' : 'active' })],
    service: {
      type: index % 4 < 2 ? 'loan' : 'copy',
      form: 'physical',
      ...(index % 3 === 2 ? {} : { neededBy: day(1 + (index % 7)) }),
    },
    citation: {
      title: index % 2 === 0 ? 'Even pages' : 'Odd pages',
      ...(index % 5 === 1 ? { publicationType: 'Journal' } : {}),
    },
    patron: { id: `p${index % 4}`, surname: index % 4 === 0 ? 'Zimmermann' : 'Abel' },
    ...(assignee === undefined ? {} : { assignee }),
    ...(index % 7 === 0 ? { labels: ['rare', 'course reserve'] } : {}),
    ...(index % 8 === 3 ? { workflow: 'slow' } : {}),
    ...(index % 9 === 0 ? { reference: `REF ${index}` } : index === 4 ? { reference: 'Größe ②' } : {}),
    items: isHere ? [itemOf(index, { dueDate: day(10 + (index % 6)) })] : [],
    attention: index % 6 === 0 ? [{ kind: 'overdue', since: at(0) }] : [],
    next: stage === 'closed' ? null : { who: isHere ? 'patron' : 'library', for: 'send', since: at(0) },
    deadlines: stage === 'sent' ? [{ kind: 'response', at: at(1000 * (1 + (index % 4))) }] : [],
  }
}

const dueOf = ({ items }: Request): Day | undefined => items[0]?.dueDate

/** Each filter with what a request must have, said again in the words of a request. */
const filters: readonly (readonly [RequestFilters, (request: Request) => boolean])[] = [
  [{ worklist: ['in_library', 'closed'] }, (each) => each.stage === 'on_loan' || each.stage === 'closed'],
  [{ worklist: ['overdue_or_recalled'] }, ({ attention }) => attention.length > 0],
  [{ stage: ['ready', 'sent'] }, ({ stage }) => stage === 'ready' || stage === 'sent'],
  [{ attention: ['overdue'] }, ({ attention }) => attention.length > 0],
  [{ next: ['patron'] }, ({ next }) => next?.who === 'patron'],
  [{ partner: [beta] }, ({ rota }) => rota[0]?.partner === beta],
  [{ partner: [alpha, beta], stage: ['closed'] }, ({ stage }) => stage === 'closed'],
  [{ activePartner: [beta] }, ({ rota }) => rota[0]?.partner === beta && rota[0].state === 'active'],
  [{ patron: ['p1', 'p2'] }, ({ patron }) => patron?.id === 'p1' || patron?.id === 'p2'],
  [{ assignee: ['ann'] }, ({ assignee }) => assignee === 'ann'],
  [{ assignee: [null, 'ben'] }, ({ assignee }) => assignee === undefined || assignee === 'ben'],
  [{ label: ['rare'] }, ({ labels = [] }) => labels.includes('rare')],
  [{ service: ['copy'] }, ({ service }) => service.type === 'copy'],
  [{ publicationType: ['Journal'] }, ({ citation }) => citation.publicationType === 'Journal'],
  [{ workflow: ['slow'] }, ({ workflow }) => workflow === 'slow'],
  [{ itemOut: true }, ({ items }) => items.length > 0],
  [{ itemOut: false, stage: ['sent'] }, ({ stage }) => stage === 'sent'],
  [{ costOpen: true }, () => false],
  [
    { neededBy: { from: day(2), to: day(4) } },
    ({ service: { neededBy = '' } }) => neededBy >= day(2) && neededBy <= day(4),
  ],
  [{ due: { to: day(12) } }, (request) => (dueOf(request) ?? '9') <= day(12)],
  [
    { created: { from: at(300), to: at(700) } },
    ({ createdAt }) => createdAt >= at(300) && createdAt <= at(700),
  ],
  [
    { updated: { from: at(500), to: at(900) } },
    ({ createdAt }) => createdAt >= at(500) && createdAt <= at(900),
  ],
  [{ deadline: { from: at(2000) } }, ({ deadlines }) => (deadlines[0]?.at ?? '') >= at(2000)],
  [{ reference: ['REF 9', 'REF 18'] }, ({ reference = '' }) => ['REF 9', 'REF 18'].includes(reference)],
  [{ reference: ['Größe ②'] }, ({ reference }) => reference === 'Größe ②'],
  [{ reference: ['②'] }, () => false],
  [{ libraries: [bergen] }, ({ library }) => library === bergen],
  [
    { libraries: [bergen], text: 'odd', stage: ['closed'] },
    ({ library, stage }) => library === bergen && stage === 'closed',
  ],
  [{ libraries: [oslo, bergen], stage: ['sent'] }, ({ stage }) => stage === 'sent'],
  [{ barcode: ['THEIRS-2'] }, ({ items }) => items[0]?.partnerItemId === 'THEIRS-2'],
  [
    { barcode: ['OURS-6', 'OURS-10'] },
    ({ items }) => ['OURS-6', 'OURS-10'].includes(items[0]?.barcode ?? ''),
  ],
  [{ text: 'even pa' }, ({ citation }) => citation.title === 'Even pages'],
  [
    { text: 'odd', service: ['copy'], partner: [alpha] },
    ({ citation, service, rota }) =>
      citation.title === 'Odd pages' && service.type === 'copy' && rota[0]?.partner === alpha,
  ],
  [{ text: 'THEIRS-2' }, ({ items }) => items[0]?.partnerItemId === 'THEIRS-2'],
  [{ text: 'zimmer', searchesPatrons: true }, ({ patron }) => patron?.surname === 'Zimmermann'],
  [{ text: 'zimmer even', searchesPatrons: true }, ({ patron }) => patron?.surname === 'Zimmermann'],
  [{ text: 'zimmermann' }, () => false],
  [{ text: 'z', searchesPatrons: true }, () => false],
  [{}, () => true],
]

type Key = string | undefined
const keyOf: Record<RequestOrder['by'], (request: Request) => Key> = {
  created: ({ createdAt }) => createdAt,
  updated: () => undefined,
  neededBy: ({ stage, service }) => (stage === 'closed' ? undefined : service.neededBy),
  due: dueOf,
  deadline: ({ deadlines }) => deadlines[0]?.at,
}

/** Tests the contract of `RequestListsPort`. */
export const requestLists = (scene: () => Scene): void => {
  let made: readonly Request[] = []
  const fill = async (): Promise<void> => {
    made = Array.from({ length: 36 }, (_, index) => scene().samples.request(variedRequest(index)))
    for (const request of made) {
      const events = [scene().samples.event({ at: request.createdAt })]
      await scene().store.commit(changeOf(request, 0, { events }))
    }
  }

  const numbers = (requests: readonly Request[]): readonly string[] =>
    requests.map(({ number }) => number).toSorted()

  const pages = async (query: Partial<RequestQuery>) => {
    const listed: Request[] = []
    let examined = 0
    let cursor: string | undefined
    for (let page = 0; page < 200; page += 1) {
      const read = await scene().store.listRequests({ library: null, limit: 5, ...query, cursor })
      listed.push(...read.items.map(({ value }) => value))
      examined = Math.max(examined, read.examined)
      if (read.next === null) return { listed, examined }
      cursor = read.next
    }
    throw new Error('the list did not end')
  }

  describe('a list of requests', () => {
    beforeEach(fill)

    it('takes every filter, of one library and of all, whether few are examined or many are walked through', async () => {
      for (const [filter, holds] of filters) {
        const wanted = made.filter(holds)
        const name = JSON.stringify(filter)
        expect(numbers((await pages(filter)).listed), name).toEqual(numbers(wanted))
        const walked = await pages({ ...filter, budget: 4 })
        expect(numbers(walked.listed), `${name}, walked`).toEqual(numbers(wanted))
        expect(walked.examined, name).toBeLessThanOrEqual(4)
        const inBergen = await pages({ ...filter, library: bergen })
        expect(numbers(inBergen.listed), name).toEqual(
          numbers(wanted.filter(({ library }) => library === bergen)),
        )
      }
    })

    it('has no trivial filters here: each takes some and leaves some, but for those that take none', () => {
      const taken = filters.map(([, holds]) => made.filter(holds).length)
      expect(taken.filter((count) => count > 0 && count < made.length).length).toBeGreaterThan(25)
    })

    it.each(requestSorts.flatMap((by) => [false, true].map((descending) => ({ by, descending }))))(
      'is sorted by $by (descending: $descending), page by page, what has no such time last',
      async (order) => {
        const isForOpen = order.by !== 'created' && order.by !== 'updated'
        const wanted = made.filter((each) => !isForOpen || !projectWorklists(each).includes('closed'))
        for (const budget of [undefined, 3]) {
          const { listed } = await pages({ order, budget })
          expect(numbers(listed)).toEqual(numbers(wanted))
          const keys = listed.map(keyOf[order.by])
          const placed = keys.filter((key) => key !== undefined)
          expect(keys.slice(0, placed.length)).toEqual(placed)
          const sorted = placed.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0))
          expect(placed).toEqual(order.descending ? sorted.toReversed() : sorted)
        }
      },
    )

    it('begins and ends where a range of its own order does', async () => {
      const ranges: readonly (readonly [RequestFilters, RequestOrder['by']])[] = [
        [{ created: { from: at(300), to: at(900) } }, 'created'],
        [{ neededBy: { from: day(2), to: day(4) } }, 'neededBy'],
        [{ due: { from: day(11), to: day(13) } }, 'due'],
        [{ deadline: { from: at(2000), to: at(3000) } }, 'deadline'],
        [{ due: { to: day(12) } }, 'due'],
        [{ neededBy: { from: day(5) } }, 'neededBy'],
        [{ created: { to: at(500) }, partner: [alpha] }, 'created'],
      ]
      for (const [filter, by] of ranges)
        for (const descending of [false, true]) {
          const order = { by, descending }
          const whole = (await pages({ ...filter, order })).listed.map(({ number }) => number)
          const walked = (await pages({ ...filter, order, budget: 3 })).listed.map(({ number }) => number)
          expect(whole.length, JSON.stringify(filter)).toBeGreaterThan(1)
          expect(walked, JSON.stringify([filter, order])).toEqual(whole)
        }
    })

    it('is sorted by the last change', async () => {
      const { store, samples } = scene()
      const [one, two, three] = made.slice(0, 3)
      for (const request of [three, one, two])
        if (request !== undefined)
          await store.commit(changeOf({ ...request, internalNote: 'seen' }, 1, { events: [samples.event()] }))
      const changed = [two, one, three].map((request) => request?.number)
      for (const budget of [undefined, 3]) {
        const { listed } = await pages({
          library: oslo,
          order: { by: 'updated', descending: true },
          budget,
        })
        expect(listed.slice(0, 3).map(({ number }) => number)).toEqual(changed)
      }
      const { items } = await store.listRequests({
        library: oslo,
        order: { by: 'updated', descending: true },
        limit: 1,
      })
      expect(items[0]?.updatedAt).toBe(samples.event().at)
    })

    it('finds a reference with any letters without looking at other requests', async () => {
      for (const library of [oslo, null]) {
        const { listed, examined } = await pages({ library, reference: ['Größe ②'], budget: 4 })
        expect(listed.map(({ reference }) => reference)).toEqual(['Größe ②'])
        expect(examined).toBe(1)
      }
    })

    it('leaves out what an index finds in other libraries', async () => {
      const { listed } = await pages({ library: bergen, partner: [alpha] })
      expect(numbers(listed)).toEqual(
        numbers(made.filter(({ library, rota }) => library === bergen && rota[0]?.partner === alpha)),
      )
    })

    it('follows a request that changes', async () => {
      const { store } = scene()
      const request = made[1]
      if (request === undefined) throw new Error('nothing was made')
      const isIn = async (filter: RequestFilters) =>
        (await pages({ ...filter, library: request.library })).listed.some(
          ({ number }) => number === request.number,
        )
      const assignee = 'cy'
      await store.commit(changeOf({ ...request, stage: 'closed', next: null, assignee, labels: ['new'] }, 1))
      expect(await isIn({ worklist: ['waiting_for_partner'] })).toBe(false)
      expect(await isIn({ worklist: ['closed'], assignee: [assignee], label: ['new'] })).toBe(true)
      await store.commit(changeOf({ ...request, stage: 'sent', labels: [] }, 2))
      expect(await isIn({ assignee: [assignee] })).toBe(false)
      expect(await isIn({ label: ['new'] })).toBe(false)
      expect(await isIn({ worklist: ['waiting_for_partner'] })).toBe(true)
    })

    it('refuses to sort a search by anything but creation', async () => {
      const order = { by: 'due', descending: false } as const
      await expect(
        scene().store.listRequests({ library: oslo, limit: 5, text: 'even', order }),
      ).rejects.toMatchObject({ code: 'invalid_input' })
    })
  })

  it('counts the requests of all libraries by their state', async () => {
    await fill()
    const counted = await scene().store.countRequestStates()
    const byStage = (stage: Request['stage']) =>
      counted.reduce((sum, { state, requests }) => (state.stage === stage ? sum + requests : sum), 0)
    for (const stage of new Set(made.map((each) => each.stage)))
      expect(byStage(stage)).toBe(made.filter((each) => each.stage === stage).length)
    expect(counted.reduce((sum, { requests }) => sum + requests, 0)).toBe(made.length)
  })

  describe('countRequests', () => {
    beforeEach(fill)

    const count = (query: RequestFilters & { library?: typeof oslo | null } = {}) =>
      scene().store.countRequests({ library: null, ...query })

    it('counts the worklists of one library, or of all, whatever the filters', async () => {
      for (const library of [null, oslo, bergen]) {
        const own = made.filter((each) => library === null || each.library === library)
        const wanted: Record<string, number> = {}
        for (const name of own.flatMap((each) => projectWorklists(each)))
          wanted[name] = (wanted[name] ?? 0) + 1
        expect((await count({ library, service: ['copy'] })).worklists).toEqual(wanted)
      }
    })

    it('counts open requests by facet', async () => {
      const open = made.filter(({ stage }) => stage !== 'closed')
      const { total, open: counts, facets } = await count()
      expect(counts).toEqual({ count: open.length, atLeast: false })
      expect(total).toEqual({ count: made.length, atLeast: false })
      const counted = (value: string | null, of: (request: Request) => boolean) => ({
        value,
        count: open.filter(of).length,
        atLeast: false,
      })
      expect(facets.service).toContainEqual(counted('copy', ({ service }) => service.type === 'copy'))
      expect(facets.assignee).toContainEqual(counted(null, ({ assignee }) => assignee === undefined))
      expect(facets.assignee).toContainEqual(counted('ann', ({ assignee }) => assignee === 'ann'))
      expect(facets.label).toContainEqual(counted('rare', ({ labels = [] }) => labels.includes('rare')))
      expect(facets.library).toContainEqual(counted(bergen, ({ library }) => library === bergen))
      expect(facets.next).toContainEqual(counted('patron', ({ next }) => next?.who === 'patron'))
      expect(facets.itemOut).toContainEqual(counted('true', ({ items }) => items.length > 0))
    })

    it('counts what filters leave; the filter of a facet does not restrict its own numbers', async () => {
      const open = made.filter(({ stage }) => stage !== 'closed')
      const { total, facets } = await count({ service: ['copy'], stage: ['sent'] })
      const sent = open.filter(({ stage }) => stage === 'sent')
      expect(total.count).toBe(sent.filter(({ service }) => service.type === 'copy').length)
      expect(facets.service.find(({ value }) => value === 'loan')?.count ?? 0).toBe(
        sent.filter(({ service }) => service.type === 'loan').length,
      )
    })

    it('counts the closed ones where their worklist is asked for, and what a search finds', async () => {
      const closed = made.filter(({ stage }) => stage === 'closed')
      expect((await count({ worklist: ['closed'] })).total.count).toBe(closed.length)
      const open = made.filter(({ stage }) => stage !== 'closed')
      const even = open.filter(({ citation }) => citation.title === 'Even pages')
      expect((await count({ text: 'even' })).open.count).toBe(even.length)
      expect((await count({ partner: [beta] })).open.count).toBe(
        open.filter(({ rota }) => rota[0]?.partner === beta).length,
      )
    })

    it('counts for each filter what a list of it has, and how many of that are open', async () => {
      const isOpen = ({ stage }: Request) => stage !== 'closed'
      for (const [filter, fits] of filters) {
        const listed = made.filter(fits)
        const { total, open, facets } = await count(filter)
        const name = JSON.stringify(filter)
        expect(total, name).toEqual({ count: listed.length, atLeast: false })
        expect(open, name).toEqual({ count: listed.filter(isOpen).length, atLeast: false })
        if (filter.worklist !== undefined || filter.service !== undefined) continue
        for (const { value, count: counted } of facets.service)
          expect(counted, name).toBe(
            listed.filter((each) => isOpen(each) && each.service.type === value).length,
          )
      }
    })

    it('follows what is changed, closed and removed', async () => {
      const { store } = scene()
      const [changed, closed, removed] = made.filter(({ stage }) => stage === 'sent')
      if (changed === undefined || closed === undefined || removed === undefined)
        throw new Error('three are sent')
      const before = (await count({ stage: ['sent'] })).open.count
      const commit = (value: Request) =>
        store.commit(changeOf(value, 1, { events: [scene().samples.event()] }))
      await commit({ ...changed, assignee: 'cara' })
      await commit({ ...closed, stage: 'closed', next: null })
      await store.rewriteRequest({
        ...{ library: removed.library, number: removed.number, expectedVersion: 1, request: null },
        ...{
          events: [],
          messages: [],
          deliveries: [],
          blobs: [],
          forgetAnswers: false,
          fingerprintSecret: '',
        },
      })
      const { open, facets } = await count({ stage: ['sent'] })
      expect(open.count).toBe(before - 2)
      expect(facets.assignee).toContainEqual({ value: 'cara', count: 1, atLeast: false })
      const { items } = await store.listRequests({
        library: null,
        assignee: ['cara'],
        stage: ['sent'],
        limit: 10,
      })
      expect(items.map(({ value }) => value.number)).toEqual([changed.number])
    })
  })
}
