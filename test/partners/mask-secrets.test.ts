import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mask, maskerOf } from '../../src/partners/mask-secrets.ts'

const masked = (text: string, secret: string, shown?: string) => maskerOf([secret], shown).text(text)

/** Encodings in which others may repeat a text. */
const escaped: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in XML': (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;'),
  'in XML twice': (text) => text.replaceAll('&', '&amp;amp;').replaceAll('<', '&amp;lt;'),
  'in decimal references': (text) => Array.from(text, (each) => `&#${each.codePointAt(0)};`).join(''),
  'in hexadecimal references': (text) =>
    Array.from(text, (each) => `&#x0${each.codePointAt(0)?.toString(16).toUpperCase()};`).join(''),
  'in a URL': encodeURIComponent,
  'in JSON': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  'in JSON that is ASCII': (text) =>
    Array.from(text, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
}

describe.each(Object.keys(escaped))('a secret that comes back %s', (way) => {
  const write = escaped[way] ?? String

  test.each([
    's3same-open',
    'a&b<c>d"e\'f',
    'with blank/and\\strokes',
    'pässwört',
    '100%25 sure',
    'see&amp;this',
  ])('%s', (secret) => {
    const words = write(secret)
    expect(masked(`No: ${words}, you said ${words}.`, secret)).toBe(`No: ${mask}, you said ${mask}.`)
  })
})

test('any secret is masked wherever it comes back', () => {
  const secrets = fc
    .string({ minLength: 4, maxLength: 40, unit: 'binary' })
    .filter((text) => text.isWellFormed())
  fc.assert(
    fc.property(secrets, fc.constantFrom('as it is', 'in XML', 'in a URL'), (secret, way) => {
      const words = (escaped[way] ?? String)(secret)
      expect(masked(`before ${words} after`, secret)).not.toContain(words)
    }),
  )
})

test('a token of the greatest length is masked in an answer of the greatest length', () => {
  const token = 'abcdefghij'.repeat(200)
  const answer = `${'<a>&amp;</a>'.repeat(80_000)}${token}`
  expect(masked(answer, token)).toBe(`${'<a>&amp;</a>'.repeat(80_000)}${mask}`)
})

describe('all else stays', () => {
  test('a text without a secret comes back byte for byte, readable or not', () => {
    const bytes = Uint8Array.of(0xff, 0x00, 0x26, 0x61, 0xc3)
    expect(maskerOf(['s3same-open']).bytes(bytes)).toBe(bytes)
    expect(maskerOf([]).bytes(bytes)).toBe(bytes)
  })

  test('beside a secret each byte stays, whatever it is encoded in', () => {
    const secret = new TextEncoder().encode('s3same-open')
    const bytes = Uint8Array.of(0xff, 0x00, ...secret, 0xe4, 0x26, 0x61)
    const hidden = new TextEncoder().encode(mask)
    expect(maskerOf(['s3same-open']).bytes(bytes)).toEqual(
      Uint8Array.of(0xff, 0x00, ...hidden, 0xe4, 0x26, 0x61),
    )
    expect(masked('a&#38;b &lt;s3same&#45;open&gt; %41', 's3same-open')).toBe(`a&#38;b &lt;${mask}&gt; %41`)
  })

  test('a secret in Latin-1 or UTF-16 is one too', () => {
    const latin = Uint8Array.from('pässwört', (each) => each.charCodeAt(0))
    expect(new TextDecoder().decode(maskerOf(['pässwört']).bytes(latin))).toBe(mask)
    const wide = Uint8Array.from(
      new Uint8Array(new Uint16Array(Array.from('s3same', (each) => each.charCodeAt(0))).buffer),
    )
    expect(new TextDecoder().decode(maskerOf(['s3same']).bytes(wide))).not.toMatch(/s.?3.?s/)
  })

  test('a text that is too short to guard anything is no secret', () => {
    expect(masked('status OK, 1 item', 'OK')).toBe('status OK, 1 item')
    expect(masked('AB', '%41%42')).toBe('AB')
  })

  test('a text that is public in the message is no secret in its answer', () => {
    expect(masked('no OSLO-1', 'OSLO', '<id>OSLO-1</id>')).toBe('no OSLO-1')
    expect(masked('no OSLO-1', 'OSLO', '<id>BERGEN-1</id>')).toBe(`no ${mask}-1`)
  })

  test('the longer one of two secrets goes first', () => {
    expect(maskerOf(['open', 'open sesame']).text('open sesame, open')).toBe(`${mask}, ${mask}`)
  })
})
