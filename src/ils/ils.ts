import type { Library } from '../borrowing/library.ts'
import type { IlsCall } from '../borrowing/local-answers/ils-call.ts'
import type { Item } from '../borrowing/request/item.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Day, Instant } from '../borrowing/values.ts'
import type { Reply } from '../partners/incoming-message.ts'
import type { HttpRoute, TcpRoute } from '../partners/message-route.ts'
import type { WireAnswer } from '../partners/partner-reply.ts'
import type { RenderedMessage } from '../partners/rendered-message.ts'
import type { Fault } from '../problem.ts'
import type { AnyReason } from '../translations/parameter.ts'
import type { KeysOf, Reason } from '../translations/reason.ts'
import type { Call } from './calls.ts'
import type { IlsConnection } from './connection.ts'

/** An item as a call names it: `id` is what the library's own system calls it. */
export type IlsSubject = {
  readonly request: Request
  readonly library: Library
  readonly connection: IlsConnection
  readonly id: string
  /** The item, where the request has it already. */
  readonly item?: Item | undefined
}

/** The system's answer to a call. `unclear` may have been done. */
export type IlsAnswer =
  /**
   * `id` and `holdId`: what the system itself calls the item and the hold on it, where it says so. `nothingDone`: there was
   * nothing to do, or it has no such service.
   */
  | {
      readonly kind: 'done'
      readonly id?: string | undefined
      readonly holdId?: string | undefined
      readonly nothingDone?: 'not_checked_out' | 'unsupported'
    }
  /**
   * `isDuplicate`: the system says that it has such an item already. `isUnknown`: it knows no such item, and does not say
   * which it means.
   */
  | {
      readonly kind: 'refused'
      readonly reason: AnyReason
      readonly isDuplicate: boolean
      readonly isUnknown: boolean
    }
  | { readonly kind: 'not_now'; readonly reason: AnyReason }
  | { readonly kind: 'unclear'; readonly reason: AnyReason }

/** The dialect that an answer shows, with its name and the words by which it is known. */
export type OtherDialect = { readonly dialect: string; readonly name: string; readonly words: string }

/** Why an answer could not be read: the token in the address, or something in the message. */
export type UnclearBecause = 'token' | 'not_understood'

/** Whether the system has an item. */
export type ItemLookup =
  /** Its title, where the system names it. */
  | { readonly kind: 'there'; readonly title?: string | undefined }
  | { readonly kind: 'not_there' }
  /** The expected value, and the value that came. */
  | {
      readonly kind: 'unclear'
      readonly reason: AnyReason
      readonly isUnsupported?: boolean
      readonly because?: UnclearBecause | undefined
    }

/** The system's name of the hold on an item, or the expected and the actual answer where it names none. */
export type HoldLookup =
  | { readonly kind: 'named'; readonly holdId: string }
  | { readonly kind: 'not_named'; readonly reason: AnyReason }

/** The patron to look up: by id, or by barcode and PIN. */
export type Identity =
  | { readonly id: string }
  | { readonly barcode: string; readonly pin?: string | undefined }

/** A patron as the system knows one. */
export type IlsUser = {
  readonly id?: string | undefined
  readonly surname?: string | undefined
  readonly givenName?: string | undefined
  readonly email?: string | undefined
}

/** The system's answer about a patron. */
export type UserAnswer =
  | { readonly kind: 'found'; readonly user: IlsUser }
  | { readonly kind: 'unknown' | 'blocked' | 'wrong_pin' }
  /** `away`: nothing answered. `unclear`: something did, and it says nothing of the patron. */
  | { readonly kind: 'away'; readonly reason: AnyReason }
  | {
      readonly kind: 'unclear'
      readonly reason: AnyReason
      readonly because?: UnclearBecause | undefined
      /** True where it is a Problem of NCIP: the system refuses the call. */
      readonly isRefusal?: boolean
    }

/** A message that the system sends unasked. */
export type IlsNews =
  | { readonly kind: 'loan'; readonly dueDate?: Day | undefined }
  | { readonly kind: 'return' }
  | { readonly kind: 'hold'; readonly hold: 'on_shelf' | 'cancelled' | 'expired' }

/** The result of handling a message; it decides the content of the response. */
export type IlsVerdict =
  /** `dueDate`: when the loan ends, for the response to a check-out. */
  | { readonly kind: 'taken'; readonly dueDate?: Day | undefined }
  | { readonly kind: 'unknown_item' }
  | { readonly kind: 'not_allowed' }

/** A message of the system after reading: plain data. `content` is what answering it needs. */
export type IlsIncoming<Content = unknown> =
  /** No NCIP at all: the edge answers 400 with a problem document. */
  | {
      readonly kind: 'unreadable'
      readonly faults: readonly Fault[]
    }
  | { readonly kind: 'rejected'; readonly summary: string; readonly reason: string; readonly reply: Reply }
  | {
      readonly kind: 'message'
      readonly summary: string
      /** The system's name of the item. */
      readonly itemId?: string | undefined
      /** The library's request, by number or by an id that was sent to the system. */
      readonly requestId?: string | undefined
      readonly news: IlsNews
      /** The deviations that were tolerated, for admins. */
      readonly notes: readonly string[]
      /** Whether it asks lendwire to act; false where it reports what happened. */
      readonly asks: boolean
      readonly content: Content
    }

/** A message of the system that could be read. */
export type IlsMessage<Content = unknown> = Extract<IlsIncoming<Content>, { kind: 'message' }>

/** The library's own system: translation only, pure, neither store nor wire. */
export type Ils<Content = unknown> = {
  /** The local names of the XML elements that hold codes, numbers or days. */
  readonly codedElements: readonly string[]
  /** The name of the protocol, as kept messages name it. */
  readonly protocol: string
  /** The name of a call in the protocol. */
  serviceOf(call: Call): string
  /** The requirement of a call on the system, in words for admins. */
  needsOf(call: Call, connection: IlsConnection): Reason<KeysOf<'ils_call.needs'>>
  /** Returns whether a call is on, by connection or dialect. */
  isOn(call: Call, connection: IlsConnection): boolean
  /** The id of an item in the first message to the system: the lender's barcode, or one of the request's number. */
  temporaryId(request: Request, item: Item, connection: IlsConnection): string
  /** The ids of the records that are made when the request is. */
  idsAtCreation(request: Request): readonly string[]
  /** Renders a call. */
  render(call: IlsCall, subject: IlsSubject): RenderedMessage
  /** Returns the complete route of a rendered message. Credentials are filled in here, at sending. */
  route(content: string, contentType: string, connection: IlsConnection): HttpRoute | TcpRoute
  /**
   * Reads what the system answered. Called for status 200 to 299, and 400 to 499, where a refusal alone counts.
   *
   * @param content the call as it was rendered: what the answer names is compared with it
   */
  readReply(call: IlsCall, answer: WireAnswer, content: string): IlsAnswer
  /** The id under which a rendered call names its item. */
  idIn(content: string): string | undefined
  /** The title that a rendered call names. */
  titleIn(content: string): string | undefined
  /** Renders the question whether an item is there. */
  askForItem(subject: Pick<IlsSubject, 'library' | 'connection' | 'id'>): RenderedMessage
  /** Reads the answer to that. */
  readItem(answer: WireAnswer): ItemLookup
  /** The version of the protocol in which a document is written, 1 or 2; undefined where it has none. */
  versionIn(document: Uint8Array | string): '1' | '2' | undefined
  /** Returns the dialect that an answer shows, where it is another than the one that is set. */
  otherDialect(answer: WireAnswer, connection: IlsConnection): OtherDialect | undefined
  /** Returns whether the system cancels a hold by the id that it gave the hold itself, and by no other. */
  cancelsByOwnId(connection: IlsConnection): boolean
  /** Renders the question which holds the patron of a request has; undefined where it has no patron. */
  askForHolds(subject: Pick<IlsSubject, 'request' | 'library' | 'connection'>): RenderedMessage | undefined
  /** Reads the answer to that for one item. */
  readHold(answer: WireAnswer, id: string): HoldLookup
  /** Returns whether the system compares the PIN that a patron shows: where not, a PIN proves nothing. */
  comparesPins(connection: IlsConnection): boolean
  /** Renders the question who a patron is. Nothing of it is ever stored: it may hold a PIN. */
  askForUser(who: Identity, library: Library, connection: IlsConnection): RenderedMessage
  readUser(answer: WireAnswer, now: Instant): UserAnswer
  /** Reads a message of the system; never throws. */
  read(body: Uint8Array, timeZone: string): IlsIncoming<Content>
  /** Answers a message that `read` returned. */
  answer(message: IlsMessage<Content>, verdict: IlsVerdict): Reply
  /** The credentials of the sender in the message itself (FromAgencyAuthentication). */
  authentication(body: Uint8Array): string | undefined
  /** The message without secrets, as it is kept. */
  redact(body: Uint8Array): Uint8Array
}
