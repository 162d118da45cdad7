import { describe, expect, test } from 'vitest'
import { Instant } from '../../src/borrowing/values.ts'
import { classify, settleAttempt } from '../../src/delivery/outbound/attempt-outcome.ts'
import { Partner } from '../../src/partners/partner.ts'
import type { ReplyMeaning } from '../../src/partners/partner-reply.ts'
import { reason, textReason } from '../../src/translations/reason.ts'

const { retry } = Partner.parse({
  code: 'SUP',
  name: 'Supplier',
  symbols: [{ type: 'ISIL', value: 'X' }],
  connection: { protocol: 'iso18626', url: 'https://lender.example/' },
  retry: { attempts: 3 },
})
const facts = { now: Instant.parse('2026-11-24T10:00:00.000Z'), random: 0.5, reply: null }
const neverRead = () => {
  throw new Error('the answer must not be read')
}
const answered = (status: number) =>
  classify(
    { kind: 'answered', answer: { status, contentType: 'text/plain', body: new Uint8Array() } },
    neverRead,
  )
const cut = reason('failure.closed_early')
const refused = reason('failure.http_failed', { status: 503 })
const error = { kind: 'other', reason: textReason('unknown request') } as const

describe('an attempt', () => {
  test.each([408, 425, 429, 503])('that is answered %i was surely not taken', (status) => {
    expect(answered(status).class).toBe('transient')
  })

  test.each([500, 502, 504])('that is answered %i may have been taken', (status) => {
    expect(answered(status).class).toBe('ambiguous')
  })

  test('that is answered 4xx is refused, in the words of the protocol where the body has them', () => {
    const answeredWith = (meaning: ReplyMeaning) =>
      classify(
        { kind: 'answered', answer: { status: 400, contentType: 'text/xml', body: new Uint8Array() } },
        () => meaning,
      )
    const unknown = { kind: 'unknown_request', reason: textReason('request not found') } as const
    expect(answeredWith({ kind: 'refused', error: unknown, answers: { type: 'unfilled' } })).toEqual({
      class: 'permanent',
      error: { kind: 'unknown_request', reason: textReason('request not found') },
      alreadyKnown: false,
      answers: { type: 'unfilled' },
    })
    const others: readonly ReplyMeaning[] = [
      { kind: 'confirmed', events: [{ type: 'cancel_accepted' }] },
      { kind: 'not_now', reason: textReason('busy') },
      { kind: 'unclear', reason: textReason('no message') },
    ]
    for (const meaning of others)
      expect(answeredWith(meaning)).toEqual({
        class: 'permanent',
        error: { kind: 'other', reason: reason('failure.http_status', { status: 400 }) },
        alreadyKnown: false,
      })
  })

  test('whose answer never came may have been taken', () => {
    expect(classify({ kind: 'maybe_taken', reason: cut }, neverRead).class).toBe('ambiguous')
    expect(classify({ kind: 'not_taken', reason: refused }, neverRead).class).toBe('transient')
  })

  test('that may have been taken is resent as such, and stays so whatever follows', () => {
    const ambiguous = { class: 'ambiguous', reason: cut } as const
    const transient = { class: 'transient', reason: refused } as const
    const first = settleAttempt({ attempts: 1, possiblyTaken: false }, ambiguous, retry, facts)
    expect(first.settlement).toMatchObject({ state: 'waiting', possiblyTaken: true })
    const second = settleAttempt({ attempts: 2, possiblyTaken: true }, transient, retry, facts)
    expect(second.settlement).toMatchObject({ state: 'waiting', possiblyTaken: true })
    const last = settleAttempt({ attempts: 3, possiblyTaken: true }, transient, retry, facts)
    expect(last.result).toMatchObject({ result: 'dead', possiblyTaken: true })
  })

  test('that is refused after it may have been taken proves nothing', () => {
    const refusal = { class: 'permanent', error, alreadyKnown: false } as const
    expect(settleAttempt({ attempts: 2, possiblyTaken: true }, refusal, retry, facts).result).toMatchObject({
      result: 'unconfirmed',
    })
    expect(settleAttempt({ attempts: 1, possiblyTaken: false }, refusal, retry, facts).result).toMatchObject({
      result: 'refused',
    })
  })
})
