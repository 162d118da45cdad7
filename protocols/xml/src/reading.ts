import type { ContentModel } from './content-model.ts'
import { type Fault, type FaultKind, makeFault } from './fault.ts'
import { innerScope, type Scope, splitName, startScope } from './namespaces.ts'
import { collapse } from './simple-type.ts'
import type { XmlAttribute, XmlElement, XmlNode } from './tree.ts'

type Place = 'ours' | 'none' | 'foreign'
/** A reading under way: the model, the faults so far, and whether the value still has all that the model requires. */
export type Reading = { readonly model: ContentModel; readonly faults: MutableFault[]; fits: boolean }
type MutableFault = { -readonly [key in keyof Fault]: Fault[key] }

/** What is around an element: the namespaces that it sees, and whether the one of a prefix is the model's. */
type Around = { readonly scope: Scope; readonly prefix: string | undefined; readonly place: Place }

/** An element that is being read: whether it is of the model's namespace, and the namespaces that its children see. */
export type Element = Around & {
  readonly children: readonly XmlNode[]
  readonly local: string
  readonly attributes: readonly XmlAttribute[] | undefined
}

/** What is around the root element. */
export const outside: Around = { scope: startScope, prefix: undefined, place: 'none' }

const maxFaults = 100

/** Resolves the namespace of an element: mostly that of the element around it. */
export function openElement(
  { name, attributes, children }: XmlElement,
  outer: Around,
  model: ContentModel,
): Element {
  const scope = attributes === undefined ? outer.scope : innerScope(attributes, outer.scope)
  const { prefix, local } = splitName(name)
  const isAsOuter = scope === outer.scope && prefix === outer.prefix
  const place = isAsOuter ? outer.place : placeOf(scope.get(prefix), model)
  return { scope, prefix, place, children, local, attributes }
}

/** Tells whether a namespace is the model's. */
export function placeOf(uri: string | undefined, model: ContentModel): Place {
  if (uri === undefined || uri === '') return model.namespace === undefined ? 'ours' : 'none'
  return uri === model.namespace ? 'ours' : 'foreign'
}

/** Notes text between elements; blanks are allowed there. */
export function noteText(reading: Reading, text: string): void {
  if (collapse(text) !== '') note(reading, 'unexpected_text', '', 'text between elements', text.trim())
}

/** Notes an element that the model does not have, with its text. */
export function noteUnknown(reading: Reading, element: Element): void {
  const message =
    element.place === 'foreign' ? 'the element is of another namespace' : 'the element is not known here'
  note(reading, 'unknown_element', element.local, message)
  keepUnread(reading, element)
}

const longestUnread = 4000

/** Keeps the text of an element that the value does not hold, in the fault that was noted last. */
export function keepUnread(reading: Reading, { children }: Pick<Element, 'children'>): void {
  const fault = reading.faults.at(-1)
  const text = textsIn(children)
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, longestUnread)
    .toWellFormed()
  if (fault === undefined || text === '') return
  fault.unread = fault.unread === undefined ? text : `${fault.unread} ${text}`.slice(0, longestUnread)
}

function textsIn(nodes: readonly XmlNode[]): readonly string[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [node] : textsIn(node.children)))
}

/** Notes an element without the model's namespace. */
export function noteNamespace(reading: Reading): void {
  note(reading, 'wrong_namespace', '', `the element must be of ${reading.model.namespace}`)
}

/** Notes a fault, up to 100 of them. */
export function note(reading: Reading, kind: FaultKind, path: string, message: string, value?: string): void {
  if (reading.faults.length < maxFaults) reading.faults.push(makeFault(kind, path, message, value))
}

/** Puts a child's name before the paths of the faults found in it. The second of a name and later ones are numbered. */
export function prefixPaths(
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
  for (const fault of reading.faults.slice(start)) fault.path = joinPath(segment, fault.path)
}

/** Joins two paths of elements. */
export function joinPath(outer: string, inner: string): string {
  return inner === '' ? outer : `${outer}/${inner}`
}
