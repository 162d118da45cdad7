import { closest } from 'fastest-levenshtein'

/**
 * Returns the name of a list that is nearest to another: the one that it is in other letters, the first that begins with
 * it, else the one with the fewest changes.
 */
export const nearestName = (name: string, names: readonly string[]): string | undefined => {
  const lower = name.toLowerCase()
  const [first] = names
  if (first === undefined) return undefined
  return (
    names.find((each) => each.toLowerCase() === lower) ??
    names.find((each) => each.toLowerCase().startsWith(lower)) ??
    closest(lower, [...names])
  )
}
