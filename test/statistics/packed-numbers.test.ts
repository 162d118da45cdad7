import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf, createNumbersWriter, readNumbers } from '../../src/statistics/packed-numbers.ts'

const spans = [1, 3, 15, 255, 65_535, 4_294_967_295, 9_000_000_000_000]

test('numbers of any width, and gaps between them, are read as they were written', () => {
  const column = fc
    .tuple(fc.constantFrom(...spans), fc.integer({ min: -5, max: 20_000 }))
    .chain(([span, lowest]) =>
      fc.array(fc.option(fc.integer({ min: lowest, max: lowest + span - 1 }), { nil: undefined }), {
        maxLength: 40,
      }),
    )
  fc.assert(
    fc.property(fc.array(column, { maxLength: 6 }), (columns) => {
      const writer = createNumbersWriter()
      const places = columns.map((numbers) => writer.add(numbers))
      const bytes = bytesOf(writer.text())
      const read = places.map((place) => {
        const { base, distances } = readNumbers(bytes, place)
        return Array.from(distances, (distance) => (distance === 0 ? undefined : base + distance))
      })
      expect(read).toEqual(columns)
    }),
    { numRuns: 500 },
  )
})
