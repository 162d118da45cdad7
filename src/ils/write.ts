import {
  contentModels,
  type Message,
  type PartialMessage,
  toVersion1,
  type Writable,
  writeNcip,
} from 'node-ncip'
import type { Dialect } from './dialects/dialect.ts'

/** A message of version 2. */
export type Message2 = Extract<Writable<Message>, { readonly edition: '2' }>

/** A message by its name: whether its body fits, the writer tells. */
type Named = { readonly edition: '1' | '2'; readonly kind: string; readonly body: unknown }

const isMessage = (message: Named): message is Writable<Message> => {
  const { content } = contentModels[message.edition].root.type
  return content.kind === 'group' && content.children.has(message.kind)
}

/** Places of secrets are objects with a name, which conversion carries along as they are. */
const isConvertible = (message: Named): message is PartialMessage => isMessage(message)

const inEdition = (message: Named, edition: Dialect['edition']): Named =>
  edition === '1' && isConvertible(message)
    ? (toVersion1(message)?.message ?? { ...message, edition })
    : message

/** Takes names out of the namespace, in tags alone: some systems read bare names only. */
const withoutNamespace = (xml: string): string =>
  xml.replace(/<[A-Za-z][^<>]*>/g, (tag) =>
    tag.replace(/\sxmlns(?::ncip)?="[^"]*"/g, '').replace(/\sncip:(?=[A-Za-z]+=")/g, ' '),
  )

/**
 * Writes a message as a dialect wants it.
 *
 * @throws WriteError where its body does not fit
 */
export const write = (message: Message2 | Named, dialect: Omit<Dialect, 'calls'>): string => {
  const { edition, version, prefix, namespace } = dialect
  const written = inEdition(message, edition)
  if (!isMessage(written)) throw new TypeError(`NCIP ${edition} has no ${message.kind}`)
  const xml = writeNcip(written, {
    ...(version === null ? {} : { version }),
    ...(prefix === null || !namespace ? {} : { prefix }),
  })
  return edition === '2' && !namespace ? withoutNamespace(xml) : xml
}

/** What messages are labelled as. */
export const contentType = 'application/xml; charset="utf-8"'
