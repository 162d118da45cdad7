import { describe, expect, test } from 'vitest'
import { NcipConnection } from '../../../src/partners/ncip/connection.ts'
import { ncip } from '../../../src/partners/ncip/entry.ts'
import { Partner } from '../../../src/partners/partner.ts'
import { Problem } from '../../../src/problem.ts'
import { partner } from './sample-messages.ts'

describe('the way of a message', () => {
  test('is posted, with the partner’s credentials and headers', () => {
    const to = partner({
      headers: { 'X-Extra': 'yes' },
      outboundCredentials: { kind: 'basic', username: 'me', password: 'pass' },
      timeout: 'PT7S',
    })
    expect(ncip.route('<x/>', 'application/xml', to)).toEqual({
      kind: 'http',
      url: 'https://lender.example.org/ncip',
      headers: {
        'x-extra': 'yes',
        'content-type': 'application/xml',
        accept: 'application/xml, text/xml',
        authorization: `Basic ${btoa('me:pass')}`,
      },
      body: '<x/>',
      timeout: 7000,
      secrets: ['pass', btoa('me:pass').replace(/=+$/, '')],
    })
  })

  test.each([
    ['tcp://ncip.example.org:2500', 'ncip.example.org'],
    ['tcp://127.0.0.1:2500', '127.0.0.1'],
    ['tcp://[2001:db8::1]:2500', '[2001:db8::1]'],
  ])('%s is a bare socket', (url, host) => {
    for (const tls of [false, true])
      expect(ncip.route('<x/>', 'application/xml', partner({ url, tls }))).toEqual({
        kind: 'tcp',
        host,
        port: 2500,
        tls,
        body: '<x/>',
        closingTag: 'NCIPMessage',
        timeout: 30_000,
        secrets: [],
      })
  })
})

describe('the profile', () => {
  const parse = (more: object) =>
    NcipConnection.safeParse({ protocol: 'ncip', url: 'https://x.example/ncip', ...more })

  test('needs its URL alone', () => {
    expect(parse({}).data).toMatchObject({
      profile: 'standard',
      edition: '2',
      timeout: 'PT30S',
      concurrency: 4,
    })
  })

  test.each([
    { url: 'tcp://ncip.example.org' },
    { url: 'ftp://x.example' },
    { profile: 'No Code' },
    { prefix: 'xml' },
    { prefix: '1a' },
    { prefix: 'a:b' },
    { takes: ['LookupUser'] },
    { version: 'a\nb' },
  ])('%j is refused', (more) => {
    expect(parse(more).success).toBe(false)
  })

  test('the capabilities of a partner follow from its profile, its version and the messages that it takes', () => {
    const of = (connection: object) => ncip.capabilities(partner(connection))
    expect(of({})).toEqual({
      takesStatusRequest: true,
      takesReminder: true,
      retryKeepsId: false,
      receivedNeedsItemId: true,
      returnsEachItem: true,
      repeatsMakeLoans: false,
      acceptsByRequest: 'RequestItem',
      refusedOperations: ['shipped_forward', 'hold_return'],
    })
    expect(of({ profile: 'alma_p2p' }).takesStatusRequest).toBe(false)
    expect(of({ profile: 'nncipp', takes: ['LookupRequest'] }).takesStatusRequest).toBe(true)
    expect(of({ edition: '1' }).takesStatusRequest).toBe(false)
  })

  test('a partner of another protocol is a mistake of the caller', () => {
    const other = Partner.parse({
      ...partner(),
      connection: { protocol: 'iso18626', url: 'https://x.example/iso' },
    })
    expect(() => ncip.capabilities(other)).toThrow(Problem)
  })
})
