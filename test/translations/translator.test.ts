import { describe, expect, test } from 'vitest'
import { readMessage } from '../../scripts/translations/read-catalogue.ts'
import { acceptedLanguage } from '../../src/translations/language.ts'
import { createTranslator } from '../../src/translations/translator.ts'

const areas = {
  area: {
    plain: 'nothing to fill in',
    filled: 'due {due}, costs {cost}, since {since}: {why}; asked {partners}',
    counted: '{count, plural, one {# item} other {# items}}',
  },
}

const english = createTranslator('en', areas)
const german = createTranslator('de', areas)

const filled = {
  code: 'area.filled',
  params: {
    due: { day: '2026-12-07' },
    cost: { amount: '1234.5', currency: 'EUR' },
    since: { instant: '2026-11-30T23:30:00.000Z' },
    why: { code: 'area.counted', params: { count: 2 } },
    partners: ['NORTH', 'SOUTH', '{EAST}'],
  },
}

describe('a sentence', () => {
  test('writes days, money, instants, lists and reasons within it in the language and time zone', () => {
    expect(english.say(filled, { timeZone: 'America/New_York' })).toBe(
      'due 7 December 2026, costs 1,234.50 EUR, since 30 November 2026 at 18:30: 2 items; asked NORTH, SOUTH and {EAST}',
    )
    expect(german.say(filled, { timeZone: 'Europe/Berlin' })).toBe(
      'due 7. Dezember 2026, costs 1.234,50 EUR, since 1. Dezember 2026 um 00:30: 2 items; asked NORTH, SOUTH und {EAST}',
    )
  })

  test('keeps a text from outside as it came', () => {
    expect(english.say({ code: 'text', params: { text: "550 don't {relay}" } })).toBe("550 don't {relay}")
  })

  test.each([
    { code: 'area.unheard_of', params: {} },
    { code: 'area.filled', params: {} },
    { code: 'area', params: {} },
    { code: '__proto__.toString', params: {} },
  ])('of a reason of another version is its code: $code', (reason) => {
    expect(english.say(reason)).toBe(reason.code)
  })
})

test.each([
  ["d'{title}", 'straight apostrophe'],
  ['due {due, date}', 'before they are put in'],
  ['an open {brace', 'EXPECT_ARGUMENT_CLOSING_BRACE'],
])('refuses %s', (text, fault) => {
  expect(readMessage('area.key', text).fault).toContain(fault)
})

test.each([
  [undefined, undefined],
  ['de-CH, en;q=0.8', 'de'],
  ['en;q=0.5, de;q=0.7', 'de'],
  ['fr-CA, en;q=0.9', 'fr'],
  ['nl, de;q=0, en;q=0.1', 'en'],
  ['nl', undefined],
  ['*', undefined],
])('Accept-Language %s is %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language)
})
