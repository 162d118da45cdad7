import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type HeldLease, holdLease, leaseFor, renewAfter } from '../../src/delivery/held-lease.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'

describe('a lease that is held', () => {
  const name = 'mailbox ill'
  let folder = ''
  let store: Store
  let lease: HeldLease
  let passed = 0

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-lease-'))
    store = await openSqliteStore({ file: join(folder, 'lendwire.sqlite'), leaseTime: () => passed })
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    lease = holdLease({ store }, name, (await store.acquireLease(name, leaseFor)) ?? '')
  })
  afterEach(async () => {
    lease.end()
    vi.useRealTimers()
    await store.close()
    await rm(folder, { recursive: true })
  })
  const pass = (milliseconds: number): void => {
    passed += milliseconds
    vi.advanceTimersByTime(milliseconds)
  }
  const take = () => store.acquireLease(name, leaseFor)

  test('goes to nobody else, however long one piece of work takes', async () => {
    for (let times = 0; times < 12; times += 1) {
      pass(renewAfter)
      expect(await take()).toBeNull()
    }
    await lease.hold()
  })

  test('ends with what it is for', async () => {
    lease.end()
    pass(leaseFor)
    expect(await take()).not.toBeNull()
  })

  test('is lost where the process stood still and another one took it', async () => {
    passed += leaseFor
    expect(await take()).not.toBeNull()
    vi.advanceTimersByTime(renewAfter)
    await expect(lease.hold()).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('is taken up again after the store was away', async () => {
    const renewLease = vi.spyOn(store, 'renewLease').mockRejectedValueOnce(new Error('away'))
    pass(renewAfter)
    await setImmediate()
    await lease.hold()
    expect(renewLease).toHaveBeenCalledTimes(2)
  })
})
