import type { MessageParameters } from './message-parameters.ts'

/** The key of a message of the catalogue: its area (the name of its file), then its path in the file. */
export type MessageKey = keyof MessageParameters

/** The keys of an area, such as `failure`, or of a part of it, such as `connection_test.tcp_refused`. */
export type KeysOf<Area extends string> = Extract<MessageKey, `${Area}.${string}`>

/** A sentence that no code is known of, kept as it came: what a partner, a server or an older version wrote. */
export type TextReason = { readonly code: 'text'; readonly params: { readonly text: string } }

/** Why something is so, as data: a code of the catalogue and what its sentence is made with. */
export type Reason<Key extends MessageKey> = {
  readonly [K in Key]: { readonly code: K; readonly params: MessageParameters[K] }
}[Key]

type NoParameters = Readonly<Record<string, never>>

/** The keys among some whose messages are made with nothing. */
export type PlainKey<Key extends MessageKey> = {
  [K in Key]: MessageParameters[K] extends NoParameters ? K : never
}[Key]

/** The parameters of a message, left out where it has none. */
export type ParametersOf<Key extends MessageKey> = MessageParameters[Key] extends NoParameters
  ? []
  : [params: MessageParameters[Key]]

/** Makes a reason. The compiler checks its parameters by the message in the catalogue. */
export const reason = <Key extends MessageKey>(
  code: Key,
  ...[params]: ParametersOf<Key>
): { readonly code: Key; readonly params: MessageParameters[Key] } => ({
  code,
  params: params ?? ({} as MessageParameters[Key]),
})

/** Makes a reason of words that came from outside. */
export const textReason = (text: string): TextReason => ({ code: 'text', params: { text } })
