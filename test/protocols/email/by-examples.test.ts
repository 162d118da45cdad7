import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { classify, readReply } from '@lendwire/email'
import { expect, test } from 'vitest'
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
  ['loan', "The volume set off towards you with this morning's collection.", 'shipped'],
  ['loan', 'Your parcel was given to our postal clerk at noon.', 'shipped'],
  ['loan', 'Sorry, someone walked off with our only copy years back.', 'unfilled'],
  ['loan', "We'll have it boxed up and heading your way by Thursday.", 'will_supply'],
  ['renew', "No extra time I'm afraid, others are queuing for it.", 'renew_refused'],
  ['return', 'The atlas came home to us safe and sound.', 'checked_in'],
  ['cancel', "I've struck your order from the list.", 'cancel_accepted'],
  ['loan', 'Der Band hat sich heute früh mit der Hauspost zu Ihnen aufgemacht.', 'shipped'],
  ['loan', 'Das gute Stück hat sich leider jemand unter den Nagel gerissen.', 'unfilled'],
  ['loan', 'Wir machen das Paket gleich morgen für Sie fertig.', 'will_supply'],
  ['loan', "L'ouvrage a pris ce matin la route de votre bibliothèque.", 'shipped'],
  ['renew', "Vous pouvez conserver le livre jusqu'au 30 mars 2026.", 'renewed'],
  ['loan', 'Cet ouvrage nous a été dérobé il y a longtemps.', 'unfilled'],
]

test.each(answers)(
  'proposes what no rule understands, and applies nothing (%s): %s',
  (situation, text, event) => {
    expect(proposedFor(situation, text)).toBe(event)
  },
)

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
