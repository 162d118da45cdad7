import type { Writable } from '@lendwire/xml'
import { contentModels } from './content-models.ts'
import { toVersion1 } from './convert.ts'
import type { Edition, Message, PartialMessage } from './message.ts'
import { withoutSchemes, withSchemes } from './schemes.ts'
import { writeNcip } from './write-message.ts'

/** A message of version 2 by its name: whether its body fits, the writer tells. */
export type NamedMessage = { readonly kind: string; readonly body: unknown }

/** The options of writing a message. */
export type EditionOptions = {
  /** The version attribute; that of the edition's schema or DTD where it is left out. */
  readonly version?: string | undefined
  /** The prefix of element names in version 2; none where it is left out. */
  readonly prefix?: string | undefined
  /** False where no value names the list that it comes from. */
  readonly schemes?: boolean | undefined
  /** The addresses of lists that the peer knows by another one, by element name. */
  readonly schemeAddresses?: Readonly<Record<string, string>> | undefined
}

type Named = NamedMessage & { readonly edition: Edition }

const isNamed = <Kind extends Named>(message: Named): message is Kind => {
  const { content } = contentModels[message.edition].root.type
  return content.kind === 'group' && content.children.has(message.kind)
}

/**
 * Writes a message of version 2 in the edition that a peer wants. Parts for which version 1 has no element are left
 * out.
 *
 * @returns undefined where the edition has no such message
 * @throws WriteError where its body does not fit
 */
export const writeInEdition = (
  { kind, body }: NamedMessage,
  edition: Edition,
  { version, prefix, schemes = true, schemeAddresses }: EditionOptions = {},
): string | undefined => {
  const content = schemes ? withSchemes(body, schemeAddresses) : withoutSchemes(body)
  const version2Message: Named = { edition: '2', kind, body: content }
  const wanted: Named | undefined =
    edition === '1' && isNamed<PartialMessage & Named>(version2Message)
      ? toVersion1(version2Message)?.message
      : version2Message
  return wanted !== undefined && wanted.edition === edition && isNamed<Writable<Message> & Named>(wanted)
    ? writeNcip(wanted, {
        ...(version === undefined ? {} : { version }),
        ...(prefix === undefined ? {} : { prefix }),
      })
    : undefined
}
