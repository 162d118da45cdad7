import { expect, test } from 'vitest'
import { notSendableMail } from '../../src/notices/not-sendable-mail.ts'
import { textReason } from '../../src/translations/reason.ts'
import { received } from '../borrowing/begun-stories.ts'
import { does, hears } from '../borrowing/story.ts'

const facts = {
  from: 'Abc Library',
  partners: { ALPHA: 'Alpha Library' },
  mailAddresses: { ALPHA: 'ill@alpha.example' },
}
const { request } = does(hears(received(), 'message'), 'report_lost')
const unsent = {
  operation: 'lost',
  entry: 1,
  reason: textReason('the partner takes no such message'),
} as const

test('the mail names the request and says what the protocol cannot', () => {
  expect(notSendableMail(request, unsent, { ...facts, language: 'en' })).toEqual({
    to: 'ill@alpha.example',
    subject: `Interlibrary loan: ${request.rota[0]?.requestIds[0]}, ${request.citation.title}`,
    text: `Dear colleagues at Alpha Library,\n\nAbout our request ${request.rota[0]?.requestIds[0]}, ${request.citation.title}:\n\nThe item is lost. Please tell us what you charge for it.\n\nKind regards\nAbc Library`,
  })
  expect(notSendableMail(request, unsent, { ...facts, language: 'de' })?.text).toContain(
    'Der Titel ist verloren gegangen.',
  )
})

test('the words of a message that was not sent are in the mail', () => {
  const note = { omittedParts: [{ part: 'note', text: 'On a train.' }] } as const
  const textOf = (about: Parameters<typeof notSendableMail>[1]) =>
    notSendableMail(request, about, { ...facts, language: 'en' })?.text
  expect(textOf({ ...unsent, ...note })).toContain('what you charge for it.\n\nOn a train.\n\nKind regards')
  expect(textOf({ operation: 'message', entry: 1, ...note })).toContain(':\n\nOn a train.\n\nKind regards')
})

test('the prepared mail names content that a message had no element for; without an address there is no mail', () => {
  const omittedParts = [
    { part: 'note', text: 'Please wrap it.' },
    { part: 'maximum_cost', text: '20 EUR' },
    { part: 'edition', text: 'no_other' },
  ] as const
  const leftOut = { ...unsent, leftOut: true, omittedParts }
  expect(notSendableMail(request, leftOut, { ...facts, language: 'en' })?.text).toContain(
    'had no room for the following:\nNote: Please wrap it.\nHighest cost: 20 EUR\nEdition: no other edition\n',
  )
  expect(notSendableMail(request, leftOut, { ...facts, language: 'de' })?.text).toContain(
    'kein Platz für Folgendes:\nBemerkung: Please wrap it.\nHöchstpreis: 20 EUR\nAusgabe: keine andere Ausgabe\n',
  )
  expect(notSendableMail(request, unsent, { ...facts, mailAddresses: {}, language: 'en' })).toBeUndefined()
})
