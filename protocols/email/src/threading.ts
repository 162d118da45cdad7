import { literal } from './literal.ts'
import type { Mail } from './mail.ts'

/** Letters, digits and what else a local part takes without quotation marks, but for the `+` before it. */
const tokenCharacters = '[A-Za-z0-9._=-]{1,200}'
const place = '{token}'

/**
 * Finds the token of a reply address in any of the addresses that a mail was delivered to. Some mail servers write
 * the local part in lower case, so a token should not need its case.
 *
 * @param pattern the reply address with `{token}` in it, such as `ill+{token}@library.example`
 * @returns undefined where there is none, and where there are several that differ: nothing is guessed
 */
export function tokenIn(mail: Pick<Mail, 'deliveredTo'>, pattern: string): string | undefined {
  const [before = '', after] = pattern.split(place)
  if (after === undefined) throw new TypeError(`a pattern needs ${place}, as in ill+${place}@library.example`)
  const form = new RegExp(`^${literal(before)}(${tokenCharacters})${literal(after)}$`, 'i')
  const tokens = new Set(mail.deliveredTo.flatMap((address) => form.exec(address)?.[1] ?? []))
  const [token] = tokens
  return tokens.size === 1 ? token : undefined
}

/**
 * Returns the message ids that a mail answers, the nearest first: In-Reply-To, then References from its end (RFC 5322,
 * section 3.6.4).
 */
export function referencesIn(mail: Pick<Mail, 'inReplyTo' | 'references'>): readonly string[] {
  return [...new Set([...mail.inReplyTo, ...mail.references.toReversed()])]
}

/** A library's code, a short id, and how often it was asked: `LIBA-7K2MQ4X9-2`. */
const requestId = /(?<![A-Z0-9-])[A-Z0-9]{1,12}-[A-Z0-9]{4,14}-\d{1,4}(?![A-Z0-9-])/g

/**
 * Finds the id of a request in a subject, written as `LIBA-7K2MQ4X9-2`, in square brackets or not.
 *
 * @returns undefined where there is none, and where there are several that differ
 */
export function requestIdIn(subject: string): string | undefined {
  const inBrackets = [...subject.matchAll(/\[([^[\]]{1,60})\]/g)].map(([, text = '']) => text).join(' ')
  const ids = new Set(inBrackets.match(requestId) ?? subject.match(requestId) ?? [])
  const [id] = ids
  return ids.size === 1 ? id : undefined
}
