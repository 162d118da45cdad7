import { describe, expect, test } from 'vitest'
import { findSenderFault, isPartnerAddress } from '../../../src/partners/email/sender-verification.ts'
import { Partner } from '../../../src/partners/partner.ts'
import { readable } from '../../protocols/email/mails.ts'
import { say } from '../../support/say.ts'

const partnerOf = (connection: object): Partner =>
  Partner.parse({
    code: 'SUP',
    name: 'Supplier',
    symbols: [{ type: 'ISIL', value: 'SUP' }],
    connection: { protocol: 'email', address: 'ill@partner.example', ...connection },
  })

const doubt = async (
  results: readonly string[],
  {
    from = 'ill@partner.example',
    senderChecks = {},
    tokenHolds = false,
    trusted = ['mx.library.example'],
  }: {
    readonly from?: string
    readonly senderChecks?: object
    readonly tokenHolds?: boolean
    readonly trusted?: readonly string[]
  } = {},
) => {
  const fields = results.map((result) => `Authentication-Results: ${result}`)
  const mail = await readable([...fields, `From: ${from}`])
  return say(
    findSenderFault(mail, partnerOf({ senderChecks, senders: ['@branch.example'] }), trusted, tokenHolds),
  )
}

const ours = (results: string): string => `mx.library.example; ${results}`

describe('the verification of the sender of a mail', () => {
  test.each([
    ['dmarc', {}, 'dmarc=pass header.from=partner.example'],
    ['dmarc without its domain', {}, 'dmarc=pass'],
    ['spf of the domain', { dmarc: false, spf: true }, 'spf=pass smtp.mailfrom=bounce@partner.example'],
    ['spf of a part of it', { dmarc: false, spf: true }, 'spf=pass smtp.mailfrom=mail.partner.example'],
    ['dkim of the domain', { dmarc: false, dkim: true }, 'dkim=pass header.d=partner.example'],
    ['dkim by its identity', { dmarc: false, dkim: true }, 'dkim=pass header.i=@mail.partner.example'],
    [
      'one of two signatures',
      { dmarc: false, dkim: true },
      'dkim=fail header.d=partner.example; dkim=pass header.d=partner.example',
    ],
    [
      'all three',
      { spf: true, dkim: true },
      'spf=pass smtp.mailfrom=partner.example; dkim=pass header.d=partner.example; dmarc=pass',
    ],
    ['nothing, where nothing is demanded', { dmarc: false }, 'dmarc=fail'],
  ])('it is with %s', async (_, senderChecks, results) => {
    expect(await doubt([ours(results)], { senderChecks })).toBeUndefined()
  })

  test.each([
    ['DMARC of another domain', {}, 'dmarc=pass header.from=evil.example'],
    ['DMARC of a domain that ends alike', {}, 'dmarc=pass header.from=notpartner.example'],
    ['no DMARC', {}, 'dmarc=none'],
    ['two results of DMARC', {}, 'dmarc=fail; dmarc=pass header.from=partner.example'],
    ['a failed check', {}, 'dmarc=temperror'],
    ['SPF of another domain', { dmarc: false, spf: true }, 'spf=pass smtp.mailfrom=evil.example'],
    [
      'SPF of a domain that ends alike',
      { dmarc: false, spf: true },
      'spf=pass smtp.mailfrom=notpartner.example',
    ],
    ['SPF that names no domain', { dmarc: false, spf: true }, 'spf=pass'],
    ['a signature of somebody else', { dmarc: false, dkim: true }, 'dkim=pass header.d=evil.example'],
    ['only one of two demands', { spf: true }, 'dmarc=pass header.from=partner.example'],
  ])('it is not with %s', async (_, senderChecks, results) => {
    expect(await doubt([ours(results)], { senderChecks })).toMatch(/^it did not pass/)
  })

  test('only the topmost field of a trusted server counts', async () => {
    const pass = 'dmarc=pass header.from=partner.example'
    expect(await doubt([ours('dmarc=fail'), ours(pass)])).toBe('it did not pass DMARC')
    expect(await doubt([`mx.other.example; dmarc=fail`, ours(pass)])).toBeUndefined()
    expect(await doubt([`mx.other.example; ${pass}`])).toMatch(/no trusted mail server/)
    expect(await doubt([ours(pass)], { trusted: [] })).toMatch(/no trusted mail server/)
    expect(await doubt([`MX.Library.Example; ${pass}`], { trusted: ['mx.LIBRARY.example'] })).toBeUndefined()
    expect(await doubt([pass])).toMatch(/no trusted mail server/)
  })

  test('the sender must be one of the partner’s, whatever passed', async () => {
    const passed = (domain: string) => [ours(`dmarc=pass header.from=${domain}`)]
    expect(await doubt(passed('branch.example'), { from: 'anna@branch.example' })).toBeUndefined()
    expect(await doubt(passed('evil.example'), { from: 'ill@evil.example' })).toMatch(
      /is none of the partner/,
    )
    expect(await doubt(passed('partner.example'), { from: 'boss@partner.example' })).toMatch(/is none of/)
    expect(await doubt(passed('x.branch.example'), { from: 'a@x.branch.example' })).toMatch(/is none of/)
    expect(
      await doubt(passed('partner.example'), { from: '"ill@partner.example" <a@evil.example>' }),
    ).toMatch(/is none of/)
  })

  test('a signed reply address counts only where the profile says so, and never for the sender', async () => {
    expect(await doubt([], { tokenHolds: true })).toMatch(/no trusted mail server/)
    expect(await doubt([], { tokenHolds: true, senderChecks: { token: true } })).toBeUndefined()
    expect(await doubt([], { tokenHolds: false, senderChecks: { token: true } })).toMatch(
      /no trusted mail server/,
    )
    const stranger = { from: 'a@evil.example', tokenHolds: true, senderChecks: { token: true } }
    expect(await doubt([], stranger)).toMatch(/is none of the partner/)
  })

  test('addresses are told apart but for their case', () => {
    const partner = partnerOf({ senders: ['Anna@Branch.example', '@dept.example'] })
    expect(
      ['ILL@partner.example', 'anna@branch.example', 'x@DEPT.example'].every((each) =>
        isPartnerAddress(partner, each),
      ),
    ).toBe(true)
    expect(
      ['anna@branch.example.org', 'x@dept.example.org', 'x@sub.dept.example'].some((each) =>
        isPartnerAddress(partner, each),
      ),
    ).toBe(false)
  })
})
