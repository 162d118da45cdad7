import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import {
  Conditions,
  failedConditions,
  type RuleSubject,
} from '../../../src/borrowing/rota-rules/conditions.ts'
import { judgeRules } from '../../../src/borrowing/rota-rules/judge.ts'
import {
  decideSending,
  explainSendingDecision,
  SendingRules,
} from '../../../src/borrowing/rota-rules/sending-rules.ts'
import { Day, LibraryCode } from '../../../src/borrowing/values.ts'
import { say } from '../../support/say.ts'
import { today } from './lenders.ts'

const subject: RuleSubject = {
  library: LibraryCode.parse('OSLO'),
  today,
  citation: {
    title: 'Sult',
    publicationType: 'Book',
    language: 'nor',
    identifiers: [{ type: 'ISBN', value: '9788205000000' }],
    recordIds: [{ type: 'OCLC', value: '1' }],
  },
  service: { type: 'loan', format: 'print', neededBy: Day.parse('2026-12-04') },
  patron: { id: 'p1', group: 'staff' },
}
const bare: RuleSubject = { library: subject.library, today, citation: {}, service: { type: 'copy' } }

const failed = (when: z.input<typeof Conditions>, of = subject) =>
  failedConditions(Conditions.parse(when), of).map(
    ({ condition, wants, has }) => `${condition}: ${wants}, not ${has}`,
  )

describe('conditions', () => {
  test.each([
    ['nothing asked', {}],
    ['library', { library: ['OSLO', 'ABC'] }],
    ['service', { service: ['loan'] }],
    ['format, in any case', { format: ['PRINT'] }],
    ['publication type', { publicationType: ['journal', ' book '] }],
    ['patron group', { patronGroup: ['Staff'] }],
    ['language', { language: ['nor', 'nob'] }],
    ['an identifier of a type', { identifiers: ['DOI', 'isbn'] }],
    ['a record id of a type', { identifiers: ['oclc'] }],
    ['any identifier', { identifiers: 'any' }],
    ['a date', { neededBy: 'any' }],
    ['a date that is near', { neededBy: { withinDays: 10 } }],
    ['a date that is far', { neededBy: { afterDays: 9 } }],
  ] as const)('%s: holds', (_, when) => {
    expect(failed(Conditions.parse(when))).toEqual([])
  })

  test.each([
    [{ library: ['ABC'] }, 'library: ABC, not OSLO'],
    [{ service: ['copy', 'copy_or_loan'] }, 'service: copy or copy_or_loan, not loan'],
    [{ format: ['microfilm'] }, 'format: microfilm, not print'],
    [{ publicationType: ['journal'] }, 'publicationType: journal, not Book'],
    [{ patronGroup: ['students'] }, 'patronGroup: students, not staff'],
    [{ language: ['eng'] }, 'language: eng, not nor'],
    [{ identifiers: ['DOI'] }, 'identifiers: DOI, not ISBN, OCLC'],
    [{ identifiers: 'none' }, 'identifiers: none, not ISBN, OCLC'],
    [{ neededBy: 'none' }, 'neededBy: none, not 2026-12-04'],
    [{ neededBy: { withinDays: 9 } }, 'neededBy: within 9 days, not 2026-12-04'],
    [{ neededBy: { afterDays: 10 } }, 'neededBy: later than in 10 days, not 2026-12-04'],
  ] as const)('%j fails, and says what it wants and what there is', (when, words) => {
    expect(failed(Conditions.parse(when))).toEqual([words])
  })

  test.each([
    [{ format: ['print'] }, 'format: print, not none'],
    [{ patronGroup: ['staff'] }, 'patronGroup: staff, not none'],
    [{ language: ['nor'] }, 'language: nor, not none'],
    [{ identifiers: 'any' }, 'identifiers: any, not none'],
    [{ neededBy: 'any' }, 'neededBy: any, not none'],
    [{ neededBy: { withinDays: 3650 } }, 'neededBy: within 3650 days, not none'],
    [{ neededBy: { afterDays: 0 } }, 'neededBy: later than in 0 days, not none'],
  ] as const)('%j fails of a request that says nothing about it', (when, words) => {
    expect(failed(Conditions.parse(when), bare)).toEqual([words])
  })

  test('a condition may require that a field is absent', () => {
    expect(failed({ identifiers: 'none', neededBy: 'none' }, bare)).toEqual([])
  })

  test('all must hold: each that does not is named', () => {
    expect(failed({ service: ['copy'], language: ['eng'], library: ['OSLO'] })).toEqual([
      'service: copy, not loan',
      'language: eng, not nor',
    ])
  })
})

describe('rules', () => {
  const rules = (...services: readonly string[]) =>
    services.map((service) => ({ name: service, when: Conditions.parse({ service: [service] }) }))
  const verdicts = (match: 'first' | 'all', ...services: readonly string[]) =>
    judgeRules(rules(...services), match, subject).map(({ number, verdict }) => `${number} ${verdict}`)

  test('an inactive one is passed over', () => {
    const [first = { name: '', when: Conditions.parse({}) }, ...others] = rules('loan', 'loan')
    const judged = judgeRules([{ ...first, status: 'inactive' }, ...others], 'first', subject)
    expect(judged.map(({ verdict }) => verdict)).toEqual(['inactive', 'matched'])
  })

  test('the first that matches, or all', () => {
    expect(verdicts('first', 'copy', 'loan', 'copy', 'loan')).toEqual([
      '1 not_matched',
      '2 matched',
      '3 not_reached',
      '4 not_reached',
    ])
    expect(verdicts('all', 'copy', 'loan', 'copy', 'loan')).toEqual([
      '1 not_matched',
      '2 matched',
      '3 not_matched',
      '4 matched',
    ])
    expect(verdicts('first')).toEqual([])
  })
})

describe('sending rules', () => {
  const decide = (...rules: readonly unknown[]) =>
    decideSending(
      SendingRules.parse({ rules: rules.map((rule) => Object.assign({ name: 'R' }, rule)) }),
      subject,
    ).decision

  test('the first that matches decides; none leaves it to the profile', () => {
    const other = { when: { service: ['copy'] }, does: { action: 'wait_for_approval' } }
    expect(decide(other)).toBeNull()
    expect(decide(other, { does: { action: 'wait_for_staff' } }, { does: { action: 'send' } })).toEqual({
      rule: { number: 2, name: 'R' },
      action: 'wait_for_staff',
      automatic: false,
    })
    expect(say(explainSendingDecision(null, true))).toMatch(/sends automatically/)
  })

  test.each([
    [{ action: 'hold_until', date: '2026-11-25' }, '2026-11-25', '25 November 2026'],
    [{ action: 'hold_for', days: 8 }, '2026-12-02', '2 December 2026'],
  ])('%j', (does, until, day) => {
    const decision = decide({ does })
    expect(decision).toMatchObject({ action: 'hold_until', until, automatic: true })
    expect(say(explainSendingDecision(decision, false))).toBe(`sending rule 1 “R”: held until ${day}`)
  })

  test('a day that has come holds nothing any more', () => {
    for (const date of ['2026-11-24', '2020-01-01']) {
      expect(decide({ does: { action: 'hold_until', date } })).toMatchObject({
        action: 'send',
        automatic: true,
      })
    }
  })
})
