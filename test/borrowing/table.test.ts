import { describe, expect, test } from 'vitest'
import { commandRules, commandTypes } from '../../src/borrowing/commands/command-rules.ts'
import { deadlineRules } from '../../src/borrowing/deadlines.ts'
import { deliveryRules } from '../../src/borrowing/deliveries/delivery-rules.ts'
import { answerRules } from '../../src/borrowing/own-answers.ts'
import { eventRules } from '../../src/borrowing/partner-events/event-rules.ts'
import { deadlineKinds, operationKinds, type Stage, stages } from '../../src/borrowing/request.ts'
import { statuses } from '../../src/borrowing/status.ts'

type Row = {
  readonly stages: readonly Stage[]
  readonly negotiation?: readonly string[]
  readonly to?: Stage
  readonly leads?: readonly Stage[]
  readonly does: readonly { readonly says: string }[]
}

const rowsOf = (
  rules: Readonly<Record<string, readonly Row[]>>,
  without: readonly string[] = [],
): readonly Row[] => Object.entries(rules).flatMap(([name, rows]) => (without.includes(name) ? [] : rows))

const leadsOf = ({ to, leads = [] }: Row): readonly Stage[] => (to === undefined ? leads : [to, ...leads])

const byHand = ['complete', 'cancel', 'dismiss']
const byPartners = rowsOf(eventRules)

describe('the transition table', () => {
  test('reaches every stage from a new request', () => {
    const reached = new Set<Stage>(['created', 'pending_approval'])
    const rows = [...rowsOf(commandRules), ...byPartners]
    for (let before = 0; before !== reached.size; ) {
      before = reached.size
      for (const row of rows.filter((each) => each.stages.some((stage) => reached.has(stage)))) {
        for (const stage of leadsOf(row)) reached.add(stage)
      }
      if (reached.has('locating')) for (const stage of answerRules.located.leads) reached.add(stage)
    }
    // A request is returned by the state of its items, whose step names no stage of its own.
    expect(stages.filter((stage) => !reached.has(stage))).toEqual([])
  })

  test.each(stages.filter((stage) => stage !== 'closed'))(
    'leaves %s without complete, cancel or dismiss',
    (stage) => {
      const rows = [...rowsOf(commandRules, byHand), ...byPartners].filter((row) =>
        row.stages.includes(stage),
      )
      const elsewhere = rows.flatMap(leadsOf).filter((to) => to !== stage)
      expect([...elsewhere, ...(stage === 'locating' ? answerRules.located.leads : [])]).not.toEqual([])
    },
  )

  test.each(['condition', 'retry', 'cancel', 'renew', 'renew_review', 'receiving'])(
    'has rows of its own for the open question %s',
    (kind) => {
      const rows = [...rowsOf(commandRules, byHand), ...byPartners].filter((row) =>
        row.negotiation?.includes(kind),
      )
      expect(rows.flatMap(({ does }) => does)).not.toEqual([])
    },
  )

  test('has a row for every command and event, every result of every operation, every deadline', () => {
    for (const type of commandTypes) expect(commandRules[type].length, type).toBeGreaterThan(0)
    for (const [type, rows] of Object.entries(eventRules)) expect(rows.length, type).toBeGreaterThan(0)
    for (const rules of Object.values(deliveryRules)) {
      expect(operationKinds.filter((kind) => rules[kind].says === '')).toEqual([])
    }
    expect(deadlineKinds.filter((kind) => deadlineRules[kind].says === '')).toEqual([])
  })

  test('gives every stage in which a partner owes something a deadline that leads on or alerts', () => {
    const watched = [
      'response',
      'will_supply',
      'check_in',
      'cancel_reply',
      'renewal_answer',
      'unconfirmed',
      'claim',
    ] as const
    for (const kind of watched) expect(deadlineRules[kind].says).not.toBe('')
  })

  test('says of every status what it means, in words', () => {
    for (const [status, { meaning }] of Object.entries(statuses)) expect(meaning, status).toMatch(/\.$/)
  })
})
