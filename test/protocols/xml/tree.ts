import type { XmlDocument } from '@lendwire/xml'
import { type XmlDocument as LibxmlDocument, XmlElement as LibxmlElement } from 'libxml2-wasm'
import type { XmlElement } from '../../../protocols/xml/src/tree.ts'

/** A tree to compare: an element is its name, its attributes, and its contents, where runs of text are one. */
export type Tree = readonly [string, readonly (readonly [string, string])[], ...(string | Tree)[]]

/** Returns the tree of a document that our reader parsed. */
export function treeOf(document: XmlDocument): Tree {
  return elementOf(document.root)
}

function elementOf({ name, attributes = [], children }: XmlElement): Tree {
  const contents = children.map((child) => (typeof child === 'string' ? child : elementOf(child)))
  return [name, attributes, ...joined(contents)]
}

/** Returns the same of a document that libxml2 parsed; namespace declarations are not attributes there. */
export function libxmlTreeOf(document: LibxmlDocument): Tree {
  return libxmlElementOf(document.root)
}

function libxmlElementOf(element: LibxmlElement): Tree {
  const contents = element
    .find('*|text()')
    .map((node) => (node instanceof LibxmlElement ? libxmlElementOf(node) : node.content))
  const attributes = element.attrs.map(({ name, prefix, value }): [string, string] => [
    qualified(prefix, name),
    value,
  ])
  return [qualified(element.prefix, element.name), attributes, ...joined(contents)]
}

function qualified(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}:${name}`
}

/** Joins neighbouring texts; an element without contents has the empty text. */
function joined(contents: readonly (string | Tree)[]): (string | Tree)[] {
  const result: (string | Tree)[] = []
  for (const content of contents) {
    const last = result.at(-1)
    if (typeof content === 'string' && typeof last === 'string') result.splice(-1, 1, last + content)
    else if (content !== '') result.push(content)
  }
  return result.length === 0 ? [''] : result
}
