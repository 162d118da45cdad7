import { readOpenUrl } from '@lendwire/openurl'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { countCases } from '../../support/count-cases.ts'
import { draws } from '../../support/draws.ts'

let cases = countCases()

beforeEach(() => {
  cases = countCases()
})

/** Reads; whatever comes in, an answer must come out that can be shown in one line. */
function answers(query: string | URLSearchParams): void {
  const result = readOpenUrl(query)
  if (!result.ok) {
    expect(result.message).not.toBe('')
    return
  }
  cases.add()
  expect(/[\r\n\0]/.test(Object.values(result.citation).flat().join(''))).toBe(false)
  for (const { value } of result.faults) expect(value.length).toBeLessThanOrEqual(100)
}

const pieces = [
  ...[
    'rft.',
    'rft_id=',
    'btitle',
    'title',
    'au',
    'aulast',
    'isbn',
    'issn',
    'genre=',
    '=',
    '&',
    '&amp;',
    ';',
    '?',
    '#',
  ],
  ...[
    '%',
    '%2',
    '%FF',
    '%00',
    '%0D%0A',
    '+',
    'info:doi/',
    '10.1000/',
    'urn:ISBN:',
    '0306406152',
    '__proto__',
    'http://',
  ],
  ...['\ud800', '\u0000', 'ä', 'ctx_enc=info:ofi/enc:ISO-8859-1'],
]

test('any text, alone and behind a title', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      answers(text)
      answers(`title=T&${text}`)
    }),
    { numRuns: draws(2000) },
  )
  cases.expectAtLeast(draws(1_000))
})

test('pieces of OpenURLs, as text and taken apart', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...pieces), maxLength: 40 }), (query) => {
      answers(query)
      answers(new URLSearchParams(query))
      answers(`rft.btitle=T&${query}`)
    }),
    { numRuns: draws(3000) },
  )
  cases.expectAtLeast(draws(1_000))
})

test('encoded text is decoded to the same text', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
  fc.assert(
    fc.property(
      word.filter((text) => text !== ''),
      (title) => {
        const result = readOpenUrl(new URLSearchParams({ 'rft.btitle': title }).toString())
        expect(result.ok && result.citation.title).toBe(title.toWellFormed())
      },
    ),
    { numRuns: draws(1000) },
  )
})

describe('too much', () => {
  test.each([
    ['100 KB in one value', `rft.btitle=${'x'.repeat(100_000)}`, 'too_large'],
    ['100 KB of keys', 'rft.au=x&'.repeat(12_000), 'too_large'],
    ['many keys', 'a=b&'.repeat(600), 'too_many_keys'],
  ])('%s is refused', (_, query, reason) => {
    const result = readOpenUrl(query)
    expect(result.ok ? 'read' : result.reason).toBe(reason)
    const parsed = readOpenUrl(new URLSearchParams(query))
    expect(parsed.ok ? 'read' : parsed.reason).toBe(reason)
  })

  test('a long value is left out, and said to be', () => {
    const result = readOpenUrl(`rft.btitle=${'x'.repeat(5000)}&rft.title=T&${'k'.repeat(200)}=v`)
    if (!result.ok) throw new Error(result.message)
    expect(result.citation.title).toBe('T')
    expect(result.unknown).toEqual({})
    expect(result.faults.map(({ kind, key }) => [kind, key.length])).toEqual([
      ['too_long', 10],
      ['too_long', 100],
    ])
  })

  test('hostile input takes little time', () => {
    const start = performance.now()
    for (const query of [
      '%'.repeat(65_000),
      '&'.repeat(65_000),
      '='.repeat(65_000),
      ' '.repeat(65_000),
      'amp;'.repeat(16_000),
      '?'.repeat(65_000),
      `rft_id=${'a:'.repeat(1900)}`,
    ]) {
      answers(query)
    }
    expect(performance.now() - start).toBeLessThan(5000)
  })
})
