import { reason } from '../translations/reason.ts'
import { endByCommand } from './attention/keep-attention.ts'
import { Command, type CommandType } from './commands/command.ts'
import { allowedTypes, commandTypes, reasonAgainstCommand, runCommand } from './commands/command-rules.ts'
import { decideDeadline } from './deadlines/deadline-rules.ts'
import type { Context, Decision, Input } from './decision.ts'
import type { Delivered } from './deliveries/delivery-rule.ts'
import { deliveryRules } from './deliveries/delivery-rules.ts'
import { type Explanation, namedOperation } from './events/explanation.ts'
import { recordEvent } from './events/record-event.ts'
import { keepControlledAccess } from './items/controlled-access.ts'
import { followDueDates } from './items/ils-due-date.ts'
import {
  activeEntry,
  change,
  changeEntry,
  type Draft,
  endAttention,
  entryById,
  startDraft,
} from './life-cycle/draft.ts'
import type { Refusal } from './life-cycle/refusal.ts'
import { settle } from './life-cycle/settle.ts'
import { among, withItem } from './life-cycle/stage-groups.ts'
import { decideAnswer } from './local-answers/answer-rules.ts'
import { decideEvent } from './partner-events/decide-event.ts'
import type { PartnerEvent } from './partner-events/partner-event.ts'
import { countDecision, uncountDecision } from './partner-statistics/count-decision.ts'
import { noteEntryTimes } from './partner-statistics/note-entry-times.ts'
import type { Request } from './request/request.ts'
import type { Stage } from './request/stage.ts'
import { notifyPatron } from './status/notify-patron.ts'
import { projectStatus } from './status/project-status.ts'
import { after, durationMilliseconds } from './time.ts'
import { keepUndo, undoNext } from './undo/keep-undo.ts'
import { findUndo } from './undo/snapshot.ts'
import type { Instant } from './values.ts'

/** Returns whether the result is about a request under an earlier id: it says nothing about the present one. */
const isOutdated = (draft: Draft, { entry, requestId, operation }: Delivered): boolean =>
  (operation === 'request' || operation === 'retry') &&
  entryById(draft.request, entry)?.requestIds.at(-1) !== requestId

/**
 * Decides what the result of a delivery leads to.
 *
 * @returns the draft after it, and the reason where it is only recorded
 */
const decideDelivery = (
  before: Draft,
  input: Delivered,
): { readonly draft: Draft; readonly reason?: Explanation } => {
  const { result } = input.result
  const draft =
    result === 'delivered'
      ? endAttention(
          before,
          (attention) => attention.kind === 'send_failed' && attention.delivery === input.delivery,
        )
      : before
  return isOutdated(draft, input)
    ? {
        draft,
        reason: reason('explanation.other_request_in_force', { operation: namedOperation(input.operation) }),
      }
    : { draft: deliveryRules[result][input.operation].run(draft, input) }
}

/** Leaves out the message that one input names, which says nothing of the next. */
const forgetFailed = (context: Context): Context => {
  if (context.failed === undefined) return context
  const { failed: _, ...rest } = context
  return rest
}

/** Starts to decide on the next input, which nobody knows yet. */
const startNext = (request: Request, context: Context): Draft =>
  startDraft(request, forgetFailed(context), activeEntry(request)?.id ?? null)

/**
 * Returns the commands that are allowed now. A command may still be refused for what it names, such as an entry that is
 * none.
 */
export const allowedCommands = (request: Request, context: Context): readonly CommandType[] =>
  allowedTypes(startNext(request, context))

/** A command that is not allowed now, and what would have to be otherwise. */
export type RefusedCommand = { readonly command: CommandType; readonly reason: Refusal }

/** Returns the commands that are not allowed now, each with the reason. */
export const refusedCommands = (request: Request, context: Context): readonly RefusedCommand[] => {
  const draft = startNext(request, context)
  return commandTypes.flatMap((command) => {
    const reason = reasonAgainstCommand(command, draft)
    return reason === null ? [] : [{ command, reason }]
  })
}

/**
 * Forgets the fingerprint of applied content. Content that was applied last counts as a repeat only until the next
 * change of the request; that of a partner that is done with, until it is asked again.
 */
const forgetFingerprints = (draft: Draft): Draft =>
  draft.request.rota.reduce(
    (done, { id, endedAt }) =>
      endedAt === undefined ? changeEntry(done, id, { lastFingerprint: undefined }) : done,
    draft,
  )

/** The result of an input; `reason` says why it is only recorded. */
type Done = { readonly draft: Draft; readonly reason?: Explanation | undefined }

const isDone = (outcome: Done | { readonly refused: Refusal }): outcome is Done => 'draft' in outcome

/** Commands that say nothing about the partner's last answer. */
const keepsLastAnswer: readonly CommandType[] = [
  'message',
  'claim',
  'edit',
  'mark_read',
  'mark_communicated',
  'add_cost',
  'correct_cost',
  'settle_cost',
  'waive_condition',
  'dismiss',
]

const decideCommand = (before: Draft, command: Command): Done | { readonly refused: Refusal } => {
  const draft = keepsLastAnswer.includes(command.type)
    ? forgetFingerprints(before)
    : change(forgetFingerprints(before), { lastAnswer: null })
  const done = runCommand(command.type, draft, command)
  return 'reason' in done
    ? { refused: done.reason }
    : { draft: endByCommand(done.draft, command, before.request.attention) }
}

/** Returns whether an event leaves the partner's last answer as it was: words, and a status that came further before. */
const saysNothingNew = ({ type }: PartnerEvent, stage: Stage): boolean =>
  type === 'message' ||
  (type === 'request_received' && stage !== 'sent') ||
  (type === 'shipped' && among(withItem, stage))

const decidePartnerEvent = (before: Draft, input: Extract<Input, { kind: 'partner_event' }>): Done => {
  const draft = saysNothingNew(input.event, before.request.stage)
    ? before
    : change(before, { lastAnswer: null })
  const done = decideEvent({ ...draft, entry: input.entry }, input)
  const kept =
    done.reason === undefined ? done.draft : change(done.draft, { lastAnswer: before.request.lastAnswer })
  return {
    reason: done.reason,
    draft: changeEntry(kept, input.entry, { lastFingerprint: input.fingerprint }),
  }
}

const decideInput = (draft: Draft, input: Input): Done | { readonly refused: Refusal } => {
  switch (input.kind) {
    case 'command':
      return decideCommand(draft, input.command)
    case 'partner_event':
      return decidePartnerEvent(draft, input)
    case 'delivery':
      return decideDelivery({ ...draft, entry: input.entry }, input)
    case 'deadline':
      return decideDeadline(forgetFingerprints(draft), input.deadline)
    case 'answer':
      return decideAnswer(
        // It says nothing of an entry: a repeat of the partner's last message stays one.
        input.answer.type === 'configuration_changed' ? draft : forgetFingerprints(draft),
        input.answer,
      )
  }
}

const isRepeat = (request: Request, input: Input): boolean =>
  input.kind === 'partner_event' &&
  input.fingerprint !== undefined &&
  entryById(request, input.entry)?.lastFingerprint === input.fingerprint

/** Returns until when the messages of an input wait, so that the person who gave the command may undo it. */
const heldUntilOf = (input: Input, { by, holdBack, now }: Context): Instant | null =>
  input.kind !== 'command' ||
  by.kind !== 'staff' ||
  holdBack === undefined ||
  durationMilliseconds(holdBack) === 0
    ? null
    : after(now, holdBack)

/** Makes the command that an undo takes back the last one that can be undone, with what was done since. */
const nameUndo = (request: Request, input: Input, context: Context): Request => {
  const record =
    input.kind === 'command' && input.command.type === 'undo'
      ? findUndo(request, context.now, input.command)
      : undefined
  return record === undefined
    ? request
    : undoNext(request, record, (earlier, { given, at, by }) => {
        const command = Command.safeParse(given)
        if (!command.success) return earlier
        const same = decide(earlier, { kind: 'command', command: command.data }, { ...context, now: at, by })
        return same.kind === 'not_allowed' ? earlier : same.request
      })
}

/**
 * Decides what an input means for a request: pure, the same arguments give the same decision.
 *
 * @param request the request as stored
 * @param input a command, a partner's event, a delivery's result, a deadline or an answer of the library's own side
 * @param context the time, who acts, and the facts of the partners in the rota
 * @returns the request after it, the event to record and the effects to carry out; or why a command is not allowed now
 */
export const decide = (request: Request, input: Input, context: Context): Decision => {
  const start = startDraft(nameUndo(request, input, context), context, activeEntry(request)?.id ?? null)
  if (isRepeat(request, input)) {
    return {
      kind: 'repeat',
      request,
      effects: [],
      partnerCounts: [],
      heldUntil: null,
      event: recordEvent(request, start, input, reason('explanation.repeat')),
    }
  }
  const outcome = decideInput(start, input)
  if (!isDone(outcome)) {
    return {
      kind: 'not_allowed',
      reason: outcome.refused,
      status: projectStatus(request),
      allowed: allowedCommands(request, context),
      next: request.next,
    }
  }
  const settled = settle(
    keepControlledAccess(request, followDueDates(request, outcome.draft)),
    input.kind === 'command',
  )
  const isUndo = input.kind === 'command' && input.command.type === 'undo'
  const heldUntil = heldUntilOf(input, context)
  const timed = noteEntryTimes(request, isUndo ? settled : notifyPatron(request, settled))
  const draft = keepUndo(request, timed, input, heldUntil, (earlier) => {
    const same = decide(earlier, input, context)
    return same.kind === 'not_allowed' ? earlier : same.request
  })
  return {
    kind: outcome.reason === undefined ? 'applied' : 'ignored',
    request: draft.request,
    effects: draft.effects,
    partnerCounts: isUndo
      ? uncountDecision(draft.request, request, context)
      : countDecision(request, draft.request, input, context),
    heldUntil,
    event: recordEvent(request, draft, input, outcome.reason),
  }
}
