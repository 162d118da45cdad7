import type { OperationKind } from '../../../src/borrowing/request/operation.ts'
import type { Service } from '../../../src/borrowing/request/service.ts'
import type { PartnerDifferences, Saying, WireReply } from './scenario.ts'

/** What came to a lender, as far as rows look at it. */
export type HeardOnWire = {
  readonly sequence: number
  /** What it is in the protocol's words, to be compared with `word`. */
  readonly word: string
  readonly requestId: string
  /** The earlier request id that it names. */
  readonly previousId: string | undefined
  readonly note: string | undefined
  readonly content: string
  /** True where the same bytes came before. */
  readonly again: boolean
  /** What is wrong with it by the protocol's own rules. */
  readonly faults: readonly string[]
}

/** What became of something that a lender said. `rejected` says why, in the protocol's words. */
export type SaidOnWire = { readonly rejected: string | null }

/** What a lender must know of the request to say something about it. */
export type About = {
  /** The id under which it speaks. */
  readonly requestId: string
  /** Another id that the message names in its place. */
  readonly names?: string | undefined
  readonly service: Service
  readonly timeZone: string
}

/** A lending partner on the real wire, driven step by step in the core's words. */
export type ScenarioLender<Own> = {
  /** The connection in its profile. */
  connection(differences: PartnerDifferences): Readonly<Record<string, unknown>>
  /** Orders how it answers the next messages of a kind. */
  reply(operation: OperationKind, replies: readonly WireReply[]): void
  /** Says something; null where the protocol has no word for it. */
  say(saying: Saying, about: About): Promise<SaidOnWire | null>
  /** Says the last thing again. */
  repeat(how: 'bytes' | 'content', about: About): Promise<SaidOnWire>
  /** Says what only this protocol can say. */
  sayOwn(own: Own, about: About): Promise<SaidOnWire>
  /** What came after a sequence number, in order. */
  parsed(after: number): readonly HeardOnWire[]
  /** What of the protocol went either way, as `list code`: its closed codes, or its messages. */
  codes(): readonly string[]
  stop(): Promise<void>
}

export type LenderOptions = {
  /** The code of the partner, and its bearer token at the gateway. */
  readonly partner: string
  readonly token: string
  readonly gatewayUrl: string
  readonly now: () => Date
}

/** A protocol under which the table is run: starts its lenders, and says what each operation is in its words. */
export type LenderProtocol<Own> = {
  readonly name: string
  /** What the library's profile needs besides what all rows have. */
  readonly library?: Readonly<Record<string, unknown>>
  /** What an operation is on the wire; null where the protocol has no word for it: then nothing is expected. */
  word(operation: OperationKind): string | null
  /** By what a partner is asked who it is; undefined where the protocol has no such question. */
  readonly handshake?: readonly string[]
  /** What of a message to a lender can be compared; what a protocol has no place for is left out. */
  readonly shows: readonly ('note' | 'under' | 'names')[]
  /** What of a lender's words the protocol can carry. */
  carries(saying: Saying): Readonly<Record<string, unknown>>
  start(options: LenderOptions): Promise<ScenarioLender<Own>>
}
