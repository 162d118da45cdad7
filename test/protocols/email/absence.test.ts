import { readAbsence } from '@lendwire/email'
import { expect, test } from 'vitest'

test.each([
  ['I am out of the office until 14 December 2026.', { to: '2026-12-14' }],
  ['I am on leave and will be back on 10 December 2026.', { to: '2026-12-09' }],
  ['We are closed from 20 December 2026 until 7 January 2027.', { from: '2026-12-20', to: '2027-01-07' }],
  ['Wir haben vom 20.12. bis 7.1. geschlossen.', { from: '2026-12-20', to: '2027-01-07' }],
  ['Ich bin bis zum 18.12.2026 im Urlaub.', { to: '2026-12-18' }],
  ['Ab 4. Januar 2027 bin ich wieder im Büro.', { to: '2027-01-03' }],
  ['I am out of the office.', {}],
  ['Closed 1 March 2027, 2 March 2027 and 3 March 2027.', {}],
  ['Closed until 1 March 2020. I am away.', {}],
  ['Thank you for your mail.', undefined],
  ['The item is due on 4 March 2027.', undefined],
])('%s', (text, absence) => {
  expect(readAbsence(text, { today: '2026-12-01' })).toEqual(absence)
})
