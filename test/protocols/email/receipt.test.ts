import { receiptIn } from '@lendwire/email'
import { expect, test } from 'vitest'

test.each([
  'We have received your request and will look at it.',
  'Your interlibrary loan request of 3 December has been registered.',
  'This message has been automatically generated in response to the creation of a trouble ticket regarding: "Interlibrary loan request: Der Process", a summary of which appears below.',
  'Your ticket has been assigned an ID of [north.example #4711].',
  'This is an automatic confirmation that we have received your request [Ticket#4711].',
  'Ihre Anfrage ist eingegangen (Ticket 4711).',
  'Wir haben Ihre Nachricht erhalten.',
  'Das Ticket 4711 wurde erstellt.',
  'Nous avons bien reçu votre demande.',
  'Votre demande a été enregistrée sous le numéro 4711.',
])('confirms receipt: %s', (sentence) => {
  expect(receiptIn(sentence)).toBe('receipt')
})

test.each([
  'Please do not reply to this mail.',
  'Dies ist eine automatische Nachricht, bitte antworten Sie nicht darauf.',
  'Please include the string: [north.example #4711] in the subject line of all future correspondence about this issue.',
  'We will answer within two working days.',
  'Nous y répondrons dans les meilleurs délais.',
])('stands around it: %s', (sentence) => {
  expect(receiptIn(sentence)).toBe('around')
})

test.each([
  'We have not received your request.',
  'We have received your parcel back.',
  'The book was sent today.',
  'Wir haben das Buch erhalten.',
  'We cannot supply it.',
])('is something else: %s', (sentence) => {
  expect(receiptIn(sentence)).toBeUndefined()
})
