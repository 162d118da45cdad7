import { decide } from '../../../borrowing/decide.ts'
import type { PartnerEvent } from '../../../borrowing/partner-events/partner-event.ts'
import type { Entry } from '../../../borrowing/request/entry.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { Actor, LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { Problem } from '../../../problem.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import { changeOf } from '../../change/render-change.ts'
import { readDecisionContext } from '../../decision-context.ts'
import { type MailShell, withConfigSnapshot } from '../../deps.ts'
import { keepFile, withFiles } from '../../mail/keep-file.ts'
import { fitting } from '../clamp-to-limits.ts'
import { mailboxOf } from './keep-mail.ts'

/** What staff say that a message means. */
export type Assignment = {
  readonly message: InboxMessage
  readonly library: LibraryCode
  readonly request: RequestNumber
  /** The entry of the rota that it is from; left out, the one that the message was matched to, else the one that is asked. */
  readonly entry?: number | undefined
  readonly event: PartnerEvent
  /** The attachments of the mail that are the delivery, by their places from 0. */
  readonly files?: readonly number[] | undefined
  readonly by: Actor
}

/** What staff may assign: nothing that was acted on. */
const open: readonly InboxMessage['state'][] = ['review', 'ignored', 'unreadable', 'too_large', 'rejected']

/** Refuses what was dealt with; `Problem` conflict. */
export const insistOpen = ({ state }: InboxMessage): void => {
  if (!open.includes(state))
    throw new Problem('conflict', `The message was dealt with already: its state is ${state}.`)
}

const entryOf = (request: Request, { entry, message }: Assignment): Entry => {
  const wanted = entry ?? (message.request === request.number ? message.entry : null)
  const found =
    wanted === null
      ? (request.rota.find(({ state }) => state === 'active') ??
        request.rota.findLast(({ requestIds }) => requestIds.length > 0))
      : request.rota.find(({ id }) => id === wanted)
  if (found === undefined)
    throw new Problem('not_found', `The rota of the request ${request.number} has no such entry.`)
  return found
}

/** What may be a delivery, by its first bytes. */
const deliverable = /^(application\/pdf|image\/(tiff|vnd\.djvu))$/

/** The attachments that staff name as the delivery; `Problem` invalid_input where they are none. */
const filesOf = async (shell: MailShell, { message, event, files = [] }: Assignment) => {
  if (files.length === 0) return []
  const refuse = (text: string): Problem =>
    new Problem('invalid_input', text, { faults: [{ path: 'files', message: text }] })
  if (event.type !== 'shipped') throw refuse('Files come with the event shipped alone.')
  const mail = mailboxOf(message) === undefined ? null : await shell.mails.show(message.raw)
  return files.map((place) => {
    const file = mail?.attachments[place]
    if (file === undefined) throw refuse(`The message has no attachment ${place}.`)
    if (!deliverable.test(file.type ?? ''))
      throw refuse(`The attachment ${place} is no PDF, TIFF or DjVu file.`)
    return file
  })
}

/**
 * Applies what staff say that a message means, as the partner's own word: it goes through the core, and is kept in the
 * request's timeline. The message that it came from then names this one. It happens once, however often it is called.
 *
 * @returns the message as it is kept with the request; `Problem` not_found, conflict or invalid_input
 */
export const assignMail = async (shell: MailShell, assignment: Assignment): Promise<InboxMessage> => {
  const { message, by } = assignment
  insistOpen(message)
  const current = await withConfigSnapshot(shell)
  const library = current.snapshot.library(assignment.library)
  const files = await filesOf(shell, assignment)
  const urls = await Promise.all(files.map((file) => keepFile(shell, library.code, file)))
  const event = fitting(withFiles(assignment.event, files, urls))
  const id = shell.ids.next()
  const now = shell.now()
  const assigned = await shell.inOrder(assignment.request, async () => {
    const stored = await shell.store.loadRequest(assignment.library, assignment.request)
    if (stored === null) throw new Problem('not_found', `There is no request ${assignment.request}.`)
    const entry = entryOf(stored.value, assignment)
    const requestId = entry.requestIds.at(-1)
    if (requestId === undefined)
      throw new Problem('conflict', `The partner ${entry.partner} was never asked for this request.`)
    const context = await readDecisionContext(current, {
      library,
      request: stored.value,
      by,
      now,
      message: id,
    })
    const input = { kind: 'partner_event', entry: entry.id, requestId, event } as const
    const decision = decide(stored.value, input, context)
    if (decision.kind === 'not_allowed')
      throw new Problem('internal', 'What staff assigned was refused by the core.')
    const kept: InboxMessage = {
      ...message,
      id,
      receivedAt: now,
      partner: entry.partner,
      library: library.code,
      request: stored.value.number,
      entry: entry.id,
      state: decision.kind,
      summary: `${message.summary}: ${event.type}`.slice(0, 200),
      reason: decision.event.reason ?? `assigned by staff from ${message.id}`,
    }
    const change = await changeOf(current, [decision], library, stored.version, context)
    const fingerprint = shell.hash('assigned', message.id)
    const result = await shell.store.commit({ ...change, inbox: { message: kept, fingerprint } })
    if (result.kind === 'duplicate') {
      await shell.store.setMessageState(message.id, 'repeat', 'assigned before')
      throw new Problem('conflict', 'The message was assigned already.')
    }
    if (result.kind !== 'committed') return undefined
    if (change.outbox.length > 0) shell.kick()
    await shell.store.setMessageState(message.id, 'repeat', `assigned as ${id}`)
    return kept
  })
  if (assigned === undefined)
    throw new Problem('conflict', 'The request kept changing at the same time: try again.')
  return assigned
}
