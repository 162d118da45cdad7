import { XMLParser } from 'fast-xml-parser'
import { decode } from './decode.ts'
import { type Fault, makeFault } from './fault.ts'
import { attributeValue, replaceReferences } from './references.ts'
import { type Limits, scan } from './scan.ts'

/** What may be changed about parsing. */
export type ParseOptions = {
  readonly limits?: Partial<Limits>
  /** What happens to a DOCTYPE: refused, or cut out where it has no internal subset. It is never followed. */
  readonly doctype?: 'refuse' | 'drop'
}

/** An element or a run of text, in the parser's own form; the functions of this module read it. */
export type XmlNode = { readonly [name: string]: unknown }

/** A document that is well-formed and within the limits. */
export type XmlDocument = { readonly root: XmlNode }

/** A parsed document, or why there is none. */
export type Parsed =
  | { readonly ok: true; readonly document: XmlDocument }
  | { readonly ok: false; readonly fault: Fault }

/** The limits that hold where the caller says nothing else. */
export const defaultLimits: Limits = {
  bytes: 1_048_576,
  depth: 32,
  elements: 10_000,
  attributes: 32,
  text: 262_144,
}

const textName = '#text'
const cdataName = '#cdata'
const attributesName = ':@'
const attributePrefix = '@'
const none: readonly XmlNode[] = []

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
 * Parses an XML document: decodes it, checks it, and builds its tree. This is the only place that knows the parser.
 *
 * @param input bytes (UTF-8, UTF-16 with a mark, or what the declaration says), or decoded text
 */
export function parseDocument(input: Uint8Array | string, options: ParseOptions = {}): Parsed {
  const limits = options.limits === undefined ? defaultLimits : { ...defaultLimits, ...options.limits }
  if (input.length > limits.bytes) {
    return {
      ok: false,
      fault: makeFault('limit_exceeded', '', `a document of more than ${limits.bytes} bytes`),
    }
  }
  const decoded = decode(input)
  if (!decoded.ok) return decoded
  const scanned = scan(decoded.text, limits, options.doctype === 'drop')
  if (!scanned.ok) return scanned
  return build(scanned.text)
}

function build(text: string): Parsed {
  try {
    const nodes = parser.parse(text) as readonly XmlNode[]
    const root = nodes.find((node) => !isText(node))
    if (root !== undefined) return { ok: true, document: { root } }
  } catch {
    // The parser refuses element names that are dangerous as property names (constructor, prototype, __proto__).
  }
  return { ok: false, fault: makeFault('not_well_formed', '', 'an element name that is not accepted') }
}

/** Tells text from an element. */
export function isText(node: XmlNode): boolean {
  return textName in node || cdataName in node
}

/** The text of a text node, references replaced. */
export function textOf(node: XmlNode): string {
  const text = node[textName]
  if (typeof text === 'string') return replaceReferences(text)
  const [section] = node[cdataName] as readonly XmlNode[]
  return String(section?.[textName] ?? '')
}

/** The qualified name of an element, as it is written. */
export function nameOf(node: XmlNode): string {
  for (const name in node) return name
  return ''
}

/** The children of an element: elements and texts. */
export function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  return (node[name] as readonly XmlNode[] | undefined) ?? none
}

/** The attributes of an element as name and value, values normalised; undefined where it has none. */
export function attributesOf(node: XmlNode): readonly (readonly [string, string])[] | undefined {
  const attributes = node[attributesName]
  if (attributes === undefined) return undefined
  return Object.entries(attributes as Record<string, string>).map(([name, raw]) => [
    name.slice(attributePrefix.length),
    attributeValue(raw),
  ])
}
