import type { CreateRequest } from '../commands/create-input.ts'
import type { Input } from '../decision.ts'
import { type Draft, entryById } from '../life-cycle/draft.ts'
import type { AttentionKind } from '../request/attention.ts'
import { type Request, Request as RequestSchema } from '../request/request.ts'
import { projectStatus } from '../status/project-status.ts'
import { changesBetween, withChanges } from './changes.ts'
import type { Explanation } from './explanation.ts'
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

/**
 * Replays recorded changes, from the first event on, into the request that they made; without what undoes its last
 * command.
 */
export const replay = (events: readonly Pick<RecordedEvent, 'changes'>[]): Request =>
  RequestSchema.parse(withChanges({}, Object.assign({}, ...events.map((event) => event.changes))))

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
  reason: Explanation | undefined,
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
    reason,
    stage: draft.request.stage,
    attention,
    next: draft.request.next,
    raised: attention.filter((kind) => !attentionBefore.includes(kind)),
    partner: entryById(draft.request, entry)?.partner,
    explanations: [...draft.explanations],
    status: projectStatus(draft.request),
    previousStatus: before === null ? null : projectStatus(before),
    messagesSent: draft.effects
      .filter((each) => each.kind === 'send')
      .map((each) => ({ operation: each.operation.kind, entry: each.entry })),
    changes: changesBetween(before, draft.request),
    message: draft.context.message,
  }
}
