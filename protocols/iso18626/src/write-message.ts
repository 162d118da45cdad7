import { type Writable, type WriteOptions, writeDocument } from '@lendwire/xml'
import { withoutEnvelope } from './bare-message.ts'
import { contentModels } from './content-models.ts'
import type { Message } from './message.ts'

/** The options of writing. */
export type WriteMessageOptions = WriteOptions & {
  /** The version attribute; the edition's name if left out. */
  readonly version?: string
  /** Writes the message without ISO18626Message and without a namespace, for peers that refuse both. */
  readonly bare?: boolean
}

/**
 * Writes a message in its edition: valid against the published schema, or not at all.
 *
 * @param message any free text in it may be `{ secret: name }`, to be filled in by `fillSecrets` at sending
 * @returns XML, the declaration included
 * @throws WriteError, whose `faults` say why the schema would not accept the message
 */
export function writeMessage(message: Writable<Message>, options: WriteMessageOptions = {}): string {
  const { edition, kind, body } = message
  const xml = writeDocument(
    { version: options.version ?? edition, [kind]: body },
    contentModels[edition],
    options,
  )
  return options.bare === true ? withoutEnvelope(xml) : xml
}
