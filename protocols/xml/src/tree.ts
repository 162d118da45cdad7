/** An element as a reader found it. */
export type XmlElement = {
  /** The qualified name, as it is written. */
  readonly name: string
  /** Name and value, values normalised and references replaced; undefined where there are none. */
  readonly attributes: readonly XmlAttribute[] | undefined
  /** Elements and runs of text in their order; no two texts are neighbours, and none is empty. */
  readonly children: readonly XmlNode[]
}

/** An attribute's qualified name and its value. */
export type XmlAttribute = readonly [string, string]

/** The content of an element: an element, or a text with its references replaced. */
export type XmlNode = XmlElement | string

/** A document that is well-formed and within the limits. */
export type XmlDocument = { readonly root: XmlElement }

/** Adds a run of text behind what an element holds already; where that ends with text, they become one. */
export function appendText(children: XmlNode[], text: string): void {
  if (text === '') return
  const before = children.length === 0 ? undefined : children[children.length - 1]
  if (typeof before === 'string') children[children.length - 1] = before + text
  else children.push(text)
}
