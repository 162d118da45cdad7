import { describe, expect, it } from 'vitest'
import type { Scene } from './samples.ts'

/** Tests the contract of `LeasesPort`. */
export const leases = (scene: () => Scene): void => {
  describe('leases on names', () => {
    it('are held by one process at a time', async () => {
      const { store, passTo } = scene()
      const token = await store.acquireLease('mailbox', 30_000)
      expect(token).toEqual(expect.any(String))
      passTo(29)
      expect(await store.acquireLease('mailbox', 30_000)).toBeNull()
      expect(await store.acquireLease('another', 30_000)).not.toBeNull()
    })

    it('are acquired by one of many concurrent calls', async () => {
      const { store } = scene()
      const tokens = await Promise.all(
        Array.from({ length: 10 }, () => store.acquireLease('mailbox', 30_000)),
      )
      expect(tokens.filter((token) => token !== null)).toHaveLength(1)
    })

    it('end after their duration, and the token is then invalid', async () => {
      const { store, passTo } = scene()
      const first = (await store.acquireLease('mailbox', 30_000)) ?? ''
      passTo(30)
      const second = await store.acquireLease('mailbox', 30_000)
      expect(second).not.toBeNull()
      expect(second).not.toBe(first)
      passTo(31)
      expect(await store.renewLease('mailbox', first, 30_000)).toBe(false)
      await store.releaseLease('mailbox', first)
      passTo(32)
      expect(await store.acquireLease('mailbox', 30_000)).toBeNull()
    })

    it('are renewed with their token only', async () => {
      const { store, passTo } = scene()
      const token = (await store.acquireLease('mailbox', 30_000)) ?? ''
      passTo(20)
      expect(await store.renewLease('mailbox', token, 30_000)).toBe(true)
      passTo(49)
      expect(await store.acquireLease('mailbox', 30_000)).toBeNull()
      expect(await store.renewLease('mailbox', 'another', 30_000)).toBe(false)
      passTo(50)
      expect(await store.renewLease('mailbox', token, 30_000)).toBe(false)
      expect(await store.acquireLease('mailbox', 30_000)).not.toBeNull()
    })

    it('are released with their token only', async () => {
      const { store, passTo } = scene()
      const token = (await store.acquireLease('mailbox', 30_000)) ?? ''
      await store.releaseLease('mailbox', 'another')
      passTo(1)
      expect(await store.acquireLease('mailbox', 30_000)).toBeNull()
      await store.releaseLease('mailbox', token)
      expect(await store.acquireLease('mailbox', 30_000)).not.toBeNull()
    })
  })
}
