import { describe, expect, test } from 'vitest'
import { attentionRules } from '../../src/borrowing/attention/attention-rules.ts'
import type { Next } from '../../src/borrowing/request/next.ts'
import { Instant, PartnerCode } from '../../src/borrowing/values.ts'
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
      'patron_not_reached',
      'correct the patron’s email address',
      'die E-Mail-Adresse der bestellenden Person berichtigen',
    ],
    [
      'ils_records_left',
      'clear up what is left in the library system',
      'klären, was im Bibliothekssystem noch steht',
    ],
  ] as const)('names the task at %s', (kind, english, german) => {
    const [en, de] = tasksOf(attentionKinds[kind])
    expect(en).toMatch(new RegExp(`^Your turn since .*: ${english}`))
    expect(de).toMatch(new RegExp(`^Sie sind seit dem .* dran: ${german}`))
  })

  test('reads as a whole sentence in French', () => {
    const next = { who: 'library', for: 'send', since: Instant.parse('2026-05-03T09:00:00.000Z') } as const
    expect(nextSentence(next, { language: 'fr', ...facts })).toBe(
      'C’est à vous depuis le 3 mai : envoyer la demande.',
    )
  })

  test('reads as whole sentences, also in German', () => {
    const since = Instant.parse('2026-05-03T09:00:00.000Z')
    const at = Instant.parse('2026-05-17T09:00:00.000Z')
    const deadline = { kind: 'response', at } as const
    const waits = {
      who: 'partner',
      for: 'answer',
      partner: PartnerCode.parse('ALPHA'),
      since,
      deadline,
    } as const
    expect(
      // biome-ignore lint/suspicious/noThenProperty: the word of the API for what follows
      sentences({ ...waits, then: { kind: 'partner_asked', partner: PartnerCode.parse('ALPHA') } }),
    ).toEqual([
      'Waiting for Alpha Library’s answer since 3 May; on 17 May Alpha Library is asked.',
      'Die Bestellung wartet seit dem 3. Mai auf eine Antwort von Alpha Library; am 17. Mai wird Alpha Library gefragt.',
    ])
    const closed = { kind: 'closed', outcome: 'expired' } as const
    expect(
      // biome-ignore lint/suspicious/noThenProperty: the word of the API for what follows
      sentences({ who: 'library', for: 'add_partners', since, deadline, then: closed }),
    ).toEqual([
      'Your turn since 3 May: name a partner to ask; on 17 May the request is closed.',
      'Sie sind seit dem 3. Mai dran: einen Partner nennen, der gefragt werden soll; am 17. Mai wird die Bestellung geschlossen.',
    ])
  })

  test('names a task of its own for every remedy of an attention, and for what a stage asks for', () => {
    const remedies = Object.values(attentionRules).flatMap((rule) => rule.remedies)
    const since = Instant.parse('2026-03-02T09:00:00.000Z')
    const ofStages = [
      'approve',
      'send',
      'receive',
      'place_on_shelf',
      'patron_loan',
      'return',
      'hand_over',
      'complete',
    ]
    const general = [...ofStages, ...remedies].filter((command) =>
      sentences({ who: 'library', for: command, since }).some((sentence) =>
        /decide on the request|über die Bestellung entscheiden/.test(sentence),
      ),
    )
    expect(general).toEqual([])
  })
})
