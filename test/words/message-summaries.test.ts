import { expect, test } from 'vitest'
import { readLetter } from '../../console/src/shared/message-text/letter.ts'
import { summaryInWords } from '../../console/src/shared/message-text/summary-in-words.ts'
import { de } from '../../console/src/words/de.ts'
import { en } from '../../console/src/words/en.ts'
import { loadWords } from '../../console/src/words/language.ts'
import { table } from '../../protocols/iso18626/src/edition-2021-2/content-model.ts'
import { languages } from '../../src/translations/language.ts'

/** Returns the codes of a closed list of ISO 18626. */
const codesOf = (list: string): readonly string[] =>
  new RegExp(`^ *${list}: +{([^}]+)}`, 'm').exec(table)?.[1]?.trim().split(/\s+/) ?? []

test('each code of ISO 18626 that a summary holds has words in every language', async () => {
  const lists = ['action', 'reasonForMessage', 'requestType', 'status', 'yesNo'].map(codesOf)
  expect(lists.map(({ length }) => length)).toEqual([9, 6, 3, 14, 2])
  for (const { messageWords } of await Promise.all(languages.map(loadWords))) {
    expect(lists.flat().filter((code) => messageWords.parts[code] === undefined)).toEqual([])
    expect(Object.keys(messageWords.parts)).toEqual(Object.keys(en.messageWords.parts))
    expect(Object.keys(messageWords.kinds)).toEqual(Object.keys(en.messageWords.kinds))
  }
})

test.each([
  [
    'supplyingAgencyMessage StatusChange Loaned',
    'New status: shipped as a loan',
    'Neuer Status: als Leihe verschickt',
  ],
  [
    'supplyingAgencyMessage CancelResponse Cancelled Y',
    'Answer to the cancel: cancelled, yes',
    'Antwort auf die Stornierung: storniert, ja',
  ],
  ['request New', 'Request: new', 'Bestellung: neu'],
  ['requestingAgencyMessage ShippedReturn', 'Sent back', 'Zurückgeschickt'],
  ['ItemShipped (return)', 'Item shipped: on its way back', 'Exemplar verschickt: auf dem Rückweg'],
  ['RecallItem', 'Recall', 'Rückforderung'],
  ['letter renew', 'Letter: Renewal wanted', 'Brief: Verlängerung gewünscht'],
  ['link will_supply', 'Answer by the link: will supply', 'Antwort über den Link: wird liefern'],
  ['mail bounce of request', 'Mail: not delivered, Request', 'Mail: nicht zustellbar, Bestellung'],
  [
    'locate at north: issn 0378-5955',
    'Question to the catalogue: north: issn 0378-5955',
    'Frage an den Katalog: north: issn 0378-5955',
  ],
  ['something else', 'something else', 'something else'],
])('the summary %j reads as words', (summary, english, german) => {
  expect([summaryInWords(summary, en), summaryInWords(summary, de)]).toEqual([english, german])
})

test('a letter has words in the places of its link and of the token in its reply address', () => {
  const content = JSON.stringify({
    from: { name: '', address: 'ill+\u0001reply ABC-1-1 1 NORTH 42\u0001@abc.example' },
    to: { name: 'North', address: 'ill@north.example' },
    subject: 'Loan',
    text: 'Please answer here:\n\u0001link ABC-1-1-1-north-gbz\u0001\nThank you',
  })
  expect(readLetter(content, 'application/vnd.lendwire.mail+json', 'the link')).toEqual({
    from: '<ill+…@abc.example>',
    to: 'North <ill@north.example>',
    subject: 'Loan',
    text: 'Please answer here:\n[the link]\nThank you',
  })
})
