import type { CreateRequest } from '../commands/create-input.ts'
import type { Input } from '../decision.ts'
import { type Draft, entryById } from '../life-cycle/draft.ts'
import type { AttentionKind } from '../request/attention.ts'
import { type Request, Request as RequestSchema } from '../request/request.ts'
import { projectStatus } from '../status/project-status.ts'
import type { RecordedEvent } from './recorded-event.ts'

/** The recorded input: one of an existing request, or its creation. */
type Recorded = Input | { readonly kind: 'create'; readonly input: CreateRequest }

const nameOf = (input: Recorded): { readonly name: string; readonly data: unknown } => {
  switch (input.kind) {
    case 'create':
      return { name: 'create', data: input.input }
    case 'command':
      return { name: input.command.type, data: input.command }
    case 'partner_event':
      return { name: input.event.type, data: input.event }
    case 'delivery':
      return {
        name: input.result.result,
        data: { operation: input.operation, delivery: input.delivery, ...input.result },
      }
    case 'deadline':
      return { name: input.deadline.kind, data: input.deadline }
    case 'answer':
      return { name: input.answer.type, data: input.answer }
  }
}

const entryOf = (input: Recorded, draft: Draft): number | null =>
  input.kind === 'partner_event' || input.kind === 'delivery'
    ? input.entry
    : input.kind === 'deadline'
      ? (input.deadline.entry ?? null)
      : draft.entry

type Members = Readonly<Record<string, unknown>>

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null

/**
 * Returns whether two pieces of plain data are equal. What is undefined counts as absent; what is shared is not looked
 * into.
 */
const same = (one: unknown, other: unknown): boolean => {
  if (one === other) return true
  if (!isMembers(one) || !isMembers(other)) return false
  if (Array.isArray(one) || Array.isArray(other)) return sameLists(one, other)
  let missing = 0
  for (const name in one) {
    const value = one[name]
    if (value === undefined) continue
    if (!same(value, other[name])) return false
    missing -= 1
  }
  for (const name in other) if (other[name] !== undefined) missing += 1
  return missing === 0
}

const sameLists = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) &&
  Array.isArray(other) &&
  one.length === other.length &&
  one.every((each, index) => same(each, other[index]))

/** Returns the members of a request that differ, with their new values; null for one that is gone. */
export const changesBetween = (before: Request | null, now: Request): Record<string, unknown> => {
  // Adding so many members one by one would make an object that is slow to write as JSON.
  if (before === null) return { ...now }
  const was: Members = before
  const is: Members = now
  const changes: Record<string, unknown> = {}
  for (const name in is) if (!same(was[name], is[name])) changes[name] = is[name] ?? null
  for (const name in was) if (was[name] !== undefined && is[name] === undefined) changes[name] = null
  return changes
}

/** Replays recorded changes, from the first event on, into the request that they made. */
export const replay = (events: readonly Pick<RecordedEvent, 'changes'>[]): Request => {
  const made = Object.assign({}, ...events.map((event) => event.changes))
  const nullable = ['negotiation', 'lastAnswer', 'outcome', 'next']
  return RequestSchema.parse(
    Object.fromEntries(
      Object.entries(made).filter(([name, value]) => value !== null || nullable.includes(name)),
    ),
  )
}

const kindsOf = ({ attention }: Request): AttentionKind[] => {
  const kinds: AttentionKind[] = []
  for (const { kind } of attention) if (!kinds.includes(kind)) kinds.push(kind)
  return kinds
}

/** Records a decision: its input, its result and its changes. */
export const recordEvent = (
  before: Request | null,
  draft: Draft,
  input: Recorded,
  reason: string | undefined,
): RecordedEvent => {
  const entry = entryOf(input, draft)
  const attention = kindsOf(draft.request)
  const attentionBefore = before === null ? [] : kindsOf(before)
  return {
    at: draft.context.now,
    by: draft.context.by,
    entry: entry ?? undefined,
    input: { kind: input.kind === 'create' ? 'command' : input.kind, ...nameOf(input) },
    outcome: reason === undefined ? 'applied' : 'ignored',
    reason: reason?.slice(0, 500),
    stage: draft.request.stage,
    attention,
    next: draft.request.next,
    raised: attention.filter((kind) => !attentionBefore.includes(kind)),
    partner: entryById(draft.request, entry)?.partner,
    explanations: draft.explanations.map((words) => words.slice(0, 500)),
    status: projectStatus(draft.request),
    previousStatus: before === null ? null : projectStatus(before),
    messagesSent: draft.effects
      .filter((each) => each.kind === 'send')
      .map((each) => ({ operation: each.operation.kind, entry: each.entry })),
    changes: changesBetween(before, draft.request),
    message: draft.context.message,
  }
}
