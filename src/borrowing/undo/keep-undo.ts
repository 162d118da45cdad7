import type { Input } from '../decision.ts'
import { change, type Draft } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'
import { membersBefore, snapshotOf, withoutUndo } from './snapshot.ts'
import { snapshotRule } from './undo-rules.ts'

/** Returns whether the entry was asked under an id that it did not have before. */
export const isAskedSince = (earlier: Request, { id, requestIds }: Entry): boolean =>
  requestIds.length > (earlier.rota.find((each) => each.id === id)?.requestIds.length ?? 0)

/** Returns what an undo would overwrite: where it differs after a later decision, the command cannot be undone. */
const regionsOf = ({
  stage,
  outcome,
  negotiation,
  waitingFor,
  items,
  rota,
  citation,
  service,
  patronQuestion,
}: Request) =>
  JSON.stringify([
    stage,
    outcome,
    negotiation === null ? null : { ...negotiation, sent: undefined },
    waitingFor,
    items.map((item) => ({ ...item, ils: undefined })),
    rota.map(({ id, state, shipped, requestIds, accepted }) => [id, state, shipped, requestIds, accepted]),
    citation,
    service,
    patronQuestion,
  ])

const entryOf = (input: Input): number | undefined =>
  input.kind === 'partner_event' || input.kind === 'delivery'
    ? input.entry
    : input.kind === 'deadline'
      ? input.deadline.entry
      : undefined

/** Returns whether an input is about an entry that was asked because of the command: it is left with the undo. */
const concernsAskedSince = (earlier: Request, { rota }: Request, input: Input): boolean => {
  const entry = rota.find(({ id }) => id === entryOf(input))
  return entry !== undefined && entry.shipped !== true && isAskedSince(earlier, entry)
}

/**
 * Keeps what undoes the last command of a person: the members that the request had before it. A later input that
 * changes the same ends that; any other is decided on the earlier request too, so that an undo keeps it.
 *
 * @param before the request before the input
 * @param heldUntil until when messages of the input wait; null where they leave at once
 * @param again decides the input on an earlier request
 */
export const keepUndo = (
  before: Request,
  draft: Draft,
  input: Input,
  heldUntil: Draft['context']['now'] | null,
  again: (earlier: Request) => Request,
): Draft => {
  const { request, effects, context } = draft
  if (input.kind === 'command' && input.command.type === 'undo') return draft
  const rule = context.by.kind === 'staff' ? snapshotRule(input) : null
  const isKept = rule?.minor === true && before.undo !== undefined
  if (rule !== null && !isKept && input.kind === 'command') {
    const members = membersBefore(before, request)
    const leaves = rule.until === 'message_leaves' && effects.some(({ kind }) => kind === 'send')
    return change(draft, {
      undo: {
        command: input.command.type,
        at: context.now,
        by: context.by,
        ...(leaves ? { until: heldUntil ?? context.now } : {}),
        before: members,
      },
    })
  }
  if (before.undo === undefined) return draft
  const earlier = snapshotOf(before)
  if (earlier === null) return change(draft, { undo: undefined })
  const isOfAskedSince = concernsAskedSince(earlier, before, input)
  if (!isOfAskedSince && regionsOf(before) !== regionsOf(request)) return change(draft, { undo: undefined })
  const rebased = isOfAskedSince ? earlier : withoutUndo(again(earlier))
  return change(draft, { undo: { ...before.undo, before: membersBefore(rebased, request) } })
}
