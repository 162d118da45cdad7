import { type Edition, type Fault, readMessage } from '@lendwire/iso18626'
import { type ParsedMessage, parseMessage } from './parsed-message.ts'
import type { Vendor } from './vendors/vendor-settings.ts'
import { readOptions } from './vendors/wire-form.ts'

/** What a message says in elements that its edition does not have, or has fewer of. */
export type Misplaced = {
  /** The message as the other edition reads it; undefined where that is no message of a lender. */
  readonly other: ParsedMessage | undefined
  /** The elements that neither edition has a place for, in words for people. */
  readonly words: readonly string[]
}

/** Elements of the header concern no person, and an envelope of another language holds nothing of the message. */
const saysSomething = /^supplyingAgencyMessage\/(?!header\b)/

const unreadIn = (faults: readonly Fault[]): readonly Fault[] =>
  faults.filter(({ path, unread }) => unread !== undefined && saysSomething.test(path))

/**
 * Reads the elements that the edition of a message has no place for: once more in the other edition, since peers mix
 * the two (an offer in messageInfo or in retryInfo, several conditions or items), and the rest as words.
 *
 * @param edition the edition in which the message was read
 * @param faults what the schema of that edition finds
 * @returns undefined where every element has its place
 */
export const readMisplaced = (
  body: Uint8Array,
  edition: Edition,
  faults: readonly Fault[],
  { envelope }: Pick<Vendor, 'envelope'>,
): Misplaced | undefined => {
  const unread = unreadIn(faults)
  if (unread.length === 0) return undefined
  const result = readMessage(body, readOptions({ edition: edition === '1.2' ? '2021-2' : '1.2', envelope }))
  const message = result.ok ? result.message : result.partial
  if (message?.kind !== 'supplyingAgencyMessage') return { other: undefined, words: unread.map(wordsOf) }
  const stillUnread = new Set(unreadIn(result.ok ? result.notes : result.faults).map(({ path }) => path))
  return {
    other: parseMessage(message),
    words: unread.filter(({ path }) => stillUnread.has(path)).map(wordsOf),
  }
}

const wordsOf = ({ path, unread = '' }: Fault): string =>
  `${path.slice(path.lastIndexOf('/') + 1).replace(/\[\d+\]$/, '')}: ${unread}`

const union = (own: readonly string[], other: readonly string[]): readonly string[] => [
  ...new Set([...own, ...other]),
]

/** Adds to a message what it says in elements without a place; its own elements win. */
export const withMisplaced = (own: ParsedMessage, misplaced: Misplaced | undefined): ParsedMessage => {
  if (misplaced === undefined) return own
  const { other, words } = misplaced
  const remarks = union(own.remarks, words)
  if (other === undefined) return { ...own, remarks }
  return {
    ...own,
    offered: own.offered ?? other.offered,
    charged: own.charged ?? other.charged,
    insured: own.insured ?? other.insured,
    retryAfter: own.retryAfter ?? other.retryAfter,
    retryBefore: own.retryBefore ?? other.retryBefore,
    offer: own.offer ?? other.offer,
    via: own.via ?? other.via,
    format: own.format ?? other.format,
    courier: own.courier ?? other.courier,
    conditions: union(own.conditions, other.conditions).slice(0, 20),
    itemIds: union(own.itemIds, other.itemIds),
    places: union(own.places, other.places).slice(0, 10),
    trackingIds: union(own.trackingIds, other.trackingIds).slice(0, 20),
    remarks: union(remarks, other.remarks),
  }
}
