import { describe, expect, test } from 'vitest'
import { sentencesOf } from '../../../protocols/email/src/classify/plain-form.ts'
import { amountRules, timeRules, type ValueRule } from '../../../protocols/email/src/classify/value-rules.ts'
import { amountsOf, timesOf } from '../../../protocols/email/src/classify/values.ts'

const context = { today: '2026-11-30' }

/** Returns what the values of a text are for. */
const amountsIn = (text: string) =>
  (sentencesOf(text, context) ?? []).flatMap(amountsOf).map(({ means }) => means)
const timesIn = (text: string) =>
  (sentencesOf(text, context) ?? []).flatMap((each) => timesOf(each, context)).map(({ means }) => means)

const tables: readonly (readonly [
  string,
  readonly ValueRule<string>[],
  (text: string) => readonly unknown[],
])[] = [
  ['amounts', amountRules, amountsIn],
  ['dates', timeRules, timesIn],
]

describe.each(tables)('the rules for %s', (_, rules, meanings) => {
  test.each(rules.flatMap(({ id, means, examples }) => examples.map((text) => [id, text, means] as const)))(
    '%s: %s',
    (_id, text, means) => {
      expect(meanings(text)).toEqual([means])
    },
  )

  test.each(rules.flatMap(({ id, means, not }) => not.map((text) => [id, text, means] as const)))(
    '%s does not read: %s',
    (_id, text, means) => {
      expect(meanings(text)).not.toContain(means)
    },
  )
})
