import type { Library } from '../borrowing/library.ts'
import type { Entry } from '../borrowing/request/entry.ts'
import type { Item } from '../borrowing/request/item.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Instant } from '../borrowing/values.ts'
import type { Fault } from '../problem.ts'
import type { Partner } from './partner.ts'

/** The context of a message: the request and entry that its id names. */
export type Situation = {
  readonly request: Request
  readonly entry: Entry
  readonly library: Library
  readonly partner: Partner
  readonly now: Instant
}

/** The result of handling a message; it decides the content of the answer. A `path` leads from the message into it. */
export type Verdict =
  | { readonly kind: 'taken' }
  | { readonly kind: 'unknown_request'; readonly path: string; readonly value: string }
  | { readonly kind: 'wrong_agency'; readonly path: string; readonly value: string }

/** An agency as a message names it: some protocols know no types. */
export type NamedAgency = { readonly type?: string | undefined; readonly value: string }

/** The answer to a partner's message. */
export type Reply = { readonly status: number; readonly contentType: string; readonly content: string }

/** An item as a message names it that does not name the library's id of the request. */
export type ItemReference = {
  readonly id: string
  /**
   * The states of the item that the message can be about, where the partner has never named it before: the request that
   * alone has such an item without a name is meant. Empty where the id must be one that was named before.
   */
  readonly states: readonly Item['state'][]
}

/**
 * A partner's message after reading: plain data. `content` is what the protocol that read it needs to interpret and
 * answer it.
 */
export type Incoming<Content = unknown> =
  /** Not of this protocol at all: the edge answers 400 with a problem document. */
  | {
      readonly kind: 'unreadable'
      readonly faults: readonly Fault[]
    }
  /** Of this protocol, but it cannot be acted on: `reply` says why in the protocol's words. */
  | {
      readonly kind: 'rejected'
      readonly summary: string
      readonly requestId?: string | undefined
      /** It asks for something that a lender does: a library that lends has a system of its own for it. */
      readonly isForLender?: boolean | undefined
      readonly reason: string
      readonly reply: Reply
      /** What it says all the same of a request that it names, as words for staff: it moves nothing. */
      readonly readable?: IncomingMessage<Content> | undefined
    }
  /** Not about a request: who is this agency, a library of the gateway? */
  | {
      readonly kind: 'agency_question'
      readonly summary: string
      readonly supplyingAgency?: NamedAgency | undefined
      /** The agency id that the question names. */
      readonly agency: string
      readonly content: Content
    }
  /** Changes nothing: what is the state of this request? */
  | {
      readonly kind: 'request_question'
      readonly summary: string
      readonly requestId?: string | undefined
      readonly partnerReference?: string | undefined
      readonly item?: ItemReference | undefined
      readonly supplyingAgency?: NamedAgency | undefined
      /** The agency id that the message is addressed to. */
      readonly addressee?: string | undefined
      readonly content: Content
    }
  | {
      readonly kind: 'message'
      /** A few words for the timeline, such as `supplyingAgencyMessage RequestResponse WillSupply`. */
      readonly summary: string
      /** The library's request id that the message names. */
      readonly requestId?: string | undefined
      /** The partner's own id of the request or its item, if the message does not name the library's id. */
      readonly partnerReference?: string | undefined
      /** The item that the message names, if it does not name the library's id of the request. */
      readonly item?: ItemReference | undefined
      /** The agency that the message says it comes from; undefined where it names none, as some brokers do. */
      readonly supplyingAgency?: NamedAgency | undefined
      /** The agency id that the message is addressed to; undefined where it names none, as some peers do. */
      readonly addressee?: string | undefined
      /** When it was sent, in milliseconds since 1970, as it says itself; undefined where it does not. */
      readonly sentAt?: number | undefined
      /** The message without its times: equal for a repeat that only has a new timestamp. */
      readonly contentForFingerprint: string
      /**
       * Milliseconds for which the same content counts as a repeat, where messages name no time of their own: later it is
       * news. Undefined: the same bytes are the same message for good.
       */
      readonly repeatWithin?: number | undefined
      /** The deviations that were tolerated, for admins. */
      readonly notes: readonly string[]
      readonly content: Content
    }

/** A message that changes a request. */
export type IncomingMessage<Content = unknown> = Extract<Incoming<Content>, { kind: 'message' }>

/** Returns what a message says of a request, also of one that is answered with an error; undefined for anything else. */
export const messageIn = (incoming: Incoming): IncomingMessage | undefined =>
  incoming.kind === 'rejected' ? incoming.readable : incoming.kind === 'message' ? incoming : undefined

/** The question which agency this is. */
export type AgencyQuestion<Content = unknown> = Extract<Incoming<Content>, { kind: 'agency_question' }>

/** The question for the state of a request. */
export type RequestQuestion<Content = unknown> = Extract<Incoming<Content>, { kind: 'request_question' }>

/** Why a message is refused. */
export type RefusedVerdict = Exclude<Verdict, { kind: 'taken' }>

/** Answers questions that change nothing. */
export type QuestionAnswers<Content = unknown> = {
  /**
   * Answers which agency this is.
   *
   * @param library the library with the agency id of the question; undefined for none, `wrong_agency` for a sender that
   *   the partner does not answer for
   */
  answerAgency(question: AgencyQuestion<Content>, library: Library | 'wrong_agency' | undefined): Reply
  /** Answers with the state of a request, or with the reason why there is none. */
  answerRequest(question: RequestQuestion<Content>, outcome: Situation | RefusedVerdict): Reply
}
