import { bridge, type State } from './automaton.ts'
import type { Child, Content, ContentModel, ElementType } from './content-model.ts'
import { type Fault, type FaultKind, makeFault, sayOneOf, WriteError } from './fault.ts'
import { orderOf } from './particle.ts'
import { isPlainName } from './patterns.ts'
import { isProperties, type Properties } from './properties.ts'
import { writeRawElements } from './raw-element-writer.ts'
import { escapeAttribute, escapeText } from './references.ts'
import { isSecret, markSecret } from './secrets.ts'
import { collapse, type SimpleType } from './simple-type.ts'

/** The options of writing. */
export type WriteOptions = {
  /** Each element on a line of its own, indented by two blanks. */
  readonly indent?: boolean
  /** The prefix of all elements and attributes; left out, elements have none and attributes the model's. */
  readonly prefix?: string
  /** False where the model's document type declaration is not written. */
  readonly doctype?: boolean
}

type Writing = {
  readonly model: ContentModel
  readonly indent: boolean
  /** The prefix of the names of elements, and of attributes: a prefix and a colon, or nothing. */
  readonly elements: string
  readonly attributes: string
  readonly faults: Fault[]
}
type Group = Extract<Content, { kind: 'group' }>
type Simple = Exclude<Content, { kind: 'group' | 'raw' }>

/** The writer's place, from below the root (null): names are joined only where there is a fault to report. */
type Path = {
  readonly above: Path
  readonly name: string
  /** Which of several elements of that name it is, from 0. */
  readonly index: number
  readonly depth: number
} | null

/**
 * Writes a value as a document of the model, in the model's order. Properties that are undefined are left out.
 *
 * @param value as `readDocument` gives it; any free text may be a `Secret`
 * @returns XML, the declaration included
 * @throws WriteError if the result would not be valid
 */
export function writeDocument(value: Properties, model: ContentModel, options: WriteOptions = {}): string {
  const { namespace, doctype } = model
  const isPrefixed = options.prefix !== undefined && namespace !== undefined
  const prefix = options.prefix ?? model.prefix
  const writing: Writing = {
    model,
    indent: options.indent === true,
    elements: isPrefixed ? `${prefix}:` : '',
    attributes: namespace === undefined ? '' : `${prefix}:`,
    faults: [],
  }
  if (isPrefixed && !isPrefix(prefix)) note(writing, null, 'bad_value', 'the prefix cannot be used', prefix)
  const uri = escapeAttribute(namespace ?? '')
  const declared = (isPrefixed ? [`:${prefix}`] : ['', `:${prefix}`]).map((name) => ` xmlns${name}="${uri}"`)
  const root = writeElement(
    writing,
    model.root,
    value,
    null,
    namespace === undefined ? '' : declared.join(''),
  )
  if (writing.faults.length > 0) throw new WriteError(writing.faults)
  const before = doctype === undefined || options.doctype === false ? '' : `<!DOCTYPE ${doctype}>\n`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${before}${root}${writing.indent ? '\n' : ''}`
}

function isPrefix(prefix: string): boolean {
  return isPlainName(prefix) && !/^xml/i.test(prefix)
}

function writeElement(
  writing: Writing,
  { name, type }: Child,
  value: unknown,
  path: Path,
  declared = '',
): string {
  const attributes = declared + writeAttributes(writing, type, value, path)
  const inner = writeContent(writing, type, value, path)
  const tag = writing.elements + name
  return inner === '' ? `<${tag}${attributes}/>` : `<${tag}${attributes}>${inner}</${tag}>`
}

function writeContent(writing: Writing, type: ElementType, value: unknown, path: Path): string {
  const { content } = type
  if (content.kind === 'group') return writeGroup(writing, type, content, value, path)
  if (content.kind === 'raw') return writeRaw(writing, value, path)
  return writeSimple(writing, content, type.attributes.size > 0 ? propertyOf(value, 'value') : value, path)
}

function writeRaw(writing: Writing, value: unknown, path: Path): string {
  const { elements, attributes, model } = writing
  const written = writeRawElements(value, { elements, attributes, namespace: model.namespace ?? '' })
  if (typeof written === 'string') return written
  note(writing, path, 'bad_value', written.wrong)
  return ''
}

function writeGroup(writing: Writing, type: ElementType, content: Group, value: unknown, path: Path): string {
  if (!isProperties(value)) {
    note(writing, path, 'bad_value', 'an object with the child elements is needed')
    return ''
  }
  for (const name of Object.keys(value)) {
    if (content.children.has(name) || type.attributes.has(name) || value[name] === undefined) continue
    note(writing, below(path, name), 'unknown_element', 'the property is not known here')
  }
  const order = orderIn(content, value)
  if (order === undefined)
    note(writing, path, 'unexpected_element', 'more than one alternative of a choice is given')
  const depth = path?.depth ?? 0
  const margin = writing.indent ? `\n${'  '.repeat(depth + 1)}` : ''
  let state = content.start
  let written = ''
  for (const name of order ?? []) {
    const child = content.children.get(name)
    if (child === undefined || value[name] === undefined) continue
    const items = itemsOf(child, value[name])
    for (let index = 0; index < items.length; index += 1) {
      const place = below(path, name, index)
      state = step(writing, state, name, place)
      written += margin + writeElement(writing, child, items[index], place)
    }
  }
  if (!state.accepts && order !== undefined) noteMissing(writing, path, bridge(state)?.missing ?? [])
  return written === '' || margin === '' ? written : `${written}\n${'  '.repeat(depth)}`
}

/** Puts the names of a value's children in order. One alone is in order: the root of NCIP has a hundred to choose from. */
function orderIn({ order, particle, children }: Group, value: Properties): readonly string[] | undefined {
  if (order !== undefined) return order
  const names = Object.keys(value).filter((name) => children.has(name) && value[name] !== undefined)
  return names.length < 2 ? names : orderOf(particle, (name) => value[name] !== undefined)
}

function itemsOf(child: Child, value: unknown): readonly unknown[] {
  return child.repeats && Array.isArray(value) ? value : [value]
}

/** Returns the state after the element, over required ones that are missing. */
function step(writing: Writing, state: State, name: string, path: Path): State {
  const next = state.next.get(name)
  if (next !== undefined) return next
  const way = bridge(state, name)
  if (way === undefined) note(writing, path, 'unexpected_element', 'the element must not stand so often')
  else noteMissing(writing, path?.above ?? null, way.missing)
  return way?.state.next.get(name) ?? state
}

function noteMissing(writing: Writing, path: Path, missing: readonly (readonly string[])[]): void {
  for (const names of missing) {
    const [only] = names
    if (only !== undefined && names.length === 1)
      note(writing, below(path, only), 'missing_element', 'the element is required')
    else note(writing, path, 'missing_element', sayOneOf(names))
  }
}

function writeSimple(writing: Writing, content: Simple, value: unknown, path: Path): string {
  if (content.kind === 'empty') {
    if (value !== true) note(writing, path, 'bad_value', 'the value must be true; leave it out for no')
    return ''
  }
  if (content.kind === 'codes') {
    if (typeof value === 'string' && content.values.has(value)) return value
    const message = `the value must be one of ${[...content.values].join(', ')}`
    note(writing, path, 'bad_value', message, typeof value === 'string' ? value : undefined)
    return ''
  }
  if (content.name === 'text' && isSecret(value)) {
    const marked = markSecret(value)
    if (marked === undefined)
      note(writing, path, 'bad_value', "a secret's name holds letters, digits, - . _ only")
    return marked ?? ''
  }
  return escapeText(writeValue(writing, value, content.name === 'boolean', content.type, path))
}

function writeValue(
  writing: Writing,
  value: unknown,
  isBoolean: boolean,
  type: SimpleType,
  path: Path,
): string {
  if (isBoolean && typeof value === 'boolean') return String(value)
  if (!isBoolean && typeof value === 'string' && type.allows(value))
    return type.keepsSpace ? value : collapse(value)
  note(
    writing,
    path,
    'bad_value',
    `the value must be ${type.title}`,
    typeof value === 'string' ? value : undefined,
  )
  return ''
}

function writeAttributes(writing: Writing, type: ElementType, value: unknown, path: Path): string {
  let written = ''
  if (type.attributes.size === 0) return written
  for (const attribute of type.attributes.values()) {
    const attributeValue = propertyOf(value, attribute.name)
    const place = below(path, `@${attribute.name}`)
    if (attributeValue === undefined && !attribute.required) continue
    if (attributeValue === undefined) note(writing, place, 'missing_attribute', 'the attribute is required')
    if (attributeValue !== undefined)
      written += ` ${writing.attributes}${attribute.name}="${escapeAttribute(writeValue(writing, attributeValue, false, attribute.type, place))}"`
  }
  return written
}

function propertyOf(value: unknown, name: string): unknown {
  return isProperties(value) ? value[name] : undefined
}

function note(writing: Writing, path: Path, kind: FaultKind, message: string, value?: string): void {
  const { name } = writing.model.root
  const names = namesOf(path)
  const place = names.length === 0 || names[0]?.startsWith('@') ? [name, ...names] : names
  writing.faults.push(makeFault(kind, place.join('/'), message, value))
}

function below(above: Path, name: string, index = 0): Path {
  return { above, name, index, depth: (above?.depth ?? 0) + 1 }
}

function namesOf(path: Path): readonly string[] {
  if (path === null) return []
  const { above, name, index } = path
  return [...namesOf(above), index === 0 ? name : `${name}[${index + 1}]`]
}
