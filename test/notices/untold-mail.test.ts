import { expect, test } from 'vitest'
import { untoldMail } from '../../src/notices/untold-mail.ts'
import { received } from '../borrowing/begun-stories.ts'
import { does, hears } from '../borrowing/story.ts'

const facts = {
  from: 'Abc Library',
  partners: { ALPHA: 'Alpha Library' },
  mailAddresses: { ALPHA: 'ill@alpha.example' },
}
const { request } = does(hears(received(), 'message'), 'report_lost')
const untold = { operation: 'lost', entry: 1, reason: 'the partner takes no such message' } as const

test('the mail names the request and says what the protocol cannot', () => {
  expect(untoldMail(request, untold, { ...facts, language: 'en' })).toEqual({
    to: 'ill@alpha.example',
    subject: `Interlibrary loan: ${request.rota[0]?.requestIds[0]}, ${request.citation.title}`,
    text: `Dear colleagues at Alpha Library,\n\nAbout our request ${request.rota[0]?.requestIds[0]}, ${request.citation.title}:\n\nThe item is lost. Please tell us what you charge for it.\n\nKind regards\nAbc Library`,
  })
  expect(untoldMail(request, untold, { ...facts, language: 'de' })?.text).toContain(
    'Der Titel ist verloren gegangen.',
  )
})

test('the prepared mail names content that a message had no element for; without an address there is no mail', () => {
  const leftOut = { ...untold, leftOut: true, reason: 'the note' }
  expect(untoldMail(request, leftOut, { ...facts, language: 'en' })?.text).toContain(
    'had no room for the following: the note.',
  )
  expect(untoldMail(request, untold, { ...facts, mailAddresses: {}, language: 'en' })).toBeUndefined()
})
