import { AnyReason } from './parameter.ts'
import { type MessageKey, type ParametersOf, reason } from './reason.ts'

/**
 * Writes a reason as the message of a rule of a schema: zod takes a text there.
 *
 * @returns the reason as JSON, which `reasonOfSchemaMessage` reads
 */
export const schemaMessage = <Key extends MessageKey>(code: Key, ...params: ParametersOf<Key>): string =>
  JSON.stringify(reason(code, ...params))

/** Returns the reason in the message of a rule; undefined where the message is a text of zod or of another library. */
export const reasonOfSchemaMessage = (message: string): AnyReason | undefined => {
  if (!message.startsWith('{')) return undefined
  try {
    return AnyReason.safeParse(JSON.parse(message)).data
  } catch {
    return undefined
  }
}
