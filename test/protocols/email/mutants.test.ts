import { classify, type Facts, readReply } from '@lendwire/email'
import { describe, expect, test } from 'vitest'
import { guards } from '../../../protocols/email/src/classify/guards.ts'
import { languages } from '../../../protocols/email/src/classify/language-words.ts'
import { sentencesOf } from '../../../protocols/email/src/classify/plain-form.ts'
import { englishRules } from '../../../protocols/email/src/classify/rules-english.ts'
import { germanRules } from '../../../protocols/email/src/classify/rules-german.ts'
import { conditionTerms, unfilledReasons } from '../../../protocols/email/src/classify/terms.ts'
import { amountRules, timeRules } from '../../../protocols/email/src/classify/value-rules.ts'
import { coreAnswers } from './core-answers.ts'
import { furtherLenderAnswers } from './further-lender-answers.ts'
import { lenderAnswers } from './lender-answers.ts'
import { lenderTraps } from './lender-traps.ts'
import { loanTraps } from './loan-traps.ts'
import { plainPhrasings } from './plain-phrasings.ts'
import { ruleExamples } from './rule-examples.ts'
import { type Situation, situations } from './situations.ts'
import { trickyPhrasings } from './tricky-phrasings.ts'

type Row = { readonly text: string; readonly facts: Facts; readonly hasFile: boolean }

const isSituation = (name: string): name is Situation => Object.hasOwn(situations, name)

const rowOf = (situation: string, text: string): Row => ({
  text,
  hasFile: situation === 'file',
  facts: {
    ...situations[situation === 'file' ? 'copy' : isSituation(situation) ? situation : 'loan'],
    today: '2026-11-30',
    dateOrder: 'day_first',
    currency: 'EUR',
  },
})

/** Every text of the tables, in its situation. */
const rows: readonly Row[] = [
  ...ruleExamples.map(([situation, text]) => rowOf(situation, text)),
  ...[...plainPhrasings, ...trickyPhrasings].map(([situation, text]) => rowOf(situation, text)),
  ...`${lenderAnswers.trim()}\n${furtherLenderAnswers.trim()}\n${lenderTraps.trim()}\n${coreAnswers.trim()}\n${loanTraps.trim()}`
    .split('\n')
    .map((line) => rowOf(line.split(' | ')[0] ?? '', line.split(' | ')[1] ?? '')),
  ...[...amountRules, ...timeRules].flatMap(({ examples }) =>
    examples.map((text) => rowOf('loan', `The book was sent today. ${text}`)),
  ),
]

const outcomeOf = ({ text, facts, hasFile }: Row): string => {
  const reply = readReply({ text, attachments: [], notes: [] })
  const files = hasFile ? [{ name: 'article.pdf', type: 'application/pdf' }] : []
  const result = classify({ ...reply, files }, facts)
  return 'review' in result
    ? JSON.stringify([result.review, result.probable?.event])
    : // What a rule surely reads, examples may tell too: that is another reading.
      JSON.stringify([result.event, result.details, result.because.includes('examples')])
}

const before = rows.map(outcomeOf)

const never = /(?!)/g

/** A rule, whose words a mutant replaces by some that match nothing. */
type Mutable = { words: RegExp }
type Rule = Mutable & { readonly examples?: readonly string[] }

/** The words of each row as rules see them. */
const plainTexts = rows.map(({ text, facts }) =>
  (sentencesOf(text, facts) ?? []).map(({ plain }) => plain).join('\n'),
)

/** Returns the places of all rows, those first that a rule has as its examples or finds its words in: they are likely to need it. */
const likelyFirst = ({ words, examples = [] }: Readonly<Rule>): readonly number[] => {
  const isLikely = plainTexts.map(
    (plain, place) =>
      plain.search(words) >= 0 || examples.some((example) => rows[place]?.text.endsWith(example)),
  )
  return [...rows.keys()].toSorted((one, other) => Number(isLikely[other]) - Number(isLikely[one]))
}

/** Returns whether some row says something else once a rule matches nothing. */
const isNeeded = (rule: Readonly<Rule>): boolean => {
  const mutable: Mutable = rule
  const { words } = rule
  const order = likelyFirst(rule)
  mutable.words = never
  try {
    return order.some((place) => {
      const row = rows[place]
      return row !== undefined && outcomeOf(row) !== before[place]
    })
  } finally {
    mutable.words = words
  }
}

const tables: readonly (readonly [
  string,
  readonly (Readonly<Rule> & { readonly id?: string; readonly code?: string })[],
])[] = [
  ['English', englishRules],
  ['German', germanRules],
  ['guards', guards],
  ['conditions', conditionTerms],
  ['reasons of a refusal', unfilledReasons],
  ['amounts', amountRules],
  ['times', timeRules],
]

describe.each(tables)('%s', (_, table) => {
  test('each rule is needed by some row', () => {
    const unneeded = table.filter((rule) => !isNeeded(rule)).map(({ id, code }) => id ?? code)
    expect(unneeded).toEqual([])
  })
})

test('each answer of a further language is needed by its examples', () => {
  const facts = Object.values(situations)
  const proposed = (text: string): string =>
    JSON.stringify(facts.map((each) => outcomeOf({ text, facts: each, hasFile: false })))
  const unneeded = languages.flatMap(({ name, answers }) =>
    answers.flatMap((answer) => {
      const mutable: Mutable = answer
      const { words } = answer
      const said = answer.examples.map(proposed)
      mutable.words = never
      const isDead = answer.examples.some((text, index) => proposed(text) !== said[index])
      mutable.words = words
      return isDead ? [] : [`${name} ${answer.event}`]
    }),
  )
  expect(unneeded).toEqual([])
})
