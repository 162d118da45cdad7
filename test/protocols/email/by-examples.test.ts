import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { classify, readReply } from '@lendwire/email'
import { expect, test } from 'vitest'
import { doubtsOfExamples } from '../../../protocols/email/src/classify/doubts-of-examples.ts'
import { plainForm } from '../../../protocols/email/src/classify/plain-form.ts'
import { meanings } from '../../../protocols/email/src/learned/meanings.ts'
import { type Situation, situations } from './situations.ts'

const resultOf = (situation: Situation, text: string) =>
  classify(readReply({ text, attachments: [], notes: [] }), {
    ...situations[situation],
    dateOrder: 'day_first',
  })

const proposedFor = (situation: Situation, text: string) => {
  const result = resultOf(situation, text)
  return 'review' in result ? result.probable?.event : `applied ${result.event}`
}

const answers: readonly (readonly [Situation, string, string])[] = [
  ['loan', 'Your parcel was given to our postal clerk at noon.', 'shipped'],
  ['loan', 'Sorry, someone walked off with our only copy years back.', 'unfilled'],
  ['loan', 'Das gute Stück hat sich leider jemand unter den Nagel gerissen.', 'unfilled'],
  ['renew', "Vous pouvez conserver le livre jusqu'au 30 mars 2026.", 'renewed'],
]

test.each(answers)(
  'proposes what is likely and not sure, and applies nothing (%s): %s',
  (situation, text, event) => {
    expect(proposedFor(situation, text)).toBe(event)
  },
)

const applied: readonly (readonly [Situation, string, string])[] = [
  ['loan', "The volume set off towards you with this morning's collection.", 'shipped'],
  ['renew', "No extra time I'm afraid, others are queuing for it.", 'renew_refused'],
  ['return', 'The atlas came home to us safe and sound.', 'checked_in'],
  ['cancel', "I've struck your order from the list.", 'cancel_accepted'],
  ['loan', 'Der Band hat sich heute früh mit der Hauspost zu Ihnen aufgemacht.', 'shipped'],
  ['loan', 'Wir machen das Paket gleich morgen für Sie fertig.', 'will_supply'],
  ['loan', "L'ouvrage a pris ce matin la route de votre bibliothèque.", 'shipped'],
  // Words that Spanish has too.
  ['loan', "L'ouvrage est parti ce matin pour votre bibliothèque, il se lit bien.", 'shipped'],
]

test.each(applied)(
  'applies what one sentence surely says, and no rule knows (%s): %s',
  (situation, text, event) => {
    expect(resultOf(situation, text)).toMatchObject({ event, because: ['examples'] })
  },
)

test('reads the values beside a status that examples tell', () => {
  const text =
    'Der Hausmeister hat es gerade zu euch rübergefahren. Zurück bitte bis 03.03.2026. Porto 4,50 EUR.'
  expect(resultOf('loan', text)).toMatchObject({
    event: 'shipped',
    details: { dueDate: '2026-03-03', cost: { amount: '4.50', currency: 'EUR' } },
  })
})

const known = "The volume set off towards you with this morning's collection."

const waiting: readonly (readonly [why: string, Situation, string])[] = [
  ['another thing', 'loan', "The invoice set off towards you with this morning's collection."],
  ['a denial', 'loan', "The volume has not set off towards you with this morning's collection."],
  ['hearsay', 'loan', `I am told that the volume set off towards you with this morning's collection.`],
  ['a hope', 'loan', "The volume set off towards you with this morning's collection, I hope."],
  ['a part', 'loan', "Volume 3 set off towards you with this morning's collection."],
  ['another year', 'loan', "The volume set off towards you with a morning's collection in 2019."],
  ['an open question', 'loan', `${known} Which of the two editions did your reader have in mind?`],
  ['another status', 'loan', `${known} Sorry, someone walked off with our only copy years back.`],
  ['a parcel that came back', 'loan', `${known} It was returned to us as undeliverable.`],
  ['a correction', 'loan', `${known} Sorry, that was a mistake.`],
  ['an answer that is not open', 'return', known],
  [
    'a charge before it is sent',
    'loan',
    'Wir machen das Paket gleich morgen für Sie fertig. Porto: 4,50 EUR.',
  ],
  ['too few words', 'loan', 'Set off.'],
  [
    'a promise beside a question',
    'loan',
    'Wir machen das Paket gleich morgen für Sie fertig. Dürfen wir die Nummer des Nutzers haben?',
  ],
  [
    'what is needed first',
    'loan',
    "Il nous faut une attestation d'assurance. Nous procéderons ensuite à l'envoi.",
  ],
]

test.each(waiting)('applies nothing beside %s (%s): %s', (_, situation, text) => {
  expect(resultOf(situation, text)).toHaveProperty('review')
})

test('asks about a day that may be the due date', () => {
  expect(resultOf('loan', `${known} The 3 March 2027 will do nicely.`)).toMatchObject({
    event: 'shipped',
    details: { asks: ['date'] },
  })
})

test('asks about a due date that others read as another day', () => {
  expect(resultOf('loan', `${known} Please return it by 08/09/2027.`)).toMatchObject({
    event: 'shipped',
    details: { asks: ['date'] },
  })
  const details = resultOf('loan', `${known} Please return it by 18/09/2027.`)
  expect(details).toMatchObject({ event: 'shipped', details: { dueDate: '2027-09-18' } })
  expect(details).not.toHaveProperty('details.asks')
})

test.each([
  'Der Dekan wünscht sich den Titel schon zum 10. Mai 2026 auf den Tisch.',
  'Our dean is looking forward to seeing this one until 10 May 2026.',
])('asks about the day in a message that is no answer: %s', (text) => {
  expect(resultOf('out', text)).toMatchObject({ event: 'message', details: { asks: ['date'] } })
})

test.each(doubtsOfExamples.map((doubt) => [doubt.id, doubt] as const))('the doubt %s', (_, doubt) => {
  const matches = (sentence: string): boolean => plainForm(sentence).search(doubt.words) >= 0
  expect(doubt.examples.filter((each) => !matches(each))).toEqual([])
  expect(doubt.not.filter(matches)).toEqual([])
})

const silent: readonly (readonly [why: string, Situation, string])[] = [
  ['an answer that is not open', 'return', 'Sorry, someone walked off with our only copy years back.'],
  ['a question', 'loan', 'Which of the two editions did your reader have in mind?'],
  ['a question', 'loan', 'Welche Auflage hätten Sie denn gern?'],
  ['small talk', 'loan', 'Our new van was blessed by the bishop this morning.'],
  ['small talk', 'loan', 'Notre directrice part à la retraite vendredi.'],
  ['hearsay', 'loan', 'Rumour has it that the parcel set off.'],
  ['a mail that is taken back', 'loan', 'The volume set off towards you. Sorry, wrong request.'],
  ['a wish', 'loan', "We wish the volume set off towards you with this morning's collection."],
  ['another language', 'loan', 'Könyvet elküldtük.'],
]

test.each(silent)('proposes nothing for %s (%s): %s', (_, situation, text) => {
  expect(proposedFor(situation, text)).toBeUndefined()
})

test('every example has a meaning that is known, and every meaning has examples', () => {
  const folder = join(import.meta.dirname, '../../../protocols/email/examples')
  const found = ['english', 'german', 'french'].flatMap((name) =>
    readFileSync(join(folder, `${name}.tsv`), 'utf8')
      .trim()
      .split('\n')
      .map((row) => row.split('\t')[0]),
  )
  expect(new Set(found)).toEqual(new Set(meanings.filter((each) => each !== 'doubtful')))
})
