import { readAbsence } from '@lendwire/email'
import { expect, test } from 'vitest'

test.each([
  ['I am out of the office until 14 December 2026.', { to: '2026-12-14' }],
  ['I am on leave and will be back on 10 December 2026.', { to: '2026-12-09' }],
  ['We are closed from 20 December 2026 until 7 January 2027.', { from: '2026-12-20', to: '2027-01-07' }],
  ['Wir haben vom 20.12. bis 7.1. geschlossen.', { from: '2026-12-20', to: '2027-01-07' }],
  ['Ich bin bis zum 18.12.2026 im Urlaub.', { to: '2026-12-18' }],
  ['Ab 4. Januar 2027 bin ich wieder im Büro.', { to: '2027-01-03' }],
  ['Je suis absente du bureau jusqu’au 14 décembre 2026.', { to: '2026-12-14' }],
  ['Nous sommes fermés du 20 décembre 2026 au 4 janvier 2027.', { from: '2026-12-20', to: '2027-01-04' }],
  ['Je serai de retour le lundi 11 janvier 2027.', { to: '2027-01-10' }],
  ['Je suis actuellement en congé.', {}],
  ['Le livre est à rendre avant le 4 mars 2027.', undefined],
  ['I am out of the office.', {}],
  ['Closed 1 March 2027, 2 March 2027 and 3 March 2027.', {}],
  ['Closed until 1 March 2020. I am away.', {}],
  ['Thank you for your mail.', undefined],
  ['The item is due on 4 March 2027.', undefined],
])('%s', (text, absence) => {
  expect(readAbsence(text, { today: '2026-12-01' })).toEqual(absence)
})
