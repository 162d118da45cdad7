import type { Input } from '../decision.ts'
import { change, type Draft } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'
import type { UndoRecord } from '../request/undo.ts'
import type { Instant } from '../values.ts'
import { isOfLate, isSameCommand, membersBefore, snapshotOf, undoOf, undoRecords } from './snapshot.ts'
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
 * Keeps what undoes the commands of people: the members that the request had before each, one after the other. A later input
 * that changes the same ends that; any other is decided on the earlier requests too, so that an undo keeps it.
 *
 * @param before the request before the input
 * @param heldUntil until when messages of the input wait; null where they leave at once
 * @param again decides the input on an earlier request
 */
export const keepUndo = (
  before: Request,
  draft: Draft,
  input: Input,
  heldUntil: Instant | null,
  again: (earlier: Request) => Request,
): Draft => {
  const { request, effects, context } = draft
  if (input.kind === 'command' && input.command.type === 'undo') return draft
  const rule = context.by.kind === 'staff' ? snapshotRule(input) : null
  if (rule !== null && input.kind === 'command') {
    const leaves = rule.until === 'message_leaves' && effects.some(({ kind }) => kind === 'send')
    const record: UndoRecord = {
      command: input.command.type,
      at: context.now,
      by: context.by,
      ...(leaves ? { until: heldUntil ?? context.now } : {}),
      touches: regionsOf(before) !== regionsOf(request),
      given: input.command,
      before: membersBefore(before, request),
    }
    const earlier = undoRecords(before).filter((each) => isOfLate(each, context.now))
    return change(draft, { undo: undoOf([record, ...earlier]) })
  }
  const [last] = undoRecords(before)
  if (last === undefined) return draft
  const earlier = snapshotOf(before)
  if (earlier === null) return change(draft, { undo: undefined })
  const isOfAskedSince = concernsAskedSince(earlier, before, input)
  if (!isOfAskedSince && regionsOf(before) !== regionsOf(request)) return change(draft, { undo: undefined })
  const rebased = isOfAskedSince ? earlier : again(earlier)
  const record = { ...last, before: membersBefore(rebased, request) }
  return change(draft, { undo: undoOf([record, ...undoRecords(rebased)]) })
}

/**
 * Makes the command that is to be undone the last one: what was done since, and is not touched by it, is given again on the
 * request as it was before that command, and stays.
 *
 * @param record the command that is to be undone
 * @param again gives a command again, as it was given
 */
export const undoNext = (
  request: Request,
  record: UndoRecord,
  again: (earlier: Request, given: UndoRecord) => Request,
): Request => {
  const [last] = undoRecords(request)
  if (last === undefined || isSameCommand(last, record)) return request
  const earlier = snapshotOf(request)
  if (earlier === null) return request
  const next = snapshotOf(undoNext(earlier, record, again))
  if (next === null) return request
  const rebased = again(next, last)
  const [redone, ...others] = undoRecords(rebased)
  const kept =
    redone === undefined
      ? []
      : [isSameCommand(redone, last) ? { ...redone, ...pickDelivered(last) } : redone, ...others]
  return {
    ...request,
    undo: undoOf([{ ...record, before: membersBefore(rebased, request) }, ...kept]),
  }
}

/** What was noted of a command once its messages were on their way. */
const pickDelivered = ({ until, deliveries }: UndoRecord): Partial<UndoRecord> => ({
  ...(until === undefined ? {} : { until }),
  ...(deliveries === undefined ? {} : { deliveries }),
})
