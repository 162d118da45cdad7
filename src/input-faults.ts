import type { core, ZodError } from 'zod'
import { isRecord } from './is-record.ts'
import { wordsOfIssue } from './issue-words.ts'
import type { Fault } from './problem.ts'

/** Returns a path such as `citation/volumes/2`. */
const pathOf = (segments: readonly PropertyKey[]): string => segments.map(String).join('/').slice(0, 200)

export const noSuchMember = 'There is no such member'

type Issue = core.$ZodIssue

/** Finds the issues within the form that a value has; undefined where it has none of the forms. */
const nearest = (forms: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  forms
    .filter((issues) => issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'))
    .toSorted((one, other) => one.length - other.length)[0]

/**
 * Returns the faults of an issue. The issue of a key, an element or a union has the issues within it, which say more.
 */
const faultsOfIssue = (issue: Issue, parentPath: readonly PropertyKey[]): readonly Fault[] => {
  const segments = [...parentPath, ...issue.path]
  const path = pathOf(segments)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: pathOf([...segments, key]), message: noSuchMember }))
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.map((each) => ({ path, message: wordsOfIssue(each) }))
    case 'invalid_union': {
      if (issue.message !== 'Invalid input' || issue.errors.length === 0) break
      const inner = nearest(issue.errors)
      if (inner !== undefined) return inner.flatMap((each) => faultsOfIssue(each, segments))
      const words = new Set(issue.errors.flat().map(wordsOfIssue))
      return [{ path, message: [...words].join(', or ') }]
    }
  }
  return [{ path, message: wordsOfIssue(issue) }]
}

/** Lists the faults that zod found. A message says what the value must be, and never quotes the value. */
export const faultsOf = (error: ZodError): readonly Fault[] =>
  error.issues.flatMap((issue) => faultsOfIssue(issue, []))

/** Returns whether its schema has all members of an input. */
const isKnown = (input: unknown, output: unknown): boolean => {
  if (Array.isArray(input) && Array.isArray(output))
    return input.every((each, index) => isKnown(each, output[index]))
  if (!isRecord(input) || !isRecord(output)) return true
  for (const name of Object.keys(input))
    if (!Object.hasOwn(output, name) || !isKnown(input[name], output[name])) return false
  return true
}

/**
 * Lists the members of an input that its schema does not have and therefore dropped. A misspelt member is a fault.
 *
 * @param input the value before it was parsed
 * @param output the value that the schema returned
 * @param path the path of both
 */
const unknownMembers = (
  input: unknown,
  output: unknown,
  path: readonly PropertyKey[] = [],
): readonly Fault[] => {
  if (Array.isArray(input) && Array.isArray(output)) {
    return input.flatMap((each, index) => unknownMembers(each, output[index], [...path, index]))
  }
  if (!isRecord(input) || !isRecord(output)) return []
  return Object.keys(input).flatMap((name) =>
    Object.hasOwn(output, name)
      ? unknownMembers(input[name], output[name], [...path, name])
      : [{ path: pathOf([...path, name]), message: noSuchMember }],
  )
}

/** Returns whether a text cannot be stored: it has a NUL, or half of a surrogate pair. */
const cannotBeStored = (text: string): boolean => text.includes('\0') || !text.isWellFormed()

/** The most levels of nested lists and objects. No call and no document needs half as many. */
const deepest = 50

/** Returns whether all of an input can be stored and it has at most the given number of levels. It reads no deeper level. */
const isSound = (input: unknown, levels = deepest): boolean => {
  if (typeof input === 'string') return !cannotBeStored(input)
  if (typeof input !== 'object' || input === null) return true
  return levels > 0 && Object.values(input).every((each) => isSound(each, levels - 1))
}

const isDeeperThan = (levels: number, input: unknown): boolean =>
  typeof input === 'object' &&
  input !== null &&
  (levels === 0 || Object.values(input).some((each) => isDeeperThan(levels - 1, each)))

/** Lists the texts of an input that cannot be stored. */
const unstorableTexts = (input: unknown, path: readonly PropertyKey[] = []): readonly Fault[] => {
  if (typeof input === 'string')
    return cannotBeStored(input)
      ? [{ path: pathOf(path), message: 'must not contain a NUL character or half of a surrogate pair' }]
      : []
  if (Array.isArray(input)) return input.flatMap((each, index) => unstorableTexts(each, [...path, index]))
  return isRecord(input)
    ? Object.entries(input).flatMap(([name, each]) => unstorableTexts(each, [...path, name]))
    : []
}

/**
 * Lists the faults of JSON that its schema does not find: members that the schema does not have, texts that cannot be
 * stored, and lists and objects that are nested too deeply.
 *
 * @param input the value before it was parsed
 * @param output the value that the schema returned
 */
export const faultsBesides = (input: unknown, output: unknown): readonly Fault[] => {
  if (isSound(input)) return isKnown(input, output) ? [] : unknownMembers(input, output)
  return isDeeperThan(deepest, input)
    ? [
        {
          path: '',
          message: `must not nest lists and objects more than ${deepest} levels deep`,
        },
      ]
    : [...unknownMembers(input, output), ...unstorableTexts(input)]
}
