import type { Library } from '../borrowing/library.ts'
import type { PartnerEvent } from '../borrowing/partner-events/partner-event.ts'
import type { Entry } from '../borrowing/request/entry.ts'
import type { Item } from '../borrowing/request/item.ts'
import type { LeftOutPart } from '../borrowing/request/left-out.ts'
import type { Operation, OperationKind } from '../borrowing/request/operation.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Instant } from '../borrowing/values.ts'
import type { Mail } from './mail.ts'
import type { Partner } from './partner.ts'

/** The data from which an operation is rendered. */
export type Subject = {
  readonly request: Request
  readonly entry: Entry
  /** The id under which this message goes out. */
  readonly requestId: string
  readonly library: Library
  readonly partner: Partner
  readonly now: Instant
  /** Where a digital item goes, by the workflow profile. */
  readonly digitalDelivery?: 'to_patron' | 'to_library' | undefined
}

/**
 * An outgoing message, rendered once. Credentials are in it as placeholders (U+0001 name U+0001, which data can never
 * hold); they are filled in at sending.
 */
export type Rendered = {
  readonly content: string
  readonly contentType: string
  readonly summary: string
  /**
   * A second message, a `message` operation, to go out behind this one: the note that some systems show only where it
   * comes by itself.
   */
  readonly followedBy?: RenderedMessage | undefined
  /** Messages that say the same of further items, where the protocol names one item in each: they go out behind this one. */
  readonly further?: readonly RenderedMessage[] | undefined
  /** The parts of the operation that the message has no place for. */
  readonly leftOut?: readonly LeftOutPart[] | undefined
}

/** One message of those that an operation is rendered as. */
export type RenderedMessage = Pick<Rendered, 'content' | 'contentType' | 'summary'>

/** The secrets that a route carries. */
type RouteSecrets = {
  /** The secrets that were filled in, in each form in which they may come back: an answer is kept without them. */
  readonly secrets: readonly string[]
}

/** The way of one message to its partner over HTTP. */
export type HttpRoute = RouteSecrets & {
  readonly kind: 'http'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Milliseconds until the attempt is given up. */
  readonly timeout: number
}

/** The way of one message to its partner by mail. */
export type MailRoute = RouteSecrets & {
  readonly kind: 'mail'
  readonly mail: Mail
  readonly timeout: number
}

/** The way of one message to its partner over a bare socket. */
export type TcpRoute = RouteSecrets & {
  readonly kind: 'tcp'
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly body: string
  /** The name of the element whose closing tag ends the answer: nothing else says where it ends. */
  readonly closingTag: string
  /** Milliseconds until the attempt is given up. */
  readonly timeout: number
}

export type Route = HttpRoute | MailRoute | TcpRoute

/** The answer of the partner's system on the wire. */
export type WireAnswer = {
  readonly status: number
  readonly contentType: string
  readonly body: Uint8Array
}

/**
 * The meaning of that answer for the operation. `unclear` is a 200 that cannot be read: the message may have been
 * accepted.
 */
export type ReplyMeaning =
  | { readonly kind: 'confirmed'; readonly events: readonly PartnerEvent[] }
  /**
   * `answers`: the event that a refusal is where it answers the question that was asked. It does not count if the partner
   * may have accepted an earlier attempt.
   */
  | {
      readonly kind: 'refused'
      readonly error: RefusedError
      readonly answers?: PartnerEvent | undefined
    }
  /** Not taken, and to be tried again later. */
  | { readonly kind: 'not_now'; readonly reason: string }
  | { readonly kind: 'unclear'; readonly reason: string }

export type RefusedError = {
  /** `unknown_request`: the partner does not know the request id; it decides what an unconfirmed request becomes. */
  readonly kind: 'unknown_request' | 'other'
  readonly text: string
  /** The partner says that it has a request of this id already: whatever came before, it may have been taken. */
  readonly alreadyKnown?: boolean | undefined
}

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
      readonly faults: readonly { readonly path: string; readonly message: string }[]
    }
  /** Of this protocol, but it cannot be acted on: `reply` says why in the protocol's words. */
  | {
      readonly kind: 'rejected'
      readonly summary: string
      readonly requestId?: string | undefined
      readonly reason: string
      readonly reply: Reply
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

/** The answer of a partner's system to a handshake. */
export type HandshakeAnswer =
  | {
      readonly kind: 'answered'
      /** The agency that answers, as it names itself; empty where it does not. */
      readonly agency: string
      readonly name?: string | undefined
      /** Whether it knows the library's agency id; left out where the question does not ask for that. */
      readonly knowsLibrary?: 'yes' | 'no' | 'unclear' | undefined
      /** Its own words, where it sent some. */
      readonly words?: string | undefined
    }
  | {
      readonly kind: 'refused'
      /**
       * The fault: its form, the credentials, one of its agency ids, that of the partner, that an agency answers which
       * the partner is not, or that the partner does not have this service.
       */
      readonly about: 'message' | 'credentials' | 'agency' | 'partner' | 'other_agency' | 'service' | 'other'
      readonly agency?: string | undefined
      /** Its own words. */
      readonly words: string
    }
  | {
      readonly kind: 'unclear'
      readonly because: 'no_message' | 'cut_off' | 'other_message' | 'other_question' | 'incomplete'
      /** The name of another message that came. */
      readonly message?: string | undefined
      /** The id that the answer to another question names. */
      readonly named?: string | undefined
      /** The name of an element that is missing. */
      readonly element?: string | undefined
    }

/** A question that changes nothing, to see whether a partner answers. */
export type Handshake = {
  render(library: Library, partner: Partner, now: Instant): RenderedMessage
  /** Another question, for partners that do not have the service of this one. */
  readonly otherwise?: Handshake | undefined
  /**
   * The same question in the name of a library that cannot exist. Where it alone is refused for its agency id, the partner
   * knows the library that asks.
   */
  readonly ofUnknownLibrary?: Handshake | undefined
  /** Reads the answer, whatever its status: errors of HTTP may hold a message. `library` is the one that asks. */
  read(answer: WireAnswer, partner: Partner, library: Library): HandshakeAnswer
}

/** A letter that asks its reader for nothing but to open a link, to see whether letters arrive. */
export type TestLetter = {
  /** Why none can be sent now; left out where one can. */
  readonly notSendable?: string
  /** Returns the address for letters to a partner. */
  addressOf(partner: Partner): string
  /** Writes it in the partner's language. `link` confirms that it arrived. */
  render(
    library: Library,
    partner: Partner,
    link: string,
  ): { readonly subject: string; readonly text: string }
}

export type Capabilities = {
  readonly takesStatusRequest: boolean
  readonly takesReminder: boolean
  /** The partner wants a retry under the id of the first try. */
  readonly retryKeepsId: boolean
  /** A `received` message needs an id of the lender's or a barcode for each item. */
  readonly receivedNeedsItemId?: boolean | undefined
  /** Each item that goes back needs a message of its own. */
  readonly returnsEachItem?: boolean | undefined
  /** The partner passes requests on to suppliers of its own choice. */
  readonly isBroker?: boolean | undefined
  /** An offer to retry ends the request at the partner: a cancel is not answered then. */
  readonly retryEndsRequest?: boolean | undefined
}

/**
 * A partner protocol: translation only, pure, neither store nor wire. Each folder beside this file implements it with
 * the same files: connection.ts, entry.ts, outgoing.ts, incoming.ts, reply.ts, route.ts.
 */
export type Protocol<
  Way extends Route | Promise<Route> = Route | Promise<Route>,
  Content = unknown,
  Reading extends Incoming<Content> | Promise<Incoming<Content>> =
    | Incoming<Content>
    | Promise<Incoming<Content>>,
> = {
  /** The name under which the registry lists it. */
  readonly name: string
  /** The capabilities of the partner's system, from its profile and vendor. */
  capabilities(partner: Partner): Capabilities
  /** Renders an operation, or says that the protocol cannot express it. */
  render(operation: Operation, subject: Subject): Rendered | { readonly notSendable: string }
  /** Returns the complete route of a rendered message. Credentials are filled in here, at sending. */
  route(content: string, contentType: string, partner: Partner): Way
  /**
   * Reads the partner's answer to a message. Only called for status 200 to 299. With `requestId`, the id
   * under which it was sent, an answer about another request is unclear. `timeZone` is the library's, in which days are
   * meant; UTC where it is left out.
   */
  readReply(
    operation: OperationKind,
    answer: WireAnswer,
    partner: Partner,
    requestId?: string,
    timeZone?: string,
  ): ReplyMeaning
  /** Left out where the protocol has no message that changes nothing. */
  readonly handshake?: Handshake
  /** A letter to test with, for protocols that send letters; left out elsewhere. */
  readonly testLetter?: TestLetter
  /**
   * Reads a message of the partner; never throws or rejects. `now` replaces unreadable times and is the time of
   * receipt; `contentType` is what it came as.
   */
  read(body: Uint8Array, partner: Partner, now: Instant, contentType?: string): Reading
  /** Interprets a message that this protocol read: what it means for its request. */
  interpret(message: IncomingMessage<Content>, situation: Situation): PartnerEvent
  /** Answers a message that this protocol read: the confirmation or refusal. */
  answer(message: IncomingMessage<Content>, verdict: Verdict): Reply
  /** Left out where the protocol has no questions that change nothing. */
  readonly questions?: QuestionAnswers<Content>
  /** True for an agency id of the library, as messages of this protocol write it. */
  isAgencyOf(library: Library, agency: string): boolean
  /** The agencies that an unauthenticated message names, to find out who may have sent it; undefined if unreadable. */
  sender(body: Uint8Array): NamedAgency | undefined
  /** Reads the credentials in a message, in protocols that have a place for them. */
  authentication?(body: Uint8Array): string | undefined
  /** The message without its secrets, as it is kept; left out where its protocol has none. */
  redact?(body: Uint8Array): Uint8Array
}
