import { describe, expect, test } from 'vitest'
import { iso18626 } from '../../../src/partners/iso18626/entry.ts'
import { partner } from './sample-messages.ts'

const route = (connection: Parameters<typeof partner>[0]) =>
  iso18626.route('<a/>', 'application/xml', partner(connection))

describe('the way of a message', () => {
  test('goes where the profile says, as it says', () => {
    expect(route({ timeout: 'PT5S', concurrency: 2, headers: { 'X-Tenant': 'a' } })).toEqual({
      kind: 'http',
      url: 'https://lender.example.org/iso18626',
      headers: { 'x-tenant': 'a', 'content-type': 'application/xml', accept: 'application/xml, text/xml' },
      body: '<a/>',
      timeout: 5000,
      secrets: [],
    })
  })

  test('names the content type that the system of the partner takes', () => {
    const withText = { ...partner(), vendorSettings: { contentType: 'text/xml' } }
    expect(iso18626.route('<a/>', 'application/xml', withText)).toMatchObject({
      headers: { 'content-type': 'text/xml' },
    })
  })

  test.each([
    [{ kind: 'bearer', token: 't0ken' }, { authorization: 'Bearer t0ken' }, ['t0ken']],
    [
      { kind: 'basic', username: 'ill', password: 'pässword' },
      { authorization: 'Basic aWxsOnDDpHNzd29yZA==' },
      ['pässword', 'aWxsOnDDpHNzd29yZA'],
    ],
    [{ kind: 'header', name: 'X-Api-Key', value: 'Key k' }, { 'x-api-key': 'Key k' }, ['Key k', 'k']],
  ] as const)(
    'shows who we are, and names the secrets of it: %o',
    (outboundCredentials, headers, secrets) => {
      const way = route({ outboundCredentials, headers: { 'X-Tenant': 'a' } })
      expect(way.headers).toMatchObject(headers)
      expect(way.secrets).toEqual(secrets)
    },
  )

  test('the account of now holds for messages that were rendered before', () => {
    const account = { accountId: 'me', securityCode: 'x&y' }
    const content = '<a>\u0001iso18626-account-id\u0001 \u0001iso18626-security-code\u0001</a>'
    const body = (connection: Parameters<typeof partner>[0]) =>
      iso18626.route(content, 'application/xml', partner(connection)).body
    expect(body({ account })).toBe('<a>me x&amp;y</a>')
    expect(body({})).toBe('<a> </a>')
    // The id only names the account.
    expect(route({ account }).secrets).toEqual(['x&y'])
  })

  test('a token that would break out of its header is no token', () => {
    expect(() => route({ outboundCredentials: { kind: 'bearer', token: 'a\r\nX: y' } })).toThrow()
  })
})

describe('capabilities of a partner', () => {
  test.each([
    [
      {},
      {
        takesStatusRequest: true,
        takesReminder: true,
        retryKeepsId: false,
        isBroker: false,
        retryEndsRequest: false,
        repeatsMakeLoans: false,
        needsItsNumber: false,
        declinesSuppliers: false,
        takesOnce: false,
        sendsOnce: false,
        finishedAfterCopy: false,
        refusedOperations: [],
      },
    ],
    [
      { takesReminder: false, takesStatusRequest: false },
      {
        takesStatusRequest: false,
        takesReminder: false,
        retryKeepsId: false,
        isBroker: false,
        retryEndsRequest: false,
        repeatsMakeLoans: false,
        needsItsNumber: false,
        declinesSuppliers: false,
        takesOnce: false,
        sendsOnce: false,
        finishedAfterCopy: false,
        refusedOperations: [],
      },
    ],
    [
      { vendor: 'reshare' },
      {
        takesStatusRequest: true,
        takesReminder: false,
        retryKeepsId: true,
        isBroker: false,
        retryEndsRequest: false,
        repeatsMakeLoans: false,
        needsItsNumber: false,
        declinesSuppliers: false,
        takesOnce: false,
        sendsOnce: false,
        finishedAfterCopy: false,
        refusedOperations: [],
      },
    ],
    [
      { vendor: 'koha' },
      {
        takesStatusRequest: false,
        takesReminder: false,
        retryKeepsId: false,
        isBroker: false,
        retryEndsRequest: false,
        repeatsMakeLoans: true,
        needsItsNumber: true,
        declinesSuppliers: false,
        takesOnce: false,
        sendsOnce: true,
        finishedAfterCopy: true,
        refusedOperations: [
          'accept_condition',
          'decline_condition',
          'renew',
          'shipped_forward',
          'status_request',
          'message',
          'lost',
          'damaged',
          'hold_return',
        ],
      },
    ],
  ] as const)('%o', (connection, capabilities) => {
    expect(iso18626.capabilities(partner(connection))).toEqual(capabilities)
  })
})
