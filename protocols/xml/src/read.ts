import { bridge, type State } from './automaton.ts'
import type { AttributeType, Child, Content, ContentModel, ElementType } from './content-model.ts'
import { type Fault, type FaultKind, makeFault, sayOneOf } from './fault.ts'
import { declaredPrefix, innerScope, type Scope, splitName, startScope } from './namespaces.ts'
import { isComplete, orderOf } from './particle.ts'
import { type RawElement, readRawElement } from './raw-element.ts'
import { collapse, type SimpleType } from './simple-type.ts'
import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from './tree.ts'

/** The result of reading a document with a content model. */
export type ReadDocument = {
  /** The local name of the root element. */
  readonly root: string
  /** The readable part; undefined if the root is not the model's. */
  readonly value: Readonly<Record<string, unknown>> | undefined
  /** Every departure from the model, at most 100: none means that the document is valid. */
  readonly faults: readonly Fault[]
  /** True where `value` has all that the model requires and no unknown closed code. */
  readonly fits: boolean
}

type Place = 'ours' | 'none' | 'foreign'
type Reading = { readonly model: ContentModel; readonly faults: MutableFault[]; fits: boolean }
type MutableFault = { -readonly [key in keyof Fault]: Fault[key] }
type Group = Extract<Content, { kind: 'group' }>
type Simple = Exclude<Content, { kind: 'group' | 'raw' }>

/** An element on its way: its place, and the scope its children see. */
type Element = {
  readonly children: readonly XmlNode[]
  readonly local: string
  readonly place: Place
  readonly attributes: readonly XmlAttribute[] | undefined
  readonly scope: Scope
}

const mostFaults = 100
const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance'

/**
 * Reads a document with a content model: once through the tree, tolerant in what it takes, complete in what it notes.
 *
 * @param document from `parseDocument`
 */
export function readDocument(document: XmlDocument, model: ContentModel): ReadDocument {
  const reading: Reading = { model, faults: [], fits: true }
  const root = open(document.root, startScope, model)
  if (root.place === 'foreign' || root.local !== model.root.name) {
    const message = `the root element must be ${nameIn(model.root.name, model.namespace)}, and is ${nameIn(root.local, rootNamespace(document))}`
    return {
      root: root.local,
      value: undefined,
      faults: [makeFault('unknown_element', root.local, message)],
      fits: false,
    }
  }
  if (root.place === 'none' && model.namespace !== undefined) noteNamespace(reading)
  const value = readElement(reading, root, model.root.type)
  for (const fault of reading.faults) {
    if (fault.path === '' || fault.path.startsWith('@')) fault.path = join(root.local, fault.path)
  }
  return {
    root: root.local,
    value: value as ReadDocument['value'],
    faults: reading.faults,
    fits: reading.fits,
  }
}

function nameIn(name: string, namespace: string | undefined): string {
  return namespace === undefined || namespace === ''
    ? `${name} without a namespace`
    : `${name} of the namespace ${namespace.slice(0, 200)}`
}

/**
 * Gives the namespace of the root element, '' for none.
 */
export function rootNamespace(document: XmlDocument): string {
  const { name, attributes = [] } = document.root
  return innerScope(attributes, startScope).get(splitName(name).prefix) ?? ''
}

/**
 * Gives an attribute of the root element by its local name, whatever its namespace.
 */
export function rootAttribute(document: XmlDocument, name: string): string | undefined {
  const { attributes = [] } = document.root
  return attributes.find(
    ([written]) => declaredPrefix(written) === undefined && splitName(written).local === name,
  )?.[1]
}

function open({ name, attributes, children }: XmlElement, outer: Scope, model: ContentModel): Element {
  const scope = attributes === undefined ? outer : innerScope(attributes, outer)
  const { prefix, local } = splitName(name)
  return { children, local, place: placeOf(scope.get(prefix), model), attributes, scope }
}

function placeOf(uri: string | undefined, model: ContentModel): Place {
  if (uri === undefined || uri === '') return model.namespace === undefined ? 'ours' : 'none'
  return uri === model.namespace ? 'ours' : 'foreign'
}

function readElement(reading: Reading, element: Element, type: ElementType): unknown {
  const nodes = element.children
  const attributes =
    element.attributes === undefined && type.attributes.size === 0
      ? undefined
      : readAttributes(reading, element, type)
  if (type.content.kind === 'group') {
    const object = readGroup(reading, nodes, element, type.content)
    return attributes === undefined ? object : { ...attributes, ...object }
  }
  if (type.content.kind === 'raw') return readRaw(reading, nodes, element)
  const text = readText(reading, nodes, element)
  const value = readSimple(reading, text, type.content)
  return type.attributes.size === 0 || value === undefined ? value : { value, ...attributes }
}

/** Keeps elements as they are. Those of the model are held against it too, for the faults alone. */
function readRaw(reading: Reading, nodes: readonly XmlNode[], parent: Element): readonly RawElement[] {
  const own = parent.place === 'none' ? '' : (reading.model.namespace ?? '')
  const { fits } = reading
  const elements: RawElement[] = []
  for (const node of nodes) {
    if (typeof node === 'string') {
      noteText(reading, node)
      continue
    }
    elements.push(readRawElement(node, parent.scope, own))
    const element = open(node, parent.scope, reading.model)
    if (element.place !== parent.place) continue
    const type = reading.model.types.get(element.local)
    const start = reading.faults.length
    if (type === undefined) noteUnknown(reading, element)
    else readElement(reading, element, type)
    if (type !== undefined && reading.faults.length > start)
      prefix(reading, start, nodes, node, element.local)
  }
  reading.fits = fits
  return elements
}

function readSimple(reading: Reading, text: string, content: Simple): unknown {
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
function readText(reading: Reading, nodes: readonly XmlNode[], parent: Element): string {
  const [first] = nodes
  if (first === undefined) return ''
  if (nodes.length === 1 && typeof first === 'string') return copyText(first)
  let text = ''
  for (const node of nodes) {
    if (typeof node === 'string') text += node
    else noteUnknown(reading, open(node, parent.scope, reading.model))
  }
  return text
}

function readGroup(
  reading: Reading,
  nodes: readonly XmlNode[],
  parent: Element,
  content: Group,
): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  const missing: (readonly string[])[] = []
  const before = reading.faults.length
  let state: State = content.start
  let inOrder = true
  let complete = true
  for (const node of nodes) {
    if (typeof node === 'string') {
      noteText(reading, node)
      continue
    }
    const element = open(node, parent.scope, reading.model)
    const child = element.place === 'foreign' ? undefined : content.children.get(element.local)
    if (child === undefined) {
      noteUnknown(reading, element)
      continue
    }
    const start = reading.faults.length
    const way = state.next.has(child.name) ? undefined : bridge(state, child.name)
    const next = (way?.state ?? state).next.get(child.name)
    if (next === undefined)
      note(reading, 'unexpected_element', '', 'the element must not stand here, or not so often')
    else state = next
    if (way !== undefined) missing.push(...way.missing)
    if (way !== undefined || next === undefined) inOrder = false
    if (element.place === 'none' && parent.place === 'ours') noteNamespace(reading)
    if (next !== undefined || hasRoom(reading, object, child, content)) {
      const value = readElement(reading, element, child.type)
      if (value === undefined) complete = false
      else store(object, child, value)
    }
    if (reading.faults.length > start) prefix(reading, start, nodes, node, element.local)
  }
  const end = state.accepts ? undefined : bridge(state)
  if (inOrder && complete && end === undefined) return object
  if (end !== undefined) missing.push(...end.missing)
  noteMissing(reading, missing, object, before)
  const has = (name: string): boolean => object[name] !== undefined
  if (!isComplete(content.particle, has)) reading.fits = false
  if (reading.model.alternatives === 'all' && orderOf(content.particle, has) === undefined)
    reading.fits = false
  return object
}

/** Returns whether a child that the model does not expect here may still be kept: nothing else has its place, or none is needed. */
function hasRoom(
  reading: Reading,
  object: Readonly<Record<string, unknown>>,
  child: Child,
  content: Group,
): boolean {
  if (child.type.content.kind === 'raw') return true
  if (!child.repeats && object[child.name] !== undefined) return false
  if (reading.model.alternatives === 'all') return true
  return orderOf(content.particle, (name) => name === child.name || object[name] !== undefined) !== undefined
}

function store(object: Record<string, unknown>, child: Child, value: unknown): void {
  const existing = object[child.name]
  if (Array.isArray(existing) && Array.isArray(value)) existing.push(...value)
  else if (!child.repeats) object[child.name] = value
  else if (Array.isArray(existing)) existing.push(value)
  else object[child.name] = [value]
}

/**
 * Notes a required element that is missing. A required element at another place is noted there as unexpected, so it is
 * not noted as missing too.
 */
function noteMissing(
  reading: Reading,
  missing: readonly (readonly string[])[],
  object: Readonly<Record<string, unknown>>,
  before: number,
): void {
  for (const names of missing) {
    const elsewhere = names.some((name) => object[name] !== undefined)
    if (elsewhere && reading.faults.length > before) continue
    const [only] = names
    if (names.length === 1) note(reading, 'missing_element', only ?? '', 'the element is required')
    else note(reading, 'missing_element', '', sayOneOf(names))
  }
}

function readAttributes(reading: Reading, element: Element, type: ElementType): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [name, text] of element.attributes ?? []) {
    if (declaredPrefix(name) !== undefined) continue
    const { prefix: written, local } = splitName(name)
    const uri = written === '' ? undefined : element.scope.get(written)
    if (uri === schemaInstance && (local === 'schemaLocation' || local === 'noNamespaceSchemaLocation'))
      continue
    const place = placeOf(uri, reading.model)
    const attribute = place === 'foreign' ? undefined : type.attributes.get(local)
    if (attribute === undefined && reading.model.ignoredAttributes.has(local)) continue
    if (attribute === undefined) {
      note(reading, 'unknown_attribute', `@${local}`, 'the attribute is not known here', text)
      continue
    }
    if (place === 'none') {
      // an element without namespace was noted itself, and so were its attributes
      if (element.place === 'ours') {
        note(reading, 'wrong_namespace', `@${local}`, `the attribute must be of ${reading.model.namespace}`)
      }
      if (values[local] !== undefined) continue
    }
    values[local] = readAttribute(reading, text, attribute)
  }
  for (const { name, required } of type.attributes.values()) {
    if (!required || values[name] !== undefined) continue
    note(reading, 'missing_attribute', `@${name}`, 'the attribute is required')
    reading.fits = false
  }
  return values
}

function readAttribute(reading: Reading, text: string, { name, type }: AttributeType): string {
  if (!type.allows(text)) note(reading, 'bad_value', `@${name}`, `the value must be ${type.title}`, text)
  return type.keepsSpace ? text : text.trim()
}

function noteText(reading: Reading, text: string): void {
  if (collapse(text) !== '') note(reading, 'unexpected_text', '', 'text between elements', text.trim())
}

function noteUnknown(reading: Reading, element: Element): void {
  const message =
    element.place === 'foreign' ? 'the element is of another namespace' : 'the element is not known here'
  note(reading, 'unknown_element', element.local, message)
}

function noteNamespace(reading: Reading): void {
  note(reading, 'wrong_namespace', '', `the element must be of ${reading.model.namespace}`)
}

function note(reading: Reading, kind: FaultKind, path: string, message: string, value?: string): void {
  if (reading.faults.length < mostFaults) reading.faults.push(makeFault(kind, path, message, value))
}

/** Puts a child's name before the paths of the faults found in it. The second of a name and later ones are numbered. */
function prefix(
  reading: Reading,
  start: number,
  nodes: readonly XmlNode[],
  node: XmlNode,
  local: string,
): void {
  let number = 0
  for (const other of nodes) {
    if (typeof other !== 'string' && splitName(other.name).local === local) number += 1
    if (other === node) break
  }
  const segment = number > 1 ? `${local}[${number}]` : local
  for (const fault of reading.faults.slice(start)) fault.path = join(segment, fault.path)
}

function join(outer: string, inner: string): string {
  return inner === '' ? outer : `${outer}/${inner}`
}
