import { describe, expect, it } from 'vitest'
import type { StoredBlob } from '../../src/store/ports/blobs.ts'
import { at, oslo, type Scene } from './samples.ts'

/** Tests the contract of `BlobsPort`. */
export const blobs = (scene: () => Scene): void => {
  const keepAll = {
    fingerprints: at(0),
    answers: at(0),
    unassigned: at(0),
    blobs: at(0),
    partnerCounts: at(0),
    rows: at(0),
  }

  describe('blobs', () => {
    const blob = (id: string, more: Partial<StoredBlob> = {}): StoredBlob => ({
      id,
      library: oslo,
      name: 'article.pdf',
      contentType: 'application/pdf',
      bytes: Uint8Array.from({ length: 300_000 }, (_, place) => place % 256),
      storedAt: at(10),
      keepUntil: at(20),
      ...more,
    })

    it('are kept byte for byte, after a restart too, and found under their own id alone', async () => {
      const { store, reopen } = scene()
      const [one, other] = [blob('one'), blob('other', { name: null, bytes: new Uint8Array() })]
      await Promise.all([store.putBlob(one), store.putBlob(other)])
      const again = await reopen()
      expect(await again.getBlob('one')).toEqual(one)
      expect(await again.getBlob('other')).toEqual(other)
      expect(await again.getBlob('none')).toBeNull()
    })

    it('stay as they are when another is put under their id', async () => {
      const { store } = scene()
      await store.putBlob(blob('one'))
      await store.putBlob(blob('one', { name: 'forged.pdf', bytes: new Uint8Array([1]) }))
      expect(await store.getBlob('one')).toEqual(blob('one'))
    })

    it('are forgotten when their time is up, and not before', async () => {
      const { store } = scene()
      await store.putBlob(blob('old', { keepUntil: at(19) }))
      await store.putBlob(blob('young'))
      await store.purge({ ...keepAll, blobs: at(20) })
      expect(await store.getBlob('old')).toBeNull()
      expect(await store.getBlob('young')).toEqual(blob('young'))
    })
  })
}
