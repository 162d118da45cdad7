import { buildAutomaton, type State } from './automaton.ts'
import { type Declaration, type Particle, parseTable } from './grammar.ts'
import { elementsOf, onlyOrder } from './particle.ts'
import { isSimpleTypeName, type SimpleType, type SimpleTypeName, simpleTypes } from './simple-type.ts'

/** The definition of a language of element trees. */
export type ContentModelDefinition = {
  /** The namespace of every element and attribute; left out for a language without one. */
  readonly namespace?: string
  /** The prefix that attributes are written with. */
  readonly prefix?: string
  /** The name of the root element. */
  readonly root: string
  /** The table of content models; its language is in the package's README. */
  readonly table: string
  /** Attributes that any element may have and that say nothing; they are neither read nor noted. */
  readonly ignoredAttributes?: readonly string[]
  /**
   * The elements that are kept where those of several alternatives of a choice occur: of the first one, unless this says all;
   * the value then does not fit.
   */
  readonly alternatives?: 'first' | 'all'
  /** The content of the document type declaration; the writer puts one before the root element. */
  readonly doctype?: string
}

/** An attribute that an element may have. */
export type AttributeType = { readonly name: string; readonly required: boolean; readonly type: SimpleType }

/** A child element that an element may have. */
export type Child = { readonly name: string; readonly repeats: boolean; readonly type: ElementType }

/** The content of an element. */
export type Content =
  | { readonly kind: 'empty' }
  /** Any elements, kept as `RawElement`. */
  | { readonly kind: 'raw' }
  | { readonly kind: 'simple'; readonly name: SimpleTypeName; readonly type: SimpleType }
  | { readonly kind: 'codes'; readonly values: ReadonlySet<string> }
  | {
      readonly kind: 'group'
      readonly particle: Particle
      readonly children: ReadonlyMap<string, Child>
      /** The names of the children where only one order is possible: a sequence of elements, each at one place. */
      readonly order: readonly string[] | undefined
      readonly start: State
    }

/** The type of an element: a line of the table, which elements of several names may share. */
export type ElementType = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, AttributeType>
  /** True where one of them is required. */
  readonly needsAttributes: boolean
  readonly content: Content
}

/** A compiled table. */
export type ContentModel = {
  readonly namespace: string | undefined
  readonly prefix: string
  readonly root: Child
  /** The types by the names of their lines. */
  readonly types: ReadonlyMap<string, ElementType>
  readonly ignoredAttributes: ReadonlySet<string>
  readonly alternatives: 'first' | 'all'
  readonly doctype: string | undefined
}

/**
 * Compiles a table once for all reading and writing.
 *
 * @throws Error if the table is wrong: a name that is not declared, twice declared or ambiguous
 */
export function compileContentModel(definition: ContentModelDefinition): ContentModel {
  const declarations = parseTable(definition.table)
  const types = new Map<string, ElementType>()
  const aliases = new Set<string>()
  const resolve = (name: string): ElementType => {
    const elementType = types.get(name)
    if (elementType !== undefined) return elementType
    const declaration = declarations.get(name)
    if (declaration === undefined) throw new Error(`content model: ${name} is not declared`)
    const alias = aliasOf(declaration, declarations)
    if (alias !== undefined) {
      if (aliases.has(name)) throw new Error(`content model: ${name} is declared by its own name`)
      aliases.add(name)
      const type = resolve(alias)
      types.set(name, type)
      return type
    }
    const type: { -readonly [key in keyof ElementType]: ElementType[key] } = {
      name,
      attributes: compileAttributes(declaration),
      needsAttributes: declaration.attributes.some(({ required }) => required),
      content: { kind: 'empty' },
    }
    types.set(name, type)
    type.content = compileContent(declaration, resolve)
    return type
  }
  for (const name of declarations.keys()) resolve(name)
  return {
    namespace: definition.namespace,
    prefix: definition.prefix ?? 'ns',
    root: { name: definition.root, repeats: false, type: resolve(definition.root) },
    types,
    ignoredAttributes: new Set(definition.ignoredAttributes),
    alternatives: definition.alternatives ?? 'first',
    doctype: definition.doctype,
  }
}

function aliasOf(
  declaration: Declaration,
  declarations: ReadonlyMap<string, Declaration>,
): string | undefined {
  const { content, attributes } = declaration
  if (content.kind !== 'named' || attributes.length > 0 || isBuiltIn(content.name)) return undefined
  return declarations.has(content.name) ? content.name : undefined
}

/** Returns whether a name is a word of the table, which takes precedence over an element of that name. */
function isBuiltIn(name: string): boolean {
  return name === 'empty' || name === 'raw' || isSimpleTypeName(name)
}

function compileAttributes({ attributes }: Declaration): ReadonlyMap<string, AttributeType> {
  return new Map(
    attributes.map(({ name, required, type }) => [
      name,
      { name, required, type: simpleTypes[simpleName(type)] },
    ]),
  )
}

function compileContent({ content }: Declaration, resolve: (name: string) => ElementType): Content {
  if (content.kind === 'codes') return { kind: 'codes', values: new Set(content.values) }
  if (content.kind === 'named') {
    if (content.name === 'empty' || content.name === 'raw') return { kind: content.name }
    const name = simpleName(content.name)
    return { kind: 'simple', name, type: simpleTypes[name] }
  }
  const { particle } = content
  const children = new Map<string, Child>()
  for (const [name, { content: line, repeats }] of elementsOf(particle)) {
    const type = resolve(line)
    // Several raw contents are read into one list, so theirs is never a list of lists.
    children.set(name, { name, repeats: repeats && type.content.kind !== 'raw', type })
  }
  return { kind: 'group', particle, children, order: onlyOrder(particle), start: buildAutomaton(particle) }
}

function simpleName(name: string): SimpleTypeName {
  if (!isSimpleTypeName(name)) throw new Error(`content model: ${name} is neither declared nor a simple type`)
  return name
}
