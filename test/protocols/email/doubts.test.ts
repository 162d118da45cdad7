import { classify, readReply } from '@lendwire/email'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Doubt, doubtsOfMail, doubtsOfSentence } from '../../../protocols/email/src/classify/doubts.ts'
import { plainForm } from '../../../protocols/email/src/classify/plain-form.ts'
import { draws } from '../../support/draws.ts'
import { doubtfulFrames } from './doubtful-frames.ts'
import { laterTraps } from './later-traps.ts'
import { loanTraps } from './loan-traps.ts'
import { outcomeWords } from './outcome-words.ts'
import { type Situation, situations } from './situations.ts'

const read = (situation: Situation, text: string): string =>
  outcomeWords(
    classify(readReply({ text, attachments: [], notes: [] }), {
      ...situations[situation],
      today: '2026-11-30',
      dateOrder: 'day_first',
      currency: 'EUR',
    }),
  )

const isApplied = (outcome: string): boolean =>
  outcome !== 'review' && !outcome.startsWith('message') && !outcome.endsWith(' asks')

/** Returns whether words match a sentence in plain form. */
const matches = ({ words }: Doubt, sentence: string): boolean => plainForm(sentence).search(words) >= 0

describe.each([
  ['mail', doubtsOfMail],
  ['sentence', doubtsOfSentence],
] as const)('what makes a %s doubtful', (_, doubts) => {
  test.each(doubts.map((doubt) => [doubt.id, doubt] as const))('%s', (_id, doubt) => {
    expect(doubt.examples.filter((each) => !matches(doubt, each))).toEqual([])
    expect(doubt.not.filter((each) => matches(doubt, each))).toEqual([])
  })
})

test.each(doubtsOfMail.map(({ id, examples }) => [id, examples] as const))(
  'no answer of a mail counts beside %s',
  (_, examples) => {
    for (const example of examples) {
      expect(isApplied(read('loan', `The book was posted to you today. ${example}`)), example).toBe(false)
      expect(isApplied(read('loan', `${example} Wir haben das Buch heute verschickt.`)), example).toBe(false)
    }
  },
)

const isSituation = (name: string): name is Situation => Object.hasOwn(situations, name)

const traps = `${loanTraps.trim()}\n${laterTraps.trim()}`.split('\n').map((row) => {
  const [situation = '', text = ''] = row.split(' | ')
  return { situation: isSituation(situation) ? situation : 'loan', text } as const
})

test('nothing is applied of a mail that only holds words of an answer', () => {
  expect(traps.length).toBeGreaterThan(300)
  expect(traps.filter(({ situation, text }) => isApplied(read(situation, text)))).toEqual([])
})

const within = (text: string): string =>
  text.replace(/[.!]+$/, '').replace(/^(?!I\b)\p{Lu}/u, (letter) => letter.toLowerCase())

const inFrame = (frame: string, text: string): string =>
  frame.replace('{s}', within(text)).replace('{S}', text)

describe.each(Object.entries(doubtfulFrames))('%s', (_, { frames, answers }) => {
  test('each answer counts alone', () => {
    expect(answers.filter(([situation, text]) => !isApplied(read(situation, text)))).toEqual([])
  })

  test('no answer counts within words that make it doubtful', () => {
    fc.assert(
      fc.property(fc.constantFrom(...frames), fc.constantFrom(...answers), (frame, [situation, text]) => {
        const mail = inFrame(frame, text)
        const outcome = read(situation, mail)
        expect(isApplied(outcome), `${mail}: ${outcome}`).toBe(false)
      }),
      { numRuns: draws(2000) },
    )
  })
})
