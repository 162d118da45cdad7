import type { OperationKind } from '../../../src/borrowing/request/operation.ts'
import type { Service } from '../../../src/borrowing/request/service.ts'
import type { LenderEvent, PartnerDifferences, WireReply } from './scenario.ts'

/** A message that a lender received, as far as rows compare it. */
export type ReceivedMessage = {
  readonly sequence: number
  /** The message in the protocol's words, to be compared with `word`. */
  readonly word: string
  readonly requestId: string
  /** The earlier request id that it names. */
  readonly previousId: string | undefined
  readonly note: string | undefined
  readonly content: string
  /** True where the same bytes came before. */
  readonly again: boolean
  /** Its faults by the protocol's own rules. */
  readonly faults: readonly string[]
}

/** The result of a lender's message. `rejected` says why, in the protocol's words. */
export type SendResult = { readonly rejected: string | null }

/** The facts that a lender needs to send a message about a request. */
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
  sendEvent(event: LenderEvent, about: About): Promise<SendResult | null>
  /** Says the last thing again. */
  repeat(how: 'bytes' | 'content', about: About): Promise<SendResult>
  /** Says what only this protocol can say. */
  sendOwn(own: Own, about: About): Promise<SendResult>
  /** Lists the messages after a sequence number, in order. */
  parsed(after: number): readonly ReceivedMessage[]
  /** Lists the codes that went either way, as `list code`: the protocol's closed codes, or its messages. */
  codes(): readonly string[]
  stop(): Promise<void>
}

export type LenderOptions = {
  /** The code of the partner, and its bearer token at the gateway. */
  readonly partner: string
  readonly token: string
  readonly gatewayUrl: string
  /** The vendor of its system, where it has the ways of one. */
  readonly vendor?: string | undefined
  readonly now: () => Date
}

/** A protocol under which the table is run: starts its lenders, and says what each operation is in its words. */
export type LenderProtocol<Own> = {
  readonly name: string
  /** The members of the library's profile that only this protocol needs. */
  readonly library?: Readonly<Record<string, unknown>>
  /** Returns the message of an operation on the wire; null where the protocol has none: then nothing is expected. */
  word(operation: OperationKind): string | null
  /** The messages of a connection test; undefined where the protocol has none. */
  readonly testMessages?: readonly string[]
  /** The details of a message to a lender that are compared; those that a protocol has no element for are left out. */
  readonly shows: readonly ('note' | 'under' | 'names')[]
  /** True where an answer comes with words of the lender's own, which are shown beside whatever it answers. */
  readonly hasOwnWords?: true
  /** Picks the parts of a lender's message that the protocol can carry. */
  carries(event: LenderEvent): Readonly<Record<string, unknown>>
  start(options: LenderOptions): Promise<ScenarioLender<Own>>
}
