import type { Library } from '../borrowing/library.ts'
import type { Fault } from '../problem.ts'
import type { ConnectionSchema } from './connection.ts'
import type { LetterFile } from './email/letters/language.ts'
import type { Partner } from './partner.ts'
import type { Protocol } from './protocol.ts'
import type { Signer } from './signer.ts'
import type { VendorCode, VendorUse } from './vendor-use.ts'

/** The outside dependencies of protocols. */
export type ProtocolParts = {
  readonly sign: Signer
  /** Returns the public address of the gateway, without a slash at its end. */
  readonly publicUrl: () => string
  /** False where the public URL is not set, so that a letter with links must not go out. Default: true. */
  readonly sendsLinks?: boolean
  /** Languages of letters that files bring or change, by their codes. */
  readonly letters: Readonly<Record<string, LetterFile>>
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

/** The address at which partners post messages of a protocol: `/partners/{code}/<path>`, and shared `/<path>`. */
export type InboundAddress = {
  readonly path: string
  /** The description of the answer, for the API document. */
  readonly answer: string
  /** The element of a message in which a partner may authenticate; left out where messages have none. */
  readonly credentialElement?: string | undefined
}

/** The facts that a connection is checked against besides its schema. */
export type ConnectionFacts = {
  /** Returns whether it is the name or address of a host in a private network. */
  readonly isPrivateHost: (hostname: string) => boolean
  /** The languages that letters can be written in. */
  readonly letterLanguages: readonly string[]
  /** Lists the libraries that may ask the partner. */
  readonly libraries: () => readonly Library[]
}

/** The vendors of a protocol, and which one a partner names. */
export type PartnerVendors = VendorUse & {
  codeOf(partner: Partner): VendorCode
  /** Where a connection names its vendor. */
  readonly path: string
}

/** One partner protocol, as the registry lists it. */
export type ProtocolEntry = {
  /** As `connection.protocol` of a partner names it. */
  readonly name: string
  /** The name of the protocol for people. */
  readonly title: string
  /**
   * The schema of the connection settings of this protocol. Secrets have the mark `x-secret`, their destinations
   * `x-destination`.
   */
  readonly connection: ConnectionSchema
  /** Left out where partners post no messages. */
  readonly endpoint?: InboundAddress | undefined
  /** The local names of the XML elements that hold codes, numbers or days: their texts outlive personal data. */
  readonly codedElements?: readonly string[]
  /** The vendors whose systems depart from the standard; left out where the protocol has none. */
  readonly vendors?: PartnerVendors | undefined
  /** The faults of a connection that no schema can find, with paths from the partner's document. */
  connectionFaults(partner: Partner, facts: ConnectionFacts): readonly Fault[]
  /** The types of agency ids that a partner takes; null or left out where it takes any. */
  agencyTypes?(partner: Partner): readonly string[] | null
  /** True where it can pass on messages of loans that libraries lend. */
  readonly canRelay?: boolean
  /** Makes the translation between operations, events and messages. */
  create(parts: ProtocolParts): Protocol
}
