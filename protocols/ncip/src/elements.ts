import { findRawElement, type RawElement, rawText } from '@lendwire/xml'

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value
  return value === undefined ? [] : [value]
}

const valueAt = (from: unknown, path: readonly string[]): unknown => {
  let node = from
  for (const name of path) {
    const parent: unknown = Array.isArray(node) ? node[0] : node
    if (!isNode(parent)) return undefined
    node = parent[name]
  }
  return node
}

/**
 * Lists the values in a message under a path of element names. Of elements that repeat on the way the first counts; at
 * the end of the path all of them are given.
 */
export const elementsAt = (from: unknown, ...path: readonly string[]): readonly unknown[] =>
  listOf(valueAt(from, path))

/** Gives the first element under a path. */
export const elementAt = (from: unknown, ...path: readonly string[]): unknown => {
  const value = valueAt(from, path)
  return Array.isArray(value) ? value[0] : value
}

/**
 * Reads an element's text, or a code's value, without blanks around it. Empty elements and `null`, which some peers
 * write for what is absent, count as none.
 *
 * @param longest how many characters it has at most
 */
export const textOf = (element: unknown, longest = 200): string | undefined => {
  const value = isNode(element) ? element.value : element
  const text = typeof value === 'string' ? value.trim().slice(0, longest).toWellFormed() : ''
  return text === '' || text.toLowerCase() === 'null' ? undefined : text
}

/** Reads the text of the first element under a path. */
export const textAt = (from: unknown, ...path: readonly string[]): string | undefined =>
  textOf(elementAt(from, ...path))

const isRawElement = (value: unknown): value is RawElement =>
  isNode(value) && typeof value.name === 'string' && Array.isArray(value.content)

/** Reads the text of an element of some name in an Ext, whatever its namespace. */
export const textInExt = (ext: readonly unknown[], name: string): string | undefined => {
  const element = findRawElement(ext.filter(isRawElement), name)
  return element === undefined ? undefined : textOf(rawText(element), 4000)
}
