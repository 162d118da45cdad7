import { describe, expect, it } from 'vitest'
import type { StoredSession } from '../../src/store/ports/keyed-records.ts'
import { at, type Scene } from './samples.ts'

/** Tests the contract of `SessionsPort`. */
export const sessions = (scene: () => Scene): void => {
  const session = (tokenHash: string, more: Partial<StoredSession> = {}): StoredSession => ({
    tokenHash,
    owner: 'user:one',
    data: '{"kind":"staff"}',
    createdAt: at(0),
    expiresAt: at(3600),
    idleExpiresAt: at(600),
    ...more,
  })

  describe('sessions', () => {
    it('are found by the hash of their token until the idle expiry, and after a restart', async () => {
      const { store, reopen } = scene()
      expect(await store.putSession(session('a'))).toBe('kept')
      expect(await store.findSession('a', at(599))).toEqual(session('a'))
      expect(await store.findSession('a', at(600))).toBeNull()
      expect(await store.findSession('b', at(1))).toBeNull()
      const again = await reopen()
      expect(await again.findSession('a', at(599))).toEqual(session('a'))
    })

    it('last longer where they are used, but never beyond the absolute expiry', async () => {
      const { store } = scene()
      await store.putSession(session('a'))
      await store.extendSession('a', at(500), at(1100))
      expect((await store.findSession('a', at(1000)))?.idleExpiresAt).toBe(at(1100))
      await store.extendSession('a', at(1000), at(9000))
      expect(await store.findSession('a', at(3599))).not.toBeNull()
      expect(await store.findSession('a', at(3600))).toBeNull()
      await store.extendSession('unknown', at(0), at(10))
      expect(await store.findSession('unknown', at(1))).toBeNull()
    })

    it('are not replaced by another with the same token', async () => {
      const { store } = scene()
      await store.putSession(session('a'))
      expect(await store.putSession(session('a', { owner: 'user:two' }))).toBe('exists')
      expect((await store.findSession('a', at(1)))?.owner).toBe('user:one')
    })

    it('end once: of several calls at the same time one ends it', async () => {
      const { store } = scene()
      await store.putSession(session('a'))
      const ended = await Promise.all(Array.from({ length: 8 }, () => store.endSession('a')))
      expect(ended.filter((each) => each)).toEqual([true])
      expect(await store.findSession('a', at(1))).toBeNull()
      expect(await store.endSession('a')).toBe(false)
    })

    it('end with their owner, but for the one that is named', async () => {
      const { store } = scene()
      for (const token of ['a', 'b', 'c']) await store.putSession(session(token))
      await store.putSession(session('d', { owner: 'user:two' }))
      await store.endSessionsOf('user:one', 'b')
      const sessions = await Promise.all(['a', 'b', 'c', 'd'].map((token) => store.findSession(token, at(1))))
      expect(sessions.map((each) => each?.tokenHash ?? null)).toEqual([null, 'b', null, 'd'])
      await store.endSessionsOf('user:one')
      expect(await store.findSession('b', at(1))).toBeNull()
      expect(await store.findSession('d', at(1))).not.toBeNull()
    })
  })
}
