import { type RawElement, rawText } from '@lendwire/xml'

/** The child elements. */
export const elementsOf = (parent: RawElement | undefined): readonly RawElement[] =>
  (parent?.content ?? []).filter((child) => typeof child !== 'string')

/** The child elements of a name, whatever their namespace. */
export const children = (parent: RawElement | undefined, name: string): readonly RawElement[] =>
  elementsOf(parent).filter((child) => child.name === name)

/** The first element under a path of names. */
export const elementAt = (
  parent: RawElement | undefined,
  ...path: readonly string[]
): RawElement | undefined =>
  path.reduce<RawElement | undefined>((element, name) => children(element, name)[0], parent)

/** All elements of a name in an element, however deep. */
export const within = (parent: RawElement | undefined, name: string): readonly RawElement[] =>
  elementsOf(parent).flatMap((child) => [...(child.name === name ? [child] : []), ...within(child, name)])

/** The text under a path, cut to what is kept of it; undefined for none. */
export const textAt = (parent: RawElement | undefined, ...path: readonly string[]): string | undefined => {
  const element = elementAt(parent, ...path)
  const text = element === undefined ? '' : rawText(element).slice(0, 200)
  return text === '' ? undefined : text
}

/** The value of an attribute. */
export const attributeOf = (element: RawElement | undefined, name: string): string | undefined =>
  element?.attributes?.find((attribute) => attribute.name === name)?.value
