import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { StoreAddress } from '../../src/store/address.ts'

const redis = { kind: 'redis', url: 'redis://host:6379', cluster: false, prefix: 'lendwire' }

describe('the address of a store', () => {
  it.each([
    ['sqlite:./a b.sqlite', { kind: 'sqlite', file: './a b.sqlite' }],
    ['redis://host:6379', redis],
    ['redis://host:6379/2', { ...redis, url: 'redis://host:6379/2' }],
    [
      'rediss://user:p%40ss@host:6379?prefix=one',
      { ...redis, url: 'rediss://user:p%40ss@host:6379', prefix: 'one' },
    ],
    ['redis://host:6379/0?cluster=true', { ...redis, url: 'redis://host:6379/0', cluster: true }],
  ])('reads %s', (text, address) => expect(StoreAddress.parse(text)).toEqual(address))

  it.each([
    '',
    'sqlite:',
    'postgres://user:secret-word@host',
    'redis:',
    'redis://:secret-word@host/first',
    'redis://:secret-word@host/1?cluster=true',
    'redis://:secret-word@host?clusters=true',
    'redis://:secret-word@host?cluster=secret-word',
    'redis://host?prefix=secret-word{}',
  ])('refuses %s, and tells nothing of it', (text) => {
    const read = () => readConfig({ LENDWIRE_STORE: text })
    expect(read).toThrow('Some settings')
    try {
      read()
    } catch (error) {
      expect(JSON.stringify(error)).toContain('LENDWIRE_STORE')
      expect(JSON.stringify(error)).not.toContain('secret-word')
    }
  })
})
