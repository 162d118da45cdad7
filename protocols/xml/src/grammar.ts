/** A child element, or a group of them, with the number of times that it may occur. */
export type Particle =
  | {
      readonly kind: 'element'
      readonly name: string
      readonly content: string
      readonly min: number
      readonly max: number
    }
  | {
      readonly kind: 'sequence' | 'choice'
      readonly items: readonly Particle[]
      /** The names of all elements in it. */
      readonly names: ReadonlySet<string>
      /** True where two of its items hold the same name. */
      readonly overlaps: boolean
      readonly min: number
      readonly max: number
    }

/** An attribute of an element. */
type AttributeDeclaration = {
  readonly name: string
  readonly required: boolean
  readonly type: string
}

/** The declaration of an element in a line of a table. */
export type Declaration = {
  readonly content:
    | { readonly kind: 'group'; readonly particle: Particle }
    | { readonly kind: 'codes'; readonly values: readonly string[] }
    | { readonly kind: 'named'; readonly name: string }
  readonly attributes: readonly AttributeDeclaration[]
}

type Tokens = { readonly list: readonly string[]; position: number }

const occurrences: Readonly<Record<string, readonly [number, number]>> = {
  '?': [0, 1],
  '*': [0, Number.POSITIVE_INFINITY],
  '+': [1, Number.POSITIVE_INFINITY],
}

/**
 * Reads a content-model table (its language is in the package's README).
 *
 * @returns the declaration of each name, in the table's order
 * @throws Error naming the line that cannot be read, or the name that is declared twice
 */
export function parseTable(table: string): ReadonlyMap<string, Declaration> {
  const declarations = new Map<string, Declaration>()
  for (const entry of entriesOf(table)) {
    const colon = entry.indexOf(':')
    const names = entry.slice(0, Math.max(colon, 0)).trim().split(/\s+/)
    const declaration = parseDeclaration(entry.slice(colon + 1), entry)
    for (const name of names) {
      if (!/^[\w.-]+$/.test(name)) throw new Error(`content model: no name before the colon in "${entry}"`)
      if (declarations.has(name)) throw new Error(`content model: ${name} is declared twice`)
      declarations.set(name, declaration)
    }
  }
  return declarations
}

/**
 * Splits a text into its entries. An entry is a line, and the lines after it until it has its colon and its brackets
 * are closed.
 */
function entriesOf(table: string): string[] {
  const entries: string[] = []
  let entry = ''
  for (const line of table.split('\n')) {
    const text = line.trim()
    if (text === '' || text.startsWith('#')) continue
    entry = entry === '' ? text : `${entry} ${text}`
    const open = (entry.match(/[({]/g) ?? []).length - (entry.match(/[)}]/g) ?? []).length
    if (open > 0 || !entry.includes(':')) continue
    entries.push(entry)
    entry = ''
  }
  if (entry !== '') throw new Error(`content model: "${entry}" is not finished`)
  return entries
}

function parseDeclaration(text: string, entry: string): Declaration {
  const tokens: Tokens = {
    list: text.match(/\{\d+,\d+\}|[(){}|,?*+]|'[^']*'|@?[\w.-]+!?([:=][\w.-]+)?|\S/g) ?? [],
    position: 0,
  }
  const content = parseContent(tokens, entry)
  const attributes: AttributeDeclaration[] = []
  for (let token = next(tokens); token !== undefined; token = next(tokens)) {
    const parts = /^@([\w.-]+)(!?)(?::(\w+))?$/.exec(token)
    if (parts === null) throw new Error(`content model: "${token}" is not expected in "${entry}"`)
    attributes.push({ name: parts[1] ?? '', required: parts[2] === '!', type: parts[3] ?? 'text' })
  }
  return { content, attributes }
}

function parseContent(tokens: Tokens, entry: string): Declaration['content'] {
  const first = tokens.list[tokens.position]
  if (first === '(') return { kind: 'group', particle: parseParticle(tokens, entry) }
  tokens.position += 1
  if (first === '{') {
    const end = tokens.list.indexOf('}', tokens.position)
    const values = tokens.list.slice(tokens.position, end).map((value) => value.replace(/^'|'$/g, ''))
    tokens.position = end + 1
    return { kind: 'codes', values }
  }
  if (first === undefined || !/^[\w.-]+$/.test(first))
    throw new Error(`content model: no content in "${entry}"`)
  return { kind: 'named', name: first }
}

function parseParticle(tokens: Tokens, entry: string): Particle {
  const token = next(tokens)
  if (token !== '(') {
    const parts = /^([\w.-]+)(?:=([\w.-]+))?$/.exec(token ?? '')
    if (parts === null) throw new Error(`content model: "${token}" is no element in "${entry}"`)
    const name = parts[1] ?? ''
    return { kind: 'element', name, content: parts[2] ?? name, ...parseOccurrence(tokens) }
  }
  const items = [parseParticle(tokens, entry)]
  const separator = next(tokens)
  for (let token = separator; token !== ')'; token = next(tokens)) {
    if (token !== separator || (token !== ',' && token !== '|')) {
      throw new Error(`content model: "${token}" is not expected in "${entry}"`)
    }
    items.push(parseParticle(tokens, entry))
  }
  const held = items.flatMap((item) => (item.kind === 'element' ? [item.name] : [...item.names]))
  const names = new Set(held)
  return {
    kind: separator === '|' ? 'choice' : 'sequence',
    items,
    names,
    overlaps: names.size < held.length,
    ...parseOccurrence(tokens),
  }
}

function parseOccurrence(tokens: Tokens): { min: number; max: number } {
  const token = tokens.list[tokens.position] ?? ''
  const bounds = /^\{(\d+),(\d+)\}$/.exec(token)
  const [min, max] = occurrences[token] ?? (bounds === null ? [1, 1] : [Number(bounds[1]), Number(bounds[2])])
  if (bounds !== null || token in occurrences) tokens.position += 1
  return { min, max }
}

function next(tokens: Tokens): string | undefined {
  const token = tokens.list[tokens.position]
  tokens.position += 1
  return token
}
