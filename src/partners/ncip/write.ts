import {
  contentModels,
  type Edition,
  type Message,
  type PartialMessage,
  toVersion1,
  type Writable,
  writeNcip,
} from 'node-ncip'

/** A message by its name: whether its body fits, the writer tells. */
export type NamedMessage = { readonly edition: Edition; readonly kind: string; readonly body: unknown }

/** A message of version 2. */
export type Message2 = Extract<Writable<Message>, { readonly edition: '2' }>

/** What a message is written as. */
export type Wire = {
  readonly edition: Edition
  /** The version attribute; that of the edition's schema or DTD where it is left out. */
  readonly version?: string | undefined
  readonly prefix: string
}

/** What messages are labelled as. */
export const contentType = 'application/xml; charset="utf-8"'

/** Is there a message of that name in its edition? */
const isNamed = <Named extends NamedMessage>(message: NamedMessage): message is Named => {
  const { content } = contentModels[message.edition].root.type
  return content.kind === 'group' && content.children.has(message.kind)
}

/**
 * Writes a message of version 2 in the edition that is wanted; what version 1 has no element for is left out.
 *
 * @param message known by its name, since a response may be that of any service
 * @returns undefined where the edition has no such message
 * @throws WriteError where its body does not fit
 */
export const write = (message: NamedMessage, { edition, version, prefix }: Wire): string | undefined => {
  const wanted = edition === '2' ? message : inVersion1(message)
  return wanted !== undefined && isNamed<Writable<Message> & NamedMessage>(wanted)
    ? writeNcip(wanted, { ...(version === undefined ? {} : { version }), prefix })
    : undefined
}

const inVersion1 = (message: NamedMessage): NamedMessage | undefined =>
  isNamed<PartialMessage & NamedMessage>(message) ? toVersion1(message)?.message : undefined
