import { commandRules, commandTypes } from '../commands/command-rules.ts'
import { deadlineRules } from '../deadlines/deadline-rules.ts'
import { deliveryRules } from '../deliveries/delivery-rules.ts'
import { answerRules } from '../local-answers/answer-rules.ts'
import { eventRules } from '../partner-events/event-rules.ts'
import { evidence } from '../partner-events/evidence-types.ts'
import type { Stage } from '../request/stage.ts'
import { leadsOf, type Rule } from './rule.ts'
import { sentStages } from './stage-groups.ts'

/** One way from stage to stage, and what leads along it. */
export type Edge = {
  readonly from: Stage
  readonly to: Stage
  readonly by: 'command' | 'event' | 'delivery' | 'deadline' | 'answer'
  /** The command, event, deadline or answer; of a delivery the operation and its result. */
  readonly name: string
}

type Row = Pick<Rule<unknown>, 'stages' | 'to' | 'leads'>

const edgesOf = (by: Edge['by'], name: string, rows: readonly Row[]): readonly Edge[] =>
  rows.flatMap((row) =>
    row.stages.flatMap((from) => leadsOf(row, from).map((to): Edge => ({ from, to, by, name }))),
  )

const eventEdges = (): readonly Edge[] =>
  Object.entries(eventRules).flatMap(([type, rows]) => edgesOf('event', type, rows))

/**
 * Returns the edges of events that prove a shipment. Events that prove a shipment count as shipped first: from there
 * they lead where their rows say.
 */
const evidenceEdges = (): readonly Edge[] =>
  evidence.flatMap((type) => {
    const leads = eventRules[type].flatMap((row) =>
      row.stages.includes('shipped') ? leadsOf(row, 'shipped') : [],
    )
    return sentStages.flatMap((from) =>
      ['shipped' as const, ...leads].map((to): Edge => ({ from, to, by: 'event', name: type })),
    )
  })

/** Returns every way from stage to stage, as the rows of the tables declare them. */
export const lifeCycleEdges = (): readonly Edge[] => [
  ...commandTypes.flatMap((type) => edgesOf('command', type, commandRules[type])),
  ...eventEdges(),
  ...evidenceEdges(),
  ...[...eventEdges(), ...evidenceEdges()].map(
    (edge): Edge => ({ ...edge, by: 'command', name: 'record_partner_event' }),
  ),
  ...Object.entries(deliveryRules).flatMap(([result, rows]) =>
    Object.entries(rows).flatMap(([operation, { from, leads }]) =>
      edgesOf('delivery', `${operation} ${result}`, [{ stages: from, leads }]),
    ),
  ),
  ...Object.entries(deadlineRules).flatMap(([kind, row]) => edgesOf('deadline', kind, [row])),
  ...Object.entries(answerRules).flatMap(([type, { from, leads }]) =>
    edgesOf('answer', type, [{ stages: from, leads }]),
  ),
]
