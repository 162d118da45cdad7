import { describe, expect, it } from 'vitest'
import type { Request } from '../../src/borrowing/request/request.ts'
import type { RequestQuery } from '../../src/store/ports/request-lists.ts'
import {
  allPages,
  alpha,
  bergen,
  beta,
  changeOf,
  entryOf,
  gamma,
  oslo,
  type Scene,
  storeRequest,
} from './samples.ts'

/** Tests how requests are listed: by filters, by words, and page by page. */
export const requests = (scene: () => Scene): void => {
  const create = (more?: Partial<Request>): Promise<Request> => storeRequest(scene(), more)
  const listed = async (query: Partial<RequestQuery> = {}): Promise<readonly string[]> =>
    (await scene().store.listRequests({ library: oslo, limit: 100, ...query })).items.map(
      ({ value }) => value.number,
    )

  describe('listRequests', () => {
    it('gives requests with their versions, newest first', async () => {
      const requests = [await create(), await create(), await create()]
      const page = await scene().store.listRequests({ library: oslo, limit: 10 })
      expect(page).toEqual({
        items: requests.toReversed().map((value) => ({ value, version: 1, updatedAt: value.createdAt })),
        next: null,
        examined: 3,
      })
    })

    it('filters by status, also after it changed', async () => {
      const [one, two] = [await create(), await create()]
      await scene().store.commit(changeOf({ ...one, stage: 'will_supply' }, 1))
      expect(await listed({ status: ['will_supply'] })).toEqual([one.number])
      expect(await listed({ status: ['request_sent'] })).toEqual([two.number])
      expect(await listed({ status: ['no such status'] })).toEqual([])
    })

    it('filters by partner, also after the rota changed', async () => {
      const one = await create({ rota: [entryOf(1, alpha), entryOf(2, beta, { state: 'pending' })] })
      const two = await create({ rota: [entryOf(1, beta, { state: 'rejected' }), entryOf(2, beta)] })
      expect(await listed({ partner: [beta] })).toEqual([two.number, one.number])
      await scene().store.commit(changeOf({ ...one, rota: [entryOf(1, alpha)] }, 1))
      expect(await listed({ partner: [beta] })).toEqual([two.number])
      expect(await listed({ partner: [alpha] })).toEqual([one.number])
      expect(await listed({ partner: [gamma] })).toEqual([])
    })

    it('filters by patron', async () => {
      const one = await create({ patron: { id: 'p1' } })
      const two = await create({ patron: { id: 'p2' } })
      await create()
      expect(await listed({ patron: ['p1'] })).toEqual([one.number])
      await scene().store.commit(changeOf({ ...two, patron: { id: 'p1' } }, 1))
      expect(await listed({ patron: ['p1'] })).toEqual([two.number, one.number])
      expect(await listed({ patron: ['p2'] })).toEqual([])
    })

    it('finds words of number, reference, title, author and identifiers, in any case, all of them', async () => {
      const one = await create({
        reference: 'ORDER-77',
        citation: {
          title: 'The History of Lending',
          author: 'Lena Borrower',
          identifiers: [{ type: 'ISBN', value: '978-3-16-148410-0' }],
        },
      })
      const two = await create({ citation: { title: 'A history of returning' } })
      expect(await listed({ text: 'HISTORY' })).toEqual([two.number, one.number])
      for (const text of [
        one.number,
        'order-77',
        'lending',
        'borrower lena',
        '978-3-16-148410-0',
        'history lending',
      ]) {
        expect(await listed({ text })).toEqual([one.number])
      }
      expect(await listed({ text: 'history nowhere' })).toEqual([])
    })

    it('finds the words that stand now', async () => {
      const one = await create({ citation: { title: 'Wrong' } })
      await scene().store.commit(changeOf({ ...one, citation: { title: 'Right' } }, 1))
      expect(await listed({ text: 'wrong' })).toEqual([])
      expect(await listed({ text: 'right' })).toEqual([one.number])
    })

    it('goes on finding and writing when the words of many requests change', async () => {
      const requests: Request[] = []
      for (let count = 0; count < 30; count += 1)
        requests.push(await create({ citation: { title: 'first words' } }))
      for (const [version, title] of ['second words', 'third words'].entries())
        for (const request of requests) {
          const changed = changeOf({ ...request, citation: { title } }, version + 1)
          expect((await scene().store.commit(changed)).kind).toBe('committed')
        }
      expect(await listed({ text: 'third' })).toHaveLength(30)
      expect(await listed({ text: 'first' })).toEqual([])
      const last = await create({ citation: { title: 'last words' } })
      expect(await listed({ text: 'last' })).toEqual([last.number])
    })

    it('reads no syntax in the text', async () => {
      const one = await create({ citation: { title: 'Cats and "dogs" (a study), 100% AND counting' } })
      for (const text of ['"dogs"', '(a', '100%', 'AND', 'cats AND dogs', 'study),', 'cats & dogs']) {
        expect(await listed({ text })).toEqual([one.number])
      }
      for (const text of [
        'cats NOT dogs',
        'cats OR mice',
        'title:cats mice',
        'NEAR(cats mice)',
        '-cats mice',
        '"',
      ]) {
        expect(await listed({ text })).toEqual([])
      }
      for (const text of [
        '*',
        '%',
        "';--",
        '\u0000',
        '"'.repeat(999),
        '(((',
        'a '.repeat(2000),
        '^',
        '{}',
        '\ud800',
      ]) {
        await expect(listed({ text })).resolves.toBeInstanceOf(Array)
      }
    })

    it('takes a blank text for none', async () => {
      const one = await create()
      expect(await listed({ text: '  ' })).toEqual([one.number])
    })

    it('combines filters', async () => {
      const both = { rota: [entryOf(1, alpha), entryOf(2, beta, { state: 'pending' })], patron: { id: 'p1' } }
      const wanted = await create({ ...both, stage: 'will_supply', citation: { title: 'Wanted' } })
      await create({ ...both, stage: 'will_supply' })
      await create({ ...both, citation: { title: 'Wanted' } })
      await create({ stage: 'will_supply', citation: { title: 'Wanted' }, patron: { id: 'p1' } })
      await create({ ...both, library: bergen, stage: 'will_supply', citation: { title: 'Wanted' } })
      const filters = { status: ['will_supply'], partner: [beta], text: 'wanted', patron: ['p1'] }
      expect(await listed(filters)).toEqual([wanted.number])
      for (const left of ['status', 'partner', 'text', 'patron']) {
        expect(await listed({ ...filters, [left]: undefined })).toContain(wanted.number)
      }
    })

    it('lists every library for admins, one for others', async () => {
      const one = await create()
      const two = await create({ library: bergen })
      const three = await create()
      expect(await listed({ library: null })).toEqual([three.number, two.number, one.number])
      expect(await listed({ library: bergen })).toEqual([two.number])
      for (const filter of [{ status: ['request_sent'] }, { partner: [alpha] }, { text: 'book' }]) {
        expect(await listed({ library: null, ...filter })).toEqual([three.number, two.number, one.number])
        expect(await listed({ library: bergen, ...filter })).toEqual([two.number])
      }
    })

    it('pages through everything once, whatever comes meanwhile', async () => {
      const made: Request[] = []
      for (let index = 0; index < 7; index += 1) made.push(await create(index % 2 ? { library: bergen } : {}))
      const filters: Partial<RequestQuery>[] = [
        {},
        { status: ['request_sent'] },
        { partner: [alpha] },
        { text: 'book' },
      ]
      for (const filter of filters) {
        const pages = await allPages(async (cursor) => {
          const page = await scene().store.listRequests({ library: null, limit: 3, ...filter, cursor })
          await create({ stage: 'shipped', rota: [], citation: { title: 'Late' } })
          return page
        })
        expect(pages.flat().map(({ value }) => value.number)).toEqual(
          expect.arrayContaining(made.map((request) => request.number)),
        )
        const numbers = pages.flat().map(({ value }) => value.number)
        expect(new Set(numbers).size).toBe(numbers.length)
        expect(pages.slice(0, -1).every((page) => page.length === 3)).toBe(true)
      }
    })

    it('ends with no cursor where the last page is just full', async () => {
      await create()
      await create()
      expect((await scene().store.listRequests({ library: oslo, limit: 2 })).next).toBeNull()
    })

    it('refuses a cursor that it did not give', async () => {
      await create()
      await create()
      const { store } = scene()
      const { next } = await store.listRequests({ library: oslo, limit: 1 })
      for (const cursor of ['', 'x', '12', `${next}x`, `${next}=`, 'ZGVsaXZlcmllczpE', '💡', "' OR 1=1"]) {
        await expect(store.listRequests({ library: oslo, limit: 1, cursor })).rejects.toMatchObject({
          code: 'invalid_input',
        })
      }
      await expect(store.listMessages({ library: oslo, limit: 1, cursor: next ?? '' })).rejects.toMatchObject(
        {
          code: 'invalid_input',
        },
      )
    })
  })
}
