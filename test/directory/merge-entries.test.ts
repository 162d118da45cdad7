import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Instant } from '../../src/borrowing/values.ts'
import { DirectoryEntry } from '../../src/directory/directory-entry.ts'
import { mergeEntries } from '../../src/directory/merge-entries.ts'

const members = ['name', 'description', 'timeZone'] as const
type Values = Readonly<Record<(typeof members)[number], string>>

/** Few values, so that what a source says and what an admin says are often equal. */
const value = fc.constantFrom('Europe/Oslo', 'Europe/Berlin', 'UTC')
const values: fc.Arbitrary<Values> = fc.record({ name: value, description: value, timeZone: value })

const merge = async (facts: Values, stored: readonly DirectoryEntry[]) => {
  const merged = await mergeEntries([{ line: 1, code: 'A', faults: [], facts }], stored, {
    source: 'union',
    now: Instant.parse('2026-12-01T00:00:00.000Z'),
    withdrawAfter: 1,
    refuse: 'all',
    breathe: () => undefined,
  })
  expect(merged.faults).toEqual([])
  const [entry] = merged.entries
  return {
    entry: DirectoryEntry.parse({ ...entry?.document, code: entry?.code }),
    kept: merged.kept.map(({ member }) => member),
  }
}

test('a member that nobody changed here is taken, one that an admin changed is kept, and twice is as once', async () => {
  await fc.assert(
    fc.asyncProperty(values, values, values, async (last, changed, next) => {
      const first = await merge(last, [])
      const stored = { ...first.entry, ...changed }
      const { entry, kept } = await merge(next, [stored])
      for (const member of members) {
        const isChanged = changed[member] !== last[member]
        expect(entry[member]).toBe(isChanged ? changed[member] : next[member])
        const isShown = isChanged && next[member] !== last[member] && next[member] !== changed[member]
        expect(kept.some((each) => each === member)).toBe(isShown)
      }
      expect((await merge(next, [entry])).entry).toEqual(entry)
    }),
  )
})
