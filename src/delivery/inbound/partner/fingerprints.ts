import type { Entry } from '../../../borrowing/request/entry.ts'
import type { Instant } from '../../../borrowing/values.ts'
import type { Incoming } from '../../../partners/incoming-message.ts'
import type { Partner } from '../../../partners/partner.ts'
import type { Deps } from '../../deps.ts'

type Readable = Extract<Incoming, { kind: 'message' }>
type Received = { readonly partner: Pick<Partner, 'code'>; readonly body: Uint8Array; readonly now: Instant }

/** Returns the seconds since 1970 in eight digits of hex. */
const seconds = (milliseconds: number): string =>
  ((Math.floor(milliseconds / 1000) & 0xffffffff) >>> 0).toString(16).padStart(8, '0')

/**
 * Returns the fingerprint of a message's bytes, by which a repeat is known: null where messages name no time of their
 * own, since the same bytes may be news there. It begins with the time that the message names, so that the fingerprints
 * of messages of one time are together in an index: at random places each would cost a page of its own to write.
 */
export const fingerprintOfBytes = (
  { hash }: Pick<Deps, 'hash'>,
  incoming: Incoming,
  { partner, body }: Omit<Received, 'now'>,
): string | null => {
  if (incoming.kind !== 'message') return hash(partner.code, body)
  if (incoming.repeatWithin !== undefined) return null
  const { sentAt } = incoming
  return sentAt === undefined ? hash(partner.code, body) : seconds(sentAt) + hash(partner.code, body).slice(8)
}

/**
 * Returns the fingerprint, of bytes or content, under which a message is kept that is only shown to staff: it is shown
 * once, and may still be applied under its own.
 */
export const fingerprintOfShown = ({ hash }: Pick<Deps, 'hash'>, fingerprint: string): string =>
  hash('shown', fingerprint)

/**
 * Returns the fingerprint of a message's content. Where the same content is a repeat for some time only, it begins with
 * the span that the message came in: that of the entry's last message if that one is repeated, else that of now. A partner
 * that is done with says the same thing once: its repeat, as of a gateway that was down for an hour, is never news.
 */
export const fingerprintOfContent = (
  { hash }: Pick<Deps, 'hash'>,
  { contentForFingerprint, repeatWithin }: Readable,
  { partner, now }: Omit<Received, 'body'>,
  { lastFingerprint, endedAt }: Pick<Entry, 'lastFingerprint' | 'endedAt'>,
): string => {
  if (repeatWithin === undefined) return hash(partner.code, contentForFingerprint)
  const inSpan = (start: string): string =>
    start + hash(partner.code, start, contentForFingerprint).slice(start.length)
  const startOf = (milliseconds: number): string =>
    seconds(Math.floor(milliseconds / repeatWithin) * repeatWithin)
  const start = startOf(Date.parse(now))
  const startOfLast = lastFingerprint?.slice(0, start.length)
  const mayBeRepeat =
    endedAt !== undefined || startOfLast === start || startOfLast === startOf(Date.parse(now) - repeatWithin)
  return startOfLast !== undefined && mayBeRepeat && lastFingerprint === inSpan(startOfLast)
    ? lastFingerprint
    : inSpan(start)
}
