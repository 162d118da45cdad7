import { describe, expect, it } from 'vitest'
import { instantOf } from '../../src/borrowing/time.ts'
import { type Instant, PartnerCode } from '../../src/borrowing/values.ts'
import { fingerprintOfBytes, fingerprintOfContent } from '../../src/delivery/inbound/partner/fingerprints.ts'
import { shortHash } from '../../src/hash.ts'
import type { Incoming } from '../../src/partners/incoming-message.ts'

const partnerOf = (code: string) => ({ code: PartnerCode.parse(code) })
const north = partnerOf('NORTH')

const content = (contentForFingerprint: string) =>
  ({ kind: 'message', summary: '', contentForFingerprint, notes: [], content: undefined }) as const

const message = (more: Partial<Extract<Incoming, { kind: 'message' }>> = {}): Incoming => ({
  ...content(''),
  ...more,
})

const printOf = (text: string, sentAt?: number, partner = north): string | null =>
  fingerprintOfBytes({ hash: shortHash }, message({ sentAt }), {
    partner,
    body: new TextEncoder().encode(text),
  })

describe('the fingerprint of a message’s bytes', () => {
  const noon = Date.UTC(2026, 10, 24, 12)

  it('is the same for the same bytes of the same partner, and for nothing else', () => {
    expect(printOf('one', noon)).toBe(printOf('one', noon))
    expect(printOf('one', noon)).not.toBe(printOf('two', noon))
    expect(printOf('one', noon)).not.toBe(printOf('one', noon, partnerOf('SOUTH')))
    expect(printOf('one')).toBe(printOf('one'))
  })

  it('stands in the order of the times that messages name, so that neighbours in time are neighbours', () => {
    const hours = Array.from({ length: 50 }, (_, hour) => printOf(`message ${hour}`, noon + hour * 3_600_000))
    expect(hours.toSorted()).toEqual(hours)
  })

  it('takes any time that a message may name', () => {
    for (const time of [0, -62_135_596_800_000, 253_402_300_799_000])
      expect(printOf('one', time)).toMatch(/^[\da-f]{32}$/)
  })

  it('is none where the same bytes may be news', () => {
    const incoming = message({ repeatWithin: 600_000 })
    expect(
      fingerprintOfBytes({ hash: shortHash }, incoming, { partner: north, body: new Uint8Array() }),
    ).toBeNull()
  })
})

describe('the fingerprint of content that is a repeat for five minutes only', () => {
  const noon = Date.UTC(2026, 10, 24, 12)
  const message = { ...content('Unfilled'), repeatWithin: 300_000 }
  const printAfter = (minutes: number, entry: { lastFingerprint?: string; endedAt?: Instant } = {}) =>
    fingerprintOfContent(
      { hash: shortHash },
      message,
      { partner: north, now: instantOf(noon + minutes * 60_000) },
      entry,
    )
  const first = printAfter(0)

  it.each([4, 9])('is that of the last message %i minutes later', (minutes) => {
    expect(printAfter(minutes, { lastFingerprint: first })).toBe(first)
  })

  it('is another one later, or after another message', () => {
    expect(printAfter(10, { lastFingerprint: first })).not.toBe(first)
    expect(printAfter(6, { lastFingerprint: 'another' })).not.toBe(first)
    expect(printAfter(6)).not.toBe(first)
  })

  it('stays where the partner is done with', () => {
    const ended = { lastFingerprint: first, endedAt: instantOf(noon) }
    expect(printAfter(60 * 24 * 30, ended)).toBe(first)
    expect(printAfter(60, { ...ended, lastFingerprint: 'another' })).not.toBe(first)
  })
})
