type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value
  return value === undefined ? [] : [value]
}

/** What stands in a message under a path of element names; of elements that repeat on the way the first counts. */
export const elementsAt = (from: unknown, ...path: readonly string[]): readonly unknown[] =>
  listOf(
    path.reduce<unknown>((node, name) => {
      const [parent] = listOf(node)
      return isNode(parent) ? parent[name] : undefined
    }, from),
  )

/** An element's text or a code's value, without blanks around it and not longer than wanted; undefined for none. */
export const textOf = (element: unknown, longest = 200): string | undefined => {
  const value = isNode(element) ? element.value : element
  const text = typeof value === 'string' ? value.trim().slice(0, longest).toWellFormed() : ''
  return text === '' ? undefined : text
}

/** The text of the first element under a path. */
export const textAt = (from: unknown, ...path: readonly string[]): string | undefined =>
  textOf(elementsAt(from, ...path)[0])
