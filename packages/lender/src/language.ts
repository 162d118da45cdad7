import type { Fault } from '@lendwire/iso18626'
import type { Heard as Iso18626Heard, Trigger } from './iso18626/incoming.ts'
import type { Confirmation } from './iso18626/reply.ts'
import type { LenderMessage } from './iso18626/vocabulary.ts'
import type { NcipHeard } from './ncip/incoming.ts'
import type { KnownRequest, Register } from './register.ts'
import type { Confirm } from './scenario.ts'

/** A message to the lender, after reading. */
export type Heard = Iso18626Heard | NcipHeard

/** The light in which a message is written. */
export type Speaking = {
  readonly request: KnownRequest
  /** The message's timestamp, as xs:dateTime. */
  readonly timestamp: string
  readonly now: Date
}

/** What an answer on the wire says: that the message was taken, why not, or what was asked for. */
export type Answer = {
  readonly refusal?: Extract<Confirm, { answer: 'error' }> | undefined
  /** What the lender says in the answer itself, where the protocol has it there. */
  readonly says?: LenderMessage | undefined
  readonly request?: KnownRequest | undefined
}

/** A protocol, as a lender understands and speaks it. What it says is the same in all: words of ISO 18626. */
export type Language = {
  /** Where it takes messages. */
  readonly path: string
  /** What it takes, in words for people. */
  readonly takes: string
  readonly contentType: string
  /** Reads what came; what it is about may be known by its item alone. */
  read(bytes: Uint8Array, register: Register): Heard | { readonly unreadable: readonly Fault[] }
  /** Why a message cannot be acted on, whatever it is about. */
  refusalOf(heard: Heard): Confirm | undefined
  /** The answer about a request that the lender does not know; undefined for a message that is about none. */
  unknownRequest(heard: Heard): Confirm | undefined
  /** The request as the register has it, before anything was said about it. */
  newRequest(heard: Heard, terms: NewTerms): KnownRequest
  /** Is a message of this kind no repeat even with the same bytes, since nothing in it tells one from the next? */
  asksAnew(trigger: Trigger): boolean
  /** Does the lender say this in its answer to such a message, rather than in a message of its own? */
  answersAtOnce(trigger: Trigger, message: LenderMessage): boolean
  /** Writes the answer to a message. */
  answer(heard: Heard, answer: Answer, now: Date): string
  /** Writes what the lender says: none where the protocol has no word for it, one an item where it names but one. */
  write(message: LenderMessage, speaking: Speaking): readonly string[]
  /** Reads the answer to what the lender said; undefined where it is none. */
  readAnswer(body: Uint8Array): Confirmation | undefined
}

/** What all requests have in the register, whatever the protocol. */
export type NewTerms = Pick<
  KnownRequest,
  'id' | 'supplyingAgency' | 'requestingAgency' | 'supplierRequestId' | 'status' | 'lastChange'
>
