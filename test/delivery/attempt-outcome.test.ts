import { describe, expect, test } from 'vitest'
import type { OperationKind } from '../../src/borrowing/request/operation.ts'
import { Instant } from '../../src/borrowing/values.ts'
import { classify, settleAttempt } from '../../src/delivery/outbound/attempt-outcome.ts'
import { withholdAfter } from '../../src/delivery/outbound/withhold-repeat.ts'
import { ncip } from '../../src/partners/ncip/entry.ts'
import { Partner } from '../../src/partners/partner.ts'
import type { ReplyMeaning } from '../../src/partners/partner-reply.ts'
import { reason, textReason } from '../../src/translations/reason.ts'
import type { DispatchResult } from '../../src/transport/transport.ts'
import { partner } from '../partners/ncip/sample-messages.ts'

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
const answered = (status: number, words = '') =>
  classify(
    {
      kind: 'answered',
      answer: { status, contentType: 'text/plain', body: new TextEncoder().encode(words) },
    },
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

  test.each([
    ['Out of threads', 'Out of threads'],
    [
      '<!DOCTYPE html><html><style>p { margin: 0 }</style><h1>Software  error:</h1><p>No such item',
      'Software error: No such item',
    ],
    [
      '<!DOCTYPE html><html><head><title>Runtime Error</title></head><h1>Runtime Error</h1>Can&#39;t call &quot;gather&quot;',
      'Runtime Error Can\'t call "gather"',
    ],
    ['<html><head><title>Bad Gateway</title></head></html>', 'Bad Gateway'],
  ])('keeps the first words of a failure that is no XML: %s', (body, words) => {
    expect(answered(500, body)).toMatchObject({ reason: reason('failure.http_said', { status: 500, words }) })
  })

  test.each<[string, OperationKind, string, DispatchResult['kind'], string | undefined]>([
    ['of a Request that makes a loan each time', 'request', 'RequestItem', 'maybe_taken', 'unconfirmed'],
    ['of such a Request of which no byte left', 'request', 'RequestItem', 'not_taken', undefined],
    ['of an acceptance that is such a Request', 'accept_condition', 'RequestItem', 'maybe_taken', 'dead'],
    [
      'of such an acceptance of which no byte left',
      'accept_condition',
      'RequestItem',
      'not_taken',
      undefined,
    ],
    ['of an acceptance in plain words', 'accept_condition', 'ItemRequestUpdated', 'maybe_taken', undefined],
    ['of a receipt', 'received', 'ItemReceived', 'maybe_taken', undefined],
  ])('%s is left to staff, or repeated', (_, operation, summary, kind, result) => {
    const capabilities = ncip.capabilities(partner({ profile: 'nncipp' }))
    const delivery = { operation, summary, attempts: 1, possiblyTaken: false, createdAt: facts.now }
    const sent: DispatchResult =
      kind === 'not_taken' ? { kind, reason: cut } : { kind: 'maybe_taken', reason: cut }
    const attempt = { class: kind === 'not_taken' ? 'transient' : 'ambiguous', reason: cut } as const
    expect(withholdAfter(delivery, capabilities, sent, attempt, facts)?.result?.result).toBe(result)
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
