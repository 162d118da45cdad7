import { readFileSync, writeFileSync } from 'node:fs'
import { commandRules } from '../src/borrowing/commands/command-rules.ts'
import { deadlineRules } from '../src/borrowing/deadlines.ts'
import { deliveryRules } from '../src/borrowing/deliveries/delivery-rules.ts'
import { answerRules } from '../src/borrowing/own-answers.ts'
import { eventRules } from '../src/borrowing/partner-events/event-rules.ts'
import { type Stage, stages } from '../src/borrowing/request.ts'
import { statuses } from '../src/borrowing/status.ts'

/** A row of any table, as far as a reader of the documentation cares. */
type Row = {
  readonly stages: readonly Stage[]
  readonly negotiation?: readonly string[]
  readonly alert?: string
  readonly when?: readonly { readonly says: string }[]
  readonly provided?: readonly { readonly says: string }[]
  readonly to?: Stage
  readonly leads?: readonly Stage[]
  readonly does: readonly { readonly says: string }[]
}

const page = new URL('../docs/life-cycle.md', import.meta.url)

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

const stagesOf = (named: readonly Stage[]): string =>
  named.length === stages.length
    ? 'any'
    : named.length === stages.length - 1 && !named.includes('closed')
      ? 'any but closed'
      : stages.filter((stage) => named.includes(stage)).join(', ')

const under = ({ negotiation, alert }: Row): string =>
  [
    negotiation === undefined ? '' : `open: ${negotiation.join(', ')}`,
    alert === undefined ? '' : `alert ${alert}`,
  ]
    .filter((words) => words !== '')
    .join('; ')

const refusals = ({ when = [], provided = [] }: Row): string =>
  [...when, ...provided].map(({ says }) => says).join('; ')

const leadsOf = ({ to, leads = [] }: Row): readonly Stage[] =>
  stages.filter((stage) => stage === to || leads.includes(stage))

const ruleRows = (rules: Readonly<Record<string, readonly Row[]>>): readonly (readonly string[])[] =>
  Object.entries(rules).flatMap(([name, rows]) =>
    rows.map((row) => [
      `\`${name}\``,
      stagesOf(row.stages),
      under(row),
      row.does.map(({ says }) => says).join('; '),
      leadsOf(row).join(', '),
      refusals(row),
    ]),
  )

/** A row that leads from many stages to many says little as arrows: it stands in the table only. */
const isPlain = (row: Row): boolean => row.stages.length * leadsOf(row).length <= 16

type Arrow = { readonly from: Stage; readonly to: Stage; readonly names: readonly string[] }

/** The arrows of the diagram: those that lead elsewhere, with all that goes along each. */
const arrows = (rules: Readonly<Record<string, readonly Row[]>>): readonly Arrow[] => {
  const found = new Map<string, Arrow>()
  for (const [name, rows] of Object.entries(rules)) {
    for (const row of rows.filter(isPlain)) {
      for (const from of row.stages) {
        for (const to of leadsOf(row)) {
          if (from === to) continue
          const key = `${from} ${to}`
          const names = found.get(key)?.names ?? []
          found.set(key, { from, to, names: names.includes(name) ? names : [...names, name] })
        }
      }
    }
  }
  return [...found.values()].sort(
    (one, other) =>
      stages.indexOf(one.from) - stages.indexOf(other.from) ||
      stages.indexOf(one.to) - stages.indexOf(other.to),
  )
}

const label = (names: readonly string[]): string =>
  names.length > 4 ? `${names.slice(0, 4).join(', ')} …` : names.join(', ')

const diagram = (): string =>
  [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> created: create',
    '  [*] --> pending_approval: create',
    ...arrows({ ...commandRules, ...eventRules }).map(
      ({ from, to, names }) => `  ${from} --> ${to}: ${label(names)}`,
    ),
    '  closed --> [*]',
    '```',
  ].join('\n')

const head = ['in stages', 'while', 'what follows', 'leads to', 'refused where']

const write = (): string =>
  `# The life cycle of a request

Drawn from the transition data in \`src/borrowing\` by \`npm run docs\`; do not edit it by hand. Of several rows for one input the first that holds counts. The diagram leaves out rows that lead from many stages to many, such as \`complete\` and \`record_partner_event\`: they stand in the tables.

## Stages

${diagram()}

## Commands

What a library tells lendwire to do: \`POST /v1/requests/{id}/commands\`. What no row allows now is answered 409 with the reason, the present status and what is allowed.

${table(['command', ...head], ruleRows(commandRules))}

## Partner events

What a lending partner says, whatever its protocol. An event that no row takes is recorded as ignored with its reason and changes nothing. \`message\` is only recorded; \`status\`, the answer to a status request, acts as the event that its code names where that moves forward. An event of a partner that is no longer asked is stale: recorded, and where it says that something was shipped, staff are alerted.

${table(['event', 'in stages', 'while', 'what follows', 'leads to', 'ignored where'], ruleRows(eventRules))}

## What came of telling a partner

${table(
  ['result', 'operation', 'what follows'],
  Object.entries(deliveryRules).flatMap(([result, rules]) =>
    Object.entries(rules).map(([operation, { says }]) => [`\`${result}\``, `\`${operation}\``, says]),
  ),
)}

## Deadlines

${table(
  ['deadline', 'what follows when it passes'],
  Object.entries(deadlineRules).map(([kind, { says }]) => [`\`${kind}\``, says]),
)}

## Answers of the library's own side

${table(
  ['answer', 'what follows'],
  Object.entries(answerRules).map(([type, { says }]) => [`\`${type}\``, says]),
)}

## Statuses

The public status is a projection of the request's regions; in the last column its counterpart in the system that lendwire was modelled on.

${table(
  ['status', 'what it means', 'what leads to it', 'counterpart'],
  Object.entries(statuses).map(([status, { meaning, counterpart, shownFor }]) => [
    `\`${status}\``,
    meaning,
    shownFor,
    counterpart === null ? '' : `\`${counterpart}\``,
  ]),
)}
`

const standing = (): string => {
  try {
    return readFileSync(page, 'utf8')
  } catch {
    return ''
  }
}

if (!process.argv.includes('--check')) writeFileSync(page, write())
else if (standing() !== write()) {
  process.stderr.write('docs/life-cycle.md is stale: npm run docs\n')
  process.exitCode = 1
}
