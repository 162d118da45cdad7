import { describe, expect, it } from 'vitest'
import { PartnerCode } from '../../src/borrowing/values.ts'
import { fingerprintOfBytes } from '../../src/delivery/inbound/partner/fingerprints.ts'
import { shortHash } from '../../src/hash.ts'
import type { Incoming } from '../../src/partners/incoming-message.ts'

const partnerOf = (code: string) => ({ code: PartnerCode.parse(code) })
const north = partnerOf('NORTH')

const message = (more: Partial<Extract<Incoming, { kind: 'message' }>> = {}): Incoming => ({
  kind: 'message',
  summary: '',
  contentForFingerprint: '',
  notes: [],
  content: undefined,
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
