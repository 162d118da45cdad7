import { attributeValue } from './references.ts'

/** An attribute as it is written. */
export type RawAttribute = { readonly name: string; readonly raw: string }

/** Namespaces by prefix, '' for the default one. */
export type Scope = ReadonlyMap<string, string>

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const declarationNamespace = 'http://www.w3.org/2000/xmlns/'

/** The scope before the root element. */
export const startScope: Scope = new Map([['xml', xmlNamespace]])

/** Returns the prefix that a namespace declaration binds ('' for the default), undefined for any other attribute. */
export function declaredPrefix(attributeName: string): string | undefined {
  if (!attributeName.startsWith('xmlns')) return undefined
  if (attributeName.length === 5) return ''
  return attributeName[5] === ':' ? attributeName.slice(6) : undefined
}

/** Tells the two namespaces that no document may bind (Namespaces in XML 1.0, section 3). */
export function isReservedNamespace(uri: string): boolean {
  return uri === xmlNamespace || uri === declarationNamespace
}

/** Splits a qualified name; the prefix is '' where there is none. */
export function splitName(name: string): { readonly prefix: string; readonly local: string } {
  const colon = name.indexOf(':')
  return colon === -1
    ? { prefix: '', local: name }
    : { prefix: name.slice(0, colon), local: name.slice(colon + 1) }
}

/**
 * Gives the scope inside an element.
 *
 * @returns the outer scope where the element declares nothing; a text that says what is wrong with a declaration
 * (Namespaces in XML 1.0, section 3)
 */
export function bindNamespaces(attributes: readonly RawAttribute[], outer: Scope): Scope | string {
  let scope: Map<string, string> | undefined
  for (const { name, raw } of attributes) {
    const prefix = declaredPrefix(name)
    if (prefix === undefined) continue
    const uri = attributeValue(raw)
    const reserved = isReservedNamespace(uri) || prefix === 'xmlns' || prefix === 'xml'
    if (reserved && !(prefix === 'xml' && uri === xmlNamespace))
      return 'a reserved prefix or namespace that is bound'
    if (uri === '' && prefix !== '') return 'a prefix that is bound to nothing'
    scope ??= new Map(outer)
    scope.set(prefix, uri)
  }
  return scope ?? outer
}

/**
 * Gives the scope inside an element of a document that the scan has accepted.
 */
export function innerScope(attributes: readonly (readonly [string, string])[], outer: Scope): Scope {
  let scope: Map<string, string> | undefined
  for (const [name, uri] of attributes) {
    const prefix = declaredPrefix(name)
    if (prefix === undefined) continue
    scope ??= new Map(outer)
    scope.set(prefix, uri)
  }
  return scope ?? outer
}

/**
 * Checks the names of an element and its attributes: prefixes must be bound, and no attribute may occur twice.
 *
 * @returns a text that says what is wrong
 */
export function checkNames(
  element: string,
  attributes: readonly RawAttribute[],
  scope: Scope,
): string | undefined {
  if (element.includes(':') && !scope.has(splitName(element).prefix))
    return 'an element with a prefix that is not bound'
  if (attributes.length === 0) return undefined
  const seen = new Set<string>()
  for (const { name } of attributes) {
    const { prefix, local } = splitName(name)
    const isDeclaration = declaredPrefix(name) !== undefined
    if (prefix !== '' && !isDeclaration && !scope.has(prefix))
      return 'an attribute with a prefix that is not bound'
    const identity = prefix === '' || isDeclaration ? name : `{${scope.get(prefix)}}${local}`
    if (seen.has(identity)) return 'an attribute that is there twice'
    seen.add(identity)
  }
  return undefined
}
