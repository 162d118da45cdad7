import type { Context } from 'hono'
import type { ZodError } from 'zod'
import { type Fault, Problem } from '../problem.ts'
import type { ApiEnv } from './caller.ts'

/** A path such as `citation/volumes/2`. */
const pathOf = (segments: readonly PropertyKey[]): string => segments.map(String).join('/').slice(0, 200)

/** The faults that zod found; its messages name what was expected and never what came. */
export const faultsOf = (error: ZodError): Fault[] =>
  error.issues.map((issue) => ({ path: pathOf(issue.path), message: issue.message }))

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const noSuchMember = 'There is no such member'

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

/** So many lists and objects may stand in each other: no call and no document has half as many. */
const deepest = 50

/** Can all of an input be kept, and is it no deeper than so many levels? It looks no deeper, whatever came. */
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

const parts: Readonly<Record<string, string>> = {
  json: 'body',
  query: 'query',
  param: 'path',
  header: 'headers',
}

type Result = { readonly target: string } & (
  | { readonly success: true; readonly data: unknown }
  | { readonly success: false; readonly error: ZodError }
)

/** What becomes of each part of a call after zod has seen it: `Problem` invalid_input with the faults. */
export const refuseFaults = async (result: Result, context: Context<ApiEnv>): Promise<void> => {
  const part = parts[result.target] ?? result.target
  const isOrAre = result.target === 'header' ? 'are' : 'is'
  const fail = (faults: readonly Fault[]): never => {
    throw new Problem('invalid_input', `The ${part} of the call ${isOrAre} not valid: see faults.`, {
      faults,
    })
  }
  if (!result.success) return fail(faultsOf(result.error))
  const input =
    result.target === 'json'
      ? await context.req.json()
      : result.target === 'query'
        ? context.req.query()
        : undefined
  const faults = faultsBesides(input, result.data).map((fault) =>
    result.target === 'query' && fault.message === noSuchMember
      ? { ...fault, message: 'There is no such parameter' }
      : fault,
  )
  if (faults.length > 0) fail(faults)
}
