import { isObject } from './is-object.ts'

/** The place of a value in a document: names of members, and numbers of list elements. */
export type Path = readonly (string | number)[]

/** Returns a path as the API writes it in its faults: `connection/url`. */
export const pathText = (path: Path): string => path.join('/')

/** Reads the value at a path; undefined where there is none. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, step) =>
      Array.isArray(at) ? (at as readonly unknown[])[Number(step)] : isObject(at) ? at[step] : undefined,
    value,
  )

/** Returns a copy of a document with another value at a path; undefined takes the member away. */
export const withValueAt = (value: unknown, path: Path, next: unknown): unknown => {
  const [step, ...rest] = path
  if (step === undefined) return next
  if (typeof step === 'number') {
    const list: readonly unknown[] = Array.isArray(value) ? value : []
    return list.map((each, index) => (index === step ? withValueAt(each, rest, next) : each))
  }
  const { [step]: before, ...others } = isObject(value) ? value : {}
  const changed = withValueAt(before, rest, next)
  // The order of members stays, so that two states of a document can be compared.
  if (changed === undefined) return others
  return isObject(value) && step in value
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === step ? changed : each]))
    : { ...others, [step]: changed }
}

/** Returns whether two values are equal, whatever the order of their members. */
export const isSame = (left: unknown, right: unknown): boolean => {
  if (left === right) return true
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((each, index) => isSame(each, right[index]))
  if (!isObject(left) || !isObject(right)) return false
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...names].every((name) => isSame(left[name], right[name]))
}

/** Returns the paths at which two documents differ. A list counts as one value: its elements have no names. */
export const differingPaths = (left: unknown, right: unknown, path: Path = []): readonly Path[] => {
  if (isSame(left, right)) return []
  if (!isObject(left) || !isObject(right)) return [path]
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])]
  return names.flatMap((name) => differingPaths(left[name], right[name], [...path, name]))
}

/** A document that two people changed: what each of them changed alone is taken, and what both did is for a person to choose. */
export type Merge = { readonly merged: unknown; readonly conflicts: readonly Path[] }

const isWithin = (path: Path, other: Path): boolean => other.every((step, index) => path[index] === step)

/**
 * Brings two changes of one document together.
 *
 * @param start what both began with
 * @param mine what this person made of it
 * @param theirs what somebody else has saved meanwhile
 */
export const mergeChanges = (start: unknown, mine: unknown, theirs: unknown): Merge => {
  const changedByMe = differingPaths(start, mine)
  const changedByThem = differingPaths(start, theirs)
  const touches = (path: Path, others: readonly Path[]): boolean =>
    others.some((other) => isWithin(path, other) || isWithin(other, path))
  const conflicts = changedByMe.filter(
    (path) => touches(path, changedByThem) && !isSame(valueAt(mine, path), valueAt(theirs, path)),
  )
  const merged = changedByMe.reduce<unknown>(
    (document, path) => withValueAt(document, path, valueAt(mine, path)),
    theirs,
  )
  return { merged, conflicts }
}
