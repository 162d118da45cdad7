import type { Content } from './content-model.ts'
import { type Element, note, noteUnknown, openElement, type Reading } from './reading.ts'
import type { SimpleType } from './simple-type.ts'
import type { XmlNode } from './tree.ts'

type Simple = Exclude<Content, { kind: 'group' | 'raw' }>

/** Reads the text of an element with simple content. */
export function readSimple(reading: Reading, text: string, content: Simple): unknown {
  if (content.kind === 'codes') return readCode(reading, text, content.values)
  if (content.kind === 'simple') return readValue(reading, text, content.type, content.name === 'boolean')
  if (text !== '') note(reading, 'unexpected_text', '', 'text in an element that must be empty', text)
  return isNo(text) ? undefined : true
}

/**
 * Returns whether an element says no. An empty element says yes by being there; some peers write its opposite into it.
 */
function isNo(text: string): boolean {
  return /^\s*(?:false|0|no?)\s*$/i.test(text)
}

function readValue(reading: Reading, text: string, type: SimpleType, isBoolean: boolean): unknown {
  const allowed = type.allows(text)
  if (!allowed) note(reading, 'bad_value', '', `the value must be ${type.title}`, text)
  if (type.keepsSpace) return text
  const value = text.trim()
  if (value === '' && !type.mayBeEmpty) return undefined
  if (!isBoolean) return value
  return allowed ? value === 'true' || value === '1' : undefined
}

/** Reads a code of a closed list. One in other letter case is noted, and read as the code that is meant. */
function readCode(reading: Reading, text: string, values: ReadonlySet<string>): string | undefined {
  if (values.has(text)) return text
  note(reading, 'bad_value', '', `the value must be one of ${[...values].join(', ')}`, text)
  const code = text.trim()
  if (code === '') return undefined
  if (values.has(code)) return code
  const small = code.toLowerCase()
  const meant = [...values].find((each) => each.toLowerCase() === small)
  if (meant === undefined) reading.fits = false
  return meant ?? code
}

/** V8 copies shorter parts of a text anyway. */
const shortestReference = 13

/**
 * Copies a text of a document into one piece. V8 keeps a longer one as a reference into the document, which then stays in
 * memory with it; and `JSON.stringify` takes more than twice as long for what holds one such text.
 */
function copyText(text: string): string {
  return text.length < shortestReference ? text : [text.slice(0, 1), text.slice(1)].join('')
}

/** Joins the texts of an element with simple content; an element in it is noted. */
export function readText(reading: Reading, nodes: readonly XmlNode[], parent: Element): string {
  const [first] = nodes
  if (first === undefined) return ''
  if (nodes.length === 1 && typeof first === 'string') return copyText(first)
  let text = ''
  for (const node of nodes) {
    if (typeof node === 'string') text += node
    else noteUnknown(reading, openElement(node, parent, reading.model))
  }
  return text
}
