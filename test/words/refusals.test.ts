import { describe, expect, test } from 'vitest'
import { de } from '../../console/src/words/de.ts'
import { en } from '../../console/src/words/en.ts'
import { explainRefusal } from '../../console/src/words/refusals/explain-refusal.ts'
import { sentencesDe } from '../../console/src/words/refusals/sentences-de.ts'
import { commandRules } from '../../src/borrowing/commands/command-rules.ts'
import type { Guard } from '../../src/borrowing/life-cycle/rule.ts'
import { attentionKind } from '../../src/borrowing/request/attention.ts'
import { stages } from '../../src/borrowing/request/stage.ts'

type Guarded = { readonly when?: readonly Guard<never>[]; readonly provided?: readonly Guard<never>[] }

/** Every sentence with which a command can be refused. */
const sentences = [
  ...new Set(
    (Object.values(commandRules) as readonly (readonly Guarded[])[])
      .flat()
      .flatMap(({ when = [], provided = [] }) => [...when, ...provided])
      .map(({ says }) => says),
  ),
]

describe('reasons against commands', () => {
  test('each has German words, and none is left over', () => {
    expect(sentences.length).toBeGreaterThan(90)
    expect(sentences.filter((says) => sentencesDe[says] === undefined)).toEqual([])
    expect(Object.keys(sentencesDe).filter((says) => !sentences.includes(says))).toEqual([])
  })

  test('those made from codes name no code', () => {
    const made = [
      `only in stage ${stages.join(', ')}; it is in ${stages[0]}`,
      `only while ${attentionKind.options.join(', ')} needs attention`,
      'only while condition, retry, cancel, renew, renew_review, unconfirmed, receiving is open',
      'not while receiving is open',
      'not while a question is open',
      'not in stage ready while unconfirmed is open',
    ]
    for (const words of [en, de])
      for (const reason of made) {
        const explained = explainRefusal(reason, words)
        expect(explained).not.toBe(reason)
        expect(explained).not.toContain('_')
      }
    expect(explainRefusal('only in stage sent; it is in closed', de)).toBe(
      'nur, wenn sie so steht: gesendet; sie steht so: abgeschlossen',
    )
  })

  test('a reason that is not known is shown as it came', () => {
    expect(explainRefusal('the moon is full', de)).toBe('the moon is full')
  })
})
