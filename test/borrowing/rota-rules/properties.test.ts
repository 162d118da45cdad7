import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Citation } from '../../../src/borrowing/request/citation.ts'
import { Patron } from '../../../src/borrowing/request/patron.ts'
import { Service } from '../../../src/borrowing/request/service.ts'
import { buildRota, type RotaParts } from '../../../src/borrowing/rota-rules/build-rota.ts'
import { Conditions, type RuleSubject } from '../../../src/borrowing/rota-rules/conditions.ts'
import { judgeRules, matchedRules } from '../../../src/borrowing/rota-rules/judge.ts'
import { RotaRules } from '../../../src/borrowing/rota-rules/rota-rules.ts'
import { decideSending, SendingRules } from '../../../src/borrowing/rota-rules/sending-rules.ts'
import { skipWhenBuilt } from '../../../src/borrowing/rota-rules/skips.ts'
import { RotaTemplate } from '../../../src/borrowing/rota-rules/template.ts'
import { Day, LibraryCode } from '../../../src/borrowing/values.ts'
import { draws } from '../../support/draws.ts'
import { say } from '../../support/say.ts'
import { code, lender, today } from './lenders.ts'

const names = ['A', 'B', 'C', 'D', 'E', 'F', 'gone-1', 'gone-2']
const partner = fc.constantFrom(...names).map(code)
const word = fc.oneof(
  fc.constantFrom('print', 'BOOK', 'ISBN', 'nor', 'staff'),
  fc.string({ minLength: 1, maxLength: 9 }),
)
const words = fc.option(
  fc.array(
    word.filter((each) => each.trim() !== ''),
    { minLength: 1, maxLength: 3 },
  ),
  { nil: undefined },
)
const day = fc
  .integer({ min: -400, max: 400 })
  .map((count) => Day.parse(new Date(Date.parse(today) + count * 86_400_000).toISOString().slice(0, 10)))
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const conditions = fc
  .record({
    library: optional(fc.constant(['ABC'])),
    service: optional(fc.subarray(['loan', 'copy', 'copy_or_loan'] as const, { minLength: 1 })),
    format: words,
    publicationType: words,
    patronGroup: words,
    language: words,
    identifiers: fc.oneof(fc.constantFrom('any', 'none', undefined), words),
    neededBy: fc.oneof(
      fc.constantFrom('any', 'none', undefined),
      fc.record({ withinDays: fc.nat(400) }),
      fc.record({ afterDays: fc.nat(400) }),
    ),
  })
  .map((input) => Conditions.parse(input))

const subjects: fc.Arbitrary<RuleSubject> = fc.record({
  library: fc.constantFrom('ABC', 'OSLO').map((each) => LibraryCode.parse(each)),
  today: fc.constant(today),
  citation: fc
    .record({
      publicationType: optional(word),
      language: optional(word),
      identifiers: optional(fc.array(fc.record({ type: word, value: word }), { maxLength: 3 })),
    })
    .map((input) => Citation.parse(input)),
  service: fc
    .record({
      type: fc.constantFrom('loan', 'copy', 'copy_or_loan'),
      format: optional(word),
      neededBy: optional(day),
    })
    .map((input) => Service.parse(input)),
  patron: optional(
    fc.record({ id: fc.constant('p1'), group: optional(word) }).map((input) => Patron.parse(input)),
  ),
})

const lenders: fc.Arbitrary<RotaParts['lenders']> = fc
  .array(
    fc.record({
      active: fc.boolean(),
      closures: fc.array(fc.record({ from: day, to: day }), { maxLength: 2 }),
      services: fc.subarray(['loan', 'copy'] as const, { minLength: 1 }),
      limit: fc.option(fc.integer({ min: 1, max: 3 })),
      averageSupplyDays: optional(fc.nat(5)),
      averageCost: optional(fc.nat(5)),
      weight: fc.oneof(fc.nat(3), fc.double({ min: 0, max: 1000, noNaN: true })),
      success: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 6 },
  )
  .map(
    (all) =>
      new Map(all.map((each, index) => [code(names[index] ?? 'A'), lender(names[index] ?? 'A', each)])),
  )

const templates = fc.array(
  fc
    .record({
      code: fc.constantFrom('North', 'South'),
      choose: fc.oneof(
        fc.record({ by: fc.constant('list'), partners: fc.array(partner, { minLength: 1, maxLength: 9 }) }),
        fc.record({ by: fc.constant('rule'), sort: fc.subarray(['supply_days', 'success', 'cost']) }),
      ),
      exclude: fc.array(partner, { maxLength: 2 }),
      lastResort: fc.array(partner, { maxLength: 3 }),
      balance: fc.constantFrom('none', 'weight', 'round_robin'),
      atMost: fc.integer({ min: 1, max: 100 }),
    })
    .map((input) => RotaTemplate.parse(input)),
  { maxLength: 4 },
)

const parts: fc.Arbitrary<RotaParts> = fc.record({
  templates,
  lenders,
  borrower: fc.record({
    symbols: fc.constantFrom([], ['isil:xx-a']),
    open: fc.array(fc.tuple(partner, fc.nat(4))).map((counts) => new Map(counts)),
    today: fc.constant(today),
    service: fc.constantFrom('loan', 'copy', 'copy_or_loan'),
  }),
  seed: fc.string(),
  present: fc.array(partner, { maxLength: 2 }),
  entryLimit: fc.integer({ min: -2, max: 12 }),
})

test('a rota never has a partner twice, none that was there, is skipped, excluded or unknown, and not too many', () => {
  fc.assert(
    fc.property(parts, (input) => {
      const { partners, leftOut } = buildRota(input)
      const placed = partners.map((each) => each.partner)
      expect(new Set(placed).size).toBe(placed.length)
      expect(placed.length).toBeLessThanOrEqual(Math.max(0, input.entryLimit))
      for (const each of partners) {
        expect(input.present).not.toContain(each.partner)
        const lender = input.lenders.get(each.partner)
        expect(lender && skipWhenBuilt(lender, input.borrower)).toBeNull()
        const sources = input.templates.filter(({ code }) => code === each.template)
        expect(sources.some(({ exclude }) => !exclude.includes(each.partner))).toBe(true)
      }
      for (const { reason } of leftOut) expect(say(reason)).not.toBe(reason.code)
      const resorts = partners.map(({ lastResort }) => lastResort)
      expect(resorts).toEqual(resorts.toSorted((one, other) => Number(one) - Number(other)))
    }),
    { numRuns: draws(1000) },
  )
})

test('each partner that a template names is in the rota, or left out with a reason', () => {
  fc.assert(
    fc.property(parts, (input) => {
      const { partners, leftOut } = buildRota(input)
      const mentioned = new Set([...partners, ...leftOut].map((each) => each.partner))
      for (const { choose, lastResort } of input.templates) {
        const named = choose.by === 'list' ? choose.partners : [...input.lenders.keys()]
        for (const each of [...named, ...lastResort]) expect([...mentioned]).toContain(each)
      }
    }),
    { numRuns: draws(500) },
  )
})

test('the same parts build the same rota, in whatever order the directory lists partners', () => {
  fc.assert(
    fc.property(parts, (input) => {
      const once = buildRota(input)
      expect(buildRota(input)).toEqual(once)
      const turned = new Map([...input.lenders].toReversed())
      expect(buildRota({ ...input, lenders: turned }).partners).toEqual(once.partners)
    }),
    { numRuns: draws(500) },
  )
})

test('rules never throw, give each rule a verdict, and the first match ends the reading', () => {
  fc.assert(
    fc.property(
      fc.array(conditions, { maxLength: 6 }),
      subjects,
      fc.constantFrom('first', 'all'),
      (all, of, match) => {
        const { rules } = RotaRules.parse({
          rules: all.map((when, index) => ({ name: `rule ${index}`, when, templates: ['North'] })),
        })
        const verdicts = judgeRules(rules, match, of)
        expect(verdicts).toEqual(judgeRules(rules, match, of))
        expect(verdicts.map(({ number }) => number)).toEqual(rules.map((_, index) => index + 1))
        for (const { verdict, failed } of verdicts) expect(failed.length > 0).toBe(verdict === 'not_matched')
        const matched = matchedRules(rules, verdicts)
        if (match === 'first') expect(matched.length).toBeLessThanOrEqual(1)
        expect(verdicts.some(({ verdict }) => verdict === 'not_reached')).toBe(
          match === 'first' && matched.length === 1 && verdicts.at(-1)?.verdict !== 'matched',
        )
      },
    ),
    { numRuns: draws(500) },
  )
})

test('sending rules decide what the first match says, or nothing', () => {
  const does = fc.oneof(
    fc.constantFrom({ action: 'send' }, { action: 'wait_for_approval' }, { action: 'wait_for_staff' }),
    fc.record({ action: fc.constant('hold_until'), date: day }),
    fc.record({ action: fc.constant('hold_for'), days: fc.integer({ min: 1, max: 365 }) }),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(conditions, does), { maxLength: 5 }), subjects, (all, of) => {
      const rules = SendingRules.parse({
        rules: all.map(([when, action], index) => ({ name: `rule ${index}`, when, does: action })),
      })
      const { decision, verdicts } = decideSending(rules, of)
      expect(decision?.rule.number).toBe(verdicts.find(({ verdict }) => verdict === 'matched')?.number)
      if (decision?.until !== undefined) expect(decision.until > of.today).toBe(true)
      expect(decision?.action === 'hold_until').toBe(decision?.until !== undefined)
    }),
    { numRuns: draws(500) },
  )
})
