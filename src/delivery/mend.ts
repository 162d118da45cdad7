import type { CommandType } from '../borrowing/command.ts'
import { allowedCommands, decide } from '../borrowing/decide.ts'
import { receivingOf } from '../borrowing/question.ts'
import type { Request } from '../borrowing/request.ts'
import type { Actor } from '../borrowing/values.ts'
import { MailboxProfile } from '../partners/mailbox.ts'
import { Problem } from '../problem.ts'
import type { Delivery, InboxMessage, MessageState } from '../store/store.ts'
import { changeOf } from './change.ts'
import { failedDelivery } from './failed-delivery.ts'
import { mailboxOf } from './keep-mail.ts'
import { receive } from './receive.ts'
import { receiveFromIls } from './receive-ils.ts'
import { receiveMail } from './receive-mail.ts'
import type { MailShell, Shell } from './shell.ts'

const answered: readonly MessageState[] = ['applied', 'ignored', 'repeat']

/**
 * Reads a kept message anew, as if it came now: the configuration may have been mended since.
 *
 * @returns what became of it. `Problem` not_found, or conflict where it was taken already or its sender is not known
 */
export const reprocess = async (
  shell: MailShell,
  id: string,
): Promise<{ readonly state: MessageState; readonly reason: string | null }> => {
  const kept = await shell.store.message(id)
  if (kept === null) throw new Problem('not_found', `There is no message ${id}.`)
  if (answered.includes(kept.state)) {
    throw new Problem('conflict', `The message was taken already: its state is ${kept.state}.`)
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
  const mailbox = mailboxOf(kept)
  if (mailbox !== undefined) {
    const stored = await shell.store.getDocument('mailbox', mailbox)
    if (stored === null) throw new Problem('conflict', `The mailbox ${mailbox} is gone.`)
    const mail = { mailbox: MailboxProfile.parse(stored.value), raw: kept.raw, truncated: false }
    const received = await receiveMail(shell, { ...mail, now: shell.now(), again: true })
    if (received.kind === 'known') throw new Problem('conflict', 'The message was taken already.')
    await closeOld(shell, kept, received.message)
    return { state: received.message.state, reason: received.message.reason }
  }
  if (kept.partner === null && kept.library !== null) {
    const { library, raw: body, contentType } = kept
    const again = { library, body, truncated: false, contentType, now: shell.now() }
    const { message } = await receiveFromIls(shell, again)
    await closeOld(shell, kept, message)
    return { state: message.state, reason: message.reason }
  }
  const partner = kept.partner === null ? null : await shell.directory.partner(kept.partner)
  if (partner === null)
    throw new Problem('conflict', 'The partner that sent the message is gone from the directory.')
  const { message } = await receive(shell, {
    partner,
    body: kept.raw,
    truncated: false,
    contentType: kept.contentType,
    now: shell.now(),
  })
  await closeOld(shell, kept, message)
  return { state: message.state, reason: message.reason }
}

/** The first copy says what became of it, once the new one was taken. */
const closeOld = (shell: Shell, old: InboxMessage, anew: InboxMessage): Promise<void> =>
  answered.includes(anew.state)
    ? shell.store.setMessageState(old.id, 'repeat', `reprocessed as ${anew.id}`)
    : Promise.resolve()

/**
 * Sends a dead or refused delivery again, where that is of use still. One to a partner goes through the core, as the
 * command resend does; a mail to the patron and a call of the library's own system go as they are.
 *
 * @returns nothing; `Problem` not_found, or not_allowed_now with the reason where there is nothing to resend
 */
export const resendDelivery = async (shell: Shell, id: string, by: Actor): Promise<void> => {
  const { library: code, request: number } = await found(shell, id)
  const library = await shell.directory.library(code)
  const sent = await shell.inOrder(number, async () => {
    const delivery = await found(shell, id)
    if (delivery.state !== 'dead' && delivery.state !== 'refused')
      throw notAgain(`it is ${delivery.state}, and only dead and refused ones can be`)
    const stored = await shell.store.load(delivery.library, delivery.request)
    if (stored === null) throw new Problem('not_found', `There is no request ${delivery.request}.`)
    const now = shell.now()
    const context = await shell.directory.context({ library, request: stored.value, by, now })
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
      await changeOf(shell, [decision], library, stored.version, context),
    )
    return result.kind === 'committed' ? 'sent' : undefined
  })
  if (sent === undefined)
    throw new Problem('conflict', 'The request kept changing at the same time: try again.')
  shell.kick()
}

const found = async (shell: Shell, id: string): Promise<Delivery> => {
  const delivery = await shell.store.delivery(id)
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
