import * as iso18626 from '@lendwire/iso18626'
import * as ncip from 'node-ncip'
import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'

/** A fault in a message, with its place. */
export type Fault = { readonly path: string; readonly message: string; readonly value?: string | undefined }

/** The functions of the command line for messages of one protocol. */
export type MessageProtocol = {
  readonly editions: readonly string[]
  /** All that is wrong by the schema; `what` names a message that is well, such as `request 1.2`. */
  readonly validate: (
    bytes: Uint8Array,
    edition?: string,
  ) => { readonly faults: readonly Fault[]; readonly what: string }
  readonly roundtrip: (bytes: Uint8Array, edition?: string) => RoundTrip
}

/** A message read and written: what was tolerated, and the message as it is written or the obstacle. */
export type RoundTrip = { readonly tolerated: readonly Fault[] } & (
  | { readonly written: string }
  | { readonly inTheWay: readonly Fault[] }
)

const editionOf = <Edition extends string>(
  editions: readonly Edition[],
  editionName: string | undefined,
): { readonly edition?: Edition } => {
  const edition = editions.find((each) => each === editionName)
  if (editionName !== undefined && edition === undefined) {
    throw new Problem(
      'invalid_input',
      reason('command_line.no_such_edition', { edition: editionName, editions: editions.join(' and ') }),
    )
  }
  return edition === undefined ? {} : { edition }
}

/** The result of reading a message, the same in both packages. */
type Read<Message> =
  | { readonly ok: true; readonly message: Message; readonly notes: readonly Fault[] }
  | { readonly ok: false; readonly partial: unknown; readonly faults: readonly Fault[] }

/**
 * Writes what was read; what a schema does not allow is a fault, not an exception. Of a message that was read in part, the
 * writer says which of its faults cannot be tolerated; where it finds none, the document as a whole is at fault.
 */
const writeAgain = <Message>(read: Read<Message>, write: (message: Message) => string): RoundTrip => {
  const faults = read.ok ? read.notes : read.faults
  if (!read.ok && read.partial === undefined) return { tolerated: [], inTheWay: faults }
  try {
    const written = write(read.ok ? read.message : (read.partial as Message))
    return read.ok ? { tolerated: faults, written } : { tolerated: [], inTheWay: faults }
  } catch (error) {
    if (!(error instanceof iso18626.WriteError || error instanceof ncip.WriteError)) throw error
    const inTheWay = error.faults
    const isInTheWay = ({ path }: Fault) => inTheWay.some((each) => each.path === path)
    return { tolerated: faults.filter((fault) => !isInTheWay(fault)), inTheWay }
  }
}

const isoEditions = ['1.2', '2021-2'] as const
const ncipEditions = ['1', '2'] as const

/** The protocols whose messages the command line reads. */
export const messageProtocols: Readonly<Record<string, MessageProtocol>> = {
  iso18626: {
    editions: isoEditions,
    validate: (bytes, editionName) => {
      const { faults, kind, edition } = iso18626.validateMessage(bytes, editionOf(isoEditions, editionName))
      return { faults, what: `${kind} ${edition}` }
    },
    roundtrip: (bytes, editionName) => {
      const read = iso18626.readMessage(bytes, editionOf(isoEditions, editionName))
      return writeAgain(read, (message: iso18626.Message) => iso18626.writeMessage(message))
    },
  },
  ncip: {
    editions: ncipEditions,
    validate: (bytes, editionName) => {
      const { faults, kind, version } = ncip.validateNcip(bytes, editionOf(ncipEditions, editionName))
      return { faults, what: `${kind} ${version}` }
    },
    roundtrip: (bytes, editionName) => {
      const read = ncip.readNcip(bytes, editionOf(ncipEditions, editionName))
      const version = read.version === undefined ? {} : { version: read.version }
      return writeAgain(read, (message: ncip.Message) => ncip.writeNcip(message, version))
    },
  },
}
