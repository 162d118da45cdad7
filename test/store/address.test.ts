import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { StoreAddress } from '../../src/store/address.ts'

const redis = { kind: 'redis', url: 'redis://host:6379', cluster: false, prefix: 'lendwire' }
const postgres = {
  kind: 'postgres',
  url: 'postgres://user:p%40ss@db.example/ill',
  schema: 'lendwire',
  tls: 'verify-full',
  connections: 10,
  timeout: 30_000,
  isPooled: false,
}

describe('the address of a store', () => {
  it.each([
    ['sqlite:./a b.sqlite', { kind: 'sqlite', file: './a b.sqlite' }],
    ['redis://host:6379', redis],
    ['redis://host:6379/2', { ...redis, url: 'redis://host:6379/2' }],
    [
      'rediss://user:p%40ss@host:6379?prefix=one',
      { ...redis, url: 'rediss://user:p%40ss@host:6379', prefix: 'one' },
    ],
    ['postgres://user:p%40ss@db.example/ill', postgres],
    [
      'postgresql://user:p%40ss@db.example/ill?schema=one&sslmode=require&sslrootcert=ca.pem&connections=20&timeout=5&pooler=true',
      {
        ...postgres,
        url: 'postgresql://user:p%40ss@db.example/ill',
        schema: 'one',
        tls: 'require',
        certificates: 'ca.pem',
        connections: 20,
        timeout: 5_000,
        isPooled: true,
      },
    ],
    [
      'postgres://u@127.0.0.1:5433/ill',
      { ...postgres, url: 'postgres://u@127.0.0.1:5433/ill', tls: 'disable' },
    ],
    ['redis://host:6379/0?cluster=true', { ...redis, url: 'redis://host:6379/0', cluster: true }],
  ])('reads %s', (text, address) => expect(StoreAddress.parse(text)).toEqual(address))

  it.each([
    '',
    'sqlite:',
    'postgres://user:secret-word@host',
    'postgres://user:secret-word@host/one/two',
    'postgres://user:secret-word@host/one?schema=Secret-word',
    'postgres://user:secret-word@host/one?connections=2',
    'postgres://user:secret-word@host/one?sslmode=secret-word',
    'postgres://user:secret-word@host/one?word=secret-word',
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
