import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCountedValues } from '../../src/statistics/counted-values.ts'
import { createPairNumbers } from '../../src/statistics/pair-numbers.ts'
import { blockIn, numberPairs, placeTargets } from '../../src/statistics/subject-loops.ts'

const seen = fc.array(
  fc.record({
    target: fc.integer({ min: -1, max: 40 }),
    // Days beyond those that have a place of their own, too.
    value: fc.option(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 50, max: 400 })), {
      nil: undefined,
    }),
  }),
  { minLength: 1, maxLength: 60 },
)

/** Lays values out as the columns of facts have them. */
const numbersOf = (values: readonly (number | undefined)[], base: number) => {
  const distances = values.map((value) => (value === undefined ? 0 : value - base))
  return {
    base,
    distances: Math.max(...distances) < 256 ? Uint8Array.from(distances) : Uint16Array.from(distances),
  }
}

test('values are counted, summed up and ranked for each target, those of one class by their days, too', () => {
  fc.assert(
    fc.property(fc.array(seen, { minLength: 1, maxLength: 4 }), fc.boolean(), (batches, isByDay) => {
      for (const isByValue of [true, false]) {
        const counted = createCountedValues(isByValue)
        for (const batch of batches) {
          const numbers = numbersOf(
            batch.map(({ value }) => value),
            -1,
          )
          const targets = isByDay
            ? { days: Uint8Array.from(batch, ({ target }) => target + 1), find: (day: number) => day - 1 }
            : { places: Int32Array.from(batch, ({ target }) => target) }
          counted.add(targets, numbers, () => 41)
        }
        const doubled = createCountedValues(isByValue)
        doubled.addAll(counted, 42, (target) => (target === 3 ? [0, 41] : [0]))
        const all = batches.flat().filter(({ target, value }) => target >= 0 && value !== undefined)
        const check = (table: typeof counted, target: number, values: readonly number[]): void => {
          const sorted = values.toSorted((one, other) => one - other)
          expect(table.has(target)).toBe(values.length > 0)
          expect(table.countOf(target)).toBe(values.length)
          expect(table.sumOf(target)).toBe(values.reduce((sum, value) => sum + value, 0))
          if (isByValue && values.length > 0)
            for (const tenths of [5, 9])
              expect(table.rankOf(target, tenths)).toBe(sorted[Math.ceil((values.length * tenths) / 10) - 1])
        }
        for (let target = 0; target <= 40; target += 1)
          check(
            counted,
            target,
            all.flatMap((each) => (each.target === target ? [each.value ?? 0] : [])),
          )
        check(
          doubled,
          0,
          all.map(({ value }) => value ?? 0),
        )
        check(
          doubled,
          41,
          all.flatMap((each) => (each.target === 3 ? [each.value ?? 0] : [])),
        )
      }
    }),
  )
})

test('pairs get one number each, whatever their bounds are, and however many there are', () => {
  const pair = fc.tuple(fc.nat({ max: 300 }), fc.nat({ max: 300 }))
  fc.assert(
    fc.property(
      fc.array(pair, { minLength: 1, maxLength: 400 }),
      fc.constantFrom(301, 2 ** 20),
      (pairs, bound) => {
        const names: string[] = []
        const numberOf = (name: string): number => {
          if (!names.includes(name)) names.push(name)
          return names.indexOf(name)
        }
        const expected = pairs.map((each) => numberOf(each.join()))
        const numbers = createPairNumbers()
        expect(pairs.map(([one, other]) => numbers.numberOf(one, other))).toEqual(expected)
        expect(names.map((_, number) => `${numbers.oneOf(number)},${numbers.otherOf(number)}`)).toEqual(names)
        const added: string[] = []
        const local = Uint32Array.from(pairs, ([one]) => one)
        const places = { base: 0, distances: Uint16Array.from(pairs, ([, other]) => other) }
        const found = numberPairs(local, places, [bound, 301], (one, other) => added.push(`${one},${other}`))
        expect([...found]).toEqual(expected)
        expect(added).toEqual(names)
      },
    ),
  )
})

test('subjects are placed by class and day, also where days lie years apart', () => {
  const subject = fc.tuple(fc.nat({ max: 9 }), fc.constantFrom(0, 1, 2, 200, 255, 256, 3_000))
  fc.assert(
    fc.property(fc.array(subject, { minLength: 1, maxLength: 100 }), (subjects) => {
      const cells = { targets: new Int32Array(0), blocks: [] }
      const targets = placeTargets(
        Uint32Array.from(subjects, ([own]) => own),
        Uint16Array.from(subjects, ([, distance]) => distance),
        cells,
        (distance) => (distance === 255 ? -1 : blockIn(cells, distance % 200, 10)),
        (own, distance) => (distance % 200) * 10 + own,
      )
      expect([...targets]).toEqual(
        subjects.map(([own, distance]) =>
          distance === 0 || distance === 255 ? -1 : (distance % 200) * 10 + own,
        ),
      )
    }),
  )
})
