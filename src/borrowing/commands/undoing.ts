import { reason } from '../../translations/reason.ts'
import type { Context } from '../decision.ts'
import { change, type Draft, effect, entryById, sendToPartner } from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import type { Entry } from '../request/entry.ts'
import type { Operation, OperationKind } from '../request/operation.ts'
import type { Request } from '../request/request.ts'
import { stages } from '../request/stage.ts'
import { leave } from '../rota/leave-entry.ts'
import { isAskedSince } from '../undo/keep-undo.ts'
import { findUndo, isHeldBack, isOfLate, snapshotOf, undoRecords } from '../undo/snapshot.ts'
import { messageLeft, undoRules } from '../undo/undo-rules.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type Caused = NonNullable<Context['caused']>[number]

/** Returns what the command sent, as far as it cannot be withdrawn any more. */
const gone = ({ context }: Draft): readonly Caused[] =>
  (context.caused ?? []).filter(({ waits }) => context.attempted || !waits)

const isToPartner = (caused: Caused): caused is Caused & { readonly operation: OperationKind } =>
  caused.entry > 0 && Object.hasOwn(messageLeft, caused.operation)

/** Calls to the ILS that a later call takes back. */
const repeatable: readonly string[] = ['renew_item', 'recall_item', 'locate']

const hasSnapshot = guard('refusal.nothing_to_undo', ({ request, context }) =>
  undoRecords(request).some((record) => isOfLate(record, context.now)),
)

const isHeld = guard(
  'refusal.message_has_left',
  ({ request, context }) => findUndo(request, context.now) !== undefined,
)

const isTheNamed = guard<CommandOf<'undo'>>(
  'refusal.other_command_since',
  ({ request, context }, command) => findUndo(request, context.now, command) !== undefined,
)

const isNamedHeld = guard<CommandOf<'undo'>>('refusal.message_has_left', ({ request, context }, command) => {
  const record = findUndo(request, context.now, command)
  return record !== undefined && isHeldBack(record, context.now) && isOfLate(record, context.now)
})

const canBeTakenBack = guard('refusal.message_has_left', (draft) => {
  const { undo } = draft.request
  const rule = undo === undefined ? undefined : undoRules[undo.command]
  return gone(draft)
    .filter(isToPartner)
    .every(({ operation }) => {
      const left = messageLeft[operation]
      return (
        left !== 'final' &&
        (left === 'nothing' || (rule !== undefined && 'until' in rule && rule.until === 'change'))
      )
    })
})

const ilsWaits = guard('refusal.ils_has_done_it', (draft) =>
  gone(draft).every(({ entry, operation }) => entry >= 0 || repeatable.includes(operation)),
)

/** Withdraws what the command sent and is still here. Entries that are left have their messages withdrawn with that. */
const withdrawWaiting = (draft: Draft, leaving: readonly Entry[]): Draft => {
  const waiting = draft.context.attempted ? [] : (draft.context.caused ?? []).filter(({ waits }) => waits)
  const entries = [...new Set(waiting.map(({ entry }) => entry))].filter(
    (entry) => !leaving.some(({ id }) => id === entry),
  )
  return entries.reduce((done, entry) => {
    const operations = [
      ...new Set(waiting.filter((each) => each.entry === entry).map(({ operation }) => operation)),
    ]
    return effect(done, { kind: 'withdraw', entry, operations, required: true })
  }, draft)
}

/** Asks partners in words to disregard what has left. */
const tellPartners = (draft: Draft): Draft =>
  gone(draft)
    .filter(isToPartner)
    .reduce((done, { entry, operation }) => {
      const left = messageLeft[operation]
      return typeof left === 'string'
        ? done
        : sendToPartner(done, entry, { kind: 'message', note: left.note })
    }, draft)

const operationOf = ({ requestIds, lastOperation }: Entry): Operation => {
  const previousId = requestIds.at(-2) ?? requestIds.at(-1)
  return lastOperation === 'retry' && previousId !== undefined
    ? { kind: 'retry', previousId }
    : { kind: 'request' }
}

/** Sends requests again that the command withdrew from the outbox. */
const sendAgain = (draft: Draft, now: Request): Draft =>
  draft.request.rota
    .filter(
      ({ id, requestState }) => requestState === 'queued' && entryById(now, id)?.requestState === 'not_sent',
    )
    .reduce((done, entry) => sendToPartner(done, entry.id, operationOf(entry)), draft)

const undo = step<CommandOf<'undo'>>(
  'everything is as before the command, and what was done since stays; messages that wait are withdrawn; a partner that was asked because of it is left; one that got another message is asked in words to disregard it',
  (draft) => {
    const earlier = snapshotOf(draft.request)
    if (earlier === null) return draft
    const askedSince = draft.request.rota.filter((entry) => isAskedSince(earlier, entry))
    const left = askedSince.reduce(
      (done, entry) => leave(done, entry, { state: 'cancelled', reason: reason('rota.asked_by_mistake') }),
      withdrawWaiting(draft, askedSince),
    )
    const rota = earlier.rota.map((entry) => {
      const now = entryById(left.request, entry.id)
      return now !== undefined &&
        askedSince.some(({ id }) => id === entry.id) &&
        now.requestState !== 'not_sent'
        ? now
        : entry
    })
    const { requestIdCount, entryCount, itemCount } = draft.request
    const restored: Draft = {
      ...left,
      request: { ...earlier, rota, requestIdCount, entryCount, itemCount },
    }
    const sent = sendAgain(restored, draft.request)
    // An earlier command does not know the messages of this one: they would leave after its undo.
    const isAlone = askedSince.length === 0 && sent === restored
    return tellPartners(isAlone ? sent : change(sent, { undo: undefined }))
  },
)

/** The rules of undo. */
export const undoing: CommandRules<'undo'> = {
  undo: [
    {
      stages,
      when: [hasSnapshot, isHeld],
      provided: [isTheNamed, isNamedHeld, canBeTakenBack, ilsWaits],
      leads: stages,
      does: [undo],
    },
  ],
}
