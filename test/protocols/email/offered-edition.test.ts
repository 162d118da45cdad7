import { classify, readReply } from '@lendwire/email'
import { expect, test } from 'vitest'
import { type Situation, situations } from './situations.ts'

const resultOf = (situation: Situation, text: string) =>
  classify(readReply({ text, attachments: [], notes: [] }), {
    ...situations[situation],
    dateOrder: 'day_first',
  })

const offered: readonly (readonly [string, string])[] = [
  [
    'Our only copy is at the binder until the end of the month. Would the edition with large print do as well?',
    'edition with large print',
  ],
  ['Our copy is missing. We could lend you the 3rd edition instead.', '3rd edition'],
  ['Would a paperback edition be acceptable to your reader?', 'paperback edition'],
  ['We can offer the 1998 translation.', '1998 translation'],
  ['Die 2. Auflage fehlt uns. Wäre die 4. Auflage auch recht?', '4. Auflage'],
  ['Wir könnten Ihnen die Taschenbuchausgabe von 1998 anbieten.', 'Taschenbuchausgabe von 1998'],
  [
    'Notre exemplaire est perdu. Est-ce qu’une édition en gros caractères conviendrait ?',
    'édition en gros caractères',
  ],
]

test.each(offered)('an offer of another edition is proposed with its words: %s', (text, edition) => {
  const result = resultOf('loan', text)
  expect('review' in result && result.probable?.event).toBe('retry_possible')
  expect(result.sentences.flatMap((each) => each.edition ?? [])).toEqual([edition])
})

const others: readonly string[] = [
  'Which edition does your reader want?',
  'We only have the second edition, and your reader wants the fourth.',
  'We cannot lend you the first edition.',
  'Die verlangte Auflage besitzen wir nicht.',
  'Wir haben die Ausgabe der Zeitschrift nicht.',
  'Would it help if we called you?',
  'L’édition demandée n’est pas à notre catalogue.',
]

test.each(others)('what offers no edition is proposed as none: %s', (text) => {
  const result = resultOf('loan', text)
  expect('review' in result && result.probable?.event).not.toBe('retry_possible')
  expect(result.sentences.flatMap((each) => each.edition ?? [])).toEqual([])
})

test('where no answer to the request is open, an edition is no offer to retry', () => {
  const result = resultOf('return', 'Would the edition with large print do as well?')
  expect('review' in result && result.probable?.event).not.toBe('retry_possible')
})
