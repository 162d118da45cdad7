import type { core } from 'zod'
import { isRecord } from './is-record.ts'
import { similarName } from './nearest-name.ts'
import type { AnyReason } from './translations/parameter.ts'
import { type KeysOf, reason, textReason } from './translations/reason.ts'
import { reasonOfSchemaMessage } from './translations/schema-message.ts'

type Issue = core.$ZodIssue

/** The beginnings of zod's own messages. A message with another beginning was written for its schema and stays. */
const zodMessage = /^(Invalid|Too big|Too small|Unrecognized)\b/

const formats = {
  email: 'fault.email',
  url: 'fault.url',
  date: 'fault.day',
  datetime: 'fault.time',
  hostname: 'fault.host_name',
  uuid: 'fault.uuid',
  ipv4: 'fault.ipv4',
  ipv6: 'fault.ipv6',
  cidrv4: 'fault.ipv4_network',
  cidrv6: 'fault.ipv6_network',
} as const satisfies Readonly<Record<string, KeysOf<'fault'>>>

const isKnownFormat = (format: string): format is keyof typeof formats => Object.hasOwn(formats, format)

/** What is counted in values that have a size; a number has none. */
const sized: readonly string[] = ['string', 'array', 'set', 'map', 'file']

/** The most characters of a list of values; the rest of them is counted. */
const longestList = 300

const reasonOfList = (values: readonly unknown[], similar: string | undefined): AnyReason => {
  const names = values.map((value) => (value === '' ? '""' : String(value)))
  const shown = names.filter((_, index) => names.slice(0, index + 1).join(', ').length <= longestList)
  const params = {
    count: names.length,
    values: names.length === 1 ? String(names[0]) : shown.join(', '),
    more: names.length === 1 ? 0 : names.length - shown.length,
  }
  return similar === undefined
    ? reason('fault.one_of', params)
    : reason('fault.one_of_similar', { ...params, similar })
}

const reasonOfSize = (issue: core.$ZodIssueTooBig | core.$ZodIssueTooSmall): AnyReason => {
  const isMost = issue.code === 'too_big'
  const limit = Number(isMost ? issue.maximum : issue.minimum)
  const unit = issue.origin
  if (!sized.includes(unit)) {
    if (issue.exact === true) return reason('fault.exactly', { limit })
    if (issue.inclusive === false)
      return isMost ? reason('fault.less_than', { limit }) : reason('fault.more_than', { limit })
    return isMost ? reason('fault.at_most', { limit }) : reason('fault.at_least', { limit })
  }
  if (issue.exact === true) return reason('fault.exact_length', { limit, unit })
  if (isMost) return reason('fault.too_long', { limit, unit })
  return limit === 1 ? reason('fault.not_empty') : reason('fault.too_short', { limit, unit })
}

const reasonOfFormat = (issue: core.$ZodIssueInvalidStringFormat): AnyReason => {
  switch (issue.format) {
    case 'regex':
      return reason('fault.pattern', { pattern: String(issue.pattern) })
    case 'starts_with':
      return reason('fault.starts_with', { text: String(Reflect.get(issue, 'prefix')) })
    case 'ends_with':
      return reason('fault.ends_with', { text: String(Reflect.get(issue, 'suffix')) })
    default:
      return isKnownFormat(issue.format)
        ? reason(formats[issue.format])
        : reason('fault.format', { format: issue.format })
  }
}

const reasonOfType = ({ expected, message }: core.$ZodIssueInvalidType): AnyReason => {
  if (expected === 'never' || expected === 'undefined') return reason('fault.left_out')
  return message.endsWith('received undefined')
    ? reason('fault.required', { type: expected })
    : reason('fault.type', { type: expected })
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

/** Returns the name of a closed list that a misspelt value looks like, where the check reported its input. */
const similarValue = (issue: Issue, values: readonly unknown[]): string | undefined => {
  const value = inputOf(issue)
  return typeof value === 'string'
    ? similarName(
        value,
        values.filter((each) => typeof each === 'string'),
      )
    : undefined
}

/**
 * Says what a value must be, in a clause that completes the sentence which its path begins: "must be at most 200". Of a
 * closed list it asks for the value that a misspelt one looks like, where the check reported its input.
 *
 * @param issue an issue of zod
 * @returns the reason that its schema gives, or that of the rule of zod that the value breaks
 */
export const reasonOfIssue = (issue: Issue): AnyReason => {
  const values = closedList(issue)
  const own = reasonOfSchemaMessage(issue.message)
  if (own !== undefined) {
    const similar = similarValue(issue, values ?? [])
    return similar === undefined ? own : reason('fault.did_you_mean', { reason: own, similar })
  }
  if (!zodMessage.test(issue.message)) return textReason(issue.message)
  if (values !== undefined && values.length > 0) return reasonOfList(values, similarValue(issue, values))
  switch (issue.code) {
    case 'invalid_type':
      return reasonOfType(issue)
    case 'too_big':
    case 'too_small':
      return reasonOfSize(issue)
    case 'invalid_format':
      return reasonOfFormat(issue)
    case 'not_multiple_of':
      return reason('fault.multiple_of', { number: issue.divisor })
    case 'invalid_union':
      return reason('fault.no_allowed_form')
    default:
      return textReason(issue.message)
  }
}
