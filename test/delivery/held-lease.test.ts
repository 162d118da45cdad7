import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { instantOf } from '../../src/borrowing/time.ts'
import { type HeldLease, holdLease, leaseFor, renewAfter } from '../../src/delivery/held-lease.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'

describe('a lease that is held', () => {
  const name = 'mailbox ill'
  const now = () => instantOf(Date.now())
  let folder = ''
  let store: Store
  let lease: HeldLease

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-lease-'))
    store = await openSqliteStore({ file: join(folder, 'lendwire.sqlite') })
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    lease = holdLease({ store, now }, name, (await store.takeLease(name, now(), leaseFor)) ?? '')
  })
  afterEach(async () => {
    lease.end()
    vi.useRealTimers()
    await store.close()
    await rm(folder, { recursive: true })
  })
  const take = () => store.takeLease(name, now(), leaseFor)

  test('goes to nobody else, however long one piece of work takes', async () => {
    for (let passed = 0; passed < 4 * leaseFor; passed += renewAfter) {
      vi.advanceTimersByTime(renewAfter)
      expect(await take()).toBeNull()
    }
    await lease.hold()
  })

  test('ends with what it is for', async () => {
    lease.end()
    vi.advanceTimersByTime(leaseFor)
    expect(await take()).not.toBeNull()
  })

  test('is lost where the process stood still and another one took it', async () => {
    vi.setSystemTime(Date.now() + leaseFor)
    expect(await take()).not.toBeNull()
    await expect(lease.hold()).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('is taken up again after the store was away', async () => {
    const renewLease = vi.spyOn(store, 'renewLease').mockRejectedValueOnce(new Error('away'))
    vi.advanceTimersByTime(renewAfter)
    await setImmediate()
    await lease.hold()
    expect(renewLease).toHaveBeenCalledTimes(2)
  })
})
