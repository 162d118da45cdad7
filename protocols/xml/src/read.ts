import { bridge, type State } from './automaton.ts'
import type { Child, Content, ContentModel, ElementType } from './content-model.ts'
import { type Fault, makeFault, sayOneOf } from './fault.ts'
import { declaredPrefix, innerScope, splitName, startScope } from './namespaces.ts'
import { isComplete, orderOf } from './particle.ts'
import { type RawElement, readRawElement } from './raw-element.ts'
import { readAttributes } from './read-attributes.ts'
import { readSimple, readText } from './read-simple.ts'
import {
  type Element,
  joinPath,
  keepUnread,
  note,
  noteNamespace,
  noteText,
  noteUnknown,
  openElement,
  outside,
  prefixPaths,
  type Reading,
} from './reading.ts'
import type { XmlDocument, XmlNode } from './tree.ts'

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

type Group = Extract<Content, { kind: 'group' }>

/**
 * Reads a document with a content model: once through the tree; it keeps what can be read, and
 * notes every fault.
 *
 * @param document from `parseDocument`
 */
export function readDocument(document: XmlDocument, model: ContentModel): ReadDocument {
  const reading: Reading = { model, faults: [], fits: true }
  const root = openElement(document.root, outside, model)
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
    if (fault.path === '' || fault.path.startsWith('@')) fault.path = joinPath(root.local, fault.path)
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

function readElement(reading: Reading, element: Element, type: ElementType): unknown {
  const nodes = element.children
  const attributes =
    element.attributes === undefined && !type.needsAttributes
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

/** Keeps elements as they are. Those that the model has are also checked, only for their faults. */
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
    const element = openElement(node, parent, reading.model)
    if (element.place !== parent.place) continue
    const type = reading.model.types.get(element.local)
    const start = reading.faults.length
    if (type === undefined) noteUnknown(reading, element)
    else readElement(reading, element, type)
    if (type !== undefined && reading.faults.length > start)
      prefixPaths(reading, start, nodes, node, element.local)
  }
  reading.fits = fits
  return elements
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
    const element = openElement(node, parent, reading.model)
    const child = element.place === 'foreign' ? undefined : content.children.get(element.local)
    if (child === undefined) {
      noteUnknown(reading, element)
      continue
    }
    const start = reading.faults.length
    const direct = state.next.get(child.name)
    const way = direct === undefined ? bridge(state, child.name) : undefined
    const next = direct ?? way?.state.next.get(child.name)
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
    } else keepUnread(reading, element)
    if (reading.faults.length > start) prefixPaths(reading, start, nodes, node, element.local)
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
  const isAlone = !child.repeats && child.type.content.kind !== 'raw'
  const existing = isAlone ? undefined : object[child.name]
  if (Array.isArray(existing)) existing.push(...(Array.isArray(value) ? value : [value]))
  else object[child.name] = child.repeats ? [value] : value
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
