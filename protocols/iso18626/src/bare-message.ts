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

const isErrorMessage = (node: XmlNode): node is XmlElement =>
  typeof node === 'object' && node.name === 'errorMessage'

/** Moves the sentence that Koha adds to error data, `errorMessage`, to the value that it explains. */
const withErrorMessage = (element: XmlElement): XmlElement => {
  const children = element.children.map((node) => (typeof node === 'string' ? node : withErrorMessage(node)))
  const sentence = children.find(isErrorMessage)
  if (element.name !== 'errorData' || sentence === undefined) return { ...element, children }
  const explained = (node: XmlNode): XmlNode =>
    typeof node === 'object' && node.name === 'errorValue'
      ? { ...node, children: [...node.children, ': ', ...sentence.children] }
      : node
  return { ...element, children: children.filter((node) => node !== sentence).map(explained) }
}

/**
 * Puts the envelope around a message that stands without it, reads words that stand in `<value>`, and the sentence of an
 * error in `<errorMessage>`: Koha writes all three. A document that has its envelope keeps it.
 *
 * @param edition in which the message is read
 */
export function withEnvelope({ root }: XmlDocument, edition: Edition = '2021-2'): XmlDocument {
  const plain = withErrorMessage(withPlainValue(root))
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
