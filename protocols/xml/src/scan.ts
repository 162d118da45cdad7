import { type Fault, makeFault } from './fault.ts'
import { bindNamespaces, checkNames, type RawAttribute, startScope } from './namespaces.ts'
import { attribute, declaration, elementName, endOf, match, reference, tagEnd } from './patterns.ts'
import { attributeValue, forbiddenCharacter, isAllowedReference, replaceReferences } from './references.ts'
import { scanCdata, scanComment, scanDoctype, scanInstruction } from './scan-sections.ts'
import { broken, cut, type Limits, normaliseLines, type Scan, tooMuch } from './scan-state.ts'
import { appendNode, appendText, emptyElement, type XmlElement } from './tree.ts'

/** The result of `scan`: the tree of a text, or a fault. */
export type Scanned =
  | {
      readonly ok: true
      readonly root: XmlElement
      /** The document without what another parser would stumble over: declaration, comments, instructions, DOCTYPE. */
      readonly bareText: () => string
    }
  | { readonly ok: false; readonly fault: Fault }

/** Names that code could stumble over which keeps elements as properties of objects; fast-xml-parser refuses them too. */
const refusedNames: ReadonlySet<string> = new Set(['constructor', 'prototype', '__proto__'])

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
    appendText(parent.element, replaceReferences(normaliseLines(state, raw)))
  return fault
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
  const attributes = text[nameEnd] === '>' ? noAttributes : scanAttributes(state)
  if (!Array.isArray(attributes)) return attributes
  const scope = attributes.length === 0 ? outer : bindNamespaces(attributes, outer)
  const wrong = typeof scope === 'string' ? scope : checkNames(name, attributes, scope)
  if (typeof scope === 'string' || wrong !== undefined) return broken(state, start, wrong ?? '')
  const isEmpty = closeTag(state)
  if (isEmpty === undefined)
    return broken(state, start, 'a tag that is not closed, or an attribute that is broken')
  if (refusedNames.has(name)) state.refusesName = true
  const element = emptyElement(name, valuesOf(attributes))
  if (parent === undefined) state.root = element
  else appendNode(parent.element, element)
  if (!isEmpty) open.push({ element, scope })
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

const noAttributes: RawAttribute[] = []

function scanAttributes(state: Scan): RawAttribute[] | Fault {
  const { text, limits } = state
  const attributes: RawAttribute[] = []
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
  return attributes
}

function scanEndTag(state: Scan): Fault | undefined {
  const { text, position } = state
  const name = state.open.pop()?.element.name
  if (name !== undefined && text.startsWith(name, position + 2)) {
    state.position = position + 2 + name.length
    if (closeTag(state) === false) return undefined
  }
  return broken(state, position, `an end tag where ${name === undefined ? 'none' : `</${name}>`} is due`)
}

function loneSurrogate(text: string): number {
  const whole = text.toWellFormed()
  for (let index = 0; index < text.length; index += 1) if (text[index] !== whole[index]) return index
  return -1
}
