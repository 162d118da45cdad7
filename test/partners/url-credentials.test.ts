import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mask, maskerOf } from '../../src/partners/mask-secrets.ts'
import { credentialsInUrl, secretsInUrl, showUrl } from '../../src/partners/url-credentials.ts'

describe('a URL as it is shown', () => {
  test.each([
    ['https://us:s3same@north.example/ill', `https://${mask}@north.example/ill`],
    ['https://tok3n@north.example/ill', `https://${mask}@north.example/ill`],
    [
      'https://north.example/ill?lang=en&token=s3same&v=2',
      `https://north.example/ill?lang=en&token=${mask}&v=2`,
    ],
    ['https://north.example/ill?apiKey=s3same', `https://north.example/ill?apiKey=${mask}`],
    ['https://north.example/ill?API%4Bey=s3same', `https://north.example/ill?API%4Bey=${mask}`],
    ['https://north.example/ill?x=a1b2c3d4e5f6a7b8', `https://north.example/ill?x=${mask}`],
    ['https://north.example/ill?a1b2c3d4e5f6a7b8', `https://north.example/ill?${mask}`],
    ['https://north.example/in/a1b2c3d4e5f6a7b8/ill', `https://north.example/in/${mask}/ill`],
    ['https://north.example/ill#token=s3same', `https://north.example/ill#token=${mask}`],
    ['tcp://us:s3same@north.example:3001', `tcp://${mask}@north.example:3001`],
    // As browsers and Node read it, whatever it looks like.
    ['https:\\\\us:s3same@north.example\\ill', `https://${mask}@north.example/ill`],
  ])('%s has its credentials masked', (url, shown) => {
    expect(showUrl(url)).toBe(shown)
    expect(showUrl(shown)).toBe(shown)
  })

  test.each([
    'https://north.example',
    'https://North.example:8443/ILL/iso18626?lang=en&page=2',
    'https://north.example/a%20b?q=a+b',
    'tcp://north.example:3001',
    'imap.north.example',
    'ill@north.example',
    '',
  ])('%s stays as it is written', (url) => {
    expect(showUrl(url)).toBe(url)
    expect(credentialsInUrl(url)).toEqual([])
  })

  test('holds nothing of what is behind the name of a credential, whatever it is', () => {
    const name = fc.constantFrom('token', 'api_key', 'Password', 'sig', 'access%54oken')
    const secret = fc.string({ minLength: 12, maxLength: 40 }).map(encodeURIComponent)
    fc.assert(
      fc.property(name, secret, fc.string().map(encodeURIComponent), (named, value, other) => {
        const shown = showUrl(`https://north.example/${other}?a=${other}&${named}=${value}&b=2`)
        if (!other.includes(value)) expect(shown).not.toContain(`=${value}`)
        expect(shown).toContain(mask)
      }),
    )
  })
})

test('what comes back is searched for each credential as it is written and as it is meant', () => {
  expect(secretsInUrl('https://us:s3same-open@north.example/?key=s3%C3%A4me+open')).toEqual([
    'us:s3same-open',
    's3same-open',
    's3%C3%A4me+open',
    's3äme open',
  ])
})

describe('a short credential in a URL', () => {
  const masker = maskerOf(secretsInUrl('https://north.example/in?lang=en&pin=42&to%6ben=a%2fb'))

  test.each([
    'No such page: /in?lang=en&pin=42&to%6ben=a%2fb',
    'Cannot POST <b>/in?lang=en&amp;pin=42</b>',
    '{"query":{"pin":"42", "token": "a/b"}}',
    '{\\"pin\\":\\"42\\"}',
    'pin: 42',
    '<pin>42</pin>',
    'token=a/b',
  ])('is masked beside its name: %s', (text) => {
    const shown = masker.text(text)
    expect(shown).toContain(mask)
    expect(shown).not.toMatch(/42|a(?:\/|%2f)b/)
  })

  test.each(['42 copies, page 42', 'a/b', 'opinion=42 of 50 said so', 'lang=en'])(
    'alone stays: %s',
    (text) => {
      expect(masker.text(text)).toBe(text)
    },
  )
})
