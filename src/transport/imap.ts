import type { LookupFunction } from 'node:net'
import { ImapFlow, type ImapFlowOptions, type SearchObject } from 'imapflow'
import { millisecondsPerDay } from '../borrowing/time.ts'
import { reason } from '../translations/reason.ts'
import { ReasonError } from '../translations/reason-error.ts'
import { guardLookup, refusal } from './address-guard.ts'
import { failureOf } from './failure-of.ts'
import type { ConnectMailbox, FetchedMail, MailboxAddress, MailboxPosition, OpenMailbox } from './mailbox.ts'
import { forbiddenHost } from './private-addresses.ts'
import { systemLookup } from './system-lookup.ts'
import { tlsOptions } from './tls-options.ts'

/** The settings of the connection. */
export type ImapOptions = {
  /** The lookup of names; the system's resolver by default. */
  readonly lookup?: LookupFunction
  /** Certificate authorities in PEM, besides those that Node knows. */
  readonly certificateAuthorities?: readonly string[]
  /**
   * Opens sockets where those of Node will not do: on Workers they begin no TLS after STARTTLS, and check a certificate
   * against the address that a look-up gave. The guard then judges addresses and `localhost` only.
   */
  readonly transport?: ImapFlowOptions['transport']
  /** Milliseconds without a word of the server after which the connection counts as lost. */
  readonly silence?: number
}

/** The most of a command's answer besides the mail itself that is taken, in bytes. */
const aroundTheMail = 1_000_000

/** The marks of failures in imapflow, and their meaning. */
const marks = {
  authenticationFailed: reason('failure.imap_credentials'),
  mailboxMissing: reason('failure.imap_no_folder'),
} as const

/** Returns an error with what failed. */
const failure = (error: unknown): ReasonError => {
  if (error instanceof ReasonError) return error
  if (!(error instanceof Error)) return new ReasonError(reason('failure.connection_failed'))
  const marked = Object.entries(marks).find(([mark]) => Reflect.get(error, mark) === true)
  return new ReasonError(marked?.[1] ?? failureOf(error), { cause: error })
}

const attempt = async <T>(doing: () => Promise<T>): Promise<T> => {
  try {
    return await doing()
  } catch (error) {
    throw failure(error)
  }
}

const optionsOf = (address: MailboxAddress, mailBytes: number, options: ImapOptions): ImapFlowOptions => {
  const { lookup = systemLookup, certificateAuthorities, transport, silence = 120_000 } = options
  const { host, port, security, user, password, allowPrivateNetwork } = address
  return {
    host,
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: silence,
    maxLiteralSize: mailBytes + aroundTheMail,
    maxResponseSize: mailBytes + 2 * aroundTheMail,
    ...(transport === undefined
      ? {
          tls: {
            lookup: allowPrivateNetwork ? lookup : guardLookup(lookup),
            ...tlsOptions(certificateAuthorities),
          },
        }
      : { transport }),
  }
}

const refuseForbidden = ({ host, allowPrivateNetwork }: MailboxAddress): void => {
  const range = allowPrivateNetwork ? undefined : forbiddenHost(host)
  if (range !== undefined) throw failure(refusal(host, range))
}

const search = async (client: ImapFlow, query: SearchObject): Promise<number[]> => {
  const uids = await client.search(query, { uid: true })
  if (!Array.isArray(uids)) throw new ReasonError(reason('failure.mail_server_silent'))
  return uids.toSorted((one, other) => one - other)
}

/** The day before an instant, since the mail server's may be another one. */
const dayBefore = (instant: string): Date => new Date(Date.parse(instant) - millisecondsPerDay)

/** Finds the mails that were not read: up to the position those of earlier days, which are wanted since, and those after it. */
const find = async (
  client: ImapFlow,
  from: MailboxPosition | null,
  since: string,
): Promise<{ readonly earlier: readonly number[]; readonly later: readonly number[] }> => {
  if (from === null)
    return { earlier: [], later: await search(client, { since: dayBefore(since), all: true }) }
  // `n:*` names the last mail too where its UID is less than n.
  const later = (await search(client, { uid: `${from.lastUid + 1}:*` })).filter((uid) => uid > from.lastUid)
  if (from.lastUid === 0 || from.since === undefined || from.since <= since) return { earlier: [], later }
  const before = { since: dayBefore(since), before: dayBefore(from.since), uid: `1:${from.lastUid}` }
  return { earlier: await search(client, before), later }
}

/** Fetches a mail. Undefined where the mail was deleted meanwhile. */
const fetchMail = async (
  client: ImapFlow,
  uid: number,
  mailBytes: number,
): Promise<FetchedMail | undefined> => {
  const source = { start: 0, maxLength: mailBytes + 1 }
  const fetched = await client.fetchOne(String(uid), { uid: true, source }, { uid: true })
  if (fetched === false || fetched.source === undefined) return undefined
  const { source: bytes } = fetched
  return { raw: new Uint8Array(bytes.subarray(0, mailBytes)), truncated: bytes.length > mailBytes }
}

/** Marks a mail that was handled as seen; one that waits for staff goes to the folder for these, unseen. */
const markHandled = async (
  client: ImapFlow,
  { leaveUnseen, reviewFolder }: MailboxAddress,
  uid: number,
  outcome: 'done' | 'review',
): Promise<void> => {
  if (outcome === 'review' && reviewFolder !== undefined) {
    const isMoved = async (): Promise<boolean> => {
      await client.mailboxCreate(reviewFolder)
      return (await client.messageMove(String(uid), reviewFolder, { uid: true })) !== false
    }
    // Where the connection is lost, the next command says so.
    if (!(await isMoved().catch(() => false)))
      throw new ReasonError(reason('failure.imap_not_moved', { folder: reviewFolder }))
  } else if (leaveUnseen !== true) await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
}

/**
 * Makes the connection to mailboxes: IMAP (RFC 9051, RFC 3501). A guard keeps it out of private networks at the moment
 * of connecting. A mail that was handled is marked as seen, or moved to the folder for what waits for staff, for people
 * who look into the mailbox; nothing depends on that.
 */
export const createImapConnector = (options: ImapOptions = {}): ConnectMailbox => {
  return async (address, { mailBytes, stopping }) => {
    refuseForbidden(address)
    const client = new ImapFlow(optionsOf(address, mailBytes, options))
    let news = false
    let wake = (): void => undefined
    const awake = (): void => wake()
    // Every failure also rejects the command that is under way; without a listener it would end the process.
    client.on('error', awake)
    client.on('close', awake)
    client.on('exists', () => {
      news = true
      wake()
    })
    const end = (): void => client.close()
    stopping.addEventListener('abort', end)
    client.on('close', () => stopping.removeEventListener('abort', end))
    if (stopping.aborted) end()
    await attempt(() => client.connect())

    const openFolder = async (position: MailboxPosition | null) => {
      const { uidValidity, uidNext } = await attempt(() => client.mailboxOpen(address.folder))
      const validity = String(uidValidity)
      return { uidNext, validity, from: position?.uidValidity === validity ? position : null }
    }

    const count: OpenMailbox['count'] = async (position, since) => {
      const { from } = await openFolder(position)
      const { earlier, later } = await attempt(() => find(client, from, since))
      return earlier.length + later.length
    }

    const read: OpenMailbox['read'] = async (position, since, handle) => {
      const { uidNext, validity, from } = await openFolder(position)
      news = false
      const { earlier, later } = await attempt(() => find(client, from, since))
      const readSince = from?.since === undefined || since < from.since ? since : from.since
      let at = from ?? { uidValidity: validity, lastUid: 0, since }
      let notMarked: unknown
      const take = async (uid: number): Promise<void> => {
        const mail = await attempt(() => fetchMail(client, uid, mailBytes))
        if (uid > at.lastUid) at = { uidValidity: validity, lastUid: uid, since: readSince }
        if (mail === undefined) return
        const outcome = await handle(mail, at)
        await attempt(() => markHandled(client, address, uid, outcome)).catch((error: unknown) => {
          notMarked ??= error
        })
      }
      for (const uid of [...earlier, ...later]) await take(uid)
      // A folder that cannot be made must not hold up the mails behind the first that should go there.
      if (notMarked !== undefined) throw notMarked
      const lastUid = from === null ? Math.max(at.lastUid, uidNext - 1) : at.lastUid
      return { uidValidity: validity, lastUid, since: readSince }
    }

    const wait: OpenMailbox['wait'] = async (milliseconds) => {
      const isOver = (): boolean => news || !client.usable || stopping.aborted
      if (isOver()) return true
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, milliseconds)
        function done(): void {
          clearTimeout(timer)
          wake = () => undefined
          resolve()
        }
        wake = done
        // The next command ends it. Where the server has no IDLE, or fails at it, the time that passes counts.
        client.idle().catch(() => undefined)
      })
      return isOver()
    }

    return { read, count, wait, close: () => client.logout().catch(() => client.close()) }
  }
}
