import { z } from 'zod'
import { durationMilliseconds, instantOf } from '../../borrowing/time.ts'
import type { Duration } from '../../borrowing/values.ts'
import { isPaused } from '../../configuration/restore-record.ts'
import { type MailboxCode, type MailboxProfile, MailboxState, unreadMailbox } from '../../partners/mailbox.ts'
import { Problem } from '../../problem.ts'
import type { ConnectMailbox, MailboxPosition, OpenMailbox } from '../../transport/mailbox.ts'
import type { MailDeps } from '../deps.ts'
import { holdLease, leaseFor } from '../held-lease.ts'
import { receiveMail } from '../inbound/mail/receive-mail.ts'

/** The mailboxes, read in steps: a process follows them, a Worker reads each from a cron trigger. */
export type Mailboxes = {
  /** Reads one mailbox to its end; gives how many mails were new, or null where another process reads it. */
  readonly read: (code: MailboxCode, stopping: AbortSignal) => Promise<number | null>
  /** Reads all of them to their ends, one after the other; one that fails is reported and holds up none behind it. */
  readonly readAll: (stopping: AbortSignal) => Promise<void>
  /** Follows all mailboxes until it is stopped. */
  readonly run: (stopping: AbortSignal) => Promise<void>
}

/** The further dependencies of reading mailboxes. */
export type MailboxDeps = MailDeps & {
  readonly connectMailbox: ConnectMailbox
  /** Bytes of a mail that are fetched at most. */
  readonly mailBytes: number
  /** The time for which a mail that comes again is known: older ones are not read again. */
  readonly duplicateWindow: Duration
}

/** The position up to which a mailbox was read, and its identity: with another host, user or folder it is another mailbox. */
const Position = z.object({ of: z.string(), uidValidity: z.string(), lastUid: z.int().nonnegative() })

/** The time of one wait for news, and the time after which it is checked whether another reader is gone, in milliseconds. */
const waitFor = 15_000
/** The interval at which it is checked whether a mailbox was added, changed or taken away, in milliseconds. */
const lookEvery = 1_000
const firstPause = 1_000
const longestPause = 300_000
/** The interval at which it is written down that a mailbox was read, in milliseconds. */
const noteEvery = 60_000
/** Mail servers search by days, in a time zone of their own: so much earlier are mails found than was asked, in milliseconds. */
const searchMargin = 2 * 86_400_000

type Active = MailboxProfile & { readonly imap: NonNullable<MailboxProfile['imap']> }

const rest = (milliseconds: number, stopping: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stopping.aborted) return resolve()
    const timer = setTimeout(done, milliseconds)
    function done(): void {
      clearTimeout(timer)
      stopping.removeEventListener('abort', done)
      resolve()
    }
    stopping.addEventListener('abort', done)
  })

/** Makes the reader of the mailboxes. */
export const createMailboxes = (deps: MailboxDeps): Mailboxes => {
  const { store } = deps
  const time = (): number => Date.parse(deps.now())

  const folderOf = ({ imap: { host, user, folder } }: Active): string => [host, user, folder].join(' ')

  const positionOf = async (profile: Active): Promise<MailboxPosition | null> => {
    const stored = await store.getDocument('mailbox_position', profile.code)
    const position = Position.safeParse(stored?.value).data
    return position?.of === folderOf(profile) ? position : null
  }

  const keepPosition = (profile: Active, position: MailboxPosition) => {
    const value: z.infer<typeof Position> = { of: folderOf(profile), ...position }
    return store.putDocuments([{ kind: 'mailbox_position', key: profile.code, value, expectedVersion: null }])
  }

  /** Notes for admins how reading goes; that it cannot be noted keeps no mail from being taken. */
  const note = async (code: MailboxCode, change: (before: MailboxState) => MailboxState): Promise<void> => {
    try {
      const stored = await store.getDocument('mailbox_state', code)
      const before = MailboxState.safeParse(stored?.value).data ?? unreadMailbox
      const value = change(before)
      if (value !== before)
        await store.putDocuments([{ kind: 'mailbox_state', key: code, value, expectedVersion: null }])
    } catch (error) {
      deps.report(`the state of the mailbox ${code} could not be noted`, error)
    }
  }

  const noteRead = (code: MailboxCode) =>
    note(code, (before) => {
      const { lastReadAt, lastFailure } = before
      const isKnown = lastReadAt !== null && lastReadAt > (lastFailure?.at ?? '')
      return isKnown && time() - Date.parse(lastReadAt) < noteEvery
        ? before
        : { lastReadAt: deps.now(), lastFailure }
    })

  const noteFailure = (code: MailboxCode, error: unknown) => {
    const reason = error instanceof Problem ? error.message : 'It could not be read: see the log.'
    return note(code, ({ lastReadAt }) => ({ lastReadAt, lastFailure: { at: deps.now(), reason } }))
  }

  /** Returns since when mails are read: no earlier than the profile says, and than repeats are known for certain. */
  const sinceOf = ({ since }: MailboxProfile) => {
    const earliest = instantOf(
      time() - Math.max(0, durationMilliseconds(deps.duplicateWindow) - searchMargin),
    )
    return since > earliest ? since : earliest
  }

  const readOn = async (
    profile: Active,
    mailbox: OpenMailbox,
    hold: () => Promise<void>,
  ): Promise<number> => {
    let taken = 0
    const before = await positionOf(profile)
    const end = await mailbox.read(before, sinceOf(profile), async ({ raw, truncated }, position) => {
      await hold()
      const received = await receiveMail(deps, { mailbox: profile, raw, truncated, now: deps.now() })
      if (received.kind === 'kept') taken += 1
      await keepPosition(profile, position)
    })
    const isNew = before?.uidValidity !== end.uidValidity || before.lastUid !== end.lastUid
    if (isNew) await keepPosition(profile, end)
    await noteRead(profile.code)
    return taken
  }

  /** Works on a mailbox, which has one reader over all processes; null if another process reads it. */
  const alone = async <T>(
    profile: Active,
    stopping: AbortSignal,
    work: (mailbox: OpenMailbox, hold: () => Promise<void>) => Promise<T>,
  ): Promise<T | null> => {
    const name = `mailbox ${profile.code}`
    const token = await store.acquireLease(name, leaseFor)
    if (token === null) return null
    const lease = holdLease(deps, name, token)
    try {
      const mailbox = await deps.connectMailbox(profile.imap, { mailBytes: deps.mailBytes, stopping })
      try {
        return await work(mailbox, lease.hold)
      } finally {
        await mailbox.close()
      }
    } finally {
      lease.end()
      await store.releaseLease(name, token)
    }
  }

  /** Reads a mailbox to its end; null where another process reads it. */
  const readToEnd = async (profile: Active, stopping: AbortSignal): Promise<number | null> => {
    try {
      return await alone(profile, stopping, (mailbox, hold) => readOn(profile, mailbox, hold))
    } catch (error) {
      await noteFailure(profile.code, error)
      throw error
    }
  }

  /** Reads, waits for news, and reads again. */
  const follow = async (profile: Active, stopping: AbortSignal): Promise<void> => {
    const pollEvery = durationMilliseconds(profile.imap.pollEvery)
    let pause = firstPause
    const once = async (mailbox: OpenMailbox, hold: () => Promise<void>): Promise<void> => {
      while (!stopping.aborted) {
        await readOn(profile, mailbox, hold)
        pause = firstPause
        const next = Date.now() + pollEvery
        while (Date.now() < next && !stopping.aborted) {
          await hold()
          if (await mailbox.wait(Math.min(waitFor, next - Date.now()))) break
        }
      }
    }
    while (!stopping.aborted) {
      try {
        if ((await alone(profile, stopping, once)) === null) await rest(waitFor, stopping)
      } catch (error) {
        if (stopping.aborted) return
        deps.report(`the mailbox ${profile.code} could not be read`, error)
        await noteFailure(profile.code, error)
        await rest(pause * (0.5 + deps.random() / 2), stopping)
        pause = Math.min(longestPause, pause * 2)
      }
    }
  }

  /** Returns the mailboxes that are read now: none while a restored store waits for its release. */
  const mailboxesToRead = async (): Promise<readonly MailboxProfile[]> => {
    const snapshot = await deps.configuration.snapshot()
    return isPaused(snapshot.restore()) ? [] : snapshot.mailboxes()
  }

  /** Returns the mailbox, where it is to be read over IMAP. */
  const activeOf = ({ imap, ...profile }: MailboxProfile): Active | undefined =>
    profile.status === 'active' && imap !== undefined ? { ...profile, imap } : undefined

  return {
    read: async (code, stopping) => {
      const mailbox = (await mailboxesToRead()).find((each) => each.code === code) ?? null
      const profile = mailbox === null ? undefined : activeOf(mailbox)
      if (profile === undefined) throw new Problem('not_found', `There is no mailbox ${code} to be read.`)
      return readToEnd(profile, stopping)
    },
    readAll: async (stopping) => {
      for (const mailbox of await mailboxesToRead()) {
        const profile = activeOf(mailbox)
        if (profile === undefined || stopping.aborted) continue
        await readToEnd(profile, stopping).catch((error: unknown) =>
          deps.report(`the mailbox ${profile.code} could not be read`, error),
        )
      }
    },
    run: async (stopping) => {
      /** A stored mailbox is the same object until it is changed. */
      const followers = new Map<string, { readonly of: MailboxProfile; readonly end: () => Promise<void> }>()
      /** The ends of stopped followers, by mailbox: a new follower starts after the old one has ended. */
      const ending = new Map<string, Promise<void>>()
      const start = (of: MailboxProfile, profile: Active): void => {
        const controller = new AbortController()
        const following = Promise.resolve(ending.get(profile.code)).then(() =>
          follow(profile, controller.signal),
        )
        const end = (): Promise<void> => {
          controller.abort()
          return following
        }
        followers.set(profile.code, { of, end })
      }
      const look = async (): Promise<void> => {
        const wanted = new Map<string, { readonly of: MailboxProfile; readonly profile: Active }>()
        for (const mailbox of await mailboxesToRead()) {
          const profile = activeOf(mailbox)
          if (profile !== undefined) wanted.set(mailbox.code, { of: mailbox, profile })
        }
        for (const [code, { of, end }] of followers) {
          if (wanted.get(code)?.of === of) continue
          followers.delete(code)
          // A mailbox that is slow to end holds up no other.
          ending.set(code, end())
        }
        for (const [code, { of, profile }] of wanted) if (!followers.has(code)) start(of, profile)
      }
      while (!stopping.aborted) {
        await look().catch((error: unknown) => deps.report('the mailboxes could not be looked up', error))
        await rest(lookEvery, stopping)
      }
      await Promise.all([...ending.values(), ...[...followers.values()].map(({ end }) => end())])
    },
  }
}
