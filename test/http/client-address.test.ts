import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clientAddress, isInNetworks, readNetworks } from '../../src/http/input/client-address.ts'

const proxies = readNetworks(['10.0.0.0/8', 'fd00::/8'])

describe('the client’s address', () => {
  test.each([
    ['no proxy: the peer', '203.0.113.5', undefined, '203.0.113.5'],
    ['a peer that is no trusted proxy is not believed', '203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['behind one proxy', '10.1.1.1', '198.51.100.1', '198.51.100.1'],
    [
      'addresses that the client wrote itself are not believed',
      '10.1.1.1',
      '192.0.2.9, 198.51.100.1',
      '198.51.100.1',
    ],
    ['behind two proxies', '10.1.1.1', '192.0.2.9, 198.51.100.1, 10.2.2.2', '198.51.100.1'],
    ['from inside, through proxies alone', '10.1.1.1', '10.3.3.3, 10.2.2.2', '10.3.3.3'],
    ['an IPv4-mapped peer', '::ffff:10.1.1.1', '198.51.100.1', '198.51.100.1'],
    ['IPv6', 'fd00::1', '2001:db8::7', '2001:db8::7'],
    ['a hop that is no address stops there', '10.1.1.1', '198.51.100.1, unknown', 'unknown'],
    ['a trusted hop with its port', '10.1.1.1', '198.51.100.1, 10.2.2.2:443', '198.51.100.1'],
    ['no peer', undefined, '198.51.100.1', undefined],
  ])('%s', (_, peer, header, expected) => {
    expect(clientAddress(peer, header, proxies)).toBe(expected)
  })
})

describe('lying in a network', () => {
  test.each([
    ['198.51.100.7', '198.51.100.0/24', true],
    ['198.51.101.7', '198.51.100.0/24', false],
    ['::ffff:198.51.100.7', '198.51.100.0/24', true],
    ['198.51.100.7', '::ffff:198.51.100.0/120', true],
    ['::ffff:c633:6407', '::ffff:198.51.100.0/120', true],
    ['2001:db8::7', '2001:db8::/32', true],
    ['2001:db9::7', '2001:db8::/32', false],
    ['2001:db8::7', '0.0.0.0/0', false],
    ['198.51.100.7', '::/0', false],
    ['[2001:db8::7]:443', '2001:db8::/32', true],
    ['198.51.100.7:443', '198.51.100.0/24', true],
    ['unknown', '0.0.0.0/0', false],
    ['', '0.0.0.0/0', false],
    [undefined, '0.0.0.0/0', false],
  ])('%s in %s: %s', (address, network, expected) => {
    expect(isInNetworks(address, readNetworks([network]))).toBe(expected)
  })

  test('any header is read without an error, and nothing left of the rightmost stranger counts', () => {
    const hop = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string())
    fc.assert(
      fc.property(fc.array(hop), fc.ipV4(), (forged, client) => {
        fc.pre(!isInNetworks(client, proxies))
        const header = [...forged.map((each) => each.replaceAll(',', '')), client, '10.9.9.9'].join(', ')
        expect(clientAddress('10.1.1.1', header, proxies)).toBe(client)
      }),
    )
  })
})
