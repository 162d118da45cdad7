import { isMissingInList } from './listed-codes.ts'

/** A code, with the scheme that it is taken from. */
type Code = { readonly value: string; readonly Scheme?: string }

/**
 * Returns the address of one of the standard's own lists (ANSI/NISO Z39.83-2, schemes). The lists of element types, by
 * which a look-up says what it asks for, are the standard's; the others are those of implementation profile 1.
 */
const addressOf = (scheme: string): string =>
  `http://www.niso.org/ncip/v1_0/${scheme.endsWith('elementtype') ? '' : 'imp1/'}schemes/${scheme}/${scheme}.scm`

/** Returns a code of one of the standard's own lists (ANSI/NISO Z39.83-2, schemes). */
export const niso = (scheme: string, value: string): Code => ({ value, Scheme: addressOf(scheme) })

/** A scheme that can be written again in any edition: in version 2 it must be a URI. */
const uriScheme = /^[\w:/.?&=~#+-]+$/

/**
 * Returns the scheme of a message as an answer to it may name it again.
 *
 * @param edition that of the message: in version 1 a scheme is any text
 */
export const echoedScheme = (scheme: string | undefined, edition: '1' | '2'): { readonly Scheme?: string } =>
  scheme !== undefined && (edition === '1' || uriScheme.test(scheme)) ? { Scheme: scheme } : {}

/** The elements whose values are codes of a list. */
export const codedElements = [
  'AgencyAddressRoleType',
  'AgencyElementType',
  'AuthenticationDataFormatType',
  'AuthenticationInputType',
  'BibliographicItemIdentifierCode',
  'BibliographicRecordIdentifierCode',
  'CirculationStatus',
  'ElectronicAddressType',
  'ItemElementType',
  'ItemIdentifierType',
  'ItemUseRestrictionType',
  'LocationType',
  'MediumType',
  'OrganizationNameType',
  'PhysicalAddressType',
  'PhysicalConditionType',
  'RequestElementType',
  'RequestScopeType',
  'RequestStatusType',
  'RequestType',
  'RequestedActionType',
  'UnstructuredAddressType',
  'UserElementType',
  'UserIdentifierType',
] as const

const coded: ReadonlySet<string> = new Set(codedElements)

/**
 * Lists that do not bear their element's name: the visible identifiers of version 1, which version 2 renamed without
 * renaming their lists, and lists of other bodies.
 */
const otherAddresses: Readonly<Record<string, string>> = {
  AuthenticationDataFormatType: 'http://www.iana.org/assignments/media-types',
  ElectronicAddressType: 'http://www.iana.org/assignments/uri-schemes',
  ItemIdentifierType: addressOf('visibleitemidentifiertype'),
  UserIdentifierType: addressOf('visibleuseridentifiertype'),
}

const listOf = (element: string): string => otherAddresses[element] ?? addressOf(element.toLowerCase())

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns whether an element of an Ext is raw. A raw element of an Ext is carried along as it is. */
const isRaw = (value: Readonly<Record<string, unknown>>): boolean => Array.isArray(value.content)

/** Names the standard's list beside a code. A code that the list lacks does not go out under its address. */
const withScheme = (element: string, code: unknown): unknown =>
  isNode(code) &&
  typeof code.value === 'string' &&
  code.Scheme === undefined &&
  !isMissingInList(element, code.value)
    ? { ...code, Scheme: listOf(element) }
    : code

/**
 * Puts the address of the standard's list beside each coded value that names none: peers that compare lists refuse a
 * code without one.
 *
 * @param body what a message of version 2 holds
 * @param addresses the addresses of lists that a peer knows by another one, or that are its own, by element name
 */
export const withSchemes = (body: unknown, addresses: Readonly<Record<string, string>> = {}): unknown => {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit)
    if (!isNode(value) || isRaw(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => {
        if (!coded.has(name) && addresses[name] === undefined) return [name, visit(child)]
        const theirs = addresses[name]
        const one = (code: unknown) =>
          theirs !== undefined && isNode(code) ? { ...code, Scheme: theirs } : withScheme(name, code)
        return [name, Array.isArray(child) ? child.map(one) : one(child)]
      }),
    )
  }
  return visit(body)
}

/** Takes the schemes from all values, coded or not: some peers read an element with an attribute as something else. */
export const withoutSchemes = (body: unknown): unknown => {
  if (Array.isArray(body)) return body.map(withoutSchemes)
  if (!isNode(body) || isRaw(body)) return body
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => name !== 'Scheme')
      .map(([name, child]) => [name, withoutSchemes(child)]),
  )
}
