import type { Child, ElementType, Particle, SimpleTypeName } from '@lendwire/xml'
import fc, { type Arbitrary } from 'fast-check'

type Properties = Readonly<Record<string, unknown>>

/** Text with what is hard to write and read back: markup, quotation marks, whitespace, letters of all kinds. */
const awkward = ['<', '>', '&', '"', "'", ']]>', '\n', '\r', '\t', ' ', '&amp;', '日', '𐐷', 'a']
const text: Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('', 'Gösta Berlings saga', 'LIB-1-1', '0012', ' a  b ', '1e3', 'true'),
  },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...awkward) }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme' }).filter((value) => !/[^\t\n\r -\uFFFD]/.test(value)),
  },
)

const digits = (length: number): Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: length })
const joined = (...parts: readonly Arbitrary<string>[]): Arbitrary<string> =>
  fc.tuple(...parts).map((values) => values.join(''))

const simple: Readonly<Record<SimpleTypeName, Arbitrary<unknown>>> = {
  text,
  code: fc.oneof(
    fc.constantFrom('ISIL', 'Other', ''),
    text.map((value) => value.trim()),
  ),
  dateTime: joined(
    fc
      .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 19)),
    fc.constantFrom('', '.5', '.123456789'),
    fc.constantFrom('', 'Z', '+02:00', '-14:00'),
  ),
  boolean: fc.boolean(),
  integer: joined(fc.constantFrom('', '-', '+'), digits(18)),
  nonNegativeInteger: digits(18),
  positiveInteger: joined(fc.constant('1'), digits(17)),
  decimal: joined(fc.constantFrom('', '-', '+'), digits(9), fc.constantFrom('', '.5', '.')),
  uri: fc.constantFrom('http://example.org/codes', 'urn:isbn:1', ''),
}

/** Elements of other languages, as reading keeps them: with what they may hold, and in which namespaces. */
const rawElements: Arbitrary<readonly unknown[]> = fc.array(
  fc.letrec<{ element: unknown }>((tie) => ({
    element: fc.record(
      {
        name: fc.constantFrom('note', 'Title', 'x-1', 'é'),
        namespace: fc.constantFrom('urn:other', 'http://example.org/a?b&c', ''),
        attributes: fc.uniqueArray(
          fc.record(
            {
              name: fc.constantFrom('code', 'lang'),
              namespace: fc.constantFrom('urn:other', 'http://www.w3.org/XML/1998/namespace'),
              value: text.map((value) => value.replaceAll('\r\n', '')),
            },
            { requiredKeys: ['name', 'value'] },
          ),
          { minLength: 1, maxLength: 2, selector: ({ name, namespace }) => `${namespace}:${name}` },
        ),
        content: fc.oneof(
          { depthSize: 'small' },
          fc.constantFrom([], ['text'], [' ']),
          text.map((value) => [value].filter((values) => values !== '')),
          fc.tuple(tie('element'), fc.constant('tail'), tie('element')),
          fc.array(tie('element'), { maxLength: 2 }),
        ),
      },
      { requiredKeys: ['name', 'namespace', 'content'] },
    ),
  })).element,
  { maxLength: 2 },
)

/** The placeholder of a type while it is being built, so that a type that holds itself ends. */
const nothing = Symbol('nothing')
const built = new WeakMap<ElementType, Arbitrary<unknown> | typeof nothing>()

/** Gives values that an element of a content model may have, in the form in which reading gives them. */
export function arbitraryValue(type: ElementType): Arbitrary<unknown> {
  const existing = built.get(type)
  if (existing === nothing) throw new Error(`${type.name} must hold itself`)
  if (existing !== undefined) return existing
  built.set(type, nothing)
  const value = buildValue(type)
  built.set(type, value)
  return value
}

function buildValue(type: ElementType): Arbitrary<unknown> {
  const { content } = type
  const attributes = arbitraryAttributes(type)
  if (content.kind === 'group') {
    return merged([arbitraryGroup(content.particle, content.children), attributes])
  }
  const own =
    content.kind === 'codes'
      ? fc.constantFrom(...content.values)
      : content.kind === 'simple'
        ? simple[content.name]
        : content.kind === 'raw'
          ? rawElements
          : fc.constant(true)
  return type.attributes.size === 0 ? own : merged([own.map((value) => ({ value })), attributes])
}

function arbitraryGroup(particle: Particle, children: ReadonlyMap<string, Child>): Arbitrary<Properties> {
  if (particle.kind === 'element') {
    const { name, min } = particle
    const child = children.get(name)
    if (child === undefined) throw new Error(`${name} is not in the model`)
    if (built.get(child.type) === nothing) return fc.constant({})
    const value = arbitraryValue(child.type)
    const several = fc.array(value, { minLength: Math.max(min, 1), maxLength: Math.min(particle.max, 3) })
    const present = (child.repeats ? several : value).map((item) => ({ [name]: item }))
    return min === 0
      ? fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: present })
      : present
  }
  const items = particle.items.map((item) => arbitraryGroup(item, children))
  const once = particle.kind === 'choice' ? fc.oneof(...items) : merged(items)
  return particle.min === 0 ? fc.oneof(fc.constant({}), once) : once
}

function arbitraryAttributes({ attributes }: ElementType): Arbitrary<Properties> {
  return merged(
    [...attributes.values()].map(({ name, required }) => {
      const present = simple.uri.map((value) => ({ [name]: value }))
      return required ? present : fc.oneof(fc.constant({}), present)
    }),
  )
}

function merged(parts: readonly Arbitrary<Properties>[]): Arbitrary<Properties> {
  return fc.tuple(...parts).map((objects) => Object.assign({}, ...objects))
}
