import { makeFault, type OpenUrlFault } from './open-url.ts'
import { limits, type Pair } from './query.ts'

/** Values by key, the keys in small letters and without `rft.`; no key is without a value. */
export type Values = ReadonlyMap<string, readonly string[]>

/** Returns pairs in one line, without empty values; what is too long is left out, with a fault. */
export function cleanPairs(sent: readonly Pair[]): {
  readonly pairs: readonly Pair[]
  readonly faults: readonly OpenUrlFault[]
} {
  const pairs = sent.map(([key, value]): Pair => [oneLine(key), oneLine(value)])
  const isLong = ([key, value]: Pair): boolean => key.length > limits.key || value.length > limits.value
  return {
    pairs: pairs.filter((pair) => pair[0] !== '' && pair[1] !== '' && !isLong(pair)),
    faults: pairs
      .filter(isLong)
      .map(([key, value]) =>
        makeFault('too_long', key, value, `a value of at most ${limits.value} characters is read`),
      ),
  }
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()
}

/** Collects the values of each key, each once; those of keys with the prefix `rft.` come first. */
export function valuesByKey(pairs: readonly Pair[]): Values {
  const values = new Map<string, string[]>()
  const named = pairs.map(([key, value]): Pair => [key.toLowerCase(), value])
  const prefixed = named.flatMap(([key, value]): Pair[] =>
    key.startsWith('rft.') ? [[key.slice(4), value]] : [],
  )
  for (const [key, value] of [...prefixed, ...named.filter(([each]) => !each.startsWith('rft.'))]) {
    const list = values.get(key) ?? []
    if (!list.includes(value)) values.set(key, [...list, value])
  }
  return values
}

/** Returns the first value of a key. */
export function first(values: Values, key: string): string | undefined {
  return values.get(key)?.[0]
}
