/** Simple types by the names that a table uses. */
export type SimpleTypeName =
  | 'text'
  | 'code'
  | 'dateTime'
  | 'boolean'
  | 'integer'
  | 'nonNegativeInteger'
  | 'positiveInteger'
  | 'decimal'
  | 'uri'

/** The functions of a simple type for reading, validation and writing. */
export type SimpleType = {
  /** True where an empty element has a value, the empty text. */
  readonly mayBeEmpty: boolean
  /** True where whitespace around the value belongs to it. */
  readonly keepsSpace: boolean
  /** Returns whether the schema allows this text. */
  readonly allows: (text: string) => boolean
  /** The name of the type in messages to people. */
  readonly title: string
}

const everything = (): boolean => true
const matches =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(collapse(text))

/** The simple types (XML Schema part 2, lexical spaces). */
export const simpleTypes: Readonly<Record<SimpleTypeName, SimpleType>> = {
  text: { mayBeEmpty: true, keepsSpace: true, allows: everything, title: 'text' },
  code: { mayBeEmpty: true, keepsSpace: false, allows: everything, title: 'a code' },
  dateTime: {
    mayBeEmpty: false,
    keepsSpace: false,
    allows: isDateTime,
    title: 'a date and time such as 2026-01-31T10:00:00Z',
  },
  boolean: {
    mayBeEmpty: false,
    keepsSpace: false,
    allows: matches(/^(?:true|false|0|1)$/),
    title: 'true or false',
  },
  integer: { mayBeEmpty: false, keepsSpace: false, allows: matches(/^[+-]?\d+$/), title: 'a whole number' },
  nonNegativeInteger: {
    mayBeEmpty: false,
    keepsSpace: false,
    allows: matches(/^(?:\+?\d+|-0+)$/),
    title: 'a whole number from 0',
  },
  positiveInteger: {
    mayBeEmpty: false,
    keepsSpace: false,
    allows: matches(/^\+?0*[1-9]\d*$/),
    title: 'a whole number from 1',
  },
  decimal: {
    mayBeEmpty: false,
    keepsSpace: false,
    allows: matches(/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/),
    title: 'a decimal number such as 12.50',
  },
  uri: { mayBeEmpty: true, keepsSpace: false, allows: isUri, title: 'a URI' },
}

/** Tells the name of a simple type from any other. */
export function isSimpleTypeName(name: string): name is SimpleTypeName {
  return Object.hasOwn(simpleTypes, name)
}

const space = 0x20

/**
 * Takes XML whitespace away at both ends, as XML Schema does for all types here but text. (`trim` would take more.)
 */
export function collapse(text: string): string {
  if (text.charCodeAt(0) > space && text.charCodeAt(text.length - 1) > space) return text
  return text.replace(/^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g, '')
}

const dateTime =
  /^-?(\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?$/

/** The usual form of most peers, on a day that every month has: it needs no calendar. */
const plainDateTime =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/

/**
 * Returns whether a text is a date and a time. xs:dateTime, XML Schema part 2, 3.2.7: the day must exist, 24:00:00 is
 * midnight, there is no year 0000.
 */
function isDateTime(text: string): boolean {
  if (plainDateTime.test(text)) return true
  const parts = dateTime.exec(collapse(text))
  if (parts === null) return false
  const [, year = '', month, day, hour, minute, second, fraction = ''] = parts
  if (/^0000$|^0\d{4}/.test(year)) return false
  const numbers = [Number(month), Number(day), Number(hour), Number(minute), Number(second)]
  const [m = 0, d = 0, h = 0, min = 0, s = 0] = numbers
  if (m < 1 || m > 12 || d < 1 || d > daysIn(year, m)) return false
  if (h === 24) return min === 0 && s === 0 && /^\.?0*$/.test(fraction)
  return h < 24 && min < 60 && s < 60
}

function daysIn(year: string, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  const y = Number(year.slice(-4))
  const century = Number(year.slice(0, -2))
  return y % 4 === 0 && (y % 100 !== 0 || century % 4 === 0) ? 29 : 28
}

const uriParts =
  /^(?:[A-Za-z][A-Za-z\d+.-]*:|(?![^/?#]*:))(?:\/\/(?<authority>[^/?#]*)(?=[/?#]|$))?(?<rest>[^#]*(?:#[^#]*)?)$/s
const uriAuthority = /^(?:[^@[\]]*@)?(?:\[[\da-fA-F:.]+\]|[^@:[\]]*)(?::\d+)?$/

/**
 * Returns whether a text is a URI. xs:anyURI, XML Schema part 2, 3.2.17: characters that URIs must escape are allowed,
 * so little is left that a reference of RFC 3986 cannot be bent to.
 */
function isUri(text: string): boolean {
  const uri = collapse(text)
  const parts = uriParts.exec(uri)?.groups
  if (parts === undefined || /%(?![\da-fA-F]{2})/.test(uri)) return false
  return uriAuthority.test(parts.authority ?? '') && !/[[\]]/.test(parts.rest ?? '')
}
