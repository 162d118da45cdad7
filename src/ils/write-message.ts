import { type Message, type NamedMessage, type Writable, writeInEdition } from 'node-ncip'
import type { Dialect } from './vendors/vendor-settings.ts'

/** A message of version 2. */
export type Message2 = Extract<Writable<Message>, { readonly edition: '2' }>

/** Takes the prefix from attributes, in tags alone: some systems read bare attributes only. */
const withBareAttributes = (xml: string): string =>
  xml.replace(/<[A-Za-z][^<>]*>/g, (tag) => tag.replace(/\s(?!xmlns:)[A-Za-z][\w.-]*:(?=[A-Za-z]+=")/g, ' '))

/** Takes all names out of the namespace, in tags alone: some systems read bare names only. */
const withoutNamespace = (xml: string): string =>
  withBareAttributes(xml).replace(/<[A-Za-z][^<>]*>/g, (tag) => tag.replace(/\sxmlns(?::ncip)?="[^"]*"/g, ''))

/** The writing settings of a vendor. */
export type WrittenAs = Pick<
  Dialect,
  'edition' | 'version' | 'prefix' | 'namespace' | 'qualifiedAttributes' | 'schemes' | 'schemeAddresses'
>

/**
 * Writes a message as a dialect wants it.
 *
 * @throws TypeError where its edition has no such message; WriteError where its body does not fit
 */
export const write = (message: Message2 | NamedMessage, dialect: WrittenAs): string => {
  const { edition, version, prefix, namespace, qualifiedAttributes, schemes, schemeAddresses } = dialect
  const xml = writeInEdition(message, edition, {
    version: version ?? undefined,
    prefix: namespace ? (prefix ?? undefined) : undefined,
    schemes,
    schemeAddresses,
  })
  if (xml === undefined) throw new TypeError(`NCIP ${edition} has no ${message.kind}`)
  if (edition === '1') return xml
  if (!namespace) return withoutNamespace(xml)
  return qualifiedAttributes ? xml : withBareAttributes(xml)
}

/** The content type of messages. */
export const contentType = 'application/xml; charset="utf-8"'
