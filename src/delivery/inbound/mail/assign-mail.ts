import { decide } from '../../../borrowing/decide.ts'
import type { Context } from '../../../borrowing/decision.ts'
import type { PartnerEvent } from '../../../borrowing/partner-events/partner-event.ts'
import type { Entry } from '../../../borrowing/request/entry.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { Actor, Instant, LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import type { MailFile } from '../../../partners/mail-reader.ts'
import { Problem } from '../../../problem.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { type KeysOf, type Reason, reason } from '../../../translations/reason.ts'
import { applyToRequest } from '../../apply-to-request.ts'
import type { ChangePlan } from '../../change-plan.ts'
import { existingRequest } from '../../change-target.ts'
import type { MailDeps } from '../../deps.ts'
import { gatherContext } from '../../gather-facts.ts'
import { clampToLimits } from '../clamp-to-limits.ts'
import { endReview } from '../end-review.ts'
import { isOfRemovedPerson, stripKept } from '../person-removed.ts'
import { mailboxOf } from './arrived-mail.ts'
import { keepFile, withFiles } from './keep-file.ts'

/** The meaning of a message according to staff. */
export type Assignment = {
  readonly message: InboxMessage
  readonly library: LibraryCode
  readonly request: RequestNumber
  /** The entry of the rota that it is from; by default the one that the message was matched to, else the one that is asked. */
  readonly entry?: number | undefined
  readonly event: PartnerEvent
  /** The attachments of the mail that are the delivery, by their places from 0. */
  readonly files?: readonly number[] | undefined
  readonly by: Actor
}

/** The states of messages that staff may assign: the gateway has not acted on them. */
const assignable: readonly InboxMessage['state'][] = [
  'review',
  'ignored',
  'unreadable',
  'too_large',
  'rejected',
]

/** Refuses a message that was dealt with; `Problem` conflict. */
export const requireAssignable = ({ state }: InboxMessage): void => {
  if (!assignable.includes(state))
    throw new Problem('conflict', reason('problem.message_dealt_with', { state }))
}

const entryOf = (request: Request, { entry, message }: Assignment): Entry => {
  const wanted = entry ?? (message.request === request.number ? message.entry : null)
  const target =
    wanted === null
      ? (request.rota.find(({ state }) => state === 'active') ??
        request.rota.findLast(({ requestIds }) => requestIds.length > 0))
      : request.rota.find(({ id }) => id === wanted)
  if (target === undefined)
    throw new Problem('not_found', reason('not_found.rota_entry', { request: request.number }))
  return target
}

/** The types of files that may be a delivery, by their first bytes. */
const deliverable = /^(application\/pdf|image\/(tiff|vnd\.djvu))$/

/** Reads the attachments that staff name as the delivery; `Problem` invalid_input where they cannot be one. */
const readFiles = async (
  { mails }: MailDeps,
  { message, event, files = [] }: Assignment,
): Promise<readonly MailFile[]> => {
  if (files.length === 0) return []
  const refuse = (why: Reason<KeysOf<'fault'>>): Problem =>
    new Problem('invalid_input', why, { faults: [{ path: 'files', ...why }] })
  if (event.type !== 'shipped') throw refuse(reason('fault.files_come_with_shipped'))
  const mail = mailboxOf(message) === undefined ? null : await mails.show(message.raw)
  return files.map((place) => {
    const file = mail?.attachments[place]
    if (file === undefined) throw refuse(reason('fault.no_attachment', { place }))
    if (!deliverable.test(file.type ?? '')) throw refuse(reason('fault.attachment_type', { place }))
    return file
  })
}

/** The commit of an assignment: the event with its files, and the id and fingerprint of the new message. */
type Assigned = {
  readonly assignment: Assignment
  readonly event: PartnerEvent
  readonly id: string
  readonly fingerprint: string
  readonly now: Instant
}

type AssignmentPlan = ChangePlan & { readonly inbox: NonNullable<ChangePlan['inbox']> }

const planAssignment =
  ({ assignment, event, id, fingerprint, now }: Assigned) =>
  ({ value: request }: Stored<Request>, { context }: { readonly context: Context }): AssignmentPlan => {
    const { message } = assignment
    const entry = entryOf(request, assignment)
    const requestId = entry.requestIds.at(-1)
    if (requestId === undefined)
      throw new Problem('conflict', reason('problem.partner_never_asked', { partner: entry.partner }))
    const input = { kind: 'partner_event', entry: entry.id, requestId, event } as const
    const decision = decide(request, input, context)
    if (decision.kind === 'not_allowed') throw new Problem('internal', reason('problem.assignment_refused'))
    const kept: InboxMessage = {
      ...message,
      id,
      receivedAt: now,
      partner: entry.partner,
      library: assignment.library,
      request: request.number,
      entry: entry.id,
      state: decision.kind,
      summary: `${message.summary}: ${event.type}`.slice(0, 200),
      reason:
        decision.event.reason === undefined
          ? reason('kept_message.assigned_from', { message: message.id })
          : decision.event.reason,
    }
    return { kind: 'change', decisions: [decision], inbox: { message: kept, fingerprint } }
  }

/**
 * Applies what staff say that a message means, as an event of the partner, and keeps it in the request's timeline. The
 * message that it came from then names the new one. It happens once, however often it is called.
 *
 * @returns the message as it is kept with the request; `Problem` not_found, conflict or invalid_input
 */
export const assignMail = async (deps: MailDeps, assignment: Assignment): Promise<InboxMessage> => {
  const { message, library, request: number, by } = assignment
  requireAssignable(message)
  const files = await readFiles(deps, assignment)
  const isFileKept = !(await isOfRemovedPerson(deps, { library, request: number }))
  const urls = isFileKept ? await Promise.all(files.map((file) => keepFile(deps, library, file))) : []
  const event = clampToLimits(withFiles(assignment.event, isFileKept ? files : [], urls))
  const [id, now, fingerprint] = [deps.ids.next(), deps.now(), deps.hash('assigned', message.id)]
  const target = existingRequest({ library, number, by, at: now, message: id })
  const plan = planAssignment({ assignment, event, id, fingerprint, now })
  const result = await applyToRequest(deps, target, gatherContext, plan)
  switch (result.kind) {
    case 'applied':
      await stripKept(deps, message, result.plan.inbox.message)
      await deps.store.setMessageState(
        message.id,
        'repeat',
        reason('kept_message.assigned_as', { message: id }),
      )
      await endReview(deps, message)
      return result.plan.inbox.message
    case 'repeat':
      await deps.store.setMessageState(message.id, 'repeat', reason('kept_message.assigned_before'))
      throw new Problem('conflict', reason('problem.message_assigned'))
    case 'not_found':
      throw new Problem('not_found', reason('not_found.request', { request: number }))
    default:
      throw new Problem('conflict', reason('problem.kept_changing'))
  }
}
