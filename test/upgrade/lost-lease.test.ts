import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openUpgradable, unchanged } from './open-upgradable.ts'
import { layOut, type OldStore } from './stored.ts'

describe.each(['sqlite', 'redis'] as const)(
  'a process that upgrades a store in %s and lost its lease',
  (kind) => {
    let old: OldStore
    beforeEach(async () => {
      old = await layOut[kind]()
    })
    afterEach(() => old.remove())

    test('changes nothing any more, while the next one does', async () => {
      let time = 1_000_000
      const { upgradable, takeLease, renewLease, close } = await openUpgradable(old, () => time)
      const version = await upgradable.readVersion()
      expect(version).toMatchObject({ data: 0, program: '0.1.0' })
      const first = await takeLease(1_000)
      expect(await takeLease(1_000), 'while it is held').toBeNull()
      time += 2_000
      const second = await takeLease(1_000)
      if (first === null || second === null) throw new Error('nobody has the lease')

      const titles = async (token: string, mark: string): Promise<readonly unknown[] | null> => {
        const seen: unknown[] = []
        const page = await upgradable.changeRecords(
          token,
          'request',
          {
            ...unchanged,
            request: (request) => {
              seen.push(request.pickupLocation)
              return mark === '' ? request : { ...request, pickupLocation: mark }
            },
          },
          null,
          3,
        )
        return page === null ? null : seen
      }
      expect(await titles(first, 'changed by the first')).toBeNull()
      expect(await upgradable.writeVersion(first, { ...version, data: 7 })).toBe(false)
      expect(await renewLease(first, 1_000)).toBe(false)
      expect(await titles(second, 'changed by the second')).not.toContain('changed by the first')
      await upgradable.end?.(first)
      expect(await upgradable.writeVersion(second, { ...version, program: 'second' })).toBe(true)
      expect(await titles(second, '')).toEqual(Array.from({ length: 3 }, () => 'changed by the second'))
      expect(await upgradable.readVersion()).toMatchObject({ data: 0, program: 'second' })
      await close()
    })
  },
)
