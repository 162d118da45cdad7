import { describe, expect, test } from 'vitest'
import { type SimpleTypeName, simpleTypes } from '../../../protocols/xml/src/simple-type.ts'

/** XML Schema part 2, lexical spaces; each of these was also tried with libxml2. */
const cases: readonly (readonly [SimpleTypeName, readonly string[], readonly string[]])[] = [
  [
    'dateTime',
    [
      ...[
        '2026-01-31T10:00:00',
        '2026-01-31T10:00:00Z',
        '2026-01-31T10:00:00.123456789+14:00',
        '2026-01-31T24:00:00',
      ],
      ...['2024-02-29T00:00:00', '2000-02-29T00:00:00', '-0001-01-01T00:00:00', '12026-01-31T10:00:00'],
      ' 2026-01-31T10:00:00Z\n',
    ],
    [
      ...[
        '',
        '2026-01-31',
        '2026-01-31T10:00',
        '2026-02-29T00:00:00',
        '1900-02-29T00:00:00',
        '2026-13-01T00:00:00',
      ],
      ...['2026-00-01T00:00:00', '2026-04-31T00:00:00', '2026-01-00T00:00:00', '0000-01-01T00:00:00'],
      ...['02026-01-31T10:00:00', '2026-01-31T24:00:01', '2026-01-31T25:00:00', '2026-01-31T10:60:00'],
      ...['2026-01-31T10:00:60', '2026-01-31T10:00:00.', '2026-01-31T10:00:00+14:01', '2026-01-31T10:00:00z'],
      ...['2026-1-31T10:00:00', '2026-01-31 10:00:00', '\u00A02026-01-31T10:00:00Z'],
    ],
  ],
  ['boolean', ['true', 'false', '0', '1', ' true '], ['', 'TRUE', 'yes', '01']],
  ['integer', ['0', '-1', '+1', '007', ' 1 '], ['', '+', '1.0', '1e1', '٣']],
  ['nonNegativeInteger', ['0', '-0', '+5'], ['-1', '']],
  ['positiveInteger', ['1', '+01'], ['0', '-1', '00']],
  ['decimal', ['1', '-1.5', '+.5', '5.', '0012'], ['', '.', '1,5', '1e5', 'INF', '+-1', '1.2.3']],
  [
    'uri',
    [
      ...[
        '',
        'http://example.org/a?b#c',
        'urn:isbn:1',
        'a b',
        'ä',
        '%20',
        '//',
        'http://[::1]:80/',
        'http://a@b',
        'a/b:c',
      ],
      ...['a:', 'a:b:c', '{|}', '?a?b'],
    ],
    ['%', '%zz', 'a#b#c', 'http://[', 'http://a:b', 'http://a@b@c', ':a', '1:a', '[', 'http://a/[b]', '?['],
  ],
  ['text', ['', ' a '], []],
  ['code', ['', 'a b'], []],
]

describe.each(cases)('%s', (name, valid, invalid) => {
  test('allows what the schema allows, and nothing else', () => {
    expect(valid.filter((text) => !simpleTypes[name].allows(text))).toEqual([])
    expect(invalid.filter((text) => simpleTypes[name].allows(text))).toEqual([])
  })
})
