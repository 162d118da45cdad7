import { sentencesIn } from './translations/gateway-sentences.ts'
import type { Language } from './translations/language.ts'
import type { AnyReason } from './translations/parameter.ts'
import { type MessageKey, type ParametersOf, reason, textReason } from './translations/reason.ts'

/** Every kind of refusal, as a closed set. `problem-document.ts` gives each its HTTP status. */
export type ProblemCode =
  | 'invalid_input'
  | 'not_authenticated'
  | 'forbidden'
  | 'not_found'
  /** It was there, or elsewhere, and does not come back under this name. */
  | 'gone'
  | 'not_allowed_now'
  | 'conflict'
  /** The caller named a state (`If-Match`) that is not the present one. */
  | 'precondition_failed'
  | 'too_large'
  | 'unsupported_media_type'
  | 'idempotency_mismatch'
  | 'rate_limited'
  | 'unavailable'
  /** A stored configuration document cannot be read; `facts.document` names it. */
  | 'document_fault'
  | 'internal'

/** One thing that is wrong, and where: a path into the input such as `citation/title`. */
export type Fault = AnyReason & { readonly path: string }

/** Makes a fault. The compiler checks its parameters by the message in the catalogue. */
export const fault = <Key extends MessageKey>(
  path: string,
  code: Key,
  ...params: ParametersOf<Key>
): Fault => ({ path, ...reason(code, ...params) })

/** Makes the fault of a reader that is not ours, or that imports nothing of ours, such as a codec: its words stay as they are. */
export const textFault = ({ path, message }: { readonly path: string; readonly message: string }): Fault => ({
  path,
  ...textReason(message),
})

/** Says a fault in one line; what is about the whole input names no place. */
export const sayFault = (wrong: Fault, language: Language): string => {
  const text = sentencesIn(language).say(wrong)
  return wrong.path === '' ? text : `${wrong.path}: ${text}`
}

/** Returns a fault in one line, in English. */
export const faultLine = (wrong: Fault): string => sayFault(wrong, 'en')

/**
 * Returns a text as an answer repeats it: what came in has no bound, an answer has.
 *
 * @param longest how many characters it has at most
 */
export const shortened = (text: string, longest = 200): string =>
  text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text

/**
 * The one error type of lendwire. `reason` says what was wrong and what to do; it holds no secret and no patron data.
 * `message` is its English sentence, for the log. `facts` are extra members for the answer, such as
 * the commands allowed now.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly reason: AnyReason
  readonly faults: readonly Fault[]
  readonly facts: Readonly<Record<string, unknown>>

  constructor(
    code: ProblemCode,
    why: AnyReason,
    more: { faults?: readonly Fault[]; facts?: Readonly<Record<string, unknown>>; cause?: unknown } = {},
  ) {
    super(sentencesIn('en').say(why), more.cause === undefined ? {} : { cause: more.cause })
    this.name = 'Problem'
    this.code = code
    this.reason = why
    this.faults = more.faults ?? []
    this.facts = more.facts ?? {}
  }
}
