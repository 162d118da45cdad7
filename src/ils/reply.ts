import {
  describeProblems,
  elementsAt,
  fillSecrets,
  matchProblemType,
  type PartialMessage,
  type ProblemTypeName,
  problemsOf,
  readNcip,
  textAt,
  textOf,
  toVersion2,
} from 'node-ncip'
import { z } from 'zod'
import type { IlsCall } from '../borrowing/local-answers/ils-call.ts'
import type { Instant } from '../borrowing/values.ts'
import { describeAnswer } from '../partners/describe-answer.ts'
import type { WireAnswer } from '../partners/partner-reply.ts'
import { readNcipAnswer } from '../partners/read-ncip-answer.ts'
import { otherVendor } from '../partners/vendor-use.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason, textReason } from '../translations/reason.ts'
import type { IlsConnection } from './connection.ts'
import type { IlsAnswer, IlsUser, ItemLookup, OtherDialect, UnclearBecause, UserAnswer } from './ils.ts'
import { ilsVendors } from './vendors/built-in-vendors.ts'

/** Reads a document of either version as one of version 2. */
export const messageIn = (input: Uint8Array | string): PartialMessage | undefined => {
  const result = readNcip(input, { reader: 'scan' })
  const message = result.ok ? result.message : result.partial
  return message === undefined ? undefined : (toVersion2(message)?.message ?? message)
}

/** The name of each call in NCIP, and the problems that mean it was done before. */
const services: Readonly<
  Record<IlsCall, { readonly service: string; readonly done: readonly ProblemTypeName[] }>
> = {
  create_item: { service: 'CreateItem', done: [] },
  accept_item: { service: 'AcceptItem', done: [] },
  check_in_item: { service: 'CheckInItem', done: ['Item Not Checked Out', 'Unknown Item'] },
  // A system without DeleteItem removes its temporary records automatically, or not at all: nothing is left to ask.
  delete_item: { service: 'DeleteItem', done: ['Unknown Item', 'Unsupported Service'] },
  renew_item: { service: 'RenewItem', done: [] },
  recall_item: { service: 'RecallItem', done: [] },
  // An unknown request may be a hold that the system knows by another id: that is no answer.
  cancel_request_item: { service: 'CancelRequestItem', done: ['Request Already Processed', 'Unknown Item'] },
}

/** Problems by which a system that counts as done says that its record may still be there. */
const nothingDone: Partial<Record<ProblemTypeName, 'not_checked_out' | 'unsupported'>> = {
  'Item Not Checked Out': 'not_checked_out',
  'Unsupported Service': 'unsupported',
}

const notNow: readonly ProblemTypeName[] = ['Temporary Processing Failure']
const duplicateTypes: readonly ProblemTypeName[] = ['Duplicate Item', 'Duplicate Request']

const beginningOf = (document: Uint8Array | string): string =>
  typeof document === 'string' ? document.slice(0, 200) : new TextDecoder().decode(document.subarray(0, 200))

/** The version attribute of an NCIPMessage. */
const namedVersion = /<(?:\w+:)?NCIPMessage\s[^>]*?\bversion\s*=\s*["']([^"']*)/

/**
 * Returns the version of NCIP in which a document is written, by its version attribute: 1.0 names a DTD. Also of a document
 * that holds no message.
 */
export const versionIn = (document: Uint8Array | string): '1' | '2' | undefined => {
  const result = readNcip(typeof document === 'string' ? fillSecrets(document, () => '') : document, {
    reader: 'scan',
  })
  const edition = result.ok ? result.message.edition : result.partial?.edition
  // NCIPServer writes elements without a name in its answer to another version: only its beginning can be read.
  const version = result.version ?? namedVersion.exec(beginningOf(document))?.[1]
  if (edition !== undefined || version === undefined) return edition
  return /\bv1_|\/v1/.test(version) ? '1' : '2'
}

/**
 * Names the dialect of an answer in whose words only systems of another built-in dialect than the one that is set refuse
 * a call; undefined where nothing tells.
 */
export const otherDialect = (
  { body }: WireAnswer,
  { dialect, vendorSettings }: IlsConnection,
): OtherDialect | undefined => {
  const message = vendorSettings === undefined ? messageIn(body) : undefined
  if (message === undefined) return undefined
  const words = describeProblems(problemsOf(message))
  const other = otherVendor(ilsVendors, dialect, words)
  return other === undefined ? undefined : { dialect: other.code, name: other.name, words }
}

/** The words of Koha’s ncip-server where it did not read a message: alone, or in an NCIPMessage where it took the token. */
const notUnderstood = 'it works!'

/** The words with which Koha’s plugin refuses a token, within JSON (Koha/Plugin/Com/ByWaterSolutions/NcipServer/API.pm). */
const tokenRefused = /invalid or missing authorization token/i

/** Says what came in place of a message, and what Koha’s ncip-server or its plugin means by that. */
const readOther = (
  body: Uint8Array,
): { readonly came: AnyReason; readonly because?: UnclearBecause | undefined } => {
  const beginning = beginningOf(body)
  const [words] = tokenRefused.exec(beginning) ?? []
  if (words !== undefined) return { came: reason('reply.came.words', { words }), because: 'token' }
  const came = describeAnswer(body)
  const isGreeting =
    came.code === 'reply.came.words' && String(came.params.words).toLowerCase() === notUnderstood
  if (!isGreeting) return { came }
  return { came, because: /^\s*</.test(beginning) ? 'not_understood' : 'token' }
}

/** Returns the response to a service that a document holds, a Problem alone, or why it is neither. */
export const responseTo = (
  service: string,
  { body }: WireAnswer,
):
  | { readonly message: PartialMessage }
  | { readonly unclear: AnyReason; readonly because?: UnclearBecause | undefined } => {
  const message = readNcipAnswer(body, messageIn)
  const instead = (came: AnyReason): AnyReason =>
    reason('reply.expected', { expected: `${service}Response`, came })
  if (message === undefined) {
    const { came, because } = readOther(body)
    const unclear = instead(came)
    return {
      unclear: because === undefined ? unclear : reason(`reply.because.${because}`, { reason: unclear }),
      because,
    }
  }
  return message.kind === `${service}Response` || message.kind === 'Problem'
    ? { message }
    : { unclear: instead(reason('reply.came.message', { kind: message.kind })) }
}

const silentProblem = reason('reply.came.silent_problem')

/**
 * Reads what the system answered to a call. "Already checked in" and "unknown item" are what clean-up wants, so they
 * count as done: an unknown item only where the answer names the one that the call was about, since a system that could
 * not read the call knows no item either.
 */
export const readReply = (call: IlsCall, answer: WireAnswer, content: string): IlsAnswer => {
  const { service, done } = services[call]
  const parsed = responseTo(service, answer)
  if ('unclear' in parsed) return { kind: 'unclear', reason: parsed.unclear }
  const { message } = parsed
  const noProblem = (came: AnyReason): AnyReason =>
    reason('reply.expected', { expected: reason('reply.what.no_problem', { service }), came })
  const problems = problemsOf(message)
  if (problems.length === 0)
    return message.kind === 'Problem'
      ? { kind: 'unclear', reason: noProblem(silentProblem) }
      : {
          kind: 'done',
          id: textAt(message.body, 'ItemId', 'ItemIdentifierValue'),
          ...holdIn(message, content),
        }
  const types = problems.map((problem) => matchProblemType(problem, service))
  const every = (list: readonly ProblemTypeName[]): boolean =>
    types.every((type) => type !== undefined && list.includes(type))
  const isOurs = problems.every(
    ({ value }, index) => types[index] !== 'Unknown Item' || textOf(value) === idIn(content),
  )
  if (every(done) && isOurs) {
    const because = types[0] === undefined ? undefined : nothingDone[types[0]]
    return because === undefined ? { kind: 'done' } : { kind: 'done', nothingDone: because }
  }
  const described = textReason(describeProblems(problems))
  const isSilent = problems.every(
    ({ type, detail }) => textOf(type) === undefined && textOf(detail) === undefined,
  )
  const why = isSilent ? noProblem(described) : described
  if (every(notNow)) return { kind: 'not_now', reason: why }
  const namesNone = problems.every(({ value }) => textOf(value) === undefined)
  return {
    kind: 'refused',
    reason: why,
    isDuplicate: every(duplicateTypes),
    isUnknown: namesNone && every(['Unknown Item']),
  }
}

const callIn = (content: string): PartialMessage | undefined => messageIn(fillSecrets(content, () => ''))

/**
 * Reads the system's id of the hold: one that is neither the id of the call nor the item's, which some systems return.
 */
const holdIn = ({ body }: PartialMessage, content: string) => {
  const id = textAt(body, 'RequestId', 'RequestIdentifierValue')
  const call = callIn(content)?.body
  const others = [
    textAt(call, 'RequestId', 'RequestIdentifierValue'),
    textAt(call, 'ItemId', 'ItemIdentifierValue'),
    textAt(body, 'ItemId', 'ItemIdentifierValue'),
  ]
  return id === undefined || others.includes(id) ? {} : { holdId: id }
}

/** Returns the id under which a rendered call names its item. The marks of secrets to come are no XML. */
export const idIn = (content: string): string | undefined =>
  textAt(callIn(content)?.body, 'ItemId', 'ItemIdentifierValue')

/** Returns the title that a rendered call names. */
export const titleIn = (content: string): string | undefined =>
  textAt(callIn(content)?.body, 'ItemOptionalFields', 'BibliographicDescription', 'Title')

/** An element Title, wherever it is. */
const titleElement = /<(?:\w+:)?Title(?:\s[^>]*)?>([^<]*)</

/**
 * Returns the title of an item, to compare it: signs are blanks. ncip-server has it among the fields of a user, where the
 * standard has none (LookupItemResponse.inc).
 */
const titleOf = (body: Uint8Array): string | undefined =>
  titleElement.exec(new TextDecoder().decode(body))?.[1]?.replaceAll(/&\w+;/g, ' ')

const noItem = (came: AnyReason): AnyReason =>
  reason('reply.expected', { expected: reason('reply.what.item'), came })

/** Reads the answer to the question whether an item is there. */
export const readItem = (answer: WireAnswer): ItemLookup => {
  const parsed = responseTo('LookupItem', answer)
  if ('unclear' in parsed) return { kind: 'unclear', reason: parsed.unclear, because: parsed.because }
  const problems = problemsOf(parsed.message)
  if (problems.length === 0)
    return parsed.message.kind === 'Problem'
      ? { kind: 'unclear', reason: noItem(silentProblem) }
      : { kind: 'there', title: titleOf(answer.body) }
  return problems.every((problem) => matchProblemType(problem, 'LookupItem') === 'Unknown Item')
    ? { kind: 'not_there' }
    : {
        kind: 'unclear',
        reason: noItem(textReason(describeProblems(problems))),
        isUnsupported: problems.every(
          (problem) => matchProblemType(problem, 'LookupItem') === 'Unsupported Service',
        ),
      }
}

const Email = z.email().max(254)

const emailIn = (fields: unknown): string | undefined =>
  elementsAt(fields, 'UserAddressInformation')
    .map((address) => textAt(address, 'ElectronicAddress', 'ElectronicAddressData'))
    .map((text) => Email.safeParse(text?.replace(/^mailto:/i, '')).data)
    .find((email) => email !== undefined)

/** Reads "Surname, Given" or "Given Surname", where a system has no structure for names. */
const unstructured = (name: string | undefined): Pick<IlsUser, 'surname' | 'givenName'> => {
  if (name === undefined) return {}
  const [before = '', after] = name.split(/,\s*/, 2)
  if (after !== undefined) return { surname: before, givenName: after }
  const space = name.lastIndexOf(' ')
  return space < 0 ? { surname: name } : { surname: name.slice(space + 1), givenName: name.slice(0, space) }
}

const nameIn = (fields: unknown): Pick<IlsUser, 'surname' | 'givenName'> => {
  const path = ['NameInformation', 'PersonalNameInformation'] as const
  const surname = textAt(fields, ...path, 'StructuredPersonalUserName', 'Surname')
  return surname === undefined
    ? unstructured(textAt(fields, ...path, 'UnstructuredPersonalUserName'))
    : { surname, givenName: textAt(fields, ...path, 'StructuredPersonalUserName', 'GivenName') }
}

/** Words of a patron's state that mean no lending. */
const blockedWords = /\b(blocked|barred|suspended|inactive|expired|closed|deleted)\b/i

/** Returns whether a day or time in the past ends it. What is not written by ISO 8601, as NCIP wants it, ends nothing. */
const isOver = (until: string | undefined, now: Instant): boolean =>
  until !== undefined &&
  /^\d{4}-\d\d-\d\d/.test(until) &&
  Date.parse(until.length === 10 ? `${until}T23:59:59Z` : until) < Date.parse(now)

/** Returns whether a patron's privileges have ended: all of those that name an end. ncip-server tells of an expired card by nothing else. */
const isExpired = (fields: unknown, now: Instant): boolean => {
  const ends = elementsAt(fields, 'UserPrivilege').flatMap(
    (privilege) => textAt(privilege, 'ValidToDate') ?? [],
  )
  return ends.length > 0 && ends.every((end) => isOver(end, now))
}

const isBlocked = (fields: unknown, now: Instant): boolean =>
  isExpired(fields, now) ||
  elementsAt(fields, 'BlockOrTrap').some(
    (block) => textAt(block, 'BlockOrTrapType') !== undefined && !isOver(textAt(block, 'ValidToDate'), now),
  ) ||
  elementsAt(fields, 'UserPrivilege').some((privilege) =>
    blockedWords.test(textAt(privilege, 'UserPrivilegeStatus', 'UserPrivilegeStatusType') ?? ''),
  )

/**
 * Returns the types of problems. Their details may hold what the patron typed, which no log and no timeline may show.
 */
export const problemNames = (problems: ReturnType<typeof problemsOf>): AnyReason => {
  const types = problems.map(({ type }) => `“${textOf(type) ?? ''}”`).join(', ')
  return problems.length === 0 ? silentProblem : reason('reply.came.problems', { types: types.slice(0, 200) })
}

const unknownUser: readonly (ProblemTypeName | undefined)[] = ['Unknown User', 'Non-Unique User']

/**
 * Reads who a patron is.
 *
 * @param now a block that ended before does not count
 */
export const readUser = (answer: WireAnswer, now: Instant): UserAnswer => {
  const parsed = responseTo('LookupUser', answer)
  if ('unclear' in parsed) return { kind: 'unclear', reason: parsed.unclear, because: parsed.because }
  const problems = problemsOf(parsed.message)
  const types = problems.map((problem) => matchProblemType(problem, 'LookupUser'))
  if (types.some((type) => unknownUser.includes(type))) return { kind: 'unknown' }
  if (types.includes('User Authentication Failed')) return { kind: 'wrong_pin' }
  if (types.includes('User Blocked') || types.includes('User Access Denied')) return { kind: 'blocked' }
  if (problems.length > 0 || parsed.message.kind === 'Problem')
    return {
      kind: 'unclear',
      reason: reason('reply.expected', {
        expected: reason('reply.what.patron'),
        came: problemNames(problems),
      }),
      isRefusal: true,
    }
  const fields = elementsAt(parsed.message.body, 'UserOptionalFields')[0]
  if (isBlocked(fields, now)) return { kind: 'blocked' }
  const id = textAt(parsed.message.body, 'UserId', 'UserIdentifierValue')
  return { kind: 'found', user: { id, ...nameIn(fields), email: emailIn(fields) } }
}
