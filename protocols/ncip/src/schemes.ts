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

const withScheme = (code: unknown, scheme: string): unknown =>
  isNode(code) && typeof code.value === 'string' && code.Scheme === undefined
    ? { ...code, Scheme: scheme }
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
        const scheme = addresses[name] ?? listOf(name)
        const one = (code: unknown) =>
          addresses[name] !== undefined && isNode(code)
            ? { ...code, Scheme: scheme }
            : withScheme(code, scheme)
        return [name, Array.isArray(child) ? child.map(one) : one(child)]
      }),
    )
  }
  return visit(body)
}

/** Takes the schemes from all coded values: for peers that refuse them. */
export const withoutSchemes = (body: unknown): unknown => {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit)
    if (!isNode(value) || isRaw(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => {
        const strip = (code: unknown): unknown => (isNode(code) ? { value: code.value } : code)
        if (!coded.has(name)) return [name, visit(child)]
        return [name, Array.isArray(child) ? child.map(strip) : strip(child)]
      }),
    )
  }
  return visit(body)
}
