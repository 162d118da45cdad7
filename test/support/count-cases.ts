import { expect } from 'vitest'

/** Counts the cases that a property judged. A property that leaves most cases early must not pass unnoticed. */
export type CaseCount = {
  readonly add: () => void
  readonly expectAtLeast: (floor: number) => void
}

/** Begins to count the judged cases of a property. */
export const countCases = (): CaseCount => {
  let cases = 0
  return {
    add: () => {
      cases += 1
    },
    expectAtLeast: (floor) => expect(cases, 'judged cases').toBeGreaterThanOrEqual(floor),
  }
}
