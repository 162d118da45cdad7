import { type RawElement, rawText } from '@lendwire/xml'

/** Returns the child elements. */
export const elementsOf = (parent: RawElement | undefined): readonly RawElement[] =>
  (parent?.content ?? []).filter((child) => typeof child !== 'string')

/** Returns the child elements of a name, in any namespace. */
export const children = (parent: RawElement | undefined, name: string): readonly RawElement[] =>
  elementsOf(parent).filter((child) => child.name === name)

/** Returns the first element under a path of names. */
export const elementAt = (
  parent: RawElement | undefined,
  ...path: readonly string[]
): RawElement | undefined =>
  path.reduce<RawElement | undefined>((element, name) => children(element, name)[0], parent)

/** Returns all descendants of a name. */
export const within = (parent: RawElement | undefined, name: string): readonly RawElement[] =>
  elementsOf(parent).flatMap((child) => [...(child.name === name ? [child] : []), ...within(child, name)])

/** Returns the text under a path, cut off where it is too long; undefined for none. */
export const textAt = (parent: RawElement | undefined, ...path: readonly string[]): string | undefined => {
  const element = elementAt(parent, ...path)
  const text = element === undefined ? '' : rawText(element).slice(0, 200)
  return text === '' ? undefined : text
}

/** Returns the value of an attribute. */
export const attributeOf = (element: RawElement | undefined, name: string): string | undefined =>
  element?.attributes?.find((attribute) => attribute.name === name)?.value
