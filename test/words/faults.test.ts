import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { de } from '../../console/src/words/de.ts'
import { en } from '../../console/src/words/en.ts'
import { explainFault } from '../../console/src/words/faults/explain-fault.ts'
import { faultSentencesDe } from '../../console/src/words/faults/sentences-de.ts'
import { wordsOfIssue } from '../../src/issue-words.ts'

const root = fileURLToPath(new URL('../../src', import.meta.url))
/** What the console can send: not the environment, the commands, or what partners and mail services send. */
const folders = [
  'alarms',
  'borrowing',
  'citation',
  'configuration/kinds',
  'delivery/commands',
  'locate',
  'partners',
]
const sources = folders.flatMap((folder) =>
  globSync(`${folder}/**/*.ts`, { cwd: root })
    .filter((file) => !/\/(incoming|vendor-settings|erasure)/.test(file))
    .map((file) => readFileSync(`${root}/${file}`, 'utf8')),
)

/** A fault that is made beside its path, or as the message of a rule of a schema. */
const made =
  /path[^{}\n]{0,120}?,?\s*message: (?:'([^'\n]*)'|`([^`]*)`)|\.(?:regex|refine|startsWith)\([^'`]*?(?:\/[^\n]*\/\w*)?,\s*'([^'\n]{6,})'/g
const messages = [
  ...new Set(sources.flatMap((source) => [...source.matchAll(made)].map(([, ...texts]) => texts.join('')))),
]

const inGerman = (message: string): string => explainFault(message, de)

describe('faults of values and calls', () => {
  test('each that the API words for a form reads in German', () => {
    expect(messages.length).toBeGreaterThan(40)
    const filled = messages.map((message) => message.replaceAll(/\$\{[^}]*\}/g, 'X1'))
    expect(filled.filter((message) => inGerman(message) === message)).toEqual([])
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
    ['the moon is full', 'the moon is full'],
  ])('%s', (message, german) => {
    expect(inGerman(message)).toBe(german)
    expect(explainFault(message, en)).toBe(message)
  })

  test('each place of a sentence is on both sides', () => {
    const places = (text: string): number => text.split('{}').length
    expect(
      Object.entries(faultSentencesDe).filter(([english, german]) => places(english) !== places(german)),
    ).toEqual([])
  })
})
