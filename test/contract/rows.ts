import { describe, expect, it } from 'vitest'
import { lastKey } from '../../src/store/ports/rows.ts'
import { at, bergen, changeOf, oslo, type Scene } from './samples.ts'

const row = (key: string, value: unknown = { ä: 1 }) => ({ key, value })

/** Tests the contract of `RowsPort`. */
export const rows = (scene: () => Scene): void => {
  const all = (library = oslo) => scene().store.listRows(library, { after: '', before: lastKey }, 100)

  describe('rows of a commit', () => {
    it('are written with the change, and replaced by their keys; not where the change is not written', async () => {
      const { store, samples, reopen } = scene()
      const request = samples.request()
      await store.commit(changeOf(request, 0, { rows: [row('2026-11-24 B'), row('2026-11-24 A', 1)] }))
      expect((await store.commit(changeOf(request, 0, { rows: [row('2026-11-24 C')] }))).kind).toBe(
        'conflict',
      )
      await store.commit(changeOf(request, 1, { rows: [row('2026-11-24 B', [null, 'x'])] }))
      await store.commit(changeOf(samples.request({ library: bergen }), 0, { rows: [row('2026-11-24 D')] }))
      expect(await all()).toEqual([row('2026-11-24 A', 1), row('2026-11-24 B', [null, 'x'])])
      const again = await reopen()
      expect(await again.listRows(bergen, { after: '', before: lastKey }, 9)).toEqual([row('2026-11-24 D')])
    })
  })

  describe('listRows', () => {
    it('lists a range page by page, both ends left out', async () => {
      const { store, samples } = scene()
      const keys = ['2026-01-01 A', '2026-01-02 A', '2026-01-02 B', '2026-02-01 A']
      await store.commit(changeOf(samples.request(), 0, { rows: keys.map((key) => row(key)) }))
      const first = await store.listRows(oslo, { after: '2026-01-01 A', before: '2026-02' }, 1)
      expect(first.map(({ key }) => key)).toEqual(['2026-01-02 A'])
      const rest = await store.listRows(oslo, { after: '2026-01-02 A', before: '2026-02' }, 9)
      expect(rest.map(({ key }) => key)).toEqual(['2026-01-02 B'])
    })
  })

  describe('purge', () => {
    it('deletes rows of earlier days', async () => {
      const { store, samples } = scene()
      const [past, day] = ['2016-11-23 A', '2016-11-24 A']
      await store.commit(changeOf(samples.request(), 0, { rows: [row(past), row(day)] }))
      const limits = {
        fingerprints: at(0),
        answers: at(0),
        unassigned: at(0),
        blobs: at(0),
        partnerCounts: at(0),
      }
      await store.purge({ ...limits, rows: '2016-11-24T10:00:00.000Z' as typeof limits.blobs })
      expect((await all()).map(({ key }) => key)).toEqual([day])
    })
  })
}
