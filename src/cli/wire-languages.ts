import * as iso18626 from '@lendwire/iso18626'
import * as ncip from 'node-ncip'
import { Problem } from '../problem.ts'

/** Something wrong in a message, and where. */
export type Fault = { readonly path: string; readonly message: string; readonly value?: string | undefined }

/** What the command line does with messages of one protocol. */
export type WireLanguage = {
  readonly editions: readonly string[]
  /** All that is wrong by the schema; `what` names a message that is well, such as `request 1.2`. */
  readonly validate: (
    bytes: Uint8Array,
    edition?: string,
  ) => { readonly faults: readonly Fault[]; readonly what: string }
  /** Reads and writes: what was tolerated or wrong, and the message as it is written, where it could be read. */
  readonly roundtrip: (
    bytes: Uint8Array,
    edition?: string,
  ) => { readonly faults: readonly Fault[]; readonly written?: string }
}

const editionOf = <Edition extends string>(
  editions: readonly Edition[],
  asked: string | undefined,
): { readonly edition?: Edition } => {
  const edition = editions.find((each) => each === asked)
  if (asked !== undefined && edition === undefined) {
    throw new Problem('invalid_input', `There is no edition ${asked}: only ${editions.join(' and ')}.`)
  }
  return edition === undefined ? {} : { edition }
}

/** Writes what was read; what a schema does not allow is a fault, not an exception. */
const written = (write: () => string, notes: readonly Fault[]) => {
  try {
    return { faults: notes, written: write() }
  } catch (error) {
    if (error instanceof iso18626.WriteError || error instanceof ncip.WriteError) {
      return { faults: [...notes, ...error.faults] }
    }
    throw error
  }
}

const isoEditions = ['1.2', '2021-2'] as const
const ncipEditions = ['1', '2'] as const

/** The protocols whose messages the command line reads. */
export const wireLanguages: Readonly<Record<string, WireLanguage>> = {
  iso18626: {
    editions: isoEditions,
    validate: (bytes, asked) => {
      const { faults, kind, edition } = iso18626.validateMessage(bytes, editionOf(isoEditions, asked))
      return { faults, what: `${kind} ${edition}` }
    },
    roundtrip: (bytes, asked) => {
      const read = iso18626.readMessage(bytes, editionOf(isoEditions, asked))
      return read.ok
        ? written(() => iso18626.writeMessage(read.message), read.notes)
        : { faults: read.faults }
    },
  },
  ncip: {
    editions: ncipEditions,
    validate: (bytes, asked) => {
      const { faults, kind, version } = ncip.validateNcip(bytes, editionOf(ncipEditions, asked))
      return { faults, what: `${kind} ${version}` }
    },
    roundtrip: (bytes, asked) => {
      const read = ncip.readNcip(bytes, editionOf(ncipEditions, asked))
      const version = read.version === undefined ? {} : { version: read.version }
      return read.ok
        ? written(() => ncip.writeNcip(read.message, version), read.notes)
        : { faults: read.faults }
    },
  },
}
