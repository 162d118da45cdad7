import { expect, test } from 'vitest'
import { createFormats } from '../../console/src/words/formats.ts'
import { dateInWords } from '../../src/translations/date-in-words.ts'

test('the first of a month is ordinal in French, and only there', () => {
  const now = () => Date.parse('2026-12-20T12:00:00Z')
  const french = createFormats('fr', now)
  expect(french.date('2026-12-01')).toBe('1er déc.')
  expect(french.date('2025-12-01')).toBe('1er déc. 2025')
  expect(french.date('2026-12-11')).toBe('11 déc.')
  expect(french.weekday('2026-12-01T12:00:00')).toBe('mardi 1er décembre')
  expect(createFormats('de', now).date('2026-12-01')).toBe('1. Dez.')
  expect(dateInWords('2026-12-01', 'fr', 'UTC')).toBe('1er décembre 2026')
  expect(dateInWords('2026-12-01T08:05:00Z', 'fr', 'UTC', 'day_and_time')).toMatch(/^1er décembre 2026/)
  expect(dateInWords('2026-12-01', 'en', 'UTC')).toBe('1 December 2026')
})
