import type { core, ZodError, z } from 'zod'
import { pathOf } from './fault-path.ts'
import { isRecord } from './is-record.ts'
import { reasonOfIssue } from './issue-reason.ts'
import { similarName } from './nearest-name.ts'
import { type Fault, fault } from './problem.ts'
import type { AnyReason } from './translations/parameter.ts'
import { reason } from './translations/reason.ts'
import { findUnknownMembers, type UnknownMember } from './unknown-members.ts'
import { tooDeep, unsoundParts } from './unsound-input.ts'

/** Returns the fault of a member that there is not, with the name of one that it looks like. */
export const unknownMemberFault = (path: readonly PropertyKey[], names: readonly string[] = []): Fault => {
  const similar = similarName(String(path.at(-1)), names)
  return similar === undefined
    ? fault(pathOf(path), 'fault.no_such_member')
    : fault(pathOf(path), 'fault.no_such_member_similar', { similar })
}

const isUnknownMember = ({ code }: Fault): boolean =>
  code === 'fault.no_such_member' || code === 'fault.no_such_member_similar'

type Issue = core.$ZodIssue

/** Finds the issues within the form that a value has; undefined where it has none of the forms. */
const nearest = (forms: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  forms
    .filter((issues) => issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'))
    .toSorted((one, other) => one.length - other.length)[0]

/** Returns the reason that one of several rules must hold, each named once. */
const eitherOf = (reasons: readonly AnyReason[]): AnyReason => {
  const [first = reason('fault.no_allowed_form'), ...others] = new Map(
    reasons.map((each) => [JSON.stringify(each), each]),
  ).values()
  return others.reduce((one, other) => reason('fault.or', { one, other }), first)
}

/**
 * Returns the faults of an issue. The issue of a key, an element or a union has the issues within it, which say more.
 */
const faultsOfIssue = (issue: Issue, parentPath: readonly PropertyKey[]): readonly Fault[] => {
  const segments = [...parentPath, ...issue.path]
  const path = pathOf(segments)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownMemberFault([...segments, key]))
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.map((each) => ({ path, ...reasonOfIssue(each) }))
    case 'invalid_union': {
      if (issue.message !== 'Invalid input' || issue.errors.length === 0) break
      const inner = nearest(issue.errors)
      if (inner !== undefined) return inner.flatMap((each) => faultsOfIssue(each, segments))
      return [{ path, ...eitherOf(issue.errors.flat().map(reasonOfIssue)) }]
    }
  }
  return [{ path, ...reasonOfIssue(issue) }]
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

/** A member of an input, by the path of its object and its name. */
type Member = Pick<UnknownMember, 'parent' | 'name'>

/**
 * Lists the members of an input that its schema does not have and therefore dropped. A misspelt member is a fault.
 *
 * @param input the value before it was parsed
 * @param output the value that the schema returned
 * @param parent the path of both
 */
const droppedMembers = (
  input: unknown,
  output: unknown,
  parent: readonly PropertyKey[] = [],
): readonly Member[] => {
  if (Array.isArray(input) && Array.isArray(output))
    return input.flatMap((each, index) => droppedMembers(each, output[index], [...parent, index]))
  if (!isRecord(input) || !isRecord(output)) return []
  return Object.keys(input).flatMap((name) =>
    Object.hasOwn(output, name)
      ? droppedMembers(input[name], output[name], [...parent, name])
      : { parent, name },
  )
}

/** So many members that there are not are named and compared with those that there are: no answer lists more faults. */
const maxNamed = 50

/** Counts as a fault beyond those that an answer lists. Nobody reads its path. */
const unnamed = fault('', 'fault.no_such_member')

const pathOfMember = ({ parent, name }: Member): string => pathOf([...parent, name])

/** Returns the faults of members that a schema does not have, each with the name of one that it looks like. */
const faultsOfMembers = <T extends Member>(
  members: readonly T[],
  namesFor: (member: T) => readonly string[] | undefined,
): readonly Fault[] =>
  members.map((member, index) =>
    index < maxNamed ? unknownMemberFault([...member.parent, member.name], namesFor(member)) : unnamed,
  )

const dropFaults = (schema: core.$ZodType, input: unknown, output: unknown): readonly Fault[] => {
  const dropped = droppedMembers(input, output)
  const named = new Set(dropped.slice(0, maxNamed).map(({ name }) => name))
  const known = new Map(
    findUnknownMembers(schema, input)
      .filter(({ name }) => named.has(name))
      .map((member) => [pathOfMember(member), member.names]),
  )
  return faultsOfMembers(dropped, (member) => known.get(pathOfMember(member)))
}

/**
 * Lists the faults of JSON that its schema accepted: members that the schema does not have, texts that cannot be stored,
 * and lists and objects that are nested too deeply.
 *
 * @param input the value before it was parsed
 * @param output the value that the schema returned
 */
export const faultsBesides = (schema: core.$ZodType, input: unknown, output: unknown): readonly Fault[] => {
  const unsound = unsoundParts(input)
  if (unsound.includes(tooDeep)) return unsound
  return [...(isKnown(input, output) ? [] : dropFaults(schema, input, output)), ...unsound]
}

/** Lists all faults of JSON that its schema refused, members that the schema does not have among them. */
export const faultsOfRefused = (schema: z.ZodType, input: unknown): readonly Fault[] => {
  const unsound = unsoundParts(input)
  if (unsound.includes(tooDeep)) return unsound
  const refused = schema.safeParse(input, { reportInput: true })
  const unknown = findUnknownMembers(schema, input)
  const named = refused.success ? [] : faultsOf(refused.error)
  const namedTwice = named.some(isUnknownMember) ? new Set(unknown.map(pathOfMember)) : new Set()
  return [
    ...named.filter((each) => !isUnknownMember(each) || !namedTwice.has(each.path)),
    ...faultsOfMembers(unknown, ({ names }) => names),
    ...unsound,
  ]
}

/**
 * Reads JSON by a schema. A member that the schema does not have is a fault, as what the schema refuses is.
 *
 * @returns the value, or all faults, each with its path
 */
export const readInput = <T extends z.ZodType>(
  schema: T,
  input: unknown,
):
  | { readonly kind: 'valid'; readonly value: z.output<T> }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] } => {
  const parsed = schema.safeParse(input)
  const faults = parsed.success ? faultsBesides(schema, input, parsed.data) : faultsOfRefused(schema, input)
  return parsed.success && faults.length === 0
    ? { kind: 'valid', value: parsed.data }
    : { kind: 'faulty', faults }
}
