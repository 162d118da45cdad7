import { closest, distance } from 'fastest-levenshtein'

/** A longer name is none that somebody misspelt: it is compared with nothing. */
const longestName = 100

/**
 * Returns the name of a list that is nearest to another: the one that it is in other letters, the first that begins with
 * it, else the one with the fewest changes. Undefined where there is none, or the other is far too long for a name.
 */
export const nearestName = (name: string, names: readonly string[]): string | undefined => {
  const lower = name.toLowerCase()
  if (names.length === 0 || name.length > longestName) return undefined
  return (
    names.find((each) => each.toLowerCase() === lower) ??
    (lower === '' ? undefined : names.find((each) => each.toLowerCase().startsWith(lower))) ??
    closest(lower, [...names])
  )
}

/** Returns whether a name looks like a misspelling of another one: at most half of its letters differ. */
const isNear = (name: string, other: string): boolean => {
  const [one, two] = [name.toLowerCase(), other.toLowerCase()]
  return two.startsWith(one) || distance(one, two) <= Math.max(name.length, other.length) / 2
}

/** Returns the name of a list that a misspelt one looks like; undefined where none does. */
export const similarName = (name: string, names: readonly string[]): string | undefined => {
  const nearest = name === '' ? undefined : nearestName(name, names)
  return nearest === undefined || !isNear(name, nearest) ? undefined : nearest
}
