import { beforeEach, describe, expect, it } from 'vitest'
import type { Request } from '../../src/borrowing/request/request.ts'
import { earliest } from '../../src/borrowing/time.ts'
import { projectWorklists } from '../../src/borrowing/worklists/worklists.ts'
import {
  type RequestFilters,
  type RequestOrder,
  type RequestQuery,
  requestSorts,
} from '../../src/store/ports/request-lists.ts'
import { alpha, at, bergen, changeOf, oslo, type Scene } from './samples.ts'
import { day, dueOf, filters, storeVariedRequests } from './varied-requests.ts'

type Key = string | undefined
const keyOf: Record<RequestOrder['by'], (request: Request) => Key> = {
  created: ({ createdAt }) => createdAt,
  updated: () => undefined,
  neededBy: ({ stage, service }) => (stage === 'closed' ? undefined : service.neededBy),
  due: dueOf,
  deadline: ({ deadlines }) => deadlines[0]?.at,
  attention: ({ attention }) => earliest(attention.map(({ since }) => since)) ?? undefined,
}

/** Tests the lists of the contract of `RequestListsPort`. */
export const requestLists = (scene: () => Scene): void => {
  let made: readonly Request[] = []

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
    beforeEach(async () => {
      made = await storeVariedRequests(scene())
    })

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
        const isListed = (each: Request): boolean =>
          !isForOpen ||
          !projectWorklists(each).includes('closed') ||
          (order.by === 'attention' && each.attention.length > 0)
        const wanted = made.filter(isListed)
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

    it('takes every filter when it is sorted by the last change, or by a time that some have', async () => {
      for (const [filter, holds] of filters)
        for (const by of ['updated', 'due'] as const) {
          if (filter.text !== undefined) continue
          const name = `${JSON.stringify(filter)} by ${by}`
          const wanted = made.filter(
            (each) => holds(each) && (by === 'updated' || !projectWorklists(each).includes('closed')),
          )
          expect(
            numbers((await pages({ ...filter, order: { by, descending: false } })).listed),
            name,
          ).toEqual(numbers(wanted))
        }
    })

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
}
