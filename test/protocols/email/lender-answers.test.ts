import { type Classification, classify, readReply } from '@lendwire/email'
import { expect, test } from 'vitest'
import { coreAnswers } from './core-answers.ts'
import { furtherLenderAnswers } from './further-lender-answers.ts'
import { lenderAnswers } from './lender-answers.ts'
import { lenderTraps } from './lender-traps.ts'
import { outcomeWords } from './outcome-words.ts'
import { situations } from './situations.ts'

const rows =
  `${lenderAnswers.trim()}\n${furtherLenderAnswers.trim()}\n${lenderTraps.trim()}\n${coreAnswers.trim()}`
    .split('\n')
    .map((row) => {
      const [situation = '', text = '', meaning = ''] = row.split(' | ')
      return { situation, text, means: meaning.replace(/[()]/g, ''), mayAsk: meaning.startsWith('(') }
    })

const classified = rows.map((row) => {
  const facts = Object.entries(situations).find(([name]) => name === row.situation)?.[1] ?? situations.loan
  const reply = readReply({ text: row.text, attachments: [], notes: [] })
  const result: Classification = classify(reply, { ...facts, today: '2026-11-30', dateOrder: 'day_first' })
  return { ...row, result, outcome: outcomeWords(result) }
})

/** Returns whether an answer was applied, but for what staff are asked about, which it does not have. */
const onlyAsks = ({ outcome, means }: (typeof classified)[number]): boolean =>
  outcome === 'review' ||
  (outcome.endsWith(' asks') && `${means} asks`.startsWith(outcome.replace(/ asks$/, '')))

const isRight = ({ outcome, means }: (typeof classified)[number]): boolean => outcome === means

test('of a hundred answers none is taken for something else', () => {
  expect(rows.length).toBeGreaterThanOrEqual(100)
  const wrong = classified.filter((row) => !isRight(row) && !onlyAsks(row))
  expect(wrong.map(({ text, outcome, means }) => `${text}: ${outcome}, not ${means}`)).toEqual([])
})

test('at most one in ten is asked about without need', () => {
  const asked = classified.filter((row) => !isRight(row) && !row.mayAsk)
  expect(asked.length, asked.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(rows.length / 10)
})

test('nothing is wrong that is applied or proposed in French, and most mails have a meaning', () => {
  const end = lenderAnswers.trim().split('\n').length
  const french = classified.slice(
    rows.findIndex(({ text }) => text.startsWith('Bonjour')),
    end,
  )
  const proposals = french.flatMap(({ result, means, text }) => {
    const event = 'review' in result ? result.probable?.event : result.event
    return event === undefined ? [] : [{ text, event, means: means.split(' ')[0] }]
  })
  expect(proposals.filter(({ event, means }) => event !== means)).toEqual([])
  expect(proposals.length).toBeGreaterThan(french.length / 2)
})
