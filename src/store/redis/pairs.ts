/** Returns names and values that Redis answers in turn as pairs. */
export const pairsOf = (flat: readonly string[]): readonly (readonly [name: string, value: string])[] =>
  Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index] ?? '', flat[2 * index + 1] ?? ''])
