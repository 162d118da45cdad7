import type { core } from 'zod'
import { isRecord } from './is-record.ts'
import { askForSimilar } from './nearest-name.ts'

type Issue = core.$ZodIssue

/** The beginnings of zod's own messages. A message with another beginning was written for its schema and stays. */
const zodMessage = /^(Invalid|Too big|Too small|Unrecognized)\b/

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  tuple: 'a list',
}

const formatWords: Readonly<Record<string, string>> = {
  email: 'an email address such as desk@library.example',
  url: 'a URL such as https://library.example',
  date: 'a day such as 2026-11-24',
  datetime: 'a time such as 2026-11-24T14:00:00Z',
  hostname: 'a host name such as mail.library.example',
  uuid: 'a UUID',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  cidrv4: 'an IPv4 network such as 192.0.2.0/24',
  cidrv6: 'an IPv6 network such as 2001:db8::/32',
}

const units: Readonly<Record<string, string>> = {
  string: 'characters',
  array: 'items',
  set: 'items',
  map: 'entries',
  file: 'bytes',
}

/** The most characters of a list of values; the rest of them is counted. */
const longestList = 300

const listValues = (values: readonly unknown[]): string => {
  const words = values.map((value) => (value === '' ? '""' : String(value)))
  if (words.length === 1) return `must be ${words[0]}`
  const shown = words.filter((_, index) => words.slice(0, index + 1).join(', ').length <= longestList)
  const rest = words.length - shown.length
  return `must be one of ${shown.join(', ')}${rest === 0 ? '' : ` and ${rest} more: the documentation lists them`}`
}

type Sized = core.$ZodIssueTooBig | core.$ZodIssueTooSmall

const limitOf = (issue: Sized): string => {
  const [limit, bound, strict] =
    issue.code === 'too_big'
      ? [issue.maximum, 'at most', 'less than']
      : [issue.minimum, 'at least', 'more than']
  const unit = units[issue.origin]
  if (issue.code === 'too_small' && unit !== undefined && limit === 1 && issue.exact !== true)
    return 'must not be empty'
  const comparison = issue.exact === true ? 'exactly' : issue.inclusive === false ? strict : bound
  return unit === undefined ? `must be ${comparison} ${limit}` : `must have ${comparison} ${limit} ${unit}`
}

const formatOf = (issue: core.$ZodIssueInvalidStringFormat): string => {
  switch (issue.format) {
    case 'regex':
      return `must match the pattern ${issue.pattern}`
    case 'starts_with':
      return `must start with "${Reflect.get(issue, 'prefix')}"`
    case 'ends_with':
      return `must end with "${Reflect.get(issue, 'suffix')}"`
    default:
      return `must be ${formatWords[issue.format] ?? `valid: ${issue.format}`}`
  }
}

const typeOf = ({ expected, message }: core.$ZodIssueInvalidType): string => {
  if (expected === 'never' || expected === 'undefined') return 'must be left out'
  const type = typeWords[expected] ?? expected
  return message.endsWith('received undefined') ? `is required: it must be ${type}` : `must be ${type}`
}

const ruleOf = (issue: Issue): string => {
  if (!zodMessage.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return typeOf(issue)
    case 'invalid_value':
      return listValues(issue.values)
    case 'too_big':
    case 'too_small':
      return limitOf(issue)
    case 'invalid_format':
      return formatOf(issue)
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) && issue.options.length > 0
        ? listValues(issue.options)
        : 'has none of the forms that are allowed: see the documentation'
    default:
      return issue.message
  }
}

/** Returns the values of a closed list that a value is none of; undefined for issues of another kind. */
const closedList = (issue: Issue): readonly unknown[] | undefined =>
  issue.code === 'invalid_value'
    ? issue.values
    : issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)
      ? issue.options
      : undefined

/** Returns the value that an issue is about, where the check reported it: of an object, the member that names its form. */
const inputOf = ({ input, path }: Issue): unknown => (isRecord(input) ? input[String(path.at(-1))] : input)

/**
 * Says what a value must be, in a clause that completes the sentence which its path begins: "must be at most 200". Of a
 * closed list it asks for the value that a misspelt one looks like, where the check reported its input.
 *
 * @param issue an issue of zod
 * @returns the message that its schema gives, or the rule in plain words in place of zod's own message
 */
export const wordsOfIssue = (issue: Issue): string => {
  const value = inputOf(issue)
  const names = closedList(issue)?.filter((each) => typeof each === 'string')
  return names === undefined || typeof value !== 'string'
    ? ruleOf(issue)
    : askForSimilar(ruleOf(issue), value, names)
}
