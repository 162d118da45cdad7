import type { core, ZodError } from 'zod'
import type { Fault } from './problem.ts'

/** A path such as `citation/volumes/2`. */
const pathOf = (segments: readonly PropertyKey[]): string => segments.map(String).join('/').slice(0, 200)

export const noSuchMember = 'There is no such member'

type Issue = core.$ZodIssue

/** Of the shapes that a value may have, one that it has but for something within it; undefined where it has none. */
const nearest = (shapes: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  shapes
    .filter((issues) => issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'))
    .toSorted((one, other) => one.length - other.length)[0]

/** zod tells what is wrong within a key, or with each shape that a value may have, beside words that say nothing. */
const faultsOfIssue = (issue: Issue, at: readonly PropertyKey[]): readonly Fault[] => {
  const place = [...at, ...issue.path]
  const path = pathOf(place)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: pathOf([...place, key]), message: noSuchMember }))
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.map(({ message }) => ({ path, message }))
    case 'invalid_union': {
      if (issue.message !== 'Invalid input' || issue.errors.length === 0) break
      const inner = nearest(issue.errors)
      if (inner !== undefined) return inner.flatMap((each) => faultsOfIssue(each, place))
      const words = new Set(issue.errors.flat().map(({ message }) => message))
      return [{ path, message: [...words].join(', or: ') }]
    }
  }
  return [{ path, message: issue.message }]
}

/** The faults that zod found; its messages name what was expected and never what came. */
export const faultsOf = (error: ZodError): readonly Fault[] =>
  error.issues.flatMap((issue) => faultsOfIssue(issue, []))

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The members of an input that its schema did not know, and so dropped: a misspelt member is a fault, not silence.
 *
 * @param input what came
 * @param output what the schema made of it
 * @param path where it stands
 */
const unknownMembers = (
  input: unknown,
  output: unknown,
  path: readonly PropertyKey[] = [],
): readonly Fault[] => {
  if (Array.isArray(input) && Array.isArray(output)) {
    return input.flatMap((each, index) => unknownMembers(each, output[index], [...path, index]))
  }
  if (!isObject(input) || !isObject(output)) return []
  return Object.keys(input).flatMap((name) =>
    Object.hasOwn(output, name)
      ? unknownMembers(input[name], output[name], [...path, name])
      : [{ path: pathOf([...path, name]), message: noSuchMember }],
  )
}

/** What no document and no message can hold: NUL, and half a character. */
const cannotBeKept = (text: string): boolean => text.includes('\0') || !text.isWellFormed()

/** How deep lists and objects may be nested. No call and no document needs half as many levels. */
const deepest = 50

/**
 * Returns whether all of an input can be stored, and is no deeper than the given number of levels. It looks no deeper,
 * whatever came.
 */
const isSound = (input: unknown, levels = deepest): boolean => {
  if (typeof input === 'string') return !cannotBeKept(input)
  if (typeof input !== 'object' || input === null) return true
  return levels > 0 && Object.values(input).every((each) => isSound(each, levels - 1))
}

const isDeeperThan = (levels: number, input: unknown): boolean =>
  typeof input === 'object' &&
  input !== null &&
  (levels === 0 || Object.values(input).some((each) => isDeeperThan(levels - 1, each)))

/** The texts of an input that cannot be kept. */
const unkeepable = (input: unknown, path: readonly PropertyKey[] = []): readonly Fault[] => {
  if (typeof input === 'string')
    return cannotBeKept(input)
      ? [{ path: pathOf(path), message: 'It holds NUL or half a surrogate pair, which no text can hold' }]
      : []
  if (Array.isArray(input)) return input.flatMap((each, index) => unkeepable(each, [...path, index]))
  return isObject(input)
    ? Object.entries(input).flatMap(([name, each]) => unkeepable(each, [...path, name]))
    : []
}

/**
 * The faults of JSON that its schema has no eye for: members that it does not know, texts that cannot be kept, lists and
 * objects in each other without end.
 *
 * @param input what came
 * @param output what the schema made of it
 */
export const faultsBesides = (input: unknown, output: unknown): readonly Fault[] => {
  if (isSound(input)) return unknownMembers(input, output)
  return isDeeperThan(deepest, input)
    ? [
        {
          path: '',
          message: `More than ${deepest} lists and objects stand in each other: no call has so many`,
        },
      ]
    : [...unknownMembers(input, output), ...unkeepable(input)]
}
