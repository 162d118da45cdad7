import { millisecondsPerDay } from '../../borrowing/time.ts'
import type { RequestNumber } from '../../borrowing/values.ts'
import type { Partner } from '../../partners/partner.ts'
import type { InboxMessage, MessageLimit } from '../../store/ports/inbox.ts'
import { reason } from '../../translations/reason.ts'
import type { Deps } from '../deps.ts'
import { recordToKeep } from './person-removed.ts'

/** A quota of messages that belong to no request. */
export type MessageQuota = {
  readonly quota: string
  /** The sender, or the network address, whose share of the quota a message takes. It is stored under a pseudonym. */
  readonly source: string
  readonly ofSource: MessageLimit
  readonly ofAll: MessageLimit
}

const megabyte = 1_000_000

/** Returns the quota of messages whose sender could not be authenticated, by network address. */
export const unauthenticatedQuota = (source: string): MessageQuota => ({
  quota: 'strangers',
  source,
  ofSource: { count: 500, bytes: 10 * megabyte },
  ofAll: { count: 5_000, bytes: 100 * megabyte },
})

/** Returns the quota of mails to a mailbox that match no request, by the address of the sender. */
export const mailboxQuota = (mailbox: string, sender: string): MessageQuota => ({
  quota: `mailbox ${mailbox}`,
  source: sender,
  ofSource: { count: 500, bytes: 50 * megabyte },
  ofAll: { count: 5_000, bytes: 500 * megabyte },
})

/** Returns the quota of messages of a partner that belong to no request, as its profile says. */
export const partnerQuota = ({
  code,
  storageQuota,
}: Pick<Partner, 'code' | 'storageQuota'>): MessageQuota => {
  const limit = { count: storageQuota.messages, bytes: storageQuota.megabytes * megabyte }
  return { quota: `partner ${code}`, source: code, ofSource: limit, ofAll: limit }
}

/** Returns the quota of messages of a library's own system that belong to no request. */
export const ilsQuota = (library: string): MessageQuota => {
  const limit = { count: 10_000, bytes: 100 * megabyte }
  return { quota: 'ils', source: library, ofSource: limit, ofAll: limit }
}

const requestWindow = 30 * millisecondsPerDay
const ofRequest: MessageLimit = { count: 50, bytes: 100 * megabyte }

/**
 * Takes a mail that changed nothing from the quota of the request that it names. Whoever knows the number of a request may
 * write such mails: too many would make each look at the request slow.
 *
 * @returns false where the quota is used up
 */
export const takeFromRequestQuota = async (
  { store, now }: Pick<Deps, 'store' | 'now'>,
  request: RequestNumber,
  bytes: number,
): Promise<boolean> => {
  const count = (name: string, amount: number) =>
    store.incrementCounter(`kept mail ${name} ${request}`, now(), requestWindow, amount)
  const [mails, size] = await Promise.all([count('count', 1), count('bytes', bytes)])
  return mails <= ofRequest.count && size <= ofRequest.bytes
}

/** People are told at this share of a quota. */
const alarmShare = 0.8

type QuotaDeps = Pick<Deps, 'store' | 'hash' | 'log' | 'tellAdmins'> & {
  readonly anonymous: Pick<Deps['anonymous'], 'fingerprintOf'>
}

/**
 * Keeps a message that changes no request. Where it belongs to none, the oldest messages of its source go while there are
 * too many; the reason of the message says how many went.
 *
 * @param quota null for a message of a request, which is not limited here
 */
export const keepWithinQuota = async (
  { store, hash, log, tellAdmins, anonymous }: QuotaDeps,
  message: InboxMessage,
  fingerprint: string | null,
  quota: MessageQuota | null,
): Promise<'kept' | 'repeat'> => {
  if (quota === null || message.request !== null) return store.keepMessage(message, fingerprint)
  const share = { quota: quota.quota, source: await anonymous.fingerprintOf(hash('source', quota.source)) }
  if ((await store.keepMessage({ ...message, share }, fingerprint)) === 'repeat') return 'repeat'
  const { ofAll } = quota
  const used = await store.dropOverQuota(message.library, share, quota)
  const part = Math.max(used.count / ofAll.count, used.bytes / ofAll.bytes)
  const facts = { quota: quota.quota, messages: used.count, bytes: used.bytes }
  if (part > alarmShare)
    await tellAdmins({
      name: `quota ${quota.quota}`,
      subject: reason('staff_mail.quota.subject'),
      text: reason('staff_mail.quota.text', { ...facts, percent: Math.round(part * 100) }),
      facts,
    })
  if (used.dropped > 0) {
    log({
      level: 'warn',
      message: 'Messages were dropped: a quota is full',
      facts: { ...facts, dropped: used.dropped },
    })
    const { dropped } = used
    const why =
      message.reason === null
        ? reason('kept_message.older_dropped', { dropped })
        : reason('kept_message.older_dropped_too', { dropped, why: message.reason })
    await store.setMessageState(message.id, message.state, why)
  }
  return 'kept'
}

/**
 * Keeps a message that changes no request, within its quota, and without its words where the person was removed from its
 * request.
 */
export const keepUncommitted = async (
  deps: QuotaDeps & Pick<Deps, 'anonymous'>,
  message: InboxMessage,
  fingerprint: string | null,
  quota: MessageQuota | null,
): Promise<'kept' | 'repeat'> => {
  const record = await recordToKeep(deps, message, fingerprint)
  return keepWithinQuota(deps, record.message, record.fingerprint, quota)
}

/** Returns the quota of a message of an authenticated partner or of a library's own system. */
export const quotaOfMessage = async (
  { configuration }: Pick<Deps, 'configuration'>,
  { partner: code, library }: Pick<InboxMessage, 'partner' | 'library'>,
): Promise<MessageQuota | null> => {
  const partner = code === null ? null : (await configuration.snapshot()).partner(code)
  if (partner !== null) return partnerQuota(partner)
  return library === null ? null : ilsQuota(library)
}
