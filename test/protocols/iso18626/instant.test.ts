import { parseInstant } from '@lendwire/iso18626'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../support/draws.ts'

test.each([
  ['2024-12-12T20:12:00Z', '2024-12-12T20:12:00.000Z'],
  ['2024-12-12T20:12:00.62959771Z', '2024-12-12T20:12:00.629Z'],
  ['2024-12-12T20:12:00,5Z', '2024-12-12T20:12:00.500Z'],
  ['2024-12-12T20:12:00+01:00', '2024-12-12T19:12:00.000Z'],
  ['2024-12-12T20:12:00-0530', '2024-12-13T01:42:00.000Z'],
  ['2024-12-12T20:12:00+02', '2024-12-12T18:12:00.000Z'],
  ['2024-12-12T24:00:00Z', '2024-12-13T00:00:00.000Z'],
  ['2024-12-12T20:12:00', '2024-12-12T20:12:00.000Z'],
  ['2024-12-12T20:12', '2024-12-12T20:12:00.000Z'],
  ['2024-12-12t20:12:00z', '2024-12-12T20:12:00.000Z'],
  ['2024-12-12 20:12:00', '2024-12-12T20:12:00.000Z'],
  ['2024-12-12 20:12:00 UTC', '2024-12-12T20:12:00.000Z'],
  ['\n 2024-12-12T20:12:00Z ', '2024-12-12T20:12:00.000Z'],
  ['2024-12-12', '2024-12-12T23:59:59.000Z'],
  ['20241212', '2024-12-12T23:59:59.000Z'],
  ['20241212T201200Z', '2024-12-12T20:12:00.000Z'],
  ['Thu, 12 Dec 2024 20:12:00 GMT', '2024-12-12T20:12:00.000Z'],
  ['Thu, 5 Dec 2024 8:02:00 +0100', '2024-12-05T07:02:00.000Z'],
  ['12 dec 2024 20:12', '2024-12-12T20:12:00.000Z'],
  ['Thu Dec 12 20:12:00 UTC 2024', '2024-12-12T20:12:00.000Z'],
  ['Thu Dec 12 20:12:00 2024', '2024-12-12T20:12:00.000Z'],
])('%s is %s', (text, instant) => {
  expect(parseInstant(text)?.toISOString()).toBe(instant)
})

test.each([
  ...[
    '',
    ' ',
    'tomorrow',
    '2024',
    '2024-13-01',
    '2024-02-30',
    '2023-02-29T00:00:00Z',
    '2024-12-12T25:00:00Z',
    '12/11/2024',
  ],
  ...[
    '2024-12-12T20:60:00Z',
    '2024-12-12T20:12:00X',
    'Thu, 12 Foo 2024 20:12:00 GMT',
    'Thu, 32 Dec 2024 20:12:00 GMT',
  ],
  ...['2024-12-12T', '-2024-12-12T20:12:00Z', '2024-12-12T20:12:00+99:00'],
])('"%s" is none', (text) => {
  expect(parseInstant(text)).toBe(undefined)
})

test('any text is an instant or nothing', () => {
  const characters = fc.constantFrom(...'0123456789-:TZ+. ', 'Dec', 'GMT', 'é')
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 30 }), (text) => {
      expect(Number.isNaN(parseInstant(text)?.getTime() ?? 0)).toBe(false)
    }),
    { numRuns: draws(3000) },
  )
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      (date) => {
        expect(parseInstant(date.toISOString())).toEqual(date)
      },
    ),
    { numRuns: draws(500) },
  )
})
