import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { describe, expect, test } from 'vitest'
import { guardLookup } from '../../src/transport/address-guard.ts'
import { forbiddenHost, forbiddenRange } from '../../src/transport/private-addresses.ts'

describe('forbiddenRange', () => {
  test.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'unspecified'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'carrierGradeNat'],
    ['100.100.100.200', 'carrierGradeNat'],
    ['169.254.169.254', 'linkLocal'],
    ['168.63.129.16', 'cloud host service'],
    ['192.0.0.192', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['203.0.113.9', 'reserved'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:a9fe:a9fe', 'linkLocal'],
    ['::ffff:10.0.0.1', 'private'],
    ['::7f00:1', 'IPv4-compatible'],
    ['::127.0.0.1', 'loopback'],
    ['::ffff:0:127.0.0.1', 'rfc6145'],
    ['64:ff9b::7f00:1', 'rfc6052'],
    ['64:ff9b:1::a00:1', 'rfc6052'],
    ['2002:7f00:1::', '6to4'],
    ['2001:0:1::1', 'teredo'],
    ['fe80::1', 'linkLocal'],
    ['fe80::1%eth0', 'linkLocal'],
    ['fec0::1', 'deprecatedSiteLocal'],
    ['fc00::1', 'uniqueLocal'],
    ['fd00:ec2::254', 'uniqueLocal'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'reserved'],
    ['', 'unreadable'],
    ['partner.example', 'unreadable'],
  ])('%s is %s', (address, range) => {
    expect(forbiddenRange(address)).toBe(range)
  })

  test.each([
    '9.9.9.9',
    '172.32.0.1',
    '100.128.0.1',
    '169.253.1.1',
    '::ffff:9.9.9.9',
    '2620:fe::fe',
    '2a00::1',
  ])('%s is allowed', (address) => {
    expect(forbiddenRange(address)).toBeUndefined()
  })
})

describe('forbiddenHost', () => {
  test.each([
    ['127.0.0.1', 'loopback'],
    ['127.1', 'loopback'],
    ['[::1]', 'loopback'],
    ['fd00:ec2::254', 'uniqueLocal'],
    ['localhost', 'loopback'],
    ['LocalHost.', 'loopback'],
    ['partner.localhost', 'loopback'],
  ])('%s is %s', (host, range) => {
    expect(forbiddenHost(host)).toBe(range)
  })

  test.each(['9.9.9.9', '[2620:fe::fe]', 'partner.example', 'localhost.example'])('%s is allowed', (host) => {
    expect(forbiddenHost(host)).toBeUndefined()
  })
})

describe('guardLookup', () => {
  const resolver =
    (addresses: readonly LookupAddress[]): LookupFunction =>
    (_hostname, _options, callback) =>
      callback(null, [...addresses])
  const ask = (addresses: readonly LookupAddress[], all: boolean) => {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    guardLookup(resolver(addresses))('partner.example', { all }, (error, addresses, family) =>
      resolve(error ? error.message : { found: addresses, family }),
    )
    return promise
  }
  const open = { address: '9.9.9.9', family: 4 }
  const inner = { address: '10.0.0.1', family: 4 }

  test('leaves the forbidden addresses of a name out', async () => {
    expect(await ask([inner, open], true)).toEqual({ found: [open], family: undefined })
    expect(await ask([inner, open], false)).toEqual({ found: '9.9.9.9', family: 4 })
  })

  test('fails where none is left, and names host and range', async () => {
    expect(await ask([inner], true)).toMatch(/^partner\.example leads to a private address/)
    expect(await ask([], false)).toMatch(/^partner\.example leads to a unreadable address/)
  })
})
