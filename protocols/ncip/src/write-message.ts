import { type Writable, type WriteOptions, writeDocument } from '@lendwire/xml'
import { contentModels } from './content-models.ts'
import type { Edition, Message } from './message.ts'

/** The options of writing. */
export type WriteMessageOptions = WriteOptions & {
  /** The version attribute; the edition's in `schemaVersions` if left out. */
  readonly version?: string
}

/** The version attributes that name the schema of version 2.02 and the DTD of version 1.0. */
export const schemaVersions: Readonly<Record<Edition, string>> = {
  1: 'http://www.niso.org/ncip/v1_0/imp1/dtd/ncip_v1_0.dtd',
  2: 'http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd',
}

/**
 * Writes a message in its edition: valid against the schema of version 2.02 or the DTD of version 1, or not at all.
 *
 * @param message any free text in it may be `{ secret: name }`, to be filled in by `fillSecrets` at sending
 * @param options `prefix` for version 2: names have it, where else they have none (and attributes `ncip:`); `doctype:
 * false` for version 1: without document type declaration
 * @returns XML, the declaration included
 * @throws WriteError, whose `faults` say why the schema would not accept the message
 */
export function writeNcip(message: Writable<Message>, options: WriteMessageOptions = {}): string {
  const { edition, kind, body } = message
  const version = options.version ?? schemaVersions[edition]
  return writeDocument({ version, [kind]: body }, contentModels[edition], options)
}
