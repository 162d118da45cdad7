import type { Fault } from '@lendwire/iso18626'
import type { Iso18626Message as Iso18626Heard, Trigger } from './iso18626/incoming.ts'
import type { Confirmation } from './iso18626/reply.ts'
import type { LenderMessage } from './iso18626/vocabulary.ts'
import type { NcipMessage } from './ncip/incoming.ts'
import type { KnownRequest, Register } from './register.ts'
import type { Confirm } from './scenario.ts'

/** A message to the lender, after reading. */
export type ParsedMessage = Iso18626Heard | NcipMessage

/** The context in which a message is written. */
export type WriteContext = {
  readonly request: KnownRequest
  /** The message's timestamp, as xs:dateTime. */
  readonly timestamp: string
  readonly now: Date
}

/** The content of a reply: that the message is accepted, why it is refused, or what was asked for. */
export type Answer = {
  readonly refusal?: Extract<Confirm, { answer: 'error' }> | undefined
  /** The message that the reply itself carries, where the protocol has it there. */
  readonly says?: LenderMessage | undefined
  readonly request?: KnownRequest | undefined
}

/** A protocol as the lender reads and writes it. `LenderMessage`, in the terms of ISO 18626, is the same for all. */
export type WireProtocol = {
  /** The path of its endpoint. */
  readonly path: string
  /** The name of its messages, for error messages. */
  readonly takes: string
  readonly contentType: string
  /** Returns the status of HTTP of an answer; 200 where left out. */
  statusOf?(refused: boolean): number
  /** True where a second request under a known id is a second loan. */
  readonly repeatsMakeLoans?: boolean
  /** True where a message that was not taken is never sent again. */
  readonly sendsOnce?: boolean
  /** Reads a message. The register resolves a message that names only an item. */
  read(bytes: Uint8Array, register: Register): ParsedMessage | { readonly unreadable: readonly Fault[] }
  /** Returns why a message is refused, whatever request it is about. */
  refusalOf(incoming: ParsedMessage): Confirm | undefined
  /** Returns the refusal for a request that the lender does not have; undefined for a message about no request. */
  unknownRequest(incoming: ParsedMessage): Confirm | undefined
  /** Returns the new request for the register. */
  newRequest(incoming: ParsedMessage, terms: NewRequestFields): KnownRequest
  /** Returns whether messages of this kind are new even with the same bytes, because they carry no timestamp or id. */
  repeatsAreNew(trigger: Trigger): boolean
  /** Returns whether the reply to such a message carries this message. */
  answersInReply(trigger: Trigger, message: LenderMessage): boolean
  /** Writes the reply to a message. */
  answer(incoming: ParsedMessage, answer: Answer, now: Date): string
  /** Writes a message: none where the protocol has no such message, one for each item where a message names one item. */
  write(message: LenderMessage, speaking: WriteContext): readonly string[]
  /** Reads the reply to a message of the lender; undefined where it is not a reply. */
  readAnswer(body: Uint8Array): Confirmation | undefined
}

/** The fields that requests of all protocols have in the register. */
export type NewRequestFields = Pick<
  KnownRequest,
  'id' | 'supplyingAgency' | 'requestingAgency' | 'supplierRequestId' | 'status' | 'lastChange'
>
