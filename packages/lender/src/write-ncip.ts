import {
  contentModels,
  type Edition,
  type Message,
  type PartialMessage,
  toVersion1,
  type Writable,
  writeNcip,
} from 'node-ncip'

type Named = { readonly edition: Edition; readonly kind: string; readonly body: unknown }

const isMessage = (message: Named): message is Writable<Message> => {
  const { content } = contentModels[message.edition].root.type
  return content.kind === 'group' && content.children.has(message.kind)
}

const isConvertible = (message: Named): message is PartialMessage => isMessage(message)

/**
 * Writes a message of version 2 in the edition that is wanted; what version 1 has no element for is left out.
 *
 * @returns undefined where the edition has no such message
 * @throws WriteError where its body does not fit
 */
export const writeIn = (
  edition: Edition,
  message: { readonly kind: string; readonly body: unknown },
  options: { readonly version?: string | undefined; readonly prefix?: string } = {},
): string | undefined => {
  const { version, ...rest } = options
  const given: Named = { edition: '2', ...message }
  const wanted: Named | undefined =
    edition === '1' && isConvertible(given) ? toVersion1(given)?.message : given
  return wanted !== undefined && wanted.edition === edition && isMessage(wanted)
    ? writeNcip(wanted, { ...(version === undefined ? {} : { version }), ...rest })
    : undefined
}
