import { XMLParser } from 'fast-xml-parser'
import { attributeValue, replaceReferences } from './references.ts'
import { appendNode, appendText, emptyElement, type XmlAttribute, type XmlElement } from './tree.ts'

/** A node in the parser's own form: an element is a property with its name, beside its attributes. */
type ParserNode = { readonly [name: string]: unknown }

const textName = '#text'
const cdataName = '#cdata'
const attributesName = ':@'
const attributePrefix = '@'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: attributePrefix,
  textNodeName: textName,
  cdataPropName: cdataName,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  jPath: false,
  maxNestedTags: Number.MAX_SAFE_INTEGER,
  onDangerousProperty: (name) => name,
})

/**
 * Builds the tree of a document with fast-xml-parser. It is lenient, so the text must have passed the scan, and this is
 * the only place that knows it.
 *
 * @param text without comments, processing instructions and declaration, as the scan leaves it
 * @returns the root element; undefined where the parser refuses a name
 */
export function readWithFastXmlParser(text: string): XmlElement | undefined {
  try {
    const nodes = parser.parse(text) as readonly ParserNode[]
    const root = nodes.find((node) => !isText(node))
    return root === undefined ? undefined : elementOf(root)
  } catch {
    // The parser refuses element names that are dangerous as property names; the scan does before it.
    return undefined
  }
}

function elementOf(node: ParserNode): XmlElement {
  const name = nameOf(node)
  const element = emptyElement(name, attributesOf(node))
  for (const child of (node[name] as readonly ParserNode[] | undefined) ?? []) {
    if (isText(child)) appendText(element, textOf(child))
    else appendNode(element, elementOf(child))
  }
  return element
}

function isText(node: ParserNode): boolean {
  return textName in node || cdataName in node
}

function textOf(node: ParserNode): string {
  const text = node[textName]
  if (typeof text === 'string') return replaceReferences(text)
  const [section] = node[cdataName] as readonly ParserNode[]
  return String(section?.[textName] ?? '')
}

function nameOf(node: ParserNode): string {
  for (const name in node) return name
  return ''
}

function attributesOf(node: ParserNode): readonly XmlAttribute[] | undefined {
  const attributes = node[attributesName]
  if (attributes === undefined) return undefined
  return Object.entries(attributes as Record<string, string>).map(([name, raw]) => [
    name.slice(attributePrefix.length),
    attributeValue(raw),
  ])
}
