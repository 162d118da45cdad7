import { type Fault, type Limits, parseDocument, type ReadDocument, type XmlReader } from '@lendwire/xml'
import { withEnvelope } from './bare-message.ts'
import { contentModels } from './content-models.ts'
import { type EditionReading, readInEdition } from './edition.ts'
import type { Edition, Message, MessageKind, PartialMessage } from './message.ts'

/** The options of reading. */
export type ReadOptions = {
  /** The edition to read in, whatever the message says. */
  readonly edition?: Edition
  /** Reads a message that stands without ISO18626Message, too. */
  readonly bare?: boolean
  readonly limits?: Partial<Limits>
  /** The reader of the XML: fast-xml-parser, or the faster scan that checks every document before it does. */
  readonly reader?: XmlReader
}

/** A message that fits its type, or what could be read of one that does not. */
export type ReadResult =
  | {
      readonly ok: true
      readonly message: Message
      readonly edition: Edition
      /** The version attribute as it was sent. */
      readonly version: string | undefined
      /** Every departure from the schema that was tolerated. */
      readonly notes: readonly Fault[]
    }
  | {
      readonly ok: false
      /** Every departure from the schema. */
      readonly faults: readonly Fault[]
      /** The readable part, if it is a message of a known kind. */
      readonly partial: PartialMessage | undefined
    }

/** The result of validation. */
export type ValidationResult = {
  /** Every departure from the schema: none means that the message is valid. */
  readonly faults: readonly Fault[]
  readonly kind: MessageKind | undefined
  readonly edition: Edition | undefined
  /** The version attribute as it was sent. */
  readonly version: string | undefined
}

/**
 * Reads a message tolerantly, whatever peer wrote it (ISO 18626:2017 and 2021; the package's README says what is
 * tolerated). Never throws for what is in the message.
 *
 * @param input the bytes as they came, or decoded text
 */
export function readMessage(input: Uint8Array | string, options: ReadOptions = {}): ReadResult {
  const parsed = parseDocument(input, options)
  if (!parsed.ok) return { ok: false, faults: [parsed.fault], partial: undefined }
  const document = options.bare === true ? withEnvelope(parsed.document, options.edition) : parsed.document
  const { edition, version, read } = readInEdition(document, options.edition)
  const { faults } = read
  const kind = kindOf(read, edition)
  if (kind === undefined) return { ok: false, faults, partial: undefined }
  const message = { edition, kind, body: read.value?.[kind] }
  return read.fits && !holdsTwoMessages(faults)
    ? { ok: true, message: message as Message, edition, version, notes: faults }
    : { ok: false, faults, partial: message as PartialMessage }
}

/**
 * Validates a message: no fault means that the published schema of its edition accepts it. Never throws for what is
 * in the message.
 *
 * @param input the bytes as they came, or decoded text
 * @param options `edition` to validate against, else the message's own
 */
export function validateMessage(input: Uint8Array | string, options: ReadOptions = {}): ValidationResult {
  const parsed = parseDocument(input, options)
  if (!parsed.ok) return { faults: [parsed.fault], kind: undefined, edition: undefined, version: undefined }
  const reading: EditionReading = readInEdition(parsed.document, options.edition)
  const { edition, version, read } = reading
  return { faults: read.faults, kind: kindOf(read, edition), edition: read.value && edition, version }
}

function kindOf({ value }: ReadDocument, edition: Edition): MessageKind | undefined {
  const { content } = contentModels[edition].root.type
  const kinds = content.kind === 'group' ? [...content.children.keys()] : []
  return kinds.find((kind) => value?.[kind] !== undefined) as MessageKind | undefined
}

/**
 * Returns whether a document holds a second message. A second message in the same document would be lost unseen, so
 * such a document is not read as one message.
 */
function holdsTwoMessages(faults: readonly Fault[]): boolean {
  return faults.some(({ kind, path }) => kind === 'unexpected_element' && !path.includes('/'))
}
