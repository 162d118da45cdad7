import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, PartnerCode, RequestId } from '../../../src/borrowing/values.ts'
import {
  messageIdOf,
  readReference,
  referenceIn,
  writeReference,
} from '../../../src/partners/email/letter-reference.ts'
import {
  isReplyOf,
  type LinkClaims,
  linkPayload,
  openLink,
  type ReplyClaims,
  requestIdOfReply,
  signLink,
  signReply,
} from '../../../src/partners/email/token.ts'
import type { Signer } from '../../../src/partners/signer.ts'

const signer =
  (first: string, ...others: readonly string[]): Signer =>
  async (text) => {
    const sign = (secret: string) => new Uint8Array(createHmac('sha256', secret).update(text).digest())
    return [sign(first), ...others.map(sign)]
  }
const sign = signer('one')
const day = 20_781
const now = day * 86_400_000
const claims: LinkClaims = {
  reference: 'ABC-7K2MQ4X9AB-1.renew.mid3k2xr',
  entry: 2,
  partner: PartnerCode.parse('NORTH_1.a-b'),
  lastDay: day,
}
const reply: ReplyClaims = {
  requestId: RequestId.parse('ABCDEFGHIJKL-7K2MQ4X9AB-9999'),
  entry: 2,
  partner: PartnerCode.parse('NORTH'),
  lastDay: day,
}
const token = (by = sign) => signLink(linkPayload(claims), by)

describe('the token of a link', () => {
  test('opens as what it was signed for', async () => {
    const opened = await openLink(await token(), sign, now)
    expect(opened).toMatchObject({ kind: 'valid', claims, letter: { operation: 'renew' } })
  })

  test('needs no escaping in a URL', async () => {
    expect(await token()).toMatch(/^[A-Za-z0-9._~-]+$/)
  })

  test('expires with its last day', async () => {
    expect(await openLink(await token(), sign, now + 86_399_999)).toMatchObject({ kind: 'valid' })
    expect(await openLink(await token(), sign, now + 86_400_000)).toMatchObject({ kind: 'expired' })
  })

  test('is still accepted under the secret before, and no more when that is gone', async () => {
    expect(await openLink(await token(), signer('two', 'one'), now)).toMatchObject({ kind: 'valid' })
    expect(await openLink(await token(), signer('two'), now)).toEqual({ kind: 'forged' })
  })

  test('is forged with any character changed, taken away or added', async () => {
    const good = await token()
    for (let place = 0; place < good.length; place += 1) {
      const other = good[place] === 'A' ? 'B' : 'A'
      for (const middle of [other, '', `${good[place]}${other}`]) {
        const altered = `${good.slice(0, place)}${middle}${good.slice(place + 1)}`
        expect(await openLink(altered, sign, now), altered).toEqual({ kind: 'forged' })
      }
    }
  })

  test('is forged whatever else it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200 }), async (text) => {
        expect(await openLink(text, sign, now)).toEqual({ kind: 'forged' })
      }),
    )
  })
})

describe('the token of a reply address', () => {
  test('is at most 50 characters long, in lower case', async () => {
    const longest = await signReply(reply, sign)
    expect(longest.length).toBeLessThanOrEqual(50)
    expect(longest).toBe(longest.toLowerCase())
    expect(requestIdOfReply(longest)).toBe(reply.requestId)
  })

  test('belongs to its entry and partner alone, in any case, until its last day', async () => {
    const made = await signReply(reply, sign)
    const of = (text: string, more: Partial<ReplyClaims> = {}, at = now) =>
      isReplyOf(text, { ...reply, ...more }, sign, at)
    expect(await of(made)).toBe(true)
    expect(await of(made.toUpperCase())).toBe(true)
    expect(await of(made, { entry: 1 })).toBe(false)
    expect(await of(made, { partner: PartnerCode.parse('SOUTH') })).toBe(false)
    expect(await of(made, {}, now + 86_400_000)).toBe(false)
    expect(await of(made.replace('-9999.', '-9998.'))).toBe(false)
    expect(await of(made.slice(0, -1))).toBe(false)
    expect(await of('')).toBe(false)
  })

  test('is no link, nor the other way round', async () => {
    expect(await openLink(await signReply(reply, sign), sign, now)).toEqual({ kind: 'forged' })
    expect(await isReplyOf(await token(), reply, sign, now)).toBe(false)
  })
})

describe('the reference of a letter', () => {
  const at = '2026-11-24T14:00:01.250Z' as Instant
  test('is the request id if the letter asks for the item', () => {
    expect(writeReference('ABC-7K2MQ4X9AB-1', 'retry', at)).toBe('ABC-7K2MQ4X9AB-1')
    expect(readReference('ABC-7K2MQ4X9AB-1')).toEqual({
      requestId: 'ABC-7K2MQ4X9AB-1',
      operation: 'request',
      at: undefined,
    })
  })

  test('says what and when for any other letter, and is found in its Message-ID', () => {
    const reference = writeReference('ABC-7K2MQ4X9AB-1', 'cancel', at)
    const read = { requestId: 'ABC-7K2MQ4X9AB-1', operation: 'cancel', at }
    expect(readReference(reference)).toEqual(read)
    expect(referenceIn(messageIdOf(reference, 'library.example'))).toEqual(read)
  })

  test.each([
    '',
    'ABC',
    'ABC-7K2MQ4X9AB-1.steal.mid3k2xr',
    'ABC-7K2MQ4X9AB-1.renew',
    'ABC-7K2MQ4X9AB-1.renew.zzzzzzzzzz',
  ])('%j is none', (text) => expect(readReference(text)).toBeUndefined())
})
