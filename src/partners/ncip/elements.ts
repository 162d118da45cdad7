import { findRawElement, type RawElement, rawText } from 'node-ncip'
import { clean } from './text.ts'

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const firstOf = (value: unknown): unknown => listOf(value)[0]

const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value
  return value === undefined ? [] : [value]
}

/**
 * What stands in a message under a path of element names. Of elements that repeat on the way the first counts; at its end
 * all of them are given.
 */
export const elementsAt = (from: unknown, ...path: readonly string[]): readonly unknown[] =>
  listOf(
    path.reduce<unknown>((node, name) => {
      const parent = firstOf(node)
      return isNode(parent) ? parent[name] : undefined
    }, from),
  )

/** The first element under a path. */
export const elementAt = (from: unknown, ...path: readonly string[]): unknown => elementsAt(from, ...path)[0]

/** An element's text, or a code's value. Blank ones and what is said with "null" count as none. */
export const textOf = (element: unknown, longest?: number): string | undefined => {
  const value = isNode(element) ? element.value : element
  const text = typeof value === 'string' ? clean(value, longest) : undefined
  return text?.toLowerCase() === 'null' ? undefined : text
}

/** The text of the first element under a path. */
export const textAt = (from: unknown, ...path: readonly string[]): string | undefined =>
  textOf(elementAt(from, ...path))

const isRawElement = (value: unknown): value is RawElement =>
  isNode(value) && typeof value.name === 'string' && Array.isArray(value.content)

/** The text of an element of some name in an Ext, whatever its namespace. */
export const textInExt = (ext: readonly unknown[], name: string): string | undefined => {
  const found = findRawElement(ext.filter(isRawElement), name)
  return found === undefined ? undefined : clean(rawText(found), 4000)
}
