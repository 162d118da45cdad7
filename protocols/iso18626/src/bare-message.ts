import type { XmlDocument, XmlElement, XmlNode } from '@lendwire/xml'
import { contentModels, namespace } from './content-models.ts'
import type { Edition } from './message.ts'

const { content } = contentModels['2021-2'].root.type
const kinds: ReadonlySet<string> = new Set(content.kind === 'group' ? content.children.keys() : [])

const envelopeAttributes = (edition: Edition): XmlElement['attributes'] => [
  ['xmlns', namespace],
  ['xmlns:ill', namespace],
  ['ill:version', edition],
]

const isBlank = (node: XmlNode): boolean => typeof node === 'string' && node.trim() === ''

/** Unwraps a word that stands in an element of its own: `<volume><value>14</value></volume>`. */
const withPlainValue = (element: XmlElement): XmlElement => {
  const children = element.children.filter((node) => !isBlank(node))
  const [only] = children
  if (children.length === 1 && typeof only === 'object' && only.name === 'value')
    return { ...element, children: only.children }
  return {
    ...element,
    children: element.children.map((node) => (typeof node === 'string' ? node : withPlainValue(node))),
  }
}

/**
 * Puts the envelope around a message that stands without it, and reads words that stand in `<value>`: Koha writes both.
 * A document that has its envelope keeps it.
 *
 * @param edition in which the message is read
 */
export function withEnvelope({ root }: XmlDocument, edition: Edition = '2021-2'): XmlDocument {
  const plain = withPlainValue(root)
  return kinds.has(root.name)
    ? { root: { name: 'ISO18626Message', attributes: envelopeAttributes(edition), children: [plain] } }
    : { root: plain }
}

/**
 * Takes the envelope, with its namespaces, from a message that was written without a prefix.
 *
 * @param xml as `writeMessage` gives it
 */
export const withoutEnvelope = (xml: string): string =>
  xml.replace(/^(?:<\?xml[^>]*>\s*)?<ISO18626Message\b[^>]*>/, '').replace(/<\/ISO18626Message>\s*$/, '')
