import { attentionRules } from '../../src/borrowing/attention/attention-rules.ts'
import { commandRules, commandTypes } from '../../src/borrowing/commands/command-rules.ts'
import { deadlineRules } from '../../src/borrowing/deadlines/deadline-rules.ts'
import { deliveryRules } from '../../src/borrowing/deliveries/delivery-rules.ts'
import { lifeCycleEdges } from '../../src/borrowing/life-cycle/edges.ts'
import type { Refusal } from '../../src/borrowing/life-cycle/refusal.ts'
import { leadsOf, type Rule } from '../../src/borrowing/life-cycle/rule.ts'
import { answerRules } from '../../src/borrowing/local-answers/answer-rules.ts'
import { nextOrder } from '../../src/borrowing/next/project-next.ts'
import { eventRules } from '../../src/borrowing/partner-events/event-rules.ts'
import { operationKinds } from '../../src/borrowing/request/operation.ts'
import { type Stage, stages } from '../../src/borrowing/request/stage.ts'
import { statusOrder } from '../../src/borrowing/status/project-status.ts'
import { statuses } from '../../src/borrowing/status/statuses.ts'
import { type UndoRule, undoRules } from '../../src/borrowing/undo/undo-rules.ts'
import { sentencesIn } from '../../src/translations/gateway-sentences.ts'
import { code, codes, table } from './markdown.ts'

/** The part of a row in the documentation: everything except the steps themselves. */
type Row = Pick<Rule<unknown>, 'stages' | 'negotiation' | 'attention' | 'to' | 'leads'> & {
  readonly when?: readonly { readonly refusal: Refusal }[]
  readonly provided?: readonly { readonly refusal: Refusal }[]
  readonly does: readonly { readonly says: string }[]
}

const inStages = (where: readonly Stage[]): string => {
  const others = stages.filter((stage) => !where.includes(stage))
  if (others.length === 0) return 'any'
  return others.length <= 2
    ? `any but ${codes(others)}`
    : codes(stages.filter((stage) => where.includes(stage)))
}

/** Describes the place of a row: its stages, and the question and attention that it requires. */
const where = ({ stages: in_, negotiation, attention }: Row): string => {
  const questions = negotiation?.map((kind) => (kind === 'none' ? 'none' : code(kind))).join(', ')
  return [
    inStages(in_),
    questions === undefined ? undefined : `negotiation ${questions}`,
    attention === undefined ? undefined : `attention ${code(attention)}`,
  ]
    .filter((part) => part !== undefined)
    .join('; ')
}

const conditions = ({ when = [], provided = [] }: Row): string =>
  [...when, ...provided].map(({ refusal }) => sentencesIn('en').say(refusal)).join('; ')

const leads = (row: Row): string => {
  const all = row.stages.map((from) => leadsOf(row, from))
  const reached = stages.filter((stage) => all.some((each) => each.includes(stage)))
  return codes(reached)
}

const words = ({ does: steps }: Row): string => steps.map(({ says }) => says).join('; ')

const rowsOf = (name: string, rows: readonly Row[]): readonly (readonly string[])[] =>
  rows.map((row, index) => [
    index === 0 ? code(name) : '',
    where(row),
    conditions(row),
    leads(row),
    words(row),
  ])

const head = (what: string, no: string) => [what, 'where', no, 'may lead to', 'what follows']

/** Returns the table of commands, a line a row. */
export const commandTable = (): string =>
  table(
    head('command', 'refused where'),
    commandTypes.flatMap((type) => rowsOf(type, commandRules[type])),
  )

const undoWords = (rule: UndoRule): string =>
  'instead' in rule
    ? `by ${code(rule.instead)}`
    : 'never' in rule
      ? `not: ${rule.never}`
      : rule.until === 'message_leaves'
        ? 'until its message left, or something later changed the same'
        : 'until something later changed the same, for 30 days'

/** Returns the table of how commands are undone, a line a command. */
export const undoTable = (): string =>
  table(
    ['command', 'undone'],
    Object.entries(undoRules).map(([type, rule]) => [code(type), undoWords(rule)]),
  )

/** Returns the table of partner events, a line a row. */
export const eventTable = (): string =>
  table(
    head('event', 'ignored where'),
    Object.entries(eventRules).flatMap(([type, rows]) => rowsOf(type, rows)),
  )

/** Returns the table of deliveries: operation by result. */
export const deliveryTable = (): string => {
  const results = Object.entries(deliveryRules)
  return table(
    ['operation', ...results.map(([result]) => result)],
    operationKinds.map((operation) => [code(operation), ...results.map(([, rows]) => rows[operation].says)]),
  )
}

/** Returns the table of deadlines. */
export const deadlineTable = (): string =>
  table(
    ['deadline', 'starts', 'runs in', 'may lead to', 'passed'],
    Object.entries(deadlineRules).map(([kind, row]) => [
      code(kind),
      row.starts,
      where(row),
      leads(row),
      words(row),
    ]),
  )

/** Returns the table of answers of the library's own side. */
export const answerTable = (): string =>
  table(
    ['answer', 'what follows', 'may lead to'],
    Object.entries(answerRules).map(([type, row]) => [code(type), row.says, codes(row.leads)]),
  )

/** Returns every way from stage to stage, and what leads along it. */
export const moveTable = (): string => {
  const edges = lifeCycleEdges().filter(
    ({ from, to, name }) => from !== to && !['record_partner_event', 'undo'].includes(name),
  )
  const rows = stages.flatMap((from) =>
    stages.flatMap((to) => {
      const own = edges.filter((edge) => edge.from === from && edge.to === to)
      const by = (kind: string): string =>
        codes([...new Set(own.filter((edge) => edge.by === kind).map(({ name }) => name))])
      return own.length === 0
        ? []
        : [
            [
              code(from),
              code(to),
              by('command'),
              by('event'),
              [by('deadline'), by('delivery'), by('answer')].filter((text) => text !== '').join(' '),
            ],
          ]
    }),
  )
  return table(['from', 'to', 'commands', 'partner events', 'deadlines, deliveries, own answers'], rows)
}

/** Returns the table of statuses. */
export const statusTable = (): string =>
  table(
    ['status', 'what it means', 'shown for, and what leads to it', 'counterpart'],
    Object.entries(statuses).map(([status, { meaning, shownFor, counterpart }]) => [
      code(status),
      meaning,
      shownFor,
      counterpart === null ? '' : code(counterpart),
    ]),
  )

/** Returns the table of attention. */
export const attentionTable = (): string =>
  table(
    ['kind', 'asks staff to act', 'raised by', 'remedies', 'also ended by'],
    Object.entries(attentionRules).map(([kind, { asks, raisedBy, remedies, endedBy }]) => [
      code(kind),
      asks ? 'yes' : '',
      raisedBy,
      codes(remedies),
      endedBy.map((event) => (event === 'any' ? 'any event of the entry' : code(event))).join(' '),
    ]),
  )

const numbered = (lines: readonly string[]): string =>
  lines.map((line, index) => `${index + 1}. ${line}`).join('\n')

/** Returns the order of the public status. */
export const statusOrderList = (): string => numbered(statusOrder.map(({ says }) => says))

/** Returns the order of `next`. */
export const nextOrderList = (): string => numbered(nextOrder.map(({ says }) => says))
