import fc, { type Arbitrary } from 'fast-check'

/** An element of a document that our writer wrote, for tests to damage. */
type Element = { name: string; attributes: string; children: Element[]; text: string }

/** One way to damage a document: what to do, at which element (counted over all), and with what. */
export type Mutation = {
  readonly what: (typeof kinds)[number]
  readonly at: number
  readonly to: number
  readonly text: string
}

const kinds = [
  'delete',
  'duplicate',
  'swap',
  'move',
  'rename',
  'value',
  'text',
  'attribute',
  'insert',
] as const

/** The material of damages: values, names and attributes of which some are right in some places. */
export type Vocabulary = {
  readonly values: readonly string[]
  readonly names: readonly string[]
  readonly attributes: readonly string[]
}

/** Gives ways to damage a document. */
export function arbitraryMutations({ values }: Vocabulary): Arbitrary<Mutation> {
  return fc.record({
    what: fc.constantFrom(...kinds),
    at: fc.nat(200),
    to: fc.nat(200),
    text: fc.constantFrom(...values),
  })
}

/** Damages a document that our writer wrote. It stays well-formed. */
export function mutate(xml: string, mutations: readonly Mutation[], vocabulary: Vocabulary): string {
  const root = parse(xml)
  for (const mutation of mutations) apply(root, mutation, vocabulary)
  return write(root)
}

/** Rewrites a document that our writer wrote, with the children of every element in another order. */
export function rewrite(xml: string, reorder: (children: readonly Element[]) => Element[]): string {
  const reordered = (element: Element): Element => ({
    ...element,
    children: reorder(element.children.map(reordered)),
  })
  return write(reordered(parse(xml)))
}

function parse(xml: string): Element {
  const stack: Element[] = [{ name: '', attributes: '', children: [], text: '' }]
  for (const [, close, name, attributeText, empty, text] of xml.matchAll(
    /<(\/?)([^\s/>?!]+)([^>]*?)(\/?)>|([^<]+)/g,
  )) {
    const parent = stack.at(-1)
    if (parent === undefined) throw new Error('more end tags than start tags')
    if (text !== undefined) parent.text = text
    else if (close === '/') stack.pop()
    else {
      const element = { name: name ?? '', attributes: attributeText ?? '', children: [], text: '' }
      parent.children.push(element)
      if (empty === '') stack.push(element)
    }
  }
  const root = stack[0]?.children[0]
  if (root === undefined) throw new Error('no element')
  return root
}

function write({ name, attributes: own, children, text }: Element): string {
  const bound = name.startsWith('x:') ? ' xmlns:x="urn:other"' : ''
  return `<${name}${own}${bound}>${text}${children.map(write).join('')}</${name}>`
}

function apply(root: Element, { what, at, to, text }: Mutation, { names, attributes }: Vocabulary): void {
  const all = withParents(root)
  const [element, parent] = pick(all, at)
  const index = parent.children.indexOf(element)
  const other = parent.children.length === 0 ? 0 : to % parent.children.length
  switch (what) {
    case 'delete':
      parent.children.splice(index, 1)
      break
    case 'duplicate':
      for (let copies = to % 4; copies >= 0; copies -= 1)
        parent.children.splice(index, 0, structuredClone(element))
      break
    case 'swap': {
      const before = parent.children[other]
      if (before !== undefined) parent.children.splice(index, 1, before)
      parent.children.splice(other, 1, element)
      break
    }
    case 'move': {
      const [target] = pick(all, to)
      parent.children.splice(index, 1)
      if (!withParents(element).some(([inner]) => inner === target)) target.children.push(element)
      break
    }
    case 'rename':
      element.name = names[to % names.length] ?? ''
      break
    case 'value':
      element.text = text
      break
    case 'text':
      parent.text = text
      break
    case 'attribute':
      element.attributes = attributes[to % attributes.length] ?? ''
      break
    case 'insert':
      parent.children.splice(other, 0, {
        name: names[to % names.length] ?? '',
        attributes: '',
        children: [],
        text,
      })
      break
  }
}

/** Returns every element below the root with its parent; the root itself where it has none. */
function withParents(root: Element): [Element, Element][] {
  const pairs = (parent: Element): [Element, Element][] =>
    parent.children.flatMap((child): [Element, Element][] => [[child, parent], ...pairs(child)])
  return pairs(root)
}

function pick(all: readonly [Element, Element][], at: number): [Element, Element] {
  const pair = all[at % Math.max(all.length, 1)]
  const nothing = { name: '', attributes: '', children: [], text: '' }
  return pair ?? [nothing, nothing]
}
