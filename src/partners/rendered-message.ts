import type { Library } from '../borrowing/library.ts'
import type { Entry } from '../borrowing/request/entry.ts'
import type { LeftOutPart } from '../borrowing/request/left-out.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Instant } from '../borrowing/values.ts'
import type { KeysOf, Reason } from '../translations/reason.ts'
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
  readonly digitalDelivery?: 'to_patron' | 'to_library' | 'print_only' | undefined
}

/** A part of a message that a partner's system takes in the note alone. */
export type NotePart = KeysOf<'note_part'> extends `note_part.${infer Part}` ? Part : never

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
   * comes separately.
   */
  readonly followedBy?: RenderedMessage | undefined
  /** Messages that say the same of further items, where the protocol names one item in each: they go out behind this one. */
  readonly further?: readonly RenderedMessage[] | undefined
  /** The parts of the operation that the message has no place for. */
  readonly leftOut?: readonly LeftOutPart[] | undefined
  /** The parts that stand in the note, since the partner's system refuses their elements: for the timeline. */
  readonly inNote?: readonly NotePart[] | undefined
}

/** Why an operation is not sent. `isNeeded` false: the partner waits for no such message, so it counts as sent. */
export type NotSent = { readonly notSendable: Reason<KeysOf<'not_sendable'>>; readonly isNeeded?: boolean }

/** One message of those that an operation is rendered as. */
export type RenderedMessage = Pick<Rendered, 'content' | 'contentType' | 'summary'>
