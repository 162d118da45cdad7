import { type Classification, classify, readReply } from '@lendwire/email'
import { describe, expect, test } from 'vitest'
import { drawn } from '../../support/draws.ts'
import { plainPhrasings } from './plain-phrasings.ts'
import { type Situation, situations } from './situations.ts'
import { trickyPhrasings } from './tricky-phrasings.ts'

function understood(situation: Situation, text: string): { verdict: string; result: Classification } {
  // The phrasings are those of lenders in the United States and in the euro area.
  const context = { dateOrder: 'month_first', currency: 'USD' } as const
  const reply = readReply({ text, attachments: [], notes: [] })
  const result = classify(reply, { ...situations[situation], ...context })
  return { verdict: 'event' in result ? result.event : 'review', result }
}

describe('plain words give their event', () => {
  test.each(plainPhrasings)('%s: %s', (situation, text, event) => {
    const { verdict, result } = understood(situation, text)
    expect(verdict, JSON.stringify(result)).toBe(event)
  })
})

describe('tricky words give no wrong event', () => {
  test('there are enough of them', () => {
    expect(trickyPhrasings.length).toBeGreaterThanOrEqual(30)
  })

  test.each(trickyPhrasings)('%s: %s', (situation, text, expected) => {
    const { verdict, result } = understood(situation, text)
    expect(verdict, JSON.stringify(result)).toBe(expected)
  })
})

/** Returns a plain phrase without its end, and in lower case at its beginning, for use within another sentence. */
function within(text: string): string {
  return text.replace(/[.!]+$/, '').replace(/^\w/, (letter) => letter.toLowerCase())
}

/** Sentences around a plain phrase, in which it is no answer any more. */
const around: readonly (readonly [why: string, (text: string) => string])[] = [
  ['not sure', (text) => `We are not sure whether ${within(text)}.`],
  ['not true', (text) => `It is not true that ${within(text)}.`],
  ['condition', (text) => `If ${within(text)}, let us know.`],
  ['perhaps', (text) => `Perhaps ${within(text)}.`],
  ['hearsay', (text) => `Somebody told us that ${within(text)}.`],
  ['doubt', (text) => `I doubt that ${within(text)}.`],
  ['wish', (text) => `We wish ${within(text)}.`],
  ['nobody', (text) => `Nobody claims that ${within(text)}.`],
  ['wrong', (text) => `It is wrong to say that ${within(text)}.`],
  ['before', (text) => `Please check again before you assume that ${within(text)}.`],
  ['another request', (text) => `Your other request: ${within(text)}.`],
  ['an example', (text) => `For example: ${within(text)}.`],
  ['taken back', (text) => `${text} Sorry, that was a mistake.`],
  ['denied', (text) => `${text} No, wait, that is wrong.`],
  ['set against', (text) => `${text} However, this may change.`],
  ['unsure afterwards', (text) => `${text} But I am not sure.`],
  ['German: whether', (text) => `Wir wissen nicht, ob ${within(text)}.`],
  ['German: condition', (text) => `Wenn ${within(text)}, melden Sie sich.`],
  ['German: perhaps', (text) => `Vielleicht ${within(text)}.`],
  ['German: not true', (text) => `Es stimmt nicht: ${within(text)}.`],
  ['German: according to', (text) => `Laut Katalog: ${within(text)}.`],
  ['German: set against', (text) => `${text} Aber das kann sich noch ändern.`],
]

/** Words before and behind an answer that take nothing from it. */
const politely: readonly (readonly [why: string, (text: string) => string])[] = [
  ['greeting', (text) => `Hi Anna, ${within(text)}.`],
  ['German greeting', (text) => `Guten Tag, ${within(text)}.`],
  ['thanks', (text) => `Thank you for your request. ${text}`],
  ['wishes', (text) => `${within(text)}. Frohe Weihnachten und einen guten Rutsch!`],
]

test.each(politely)('plain words give their event with polite ones: %s', (_, wrap) => {
  const isBare = (text: string): boolean =>
    !/\n|[.!?] \S|^(?:hi|no problem|alles klar|dear|hello|guten)\b|\d$/i.test(text)
  const lost = drawn(plainPhrasings.filter(([, text]) => isBare(text))).flatMap(([situation, text, event]) =>
    understood(situation, wrap(text)).verdict === event ? [] : [wrap(text)],
  )
  expect(lost).toEqual([])
})

describe('plain words within other words are no answer', () => {
  const single = plainPhrasings.filter(([, text]) => !/\n|[.!?] \S/.test(text))

  // Thanks say nothing that other words could turn.
  const answers = single.filter(([, , event]) => event !== 'message')

  test.each(around)('%s', (_, wrap) => {
    const wrong = drawn(answers).flatMap(([situation, text]) => {
      const { verdict, result } = understood(situation, wrap(text))
      return verdict === 'review' ? [] : [`${wrap(text)}: ${JSON.stringify(result)}`]
    })
    expect(wrong).toEqual([])
  })

  test('asked, not said', () => {
    const questions = single.filter(([, , event]) => !['conditional', 'recalled', 'message'].includes(event))
    const wrong = questions.flatMap(([situation, text]) => {
      const { verdict, result } = understood(situation, text.replace(/[.!]*$/, '?'))
      return verdict === 'review' ? [] : [`${text}: ${JSON.stringify(result)}`]
    })
    expect(wrong).toEqual([])
  })
})
