import type { Library } from '../borrowing/library.ts'
import type { PartnerEvent } from '../borrowing/partner-events/partner-event.ts'
import type { Operation, OperationKind } from '../borrowing/request/operation.ts'
import type { Instant } from '../borrowing/values.ts'
import type { ConnectionTestQuestion } from './connection-test-question.ts'
import type {
  Incoming,
  IncomingMessage,
  NamedAgency,
  QuestionAnswers,
  Reply,
  Situation,
  Verdict,
} from './incoming-message.ts'
import type { Route } from './message-route.ts'
import type { Partner } from './partner.ts'
import type { ReplyMeaning, WireAnswer } from './partner-reply.ts'
import type { Relay } from './relay.ts'
import type { NotSent, Rendered, Subject } from './rendered-message.ts'
import type { TestLetter } from './test-letter.ts'

/** The capabilities of a partner's system. */
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
  /** Each Request makes a new loan there: none is sent again without a person. */
  readonly repeatsMakeLoans?: boolean | undefined
  /** The name of the Request by which conditions are accepted, unless they are accepted in plain words. */
  readonly acceptsByRequest?: string | undefined
  /** It finds a request by its own number alone: other messages wait until it has named it. */
  readonly needsItsNumber?: boolean | undefined
  /** It takes the receipt and the return of an item once, and the return only behind the receipt. */
  readonly takesOnce?: boolean | undefined
  /** A broker that goes on to its next supplier where one is declined. */
  readonly declinesSuppliers?: boolean | undefined
  /** It sends each of its messages once: one that is not taken is lost. */
  readonly sendsOnce?: boolean | undefined
  /** A copy that it has sent finishes the request there: no message about it comes or goes. */
  readonly finishedAfterCopy?: boolean | undefined
  /** The operations that it takes no message for. */
  readonly refusedOperations?: readonly OperationKind[] | undefined
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
  render(operation: Operation, subject: Subject): Rendered | NotSent
  /** Returns the complete route of a rendered message. Credentials are filled in here, at sending. */
  route(content: string, contentType: string, partner: Partner): Way
  /**
   * Reads the partner's answer to a message. Called for status 200 to 299, and 400 to 499, where a refusal alone counts.
   * With `requestId`, the id under which it was sent, an answer about another request is unclear. `timeZone` is the
   * library's, in which days are meant; UTC where it is left out.
   */
  readReply(
    operation: OperationKind,
    answer: WireAnswer,
    partner: Partner,
    requestId?: string,
    timeZone?: string,
  ): ReplyMeaning
  /** Left out where the protocol has no message that changes nothing. */
  readonly connectionTestQuestion?: ConnectionTestQuestion
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
  /** Passes on messages of loans that a library lends; left out where the protocol cannot. */
  readonly relay?: Relay
  /** True for an agency id of the library, as messages of this protocol write it. */
  isAgencyOf(library: Library, agency: string): boolean
  /** The agencies that an unauthenticated message names, to find out who may have sent it; undefined if unreadable. */
  sender(body: Uint8Array): NamedAgency | undefined
  /** Reads the credentials in a message, in protocols that have a place for them. */
  authentication?(body: Uint8Array): string | undefined
  /** The message without its secrets, as it is kept; left out where its protocol has none. */
  redact?(body: Uint8Array): Uint8Array
}
