import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firstOfLists } from '../../src/store/sqlite/walks.ts'

type Row = { readonly place: number }

const listOf = (places: readonly number[], ascending: boolean, note: (count: number) => void) => {
  const rows = places.toSorted((one, other) => (ascending ? one - other : other - one))
  return (after: number | null, count: number): readonly Row[] => {
    const behind = rows.filter((place) => after === null || (ascending ? place > after : place < after))
    const read = behind.slice(0, count).map((place) => ({ place }))
    note(read.length)
    return read
  }
}

it('merges the first rows of lists in their order, and reads at most twice as many and four of each', () => {
  const places = fc.uniqueArray(fc.integer({ min: 0, max: 100_000 }), { maxLength: 800 })
  fc.assert(
    fc.property(
      places,
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 201 }),
      fc.boolean(),
      (all, lists, most, ascending) => {
        let rowsRead = 0
        const note = (count: number): void => {
          rowsRead += count
        }
        const parts = Array.from({ length: lists }, (_, list) =>
          all.filter((place) => place % lists === list),
        )
        const read = parts.map((part) => listOf(part, ascending, note))
        const first = firstOfLists(read, ({ place }) => place, { ascending, most })
        const sorted = all.toSorted((one, other) => (ascending ? one - other : other - one))
        expect(first.map(({ place }) => place)).toEqual(sorted.slice(0, most))
        expect(rowsRead).toBeLessThanOrEqual(2 * most + 4 * lists)
      },
    ),
    { examples: [[Array.from({ length: 400 }, (_, place) => place), 2, 30, true]] },
  )
})
