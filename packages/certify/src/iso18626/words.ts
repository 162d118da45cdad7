import { type Outcome, passed } from '../case.ts'
import type { Answered } from './bench.ts'
import { describeAnswer } from './read.ts'

/** What lendwire takes for “no request has this id” without any setting. */
export const usualUnknown =
  /UnrecognisedDataValue: .*requestingAgencyRequestId|request (?:with .{1,60} )?not found|unable ?to ?find ?request|(?:no such|unknown) request/i

/** What lendwire takes for “a request of this id is here already” without any setting. */
export const usualKnown = /already ?exists/i

/** Writes a text as a pattern that matches it. */
export const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Makes the pattern of a vendor document from the words of a refusal: what changes with each message is left out.
 *
 * @param words error data, as `errorType: errorValue`
 * @param id of the request that the words may name
 */
export const patternOf = (words: string, ...ids: readonly (string | undefined)[]): string => {
  const cut = [...ids, ...(words.match(/\d{2,}/g) ?? [])]
    .filter((id) => id !== undefined && id !== '')
    .map((id) => words.indexOf(id ?? ''))
    .filter((at) => at > 0)
  const fixed = words.slice(0, Math.min(words.length, 300, ...cut)).trimEnd()
  return `^${escaped(fixed).replace(/\b(?:Received|Cancel|ShippedReturn)\b/, '(?:Received|Cancel|ShippedReturn)')}`
}

/** Returns whether an answer is a confirmation with OK. */
export const isOk = ({ confirmation }: Answered): boolean => confirmation?.status === 'OK'

/** Returns whether an answer refuses the action itself (errorType UnsupportedActionType). */
export const isUnsupported = ({ confirmation }: Answered): boolean =>
  confirmation?.status === 'ERROR' && confirmation.errorType === 'UnsupportedActionType'

/** The statuses of HTTP with which a server refuses what it could take another time. */
const passing = new Set([401, 403, 407, 408, 425, 429, 502, 503, 504])

/** Returns whether an answer says that the action is not taken: by its errorType, or by HTTP without a confirmation. */
export const isNotTaken = (answer: Answered): boolean => {
  const { status = 0 } = answer.exchange
  return isUnsupported(answer) || (answer.confirmation === undefined && status >= 400 && !passing.has(status))
}

/** Says what an answer was. */
export const words = ({ exchange }: Answered): string => describeAnswer(exchange)

/** Passes where an answer is OK; fails with its words, and the setting that lives with it. */
export const okOr = (answer: Answered, settings?: Outcome['settings']): Outcome =>
  isOk(answer) ? passed(words(answer)) : { verdict: 'failed', did: words(answer), settings }
