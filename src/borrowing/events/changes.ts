import type { Request } from '../request/request.ts'

type Members = Readonly<Record<string, unknown>>

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null

/**
 * Returns whether two pieces of plain data are equal. What is undefined counts as absent; what is shared is not looked
 * into.
 */
const same = (one: unknown, other: unknown): boolean => {
  if (one === other) return true
  if (!isMembers(one) || !isMembers(other)) return false
  if (Array.isArray(one) || Array.isArray(other)) return sameLists(one, other)
  let missing = 0
  for (const name in one) {
    const value = one[name]
    if (value === undefined) continue
    if (!same(value, other[name])) return false
    missing -= 1
  }
  for (const name in other) if (other[name] !== undefined) missing += 1
  return missing === 0
}

const sameLists = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) &&
  Array.isArray(other) &&
  one.length === other.length &&
  one.every((each, index) => same(each, other[index]))

/** Members whose value null means something; null removes any other. */
const nullable = ['negotiation', 'lastAnswer', 'outcome', 'next']

/**
 * Returns the members of a request that differ, with their new values; null for one that is gone. The snapshot of the
 * last command is none of them: it has nothing that the events do not have.
 */
export const changesBetween = (before: Request | null, now: Request): Record<string, unknown> => {
  if (before === null) {
    // Adding the members one by one would make an object that is slow to write as JSON.
    const { undo: _, ...members } = now
    return members
  }
  const [was, is]: readonly [Members, Members] = [before, now]
  const changes: Record<string, unknown> = {}
  for (const name in is) if (name !== 'undo' && !same(was[name], is[name])) changes[name] = is[name] ?? null
  for (const name in was)
    if (name !== 'undo' && was[name] !== undefined && is[name] === undefined) changes[name] = null
  return changes
}

/** Returns members of a request with recorded changes applied. */
export const withChanges = (members: Members, changes: Members): Members =>
  Object.fromEntries(
    Object.entries({ ...members, ...changes }).filter(
      ([name, value]) => value !== null || nullable.includes(name),
    ),
  )
