import { describe, expect, it } from 'vitest'
import { at, type Scene } from './samples.ts'

/** Tests the contract of `CountersPort`. */
export const counters = (scene: () => Scene): void => {
  describe('incrementCounter', () => {
    it('counts the calls of all processes by name and window', async () => {
      const { store } = scene()
      const many = await Promise.all(
        Array.from({ length: 5 }, () => store.incrementCounter('mails of A', at(1), 60_000)),
      )
      expect(many.toSorted()).toEqual([1, 2, 3, 4, 5])
      expect(await store.incrementCounter('mails of B', at(1), 60_000)).toBe(1)
      expect(await store.incrementCounter('bytes of A', at(1), 60_000, 500)).toBe(500)
      expect(await store.incrementCounter('bytes of A', at(2), 60_000, 250)).toBe(750)
      expect(await store.incrementCounter('mails of A', at(59), 60_000)).toBe(6)
      expect(await store.incrementCounter('mails of A', at(60), 60_000)).toBe(1)
      expect(await store.incrementCounter('mails of A', at(61), 60_000)).toBe(2)
    })

    it('continues after a restart', async () => {
      const { store, reopen } = scene()
      await store.incrementCounter('mails of A', at(1), 60_000)
      const again = await reopen()
      expect(await again.incrementCounter('mails of A', at(2), 60_000)).toBe(2)
    })
  })
}
