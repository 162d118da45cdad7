import { type Fault, makeFault } from './fault.ts'
import { bindNamespaces, checkNames, type RawAttribute, type Scope, startScope } from './namespaces.ts'
import { attributeValue, forbiddenCharacter, isAllowedReference, replaceReferences } from './references.ts'
import { appendText, type XmlElement, type XmlNode } from './tree.ts'

/** The limits of a document. */
export type Limits = {
  /** Bytes of the input; characters where it is a string. */
  readonly bytes: number
  /** Nested elements. */
  readonly depth: number
  /** Elements of the document. */
  readonly elements: number
  /** Attributes of one element, namespace declarations included. */
  readonly attributes: number
  /** Characters of one run of text or one attribute's value, as written. */
  readonly text: number
}

/** The result of `scan`: the tree of a text, or a fault. */
export type Scanned =
  | {
      readonly ok: true
      readonly root: XmlElement
      /** The document without what another parser would stumble over: declaration, comments, instructions, DOCTYPE. */
      readonly bareText: () => string
    }
  | { readonly ok: false; readonly fault: Fault }

type Open = { readonly name: string; readonly scope: Scope; readonly children: XmlNode[] }

type Scan = {
  readonly text: string
  readonly limits: Limits
  readonly dropDoctype: boolean
  position: number
  elements: number
  nextReference: number
  nextCdataEnd: number
  /** True where lines have to be normalised (XML 1.0, 2.11). */
  readonly hasCarriageReturn: boolean
  root: XmlElement | undefined
  refusesName: boolean
  readonly open: Open[]
  readonly kept: string[]
  keptFrom: number
}

/** Names that code could stumble over which keeps elements as properties of objects; fast-xml-parser refuses them too. */
const refusedNames: ReadonlySet<string> = new Set(['constructor', 'prototype', '__proto__'])

/** Those of XML 1.0, but for two that fast-xml-parser takes for blanks: U+1680 and U+FEFF. */
const nameStart =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u167F\\u1681-\\u1FFF' +
  '\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uDB7F\\uDC00-\\uDFFF\\uF900-\\uFDCF\\uFDF0-\\uFEFE\\uFF00-\\uFFFD'
const plainName = `[${nameStart}][${nameStart}\\-.\\d\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`
const qualifiedName = `${plainName}(?::${plainName})?`
const space = '[ \\t\\r\\n]'

const wholeName = new RegExp(`^${plainName}$`)
const elementName = new RegExp(qualifiedName, 'y')
const attribute = new RegExp(`${space}+(${qualifiedName})${space}*=${space}*(?:"([^<"]*)"|'([^<']*)')`, 'y')
const tagEnd = new RegExp(`${space}*/?>`, 'y')
const reference = /&[^;&<]{1,20};/y
const instruction = new RegExp(`<\\?(${plainName})(?:${space}[^]*?)?\\?>`, 'y')
const doctype = /<!DOCTYPE[ \t\r\n](?:[^<>[\]"']|"[^"]*"|'[^']*')*>/y
const quoted = (value: string): string => `${space}*=${space}*(?:"${value}"|'${value}')`
const declaration = new RegExp(
  `<\\?xml${space}+version${quoted('1\\.\\d+')}(?:${space}+encoding${quoted('[A-Za-z][\\w.-]*')})?` +
    `(?:${space}+standalone${quoted('(?:yes|no)')})?${space}*\\?>`,
  'y',
)

/**
 * Checks in one pass that a text is well-formed XML 1.0 with namespaces and keeps within the limits, and builds its tree.
 * fast-xml-parser is lenient, so this is what is between a broken document and a document that means something
 * else, whichever of the two trees is used. Comments and processing instructions are cut out of what the parser gets,
 * because a quotation mark in one confuses it.
 *
 * @param text decoded, without byte order mark
 * @param dropDoctype whether a DOCTYPE without internal subset is cut out; otherwise any is a fault
 */
export function scan(text: string, limits: Limits, dropDoctype: boolean): Scanned {
  const state: Scan = {
    text,
    limits,
    dropDoctype,
    position: 0,
    elements: 0,
    nextReference: text.indexOf('&'),
    nextCdataEnd: text.indexOf(']]>'),
    hasCarriageReturn: text.includes('\r'),
    root: undefined,
    refusesName: false,
    open: [],
    kept: [],
    keptFrom: 0,
  }
  const fault = scanDocument(state)
  if (fault !== undefined) return { ok: false, fault }
  const { root } = state
  if (root === undefined || state.refusesName) {
    return { ok: false, fault: makeFault('not_well_formed', '', 'an element name that is not accepted') }
  }
  return { ok: true, root, bareText: () => [...state.kept, text.slice(state.keptFrom)].join('') }
}

/** Tells whether a text is a name without prefix (Namespaces in XML 1.0, NCName). */
export function isPlainName(text: string): boolean {
  return wholeName.test(text)
}

function scanDocument(state: Scan): Fault | undefined {
  const { text } = state
  const forbidden = forbiddenCharacter.exec(text)?.index ?? (text.isWellFormed() ? -1 : loneSurrogate(text))
  if (forbidden !== -1) return broken(state, forbidden, 'a character that XML forbids')
  declaration.lastIndex = 0
  if (declaration.test(text)) cut(state, declaration.lastIndex)
  for (let start = text.indexOf('<', state.position); ; start = text.indexOf('<', state.position)) {
    const end = start === -1 ? text.length : start
    const fault = end > state.position ? scanText(state, state.position, end) : undefined
    if (fault !== undefined) return fault
    if (start === -1) break
    state.position = start
    const wrong = scanMarkup(state)
    if (wrong !== undefined) return wrong
  }
  if (state.open.length > 0) return broken(state, text.length, 'the end, where an element is still open')
  return state.elements === 0 ? broken(state, text.length, 'the end, where there was no element') : undefined
}

function scanMarkup(state: Scan): Fault | undefined {
  const { text, position } = state
  switch (text[position + 1]) {
    case '/':
      return scanEndTag(state)
    case '?':
      return scanInstruction(state)
    case '!':
      if (text.startsWith('<!--', position)) return scanComment(state)
      if (text.startsWith('<![CDATA[', position) && state.open.length > 0) return scanCdata(state)
      if (text.startsWith('<!DOCTYPE', position)) return scanDoctype(state)
      return broken(state, position, 'markup that is not known here')
    default:
      return scanStartTag(state)
  }
}

function scanText(state: Scan, from: number, to: number): Fault | undefined {
  const { text, limits } = state
  const raw = text.slice(from, to)
  const parent = state.open.at(-1)
  if (parent === undefined && /[^ \t\r\n]/.test(raw)) {
    return broken(state, from, 'text outside the root element')
  }
  if (to - from > limits.text) return tooMuch(state, from, `text of more than ${limits.text} characters`)
  if (state.nextCdataEnd !== -1 && state.nextCdataEnd < from) state.nextCdataEnd = text.indexOf(']]>', from)
  if (state.nextCdataEnd !== -1 && state.nextCdataEnd < to)
    return broken(state, state.nextCdataEnd, ']]> in text')
  const fault = scanReferences(state, from, to)
  if (fault === undefined && parent !== undefined)
    appendText(parent.children, replaceReferences(normaliseLines(state, raw)))
  return fault
}

function normaliseLines({ hasCarriageReturn }: Scan, text: string): string {
  return hasCarriageReturn ? text.replace(/\r\n?/g, '\n') : text
}

function scanReferences(state: Scan, from: number, to: number): Fault | undefined {
  if (state.nextReference !== -1 && state.nextReference < from)
    state.nextReference = state.text.indexOf('&', from)
  while (state.nextReference !== -1 && state.nextReference < to) {
    const referenceText = match(reference, state.text, state.nextReference)?.[0]
    if (referenceText === undefined || !isAllowedReference(referenceText)) {
      return broken(state, state.nextReference, 'an & that begins no allowed reference; write &amp;')
    }
    state.nextReference = state.text.indexOf('&', state.nextReference + 1)
  }
  return undefined
}

function scanStartTag(state: Scan): Fault | undefined {
  const { text, limits, position: start, open } = state
  const nameEnd = endOf(elementName, text, start + 1)
  if (nameEnd === -1) return broken(state, start, 'a < that begins no tag; write &lt;')
  const name = text.slice(start + 1, nameEnd)
  const parent = open.at(-1)
  if (parent === undefined && state.elements > 0) return broken(state, start, 'a second root element')
  state.elements += 1
  if (state.elements > limits.elements) return tooMuch(state, start, `more than ${limits.elements} elements`)
  if (open.length >= limits.depth)
    return tooMuch(state, start, `elements nested more than ${limits.depth} deep`)
  state.position = nameEnd
  const outer = parent?.scope ?? startScope
  const attributes: RawAttribute[] = []
  if (text[state.position] !== '>') {
    const fault = scanAttributes(state, attributes)
    if (fault !== undefined) return fault
  }
  const scope = attributes.length === 0 ? outer : bindNamespaces(attributes, outer)
  const wrong = typeof scope === 'string' ? scope : checkNames(name, attributes, scope)
  if (typeof scope === 'string' || wrong !== undefined) return broken(state, start, wrong ?? '')
  const isEmpty = closeTag(state)
  if (isEmpty === undefined)
    return broken(state, start, 'a tag that is not closed, or an attribute that is broken')
  if (refusedNames.has(name)) state.refusesName = true
  const children: XmlNode[] = []
  const element: XmlElement = { name, attributes: valuesOf(attributes), children }
  if (parent === undefined) state.root = element
  else parent.children.push(element)
  if (!isEmpty) open.push({ name, scope, children })
  return undefined
}

/** Goes over the end of a tag; tells whether it closes its element too, undefined where there is no such end. */
function closeTag(state: Scan): boolean | undefined {
  if (state.text[state.position] === '>') {
    state.position += 1
    return false
  }
  const end = endOf(tagEnd, state.text, state.position)
  if (end === -1) return undefined
  state.position = end
  return state.text[end - 2] === '/'
}

function valuesOf(attributes: readonly RawAttribute[]): XmlElement['attributes'] {
  return attributes.length === 0 ? undefined : attributes.map(({ name, raw }) => [name, attributeValue(raw)])
}

function scanAttributes(state: Scan, attributes: RawAttribute[]): Fault | undefined {
  const { text, limits } = state
  for (
    let matched = match(attribute, text, state.position);
    matched !== null;
    matched = match(attribute, text, state.position)
  ) {
    const raw = matched[2] ?? matched[3] ?? ''
    attributes.push({ name: matched[1] ?? '', raw })
    if (attributes.length > limits.attributes) {
      return tooMuch(state, state.position, `more than ${limits.attributes} attributes`)
    }
    if (raw.length > limits.text) {
      return tooMuch(state, state.position, `an attribute of more than ${limits.text} characters`)
    }
    const end = attribute.lastIndex
    const fault = scanReferences(state, state.position, end)
    if (fault !== undefined) return fault
    state.position = end
  }
  return undefined
}

function scanEndTag(state: Scan): Fault | undefined {
  const { text, position } = state
  const name = state.open.pop()?.name
  if (name !== undefined && text.startsWith(name, position + 2)) {
    state.position = position + 2 + name.length
    if (closeTag(state) === false) return undefined
  }
  return broken(state, position, `an end tag where ${name === undefined ? 'none' : `</${name}>`} is due`)
}

function scanInstruction(state: Scan): Fault | undefined {
  const target = match(instruction, state.text, state.position)?.[1]
  if (target === undefined) return broken(state, state.position, 'a broken processing instruction')
  if (/^xml$/i.test(target))
    return broken(state, state.position, 'an XML declaration that is broken or not at the start')
  cut(state, instruction.lastIndex)
  return undefined
}

function scanComment(state: Scan): Fault | undefined {
  const close = state.text.indexOf('--', state.position + 4)
  if (close === -1 || state.text[close + 2] !== '>') {
    return broken(state, state.position, 'a comment that is not closed, or holds --')
  }
  cut(state, close + 3)
  return undefined
}

function scanCdata(state: Scan): Fault | undefined {
  const { text, limits, position } = state
  const close = text.indexOf(']]>', position)
  if (close === -1) return broken(state, position, 'a CDATA section that is not closed')
  if (close - position > limits.text)
    return tooMuch(state, position, `text of more than ${limits.text} characters`)
  const section = text.slice(position + '<![CDATA['.length, close)
  appendText(state.open.at(-1)?.children ?? [], normaliseLines(state, section))
  state.position = close + 3
  return undefined
}

function scanDoctype(state: Scan): Fault | undefined {
  const { text, position } = state
  if (!state.dropDoctype || state.elements > 0 || match(doctype, text, position) === null) {
    return makeFault('doctype_refused', '', `a DOCTYPE${place(text, position)}; leave it out`)
  }
  cut(state, doctype.lastIndex)
  return undefined
}

/** Leaves everything from the present position to `to` out of what the parser gets. */
function cut(state: Scan, to: number): void {
  state.kept.push(state.text.slice(state.keptFrom, state.position))
  state.keptFrom = to
  state.position = to
}

/** Finds the end of a pattern's match at a position, -1 if it does not match. It creates no match object. */
function endOf(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position
  return pattern.test(text) ? pattern.lastIndex : -1
}

function match(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position
  return pattern.exec(text)
}

function broken(state: Scan, position: number, fault: string): Fault {
  return makeFault('not_well_formed', '', `not well-formed XML: ${fault}${place(state.text, position)}`)
}

function tooMuch(state: Scan, position: number, fault: string): Fault {
  return makeFault('limit_exceeded', '', `${fault}${place(state.text, position)}`)
}

function place(text: string, position: number): string {
  const lines = text.slice(0, position).split('\n')
  return ` (line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1})`
}

function loneSurrogate(text: string): number {
  const whole = text.toWellFormed()
  for (let index = 0; index < text.length; index += 1) if (text[index] !== whole[index]) return index
  return -1
}
