import type { Command } from '../../borrowing/commands/command.ts'
import { decide } from '../../borrowing/decide.ts'
import type { Context, Decision } from '../../borrowing/decision.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { explainLeftOut, type PlannedRota } from '../../borrowing/rota-rules/planned-rota.ts'
import { findUndo } from '../../borrowing/undo/snapshot.ts'
import type { Instant, PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import type { Stored } from '../../store/ports/stored.ts'
import { reason } from '../../translations/reason.ts'
import { applyToRequest } from '../apply-to-request.ts'
import type { ChangePlan, RefusedPlan } from '../change-plan.ts'
import { existingRequest } from '../change-target.ts'
import { gatherCopyright } from '../copyright/gather-copyright.ts'
import type { Deps } from '../deps.ts'
import type { Reading } from '../gather-facts.ts'
import { previewChange } from '../preview-change.ts'
import { planByTemplate, planNextHolders } from '../rota/plan-rota.ts'
import { checkCommand } from './check-input.ts'
import { checkWorkflow } from './check-workflow.ts'
import { readFailedDelivery } from './failed-delivery.ts'
import { createRequestForRest } from './split-request.ts'
import {
  type NotAllowed,
  type Occasion,
  type PreviewResult,
  previewResultOf,
  type Submission,
  type SubmitResult,
  submitOnce,
  submitResultOf,
  withIdempotency,
} from './submission.ts'

/** A command on a request. */
export type CommandSubmission = Submission & { readonly request: RequestNumber; readonly command: Command }

/** Returns the partners that a command names and that the request may not have yet. */
const namedPartners = (command: Command): readonly PartnerCode[] =>
  'partners' in command ? command.partners : []

/** Adds to the refusal of a rota template that adds nobody why it adds nobody. */
const withReasons = (decision: Decision, planned: PlannedRota | undefined): Decision =>
  decision.kind !== 'not_allowed' ||
  !decision.allowed.includes('add_rota_template') ||
  planned === undefined ||
  planned.partners.length > 0 ||
  planned.leftOut.length === 0
    ? decision
    : {
        ...decision,
        reason: reason('refusal.template_adds_nobody_because', {
          reasons: planned.leftOut.slice(0, 10).map(explainLeftOut),
        }),
      }

/** Reads the message that is named to be sent again, where it is one of the request's. */
const readFailed = async (deps: Deps, request: Request, id: string | undefined) => {
  const delivery = id === undefined ? null : await deps.store.getDelivery(id)
  return delivery === null || delivery.library !== request.library || delivery.request !== request.number
    ? undefined
    : readFailedDelivery(deps, delivery)
}

/** Finds the message that attention calls staff to send again: one that failed, or a request in doubt. */
const findFailed = async ({ store }: Deps, request: Request): Promise<string | undefined> => {
  const failed = request.attention.find((each) => each.kind === 'send_failed')
  const doubt = request.attention.find((each) => each.kind === 'unconfirmed')
  if (failed !== undefined || doubt === undefined) return failed?.delivery
  const requestId = request.rota.find(({ id }) => id === doubt.entry)?.requestIds.at(-1)
  const { items } = await store.listDeliveries({
    library: request.library,
    request: [request.number],
    limit: 200,
  })
  return items
    .filter((each) => each.requestId === requestId && ['request', 'retry'].includes(each.operation))
    .find(({ state }) => state === 'dead' || state === 'refused')?.id
}

/** Returns the citation and the service as an edit names them. */
const editedMembers = ({
  citation,
  service,
}: Extract<Command, { type: 'edit' }>): Partial<Pick<Request, 'citation' | 'service'>> => ({
  ...(citation === undefined ? {} : { citation }),
  ...(service === undefined ? {} : { service }),
})

/** Returns the request with the workflow profile that a command gives it: the command is decided by that profile. */
const withWorkflow = (request: Request, command: Command): Request =>
  command.type !== 'edit' || command.workflow === undefined
    ? request
    : { ...request, workflow: command.workflow ?? undefined }

/**
 * Reads what the command that is to be undone sent. Stores withdraw by the kind of a message: one waits where all of its
 * kind for its receiver were sent by that command.
 */
const readCaused = async (
  { store }: Deps,
  request: Request,
  now: Instant,
  command: Extract<Command, { type: 'undo' }>,
): Promise<Context['caused']> => {
  const { library, number } = request
  const record = findUndo(request, now, command)
  if (record === undefined) return undefined
  const isCaused = (id: string): boolean => record.deliveries?.includes(id) === true
  const { items } = await store.listDeliveries({ library, request: [number], limit: 200 })
  const open = items.filter(({ state }) => state === 'waiting' || state === 'leased')
  return items
    .filter(({ id }) => isCaused(id))
    .map(({ entry, operation, state, possiblyTaken }) => ({
      entry,
      operation,
      waits:
        state === 'waiting' &&
        !possiblyTaken &&
        open.every((each) => each.entry !== entry || each.operation !== operation || isCaused(each.id)),
    }))
}

/** Returns whether the receipt of the active entry waits to be sent, with none before it that the partner may have. */
const readReceiptWaits = async ({ store }: Deps, { library, number, rota }: Request): Promise<boolean> => {
  const active = rota.find(({ state }) => state === 'active')?.id
  const { items } = await store.listDeliveries({ library, request: [number], limit: 200 })
  const receipts = items.filter(
    ({ entry, operation, state }) => entry === active && operation === 'received' && state !== 'withdrawn',
  )
  return (
    receipts.length > 0 && receipts.every(({ state, possiblyTaken }) => state === 'waiting' && !possiblyTaken)
  )
}

/**
 * Reads what a command needs besides the request: the rota of a template, the message that failed, copies of a journal.
 *
 * @param reserves true where the command is to be committed; false where it is only previewed
 */
export const gatherForCommand =
  (command: Command, reserves: boolean) =>
  async ({
    deps,
    library,
    subject: { value: request },
    now,
    readContext,
  }: Reading<Stored<Request>>): Promise<{ readonly context: Context }> => {
    const planned =
      command.type === 'add_rota_template'
        ? await planByTemplate(deps, library, request, command.template, now)
        : command.type === 'find_holders'
          ? await planNextHolders(deps, library, request, now)
          : undefined
    const failed =
      command.type === 'resend'
        ? await readFailed(deps, request, command.delivery ?? (await findFailed(deps, request)))
        : undefined
    const caused = command.type === 'undo' ? await readCaused(deps, request, now, command) : undefined
    const receiptWaits = command.type === 'undo_receive' && (await readReceiptWaits(deps, request))
    const added = (planned?.partners ?? []).map(({ partner }) => partner)
    if (command.type === 'edit') checkWorkflow(deps, command, reason('problem.request_cannot_be_changed'))
    const context = await readContext(withWorkflow(request, command), [...namedPartners(command), ...added])
    const copyright =
      command.type === 'edit' && (command.citation !== undefined || command.service !== undefined)
        ? await gatherCopyright(deps, library, { ...request, ...editedMembers(command) }, now, reserves)
        : {}
    const lookedUp = command.type === 'look_up' ? await deps.fillCitation(request.citation) : undefined
    return {
      context: {
        ...context,
        ...(planned === undefined ? {} : { planned }),
        ...(failed === undefined ? {} : { failed }),
        ...(caused === undefined ? {} : { caused }),
        ...(receiptWaits ? { receiptWaits } : {}),
        ...copyright,
        ...(lookedUp === undefined ? {} : { lookedUp }),
      },
    }
  }

/** Plans a command on a request: pure. */
export const planCommand = (
  uncheckedCommand: Command,
  request: Request,
  context: Context,
): ChangePlan | RefusedPlan<NotAllowed> => {
  const command = checkCommand(uncheckedCommand, request, context)
  const decision = withReasons(decide(request, { kind: 'command', command }, context), context.planned)
  return decision.kind === 'not_allowed'
    ? { kind: 'refused', reason: decision }
    : { kind: 'change', decisions: [decision] }
}

/** Completes an edit that names some members of the citation: the others stay, and an empty one is removed. */
const completeEdit = (command: Command, { citation }: Request): Command =>
  command.type !== 'edit' || command.citation === undefined
    ? command
    : {
        ...command,
        citation: Object.fromEntries(
          Object.entries({ ...citation, ...command.citation }).filter(
            ([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0),
          ),
        ),
      }

/**
 * Runs a command on a request.
 *
 * @returns the change, committed and durable; or the answer kept under the idempotency key. Throws `Problem`:
 *   not_found · not_allowed_now (facts: status, allowedCommands, next) · conflict · idempotency_mismatch · invalid_input ·
 *   unavailable
 */
export const submitCommand = (deps: Deps, submission: CommandSubmission): Promise<SubmitResult> =>
  submitOnce(deps, submission, () => changeByCommand(deps, submission))

/** Creates the request that asks for the rest, once it is known that the command is allowed. */
const withRequestForRest = async (deps: Deps, submission: CommandSubmission): Promise<Command> => {
  const { command, library } = submission
  if (command.type !== 'split_request') return command
  await previewCommand(deps, submission)
  if (command.request === undefined)
    return { ...command, request: await createRequestForRest(deps, submission) }
  if ((await deps.store.loadRequest(library, command.request)) === null)
    throw new Problem('not_found', reason('not_found.request', { request: command.request }))
  return command
}

const changeByCommand = async (deps: Deps, submission: CommandSubmission): Promise<SubmitResult> => {
  const { library, request: number, by } = submission
  const command = await withRequestForRest(deps, submission)
  const result = await applyToRequest(
    deps,
    existingRequest({ library, number, by }),
    (reading) => gatherForCommand(completeEdit(command, reading.subject.value), true)(reading),
    ({ value }, { context }) =>
      withIdempotency(planCommand(completeEdit(command, value), value, context), submission),
  )
  return submitResultOf(result, { command: command.type, request: number, key: submission.idempotency })
}

/**
 * Says what a command would make of a request, and changes nothing.
 *
 * @returns the request as it would be; throws as `submitCommand` does
 */
export const previewCommand = async (
  deps: Deps,
  { library, request: number, by, command }: Omit<CommandSubmission, keyof Submission> & Occasion,
): Promise<PreviewResult> => {
  const target = existingRequest({ library, number, by })
  const preview = await previewChange(
    deps,
    target,
    (reading) => gatherForCommand(completeEdit(command, reading.subject.value), false)(reading),
    ({ value }, { context }) => planCommand(completeEdit(command, value), value, context),
  )
  return previewResultOf(preview, { command: command.type, request: number })
}
