import { describe, expect, test } from 'vitest'
import { attentionRules } from '../../src/borrowing/attention/attention-rules.ts'
import type { Next } from '../../src/borrowing/request/next.ts'
import { Instant } from '../../src/borrowing/values.ts'
import { nextSentence } from '../../src/notices/next-sentence.ts'
import { attentionKinds } from '../borrowing/attention-kinds.ts'
import type { Story } from '../borrowing/story.ts'

const facts = { timeZone: 'Europe/Oslo', nameOf: (): string => 'Alpha Library' }
const sentences = (next: Next): readonly string[] =>
  (['en', 'de'] as const).map((language) => nextSentence(next, { language, ...facts }))
const tasksOf = ({ request }: Story): readonly string[] =>
  request.next === null ? [] : sentences(request.next)

describe('the sentence on whose turn it is', () => {
  test.each([
    ['copyright', 'clear the copyright', 'das Urheberrecht klären'],
    [
      'no_answer',
      'find out what the partner says, and record it',
      'beim Partner nachfragen und die Antwort eintragen',
    ],
    [
      'ils_records_left',
      'clear up what is left in the library system',
      'klären, was im Bibliothekssystem noch steht',
    ],
  ] as const)('names the task at %s', (kind, english, german) => {
    const [en, de] = tasksOf(attentionKinds[kind])
    expect(en).toMatch(new RegExp(`^The library’s turn, since .*: ${english}`))
    expect(de).toMatch(new RegExp(`^Die Bibliothek ist seit .* am Zug: ${german}`))
  })

  test('names a task of its own for every remedy of an attention, and for closing the request', () => {
    const remedies = Object.values(attentionRules).flatMap((rule) => rule.remedies)
    const since = Instant.parse('2026-03-02T09:00:00.000Z')
    const general = ['complete', ...remedies].filter((command) =>
      sentences({ who: 'library', for: command, since }).some((sentence) =>
        /decide on the request|über die Bestellung entscheiden/.test(sentence),
      ),
    )
    expect(general).toEqual([])
  })
})
