import { isReservedNamespace, startScope } from './namespaces.ts'
import { isPlainName } from './patterns.ts'
import { isProperties } from './properties.ts'
import { escapeAttribute, escapeText } from './references.ts'
import { isSecret, markSecret } from './secrets.ts'

/** The document's own names: their prefix, and their namespace, '' for none. */
type Surroundings = { readonly elements: string; readonly attributes: string; readonly namespace: string }

type Wrong = { readonly wrong: string }

const xmlNamespace = startScope.get('xml')

/**
 * Writes raw elements. Namespaces other than the document's own are declared where they begin to be used.
 *
 * @param value a list of `RawElement`; any text in them may be a `Secret`
 * @returns what is wrong where it is no such list, or would not be well-formed
 */
export function writeRawElements(value: unknown, surroundings: Surroundings): string | Wrong {
  if (!Array.isArray(value)) return { wrong: 'a list of elements is needed' }
  const around = surroundings.elements === '' ? surroundings.namespace : ''
  return joinAll(value, (item) =>
    typeof item === 'string' || isSecret(item)
      ? { wrong: 'an element is needed, not text' }
      : writeOne(item, surroundings, around),
  )
}

/** Writes an element, where `around` is the namespace of names without a prefix. */
function writeOne(value: unknown, surroundings: Surroundings, around: string): string | Wrong {
  if (!isProperties(value)) return { wrong: 'an element is an object with a name and its content' }
  const { name, namespace = surroundings.namespace, attributes = [], content = [] } = value
  if (typeof name !== 'string' || !isPlainName(name))
    return { wrong: 'a name of an element that cannot be used' }
  if (typeof namespace !== 'string' || isReservedNamespace(namespace)) {
    return { wrong: 'a namespace that cannot be used' }
  }
  if (!Array.isArray(attributes) || !Array.isArray(content)) {
    return { wrong: 'attributes and content are lists' }
  }
  const isPrefixed = namespace === surroundings.namespace && surroundings.elements !== ''
  const inside = isPrefixed ? around : namespace
  const tag = isPrefixed ? surroundings.elements + name : name
  const declared = inside === around ? '' : ` xmlns="${escapeAttribute(inside)}"`
  const written = writeAttributes(attributes, surroundings)
  if (typeof written !== 'string') return written
  const inner = joinAll(content, (item) =>
    typeof item === 'string' || isSecret(item) ? writeText(item) : writeOne(item, surroundings, inside),
  )
  if (typeof inner !== 'string') return inner
  return inner === '' ? `<${tag}${declared}${written}/>` : `<${tag}${declared}${written}>${inner}</${tag}>`
}

function writeText(text: string | { readonly secret: string }): string | Wrong {
  if (typeof text === 'string') return escapeText(text)
  return markSecret(text) ?? { wrong: "a secret's name holds letters, digits, - . _ only" }
}

function writeAttributes(attributes: readonly unknown[], surroundings: Surroundings): string | Wrong {
  const seen = new Set<string>()
  return joinAll(attributes, (attribute) => {
    if (!isProperties(attribute)) return { wrong: 'an attribute is an object with a name and a value' }
    const { name, namespace = '', value } = attribute
    if (typeof name !== 'string' || !isPlainName(name) || name === 'xmlns') {
      return { wrong: 'a name of an attribute that cannot be used' }
    }
    if (typeof value !== 'string') return { wrong: 'the value of an attribute is text' }
    if (typeof namespace !== 'string' || (namespace !== xmlNamespace && isReservedNamespace(namespace))) {
      return { wrong: 'a namespace that cannot be used' }
    }
    if (seen.has(`{${namespace}}${name}`)) return { wrong: 'an attribute that is there twice' }
    seen.add(`{${namespace}}${name}`)
    return `${namePrefix(namespace, seen.size, surroundings)}${name}="${escapeAttribute(value)}"`
  })
}

/** Writes the text before an attribute's name: a blank, a declaration if one is needed, and the prefix. */
function namePrefix(namespace: string, number: number, surroundings: Surroundings): string {
  if (namespace === '') return ' '
  if (namespace === xmlNamespace) return ' xml:'
  if (namespace === surroundings.namespace) return ` ${surroundings.attributes}`
  const prefix = `${surroundings.attributes.slice(0, -1) || 'raw'}-${number}`
  return ` xmlns:${prefix}="${escapeAttribute(namespace)}" ${prefix}:`
}

function joinAll<Item>(items: readonly Item[], write: (item: Item) => string | Wrong): string | Wrong {
  let joined = ''
  for (const item of items) {
    const written = write(item)
    if (typeof written !== 'string') return written
    joined += written
  }
  return joined
}
