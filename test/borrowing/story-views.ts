import { attentionRules } from '../../src/borrowing/attention/attention-rules.ts'
import type { RaisedAttention } from '../../src/borrowing/request/attention.ts'
import type { DeadlineKind } from '../../src/borrowing/request/deadline.ts'
import type { Story } from './story.ts'
import { start } from './world.ts'

/** Lists the messages that the last step sent to partners, such as `cancel to 1`. */
export const sentOperations = (story: Story): readonly string[] =>
  story.last.effects.flatMap((each) =>
    each.kind === 'send' ? [`${each.operation.kind} to ${each.entry}`] : [],
  )

/** Lists the operations that the last step sent to partners, in full. */
export const operations = (story: Story) =>
  story.last.effects.flatMap((each) => (each.kind === 'send' ? [each.operation] : []))

/** Returns the states of the rota's entries, in order. */
export const rota = (story: Story): readonly string[] => story.request.rota.map((entry) => entry.state)

/** Returns the states of the items, in order. */
export const items = (story: Story): readonly string[] => story.request.items.map((item) => item.state)

/** Lists the kinds of the open attention. */
export const allAttention = ({ request }: Story): readonly string[] =>
  request.attention.map(({ kind }) => kind)

/** Returns the attention that something raised, with its details, whenever that was. */
export const raised = ({ request }: Pick<Story, 'request'>): readonly RaisedAttention[] =>
  request.attention
    .filter(({ kind }) => attentionRules[kind].derive === undefined)
    .map(({ since: _, ...each }) => each)

/**
 * Returns the kinds of attention that something raised; what follows from the stage or an open question is left out.
 */
export const attention = ({ request }: Story): readonly string[] =>
  request.attention.map(({ kind }) => kind).filter((kind) => attentionRules[kind].derive === undefined)

/** Waits in which the library has a part: on the way, on the shelf, on loan, on its own turn. */
const ownWaits: readonly DeadlineKind[] = [
  'offer',
  'transit',
  'shelf',
  'lost_reported',
  'return_transit',
  'ils_answer',
  'look_up',
  'return',
  'idle',
]

/** Returns the deadlines that run for an answer of the partner or a date. */
export const deadlines = ({ request }: Story): readonly string[] =>
  request.deadlines
    .map(({ kind }) => kind)
    .filter((kind) => !ownWaits.includes(kind))
    .toSorted()

/** Returns the deadlines of the library's own waits. */
export const ownDeadlines = ({ request }: Story): readonly string[] =>
  request.deadlines.map(({ kind }) => kind).filter((kind) => ownWaits.includes(kind))

/** Returns the day, counted from the beginning, at which a deadline passes. */
export const dayOfDeadline = (story: Story, kind: DeadlineKind): number | undefined => {
  const deadline = story.request.deadlines.find((each) => each.kind === kind)
  return deadline && Math.floor((Date.parse(deadline.at) - Date.parse(start)) / 86_400_000)
}

/** Returns the question that is open: its kind, or null. */
export const question = (story: Story): string | null => story.request.negotiation?.kind ?? null
