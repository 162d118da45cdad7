import { describe, expect, it } from 'vitest'
import type { AuditRecord } from '../../src/store/ports/audit.ts'
import type { Scene } from './samples.ts'

/** Tests the audit log: appended in order, by one process at a time, read by number from both ends. */
export const audit = (scene: () => Scene): void => {
  const record = (sequence: number): AuditRecord => ({
    sequence,
    hash: `hash-${sequence}`,
    entry: JSON.stringify({ action: `number ${sequence}`, text: 'ä“' }),
  })
  const numbers = (records: readonly AuditRecord[]) => records.map(({ sequence }) => sequence)

  describe('the audit log', () => {
    it('keeps entries as they are, in order, and after a restart', async () => {
      const { store, reopen } = scene()
      expect(await store.lastAudit()).toBeNull()
      expect(await store.appendAudit([record(1), record(2)])).toBe('written')
      expect(await store.appendAudit([record(3)])).toBe('written')
      const again = await reopen()
      expect(await again.lastAudit()).toEqual(record(3))
      expect(await again.listAudit({ after: 0 }, 10)).toEqual([1, 2, 3].map(record))
    })

    it('takes only the next number: of several writers one is first', async () => {
      const { store } = scene()
      await store.appendAudit([record(1)])
      const results = await Promise.all(Array.from({ length: 5 }, () => store.appendAudit([record(2)])))
      expect(results.filter((result) => result === 'written')).toHaveLength(1)
      expect(await store.appendAudit([record(2)])).toBe('conflict')
      expect(await store.appendAudit([record(5)])).toBe('conflict')
      expect(numbers(await store.listAudit({ after: 0 }, 10))).toEqual([1, 2])
    })

    it('is read above a number, oldest first, and below one, newest first', async () => {
      const { store } = scene()
      await store.appendAudit(Array.from({ length: 12 }, (_, index) => record(index + 1)))
      expect(numbers(await store.listAudit({ after: 4 }, 3))).toEqual([5, 6, 7])
      expect(numbers(await store.listAudit({ before: 11 }, 3))).toEqual([10, 9, 8])
      expect(numbers(await store.listAudit({ before: 1 }, 3))).toEqual([])
    })

    it('loses its oldest entries where they are removed, and goes on with the next number', async () => {
      const { store } = scene()
      await store.appendAudit([record(1), record(2), record(3)])
      await store.removeAudit(2)
      expect(numbers(await store.listAudit({ after: 0 }, 10))).toEqual([3])
      expect(await store.appendAudit([record(4)])).toBe('written')
    })
  })
}
