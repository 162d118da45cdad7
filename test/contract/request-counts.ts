import { beforeEach, describe, expect, it } from 'vitest'
import type { Request } from '../../src/borrowing/request/request.ts'
import { projectWorklists } from '../../src/borrowing/worklists/worklists.ts'
import type { RequestFilters } from '../../src/store/ports/request-lists.ts'
import { bergen, beta, changeOf, oslo, type Scene } from './samples.ts'
import { filters, storeVariedRequests } from './varied-requests.ts'

/** Tests the counts of the contract of `RequestListsPort`. */
export const requestCounts = (scene: () => Scene): void => {
  let made: readonly Request[] = []
  const fill = async (): Promise<void> => {
    made = await storeVariedRequests(scene())
  }

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
