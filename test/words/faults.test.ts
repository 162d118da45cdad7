import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { de } from '../../console/src/words/de.ts'
import { en } from '../../console/src/words/en.ts'
import { explainFault } from '../../console/src/words/faults/explain-fault.ts'
import { wordsOfIssue } from '../../src/issue-words.ts'
import { sentencesOfTheApi } from './sentences-of-the-api.ts'

const inGerman = (message: string): string => explainFault(message, de)

describe('faults of values and calls', () => {
  test('each sentence of a problem, a fault and a rule in src reads in German', () => {
    const sentences = sentencesOfTheApi()
    expect(sentences.length).toBeGreaterThan(300)
    expect(
      sentences.filter(({ text }) => inGerman(text) === text).map(({ place, text }) => `${place} ${text}`),
    ).toEqual([])
  })

  test('each rule of a schema reads in German', () => {
    const schema = z.object({
      text: z.string().min(3).max(5),
      empty: z.string().min(1),
      count: z.int().min(2).max(4),
      list: z.array(z.string()).max(1),
      flag: z.boolean(),
      word: z.enum(['one', 'two']),
      missing: z.string(),
      day: z.iso.date(),
      email: z.email(),
      url: z.url(),
    })
    const wrong = [
      {
        text: 'a',
        empty: '',
        count: 1,
        list: ['a', 'b'],
        flag: 1,
        word: 'x',
        day: 'x',
        email: 'x',
        url: 'x',
      },
      { text: 'abcdef', empty: 1, count: 5, list: 1, flag: 'x', word: 1, missing: {}, day: 1, email: 1 },
    ]
    const messages = wrong.flatMap((value) => schema.safeParse(value).error?.issues.map(wordsOfIssue) ?? [])
    expect(messages.length).toBeGreaterThan(16)
    expect(messages.filter((message) => inGerman(message) === message)).toEqual([])
  })

  test.each([
    ['must have at most 20 characters', 'darf höchstens 20 Zeichen haben'],
    ['must be one of ISO18626, NCIP', 'muss einer dieser Werte sein: ISO18626, NCIP'],
    ['must be a decimal such as 12.50', 'muss eine Dezimalzahl sein, etwa 12.50'],
    ['There is no partner NORTH.', 'Den Partner NORTH gibt es nicht'],
    [
      'The agency id ISIL:X-1 belongs to the partner NORTH.',
      'Die Kennung ISIL:X-1 gehört dem Partner NORTH.',
    ],
    ['must be text, or must be a list', 'muss ein Text sein, oder muss eine Liste sein'],
    ['There is no request DEMO-1.', 'Die Bestellung DEMO-1 gibt es nicht'],
    ['There is no such member. Did you mean `title`?', 'Diese Angabe gibt es nicht. Meinten Sie `title`?'],
    [
      'There is no such parameter. Did you mean `limit`?',
      'Diesen Parameter gibt es nicht. Meinten Sie `limit`?',
    ],
    [
      'must be one of loan, copy. Did you mean `loan`?, or must be text',
      'muss einer dieser Werte sein: loan, copy. Meinten Sie `loan`?, oder muss ein Text sein',
    ],
    ['the moon is full. Did you mean `sun`?', 'the moon is full. Did you mean `sun`?'],
    ['the moon is full', 'the moon is full'],
  ])('%s', (message, german) => {
    expect(inGerman(message)).toBe(german)
    expect(explainFault(message, en)).toBe(message)
  })

  test('each place of a sentence is on both sides', () => {
    const places = (text: string): number => text.split('{}').length
    expect(
      Object.entries(de.faults.sentences).filter(([english, german]) => places(english) !== places(german)),
    ).toEqual([])
  })
})
