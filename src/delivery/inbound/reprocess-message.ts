import type { CommandType } from '../../borrowing/commands/command.ts'
import { allowedCommands, decide } from '../../borrowing/decide.ts'
import { receivingOf } from '../../borrowing/life-cycle/negotiation.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { Actor } from '../../borrowing/values.ts'
import { MailboxProfile } from '../../partners/mailbox.ts'
import { Problem } from '../../problem.ts'
import type { InboxMessage, MessageState } from '../../store/ports/inbox.ts'
import type { Delivery } from '../../store/ports/outbox.ts'
import { changeOf } from '../change/render-change.ts'
import { failedDelivery } from '../commands/failed-delivery.ts'
import { readDecisionContext } from '../decision-context.ts'
import { type MailShell, type Shell, withConfigSnapshot } from '../deps.ts'
import { receiveFromIls } from './ils/receive-ils-message.ts'
import { mailboxOf } from './mail/keep-mail.ts'
import { receiveMail } from './mail/receive-mail.ts'
import { receive } from './partner/receive-partner-message.ts'

const answered: readonly MessageState[] = ['applied', 'ignored', 'repeat']

/** What reading a kept message anew came to; `committed` where it changed its request, and is kept with that. */
type Anew = { readonly message: InboxMessage; readonly committed: boolean }

/**
 * Has a message that is kept already taken as if it came now. Where that would only keep it once more, nothing is kept:
 * what would have been is told.
 */
const takeAnew = async (
  shell: MailShell,
  take: (shell: MailShell) => Promise<InboxMessage>,
): Promise<Anew> => {
  let aside: InboxMessage | undefined
  const keepMessage = async (message: InboxMessage): Promise<'kept'> => {
    aside = message
    return 'kept'
  }
  try {
    const message = await take({ ...shell, store: { ...shell.store, keepMessage } })
    return { message, committed: aside === undefined }
  } catch (error) {
    if (aside?.state === 'unreadable' && error instanceof Problem && error.code === 'invalid_input')
      return { message: aside, committed: false }
    throw error
  }
}

/** Has a kept message taken as what it came as: a mail, a message of a library's own system, or a partner's. */
const takeKept = async (shell: MailShell, kept: InboxMessage): Promise<Anew> => {
  const { contentType, library, raw } = kept
  const given = { body: raw, truncated: false, contentType, now: shell.now() }
  const mailbox = mailboxOf(kept)
  if (mailbox !== undefined) {
    const stored = await shell.store.getDocument('mailbox', mailbox)
    if (stored === null)
      throw new Problem('conflict', `The mailbox ${mailbox} is gone: make it again, or assign the message.`)
    const mail = { mailbox: MailboxProfile.parse(stored.value), raw, truncated: false, now: given.now }
    return takeAnew(shell, async (anew) => {
      const received = await receiveMail(anew, { ...mail, again: true })
      if (received.kind === 'kept') return received.message
      throw new Problem('conflict', 'The message was taken already.')
    })
  }
  if (kept.partner === null && library !== null)
    return takeAnew(shell, async (anew) => (await receiveFromIls(anew, { ...given, library })).message)
  const partner = kept.partner === null ? null : (await shell.configuration.snapshot()).partner(kept.partner)
  if (partner === null)
    throw new Problem(
      'conflict',
      'The partner that sent the message is gone from the directory: make it again, or assign the message.',
    )
  return takeAnew(shell, async (anew) => (await receive(anew, { ...given, partner })).message)
}

/**
 * Reads a kept message anew, as if it came now: the configuration may have been mended since. Where it now changes a
 * request, or is found to be about one, it is kept with that as another message, which this one then names. Otherwise it
 * stays the same one, with what became of it.
 *
 * @returns the message as it is kept now. `Problem` not_found, or conflict where it was taken already or its sender is not
 *   known
 */
export const reprocess = async (shell: MailShell, id: string): Promise<InboxMessage> => {
  const kept = await shell.store.getMessage(id)
  if (kept === null) throw new Problem('not_found', `There is no message ${id}.`)
  if (answered.includes(kept.state)) {
    const why = kept.reason === null ? '' : ` (${kept.reason})`
    throw new Problem('conflict', `The message was taken already: its state is ${kept.state}${why}.`)
  }
  if (kept.truncated)
    throw new Problem(
      'conflict',
      'Only the beginning of the message was kept: the partner must send it again.',
    )
  if (kept.state === 'not_authenticated') {
    throw new Problem(
      'conflict',
      'It is not known who sent the message: the partner must send it again with its credentials.',
    )
  }
  const { message, committed } = await takeKept(shell, kept)
  const isElsewhere = message.request !== kept.request || message.library !== kept.library
  if (!committed && (!isElsewhere || message.state === 'repeat')) {
    await shell.store.setMessageState(id, message.state, message.reason)
    return { ...kept, state: message.state, reason: message.reason }
  }
  if (!committed) await shell.store.keepMessage(message)
  await shell.store.setMessageState(id, 'repeat', `reprocessed as ${message.id}`)
  return message
}

/**
 * Sends a dead or refused delivery again, where that is of use still. One to a partner goes through the core, as the
 * command resend does; a mail to the patron and a call of the library's own system go as they are.
 *
 * @returns nothing; `Problem` not_found, or not_allowed_now with the reason where there is nothing to resend
 */
export const resendDelivery = async (shell: Shell, id: string, by: Actor): Promise<void> => {
  const { library: code, request: number } = await found(shell, id)
  const current = await withConfigSnapshot(shell)
  const library = current.snapshot.library(code)
  const sent = await shell.inOrder(number, async () => {
    const delivery = await found(shell, id)
    if (delivery.state !== 'dead' && delivery.state !== 'refused')
      throw notAgain(`it is ${delivery.state}, and only dead and refused ones can be`)
    const stored = await shell.store.loadRequest(delivery.library, delivery.request)
    if (stored === null) throw new Problem('not_found', `There is no request ${delivery.request}.`)
    const now = shell.now()
    const context = await readDecisionContext(current, { library, request: stored.value, by, now })
    const failed = await failedDelivery(shell, delivery)
    if (failed === undefined) {
      const reason = outOfUse(delivery, stored.value, allowedCommands(stored.value, context))
      if (reason !== undefined) throw notAgain(reason)
      await requeue(shell, delivery)
      return 'sent'
    }
    const decision = decide(
      stored.value,
      { kind: 'command', command: { type: 'resend', delivery: id } },
      { ...context, failed },
    )
    if (decision.kind === 'not_allowed')
      throw notAgain(decision.reason, { status: decision.status, allowedCommands: decision.allowed })
    const result = await shell.store.commit(
      await changeOf(current, [decision], library, stored.version, context),
    )
    return result.kind === 'committed' ? 'sent' : undefined
  })
  if (sent === undefined)
    throw new Problem('conflict', 'The request kept changing at the same time: try again.')
  shell.kick()
}

const found = async (shell: Shell, id: string): Promise<Delivery> => {
  const delivery = await shell.store.getDelivery(id)
  if (delivery === null) throw new Problem('not_found', `There is no delivery ${id}.`)
  return delivery
}

const notAgain = (reason: string, facts: Problem['facts'] = {}): Problem =>
  new Problem('not_allowed_now', `The delivery cannot be sent again: ${reason}.`, { facts })

/** Why what goes to no partner is of no use any more, in words that say what is; undefined where it is of use. */
const outOfUse = (
  { target, operation }: Delivery,
  request: Request,
  allowed: readonly CommandType[],
): string | undefined => {
  if (target.kind === 'catalogue')
    return allowed.includes('locate')
      ? 'catalogues are asked again by the command locate'
      : 'no partner of the rota is to be located now'
  if (operation === 'create_item' && request.stage === 'closed')
    return 'the request is closed, so its record would stay behind'
  if (operation !== 'accept_item') return undefined
  const receiving = receivingOf(request)
  if (receiving === undefined) return 'its receipt was settled since: what came is received or undone'
  return receiving.refused === true
    ? 'a receipt is asked for again by the command retry_ils'
    : 'the library’s own system is being asked again already'
}

/** Sends again as it is what its request does not wait for. */
const requeue = (shell: Shell, { id, library }: Delivery) =>
  shell.store.commit({
    library,
    request: null,
    expectedVersion: 0,
    events: [],
    outbox: [],
    withdraw: [],
    requeue: [{ delivery: id, dueAt: shell.now() }],
    inbox: null,
    idempotency: null,
    settle: null,
  })
