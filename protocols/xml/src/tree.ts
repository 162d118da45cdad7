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

/** An element whose content is still being read. */
export type OpenElement = Omit<XmlElement, 'children'> & { children: XmlNode[] }

const none: XmlNode[] = []

/** Makes an element without content. */
export function emptyElement(name: string, attributes: XmlElement['attributes']): OpenElement {
  return { name, attributes, children: none }
}

/** Adds an element behind what an element holds already. Most hold one node, and V8 makes room for 17 at a push. */
export function appendNode(element: OpenElement, node: XmlNode): void {
  if (element.children === none) element.children = [node]
  else element.children.push(node)
}

/** Adds a run of text behind what an element holds already; where that ends with text, they become one. */
export function appendText(element: OpenElement, text: string): void {
  if (text === '') return
  const last = element.children.length - 1
  const before = last < 0 ? undefined : element.children[last]
  if (typeof before === 'string') element.children[last] = before + text
  else appendNode(element, text)
}
