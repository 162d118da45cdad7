import { declaredPrefix, innerScope, type Scope, splitName, startScope } from './namespaces.ts'
import type { XmlDocument, XmlElement, XmlNode } from './tree.ts'

/** An element that no model describes, kept as it was sent. */
export type RawElement = {
  /** Without prefix. */
  readonly name: string
  /** Left out for the namespace of the document's own language, '' for none. */
  readonly namespace?: string
  /** An attribute's namespace is left out for none. */
  readonly attributes?: readonly RawElementAttribute[]
  /** Texts and elements in their order. Whitespace between elements is left out where there is no other text. */
  readonly content: readonly (string | RawElement)[]
}

/** An attribute of a raw element. */
export type RawElementAttribute = {
  readonly name: string
  readonly namespace?: string
  readonly value: string
}

/**
 * Reads an element as it is.
 *
 * @param scope the namespaces that hold around the element
 * @param own the namespace of the document's own language: '' where the document uses none
 */
export function readRawElement(element: XmlElement, scope: Scope, own: string): RawElement {
  const { name: written, attributes = [] } = element
  const inner = innerScope(attributes, scope)
  const { prefix, local } = splitName(written)
  const namespace = inner.get(prefix) ?? ''
  const kept = attributes.flatMap(([name, value]) => rawAttribute(name, value, inner))
  return {
    name: local,
    ...(namespace === own ? {} : { namespace }),
    ...(kept.length === 0 ? {} : { attributes: kept }),
    content: readContent(element.children, inner, own),
  }
}

/** Reads a whole document as it is, for languages that no content model describes; no namespace is left out. */
export function rawDocument({ root }: XmlDocument): RawElement {
  return readRawElement(root, startScope, '')
}

function rawAttribute(written: string, value: string, scope: Scope): readonly RawElementAttribute[] {
  if (declaredPrefix(written) !== undefined) return []
  const { prefix, local } = splitName(written)
  const namespace = prefix === '' ? undefined : scope.get(prefix)
  return [namespace === undefined ? { name: local, value } : { name: local, namespace, value }]
}

function readContent(nodes: readonly XmlNode[], scope: Scope, own: string): RawElement['content'] {
  const content = nodes.map((node) => (typeof node === 'string' ? node : readRawElement(node, scope, own)))
  const texts = content.filter((item) => typeof item === 'string')
  const isBlank = texts.length < content.length && texts.every((text) => /^[ \t\r\n]*$/.test(text))
  return content.filter((item) => !(isBlank && typeof item === 'string'))
}

/**
 * Finds the first of some raw elements that has a name, whatever its namespace, among them and in them.
 */
export function findRawElement(
  elements: readonly (string | RawElement)[] | undefined,
  name: string,
): RawElement | undefined {
  for (const element of elements ?? []) {
    if (typeof element === 'string') continue
    const matched = element.name === name ? element : findRawElement(element.content, name)
    if (matched !== undefined) return matched
  }
  return undefined
}

/** Joins all text in a raw element, and takes whitespace away at both ends. */
export function rawText(element: RawElement): string {
  return textIn(element).trim()
}

function textIn({ content }: RawElement): string {
  return content.map((item) => (typeof item === 'string' ? item : textIn(item))).join('')
}
