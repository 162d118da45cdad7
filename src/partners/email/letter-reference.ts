import { asksForItem, type OperationKind, operationKinds } from '../../borrowing/request/operation.ts'
import { instantOf } from '../../borrowing/time.ts'
import { type Instant, RequestId } from '../../borrowing/values.ts'

/**
 * The reference of one letter: the request id under which it was written, what it says and when. A request has but one letter
 * under each id, so its reference is that id; others are like `ABC-7K2MQ4X9-1.renew.mid3k2xr`. It is the left part of the
 * letter's Message-ID, is in its fill-in block, and its links are bound to it.
 */
export type LetterReference = {
  readonly requestId: RequestId
  readonly operation: OperationKind
  /** Undefined for the letter that asks for the item. */
  readonly at: Instant | undefined
}

/** Writes a letter's reference. */
export const writeReference = (requestId: string, operation: OperationKind, at: Instant): string =>
  asksForItem(operation) ? requestId : `${requestId}.${operation}.${Date.parse(at).toString(36)}`

const operationNamed = (text: string): OperationKind | undefined =>
  operationKinds.find((each) => each === text)

/** Reads a letter's reference; undefined where it is none. */
export const readReference = (text: string): LetterReference | undefined => {
  const [id, named, time, ...more] = text.split('.')
  const requestId = RequestId.safeParse(id)
  if (!requestId.success || more.length > 0) return undefined
  if (named === undefined) return { requestId: requestId.data, operation: 'request', at: undefined }
  const operation = operationNamed(named)
  if (operation === undefined || time === undefined || !/^[0-9a-z]{1,9}$/.test(time)) return undefined
  return { requestId: requestId.data, operation, at: instantOf(Number.parseInt(time, 36)) }
}

/** Returns the Message-ID of a letter (RFC 5322, section 3.6.4). */
export const messageIdOf = (reference: string, domain: string): string => `<${reference}@${domain}>`

/** Returns the reference of the letter that a Message-ID is of; undefined where it is none of ours. */
export const referenceIn = (messageId: string): LetterReference | undefined =>
  readReference(/^<([^<>@]+)@[^<>@]+>$/.exec(messageId)?.[1] ?? '')
