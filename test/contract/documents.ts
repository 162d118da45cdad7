import { describe, expect, it } from 'vitest'
import type { Entry } from '../../src/borrowing/request/entry.ts'
import type { DocumentPage } from '../../src/store/ports/documents.ts'
import { alpha, beta, changeOf, entryOf, type Scene } from './samples.ts'

/** Tests the contract of `DocumentsPort`. */
export const documents = (scene: () => Scene): void => {
  const put = (key: string, value: unknown, expectedVersion: number | null = null) => ({
    kind: 'partner' as const,
    key,
    value,
    expectedVersion,
  })

  describe('documents', () => {
    it('are created, read, listed by kind and deleted', async () => {
      const { store } = scene()
      const value = { name: 'Alpha', nested: { list: [1, null, 'ø'] } }
      expect(await store.putDocuments([put('alpha', value, 0)])).toBe('written')
      expect(await store.putDocuments([put('beta', 'a text', 0), { ...put('x', 1), kind: 'library' }])).toBe(
        'written',
      )
      expect(await store.getDocument('partner', 'alpha')).toEqual({ value, version: 1 })
      expect(await store.getDocument('library', 'alpha')).toBeNull()
      expect(await store.listDocuments('partner')).toEqual([
        { key: 'alpha', value, version: 1 },
        { key: 'beta', value: 'a text', version: 1 },
      ])
      expect(await store.putDocuments([put('alpha', undefined)])).toBe('written')
      expect(await store.getDocument('partner', 'alpha')).toBeNull()
      expect(await store.listDocuments('partner')).toHaveLength(1)
    })

    it('are held: the same object until one of them is changed, and then all as they are', async () => {
      const { store } = scene()
      await store.putDocuments([put('beta', 2, 0), put('alpha', 1, 0), { ...put('x', 1), kind: 'library' }])
      const first = await store.readDocumentSnapshot()
      expect(first.get('partner', 'alpha')).toEqual({ value: 1, version: 1 })
      expect(first.get('library', 'alpha')).toBeNull()
      expect(first.list('partner').map(({ key }) => key)).toEqual(['alpha', 'beta'])
      await store.putDocuments([{ ...put('m', 1), kind: 'mailbox_position' }])
      expect(await store.readDocumentSnapshot()).toBe(first)
      await store.putDocuments([put('alpha', undefined), put('gamma', 3)])
      const second = await store.readDocumentSnapshot()
      expect(second.get('partner', 'alpha')).toBeNull()
      expect(second.list('partner').map(({ key }) => key)).toEqual(['beta', 'gamma'])
      expect(second.list('library')).toBe(first.list('library'))
      // Records read earlier stay unchanged.
      expect(first.get('partner', 'alpha')).toEqual({ value: 1, version: 1 })
    })

    it('are read page by page, each once at least, while others come and go', async () => {
      const { store } = scene()
      const note = (key: number, value: unknown = key) => ({
        ...put(`n-${key}`, value),
        kind: 'relayed_request' as const,
      })
      await store.putDocuments(Array.from({ length: 1_200 }, (_, key) => note(key)))
      const seen = new Set<string>()
      let cursor: string | null = null
      let pages = 0
      do {
        const page: DocumentPage = await store.listDocumentPage('relayed_request', cursor, 100)
        for (const { key, value } of page.documents) {
          seen.add(key)
          expect(`n-${value}`).toBe(key)
        }
        if (pages === 2) await store.putDocuments([note(-1), note(7, undefined)])
        pages += 1
        cursor = page.next
      } while (cursor !== null)
      expect(pages).toBeGreaterThan(5)
      for (let key = 0; key < 1_200; key += 1) if (key !== 7) expect(seen).toContain(`n-${key}`)
      expect((await store.listDocumentPage('relayed_body', null, 10)).documents).toEqual([])
    })

    it('are read one by one and listed where their kind is not held', async () => {
      const { store } = scene()
      const note = (key: string, value: unknown) => ({ ...put(key, value), kind: 'citation_lookup' as const })
      await store.putDocuments([note('b', 2), note('a', 1)])
      expect(await store.getDocument('citation_lookup', 'a')).toEqual({ value: 1, version: 1 })
      expect(await store.getDocument('citation_lookup', 'c')).toBeNull()
      expect((await store.listDocuments('citation_lookup')).map(({ key }) => key)).toEqual(['a', 'b'])
      await store.putDocuments([note('a', undefined)])
      expect(await store.getDocument('citation_lookup', 'a')).toBeNull()
    })

    it('are changed by a writer that knows the present version', async () => {
      const { store } = scene()
      expect(await store.putDocuments([put('a', 1, 1)])).toBe('conflict')
      expect(await store.putDocuments([put('a', 1, 0)])).toBe('written')
      expect(await store.putDocuments([put('a', 2, 0)])).toBe('conflict')
      expect(await store.putDocuments([put('a', 2, 1)])).toBe('written')
      expect(await store.putDocuments([put('a', 3, 1)])).toBe('conflict')
      expect(await store.putDocuments([put('a', undefined, 1)])).toBe('conflict')
      expect(await store.getDocument('partner', 'a')).toEqual({ value: 2, version: 2 })
      expect(await store.putDocuments([put('a', 4)])).toBe('written')
      expect(await store.getDocument('partner', 'a')).toEqual({ value: 4, version: 3 })
    })

    it('give no version twice, also when deleted and created again', async () => {
      const { store } = scene()
      await store.putDocuments([put('a', 1, 0)])
      const before = await store.getDocument('partner', 'a')
      await store.putDocuments([put('a', undefined, 1)])
      expect(await store.putDocuments([put('a', 2, 0)])).toBe('written')
      const after = await store.getDocument('partner', 'a')
      expect(after?.version).toBeGreaterThan(before?.version ?? 0)
      expect(await store.putDocuments([put('a', 3, before?.version ?? 0)])).toBe('conflict')
    })

    it('are written all or none', async () => {
      const { store } = scene()
      await store.putDocuments([put('a', 1, 0)])
      expect(await store.putDocuments([put('b', 1, 0), put('a', 2, 7), put('c', 1, 0)])).toBe('conflict')
      expect(await store.listDocuments('partner')).toEqual([{ key: 'a', value: 1, version: 1 }])
    })

    it('are written by one of many who know the same version', async () => {
      const { store } = scene()
      await store.putDocuments([put('a', 0, 0)])
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, index) => store.putDocuments([put('a', index, 1)])),
      )
      expect(results.filter((result) => result === 'written')).toHaveLength(1)
      expect((await store.getDocument('partner', 'a'))?.value).toBe(results.indexOf('written'))
    })

    it('stay while a request has a live entry of the partner', async () => {
      const { store, samples } = scene()
      const remove = { ...put('alpha', undefined), unlessLivePartner: alpha }
      const rota = (state: Entry['state'], partner = alpha): Entry[] => [entryOf(1, partner, { state })]
      await store.putDocuments([put('alpha', 1, 0), put('beta', 1, 0)])
      const request = samples.request({ rota: rota('active') })
      await store.commit(changeOf(request))
      expect(await store.putDocuments([put('beta', undefined), remove])).toBe('in_use')
      expect(await store.listDocuments('partner')).toHaveLength(2)
      await store.commit(changeOf({ ...request, rota: rota('pending') }, 1))
      expect(await store.putDocuments([remove])).toBe('in_use')
      await store.commit(changeOf({ ...request, rota: [...rota('rejected'), entryOf(2, beta)] }, 2))
      expect(await store.putDocuments([{ ...put('beta', undefined), unlessLivePartner: beta }])).toBe(
        'in_use',
      )
      expect(await store.putDocuments([remove])).toBe('written')
      expect(await store.listDocuments('partner')).toHaveLength(1)
    })

    it('stay while a closed request has items of the partner out', async () => {
      const { store, samples } = scene()
      await store.putDocuments([put('alpha', 1, 0)])
      const out = { id: 1, entry: 1, state: 'received', form: 'physical', hold: 'none' } as const
      const closed = samples.request({
        stage: 'closed',
        rota: [entryOf(1, alpha, { state: 'supplied' })],
        items: [out],
      })
      await store.commit(changeOf(closed))
      const remove = { ...put('alpha', undefined), unlessLivePartner: alpha }
      expect(await store.putDocuments([remove])).toBe('in_use')
      await store.commit(changeOf({ ...closed, items: [{ ...out, state: 'returned' }] }, 1))
      expect(await store.putDocuments([remove])).toBe('written')
    })
  })
}
