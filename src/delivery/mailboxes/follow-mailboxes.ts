import { durationMilliseconds } from '../../borrowing/time.ts'
import type { MailboxProfile } from '../../partners/mailbox.ts'
import { type ImapMailbox, recordFailure } from './mailbox-records.ts'
import { imapMailboxOf, listMailboxes } from './mailboxes-to-read.ts'
import { type LeasedMailbox, type MailboxDeps, readNewMails, withLeasedMailbox } from './read-mailbox.ts'

/** The time of one wait for new mails, and between two attempts to get the lease of a mailbox, in milliseconds. */
const waitFor = 15_000
/** The interval at which it is checked whether a mailbox was added, changed or removed, in milliseconds. */
const checkProfilesEvery = 1_000
/** The time after the first failure until the mailbox is read again, in milliseconds: doubled after each further one. */
const firstBackoff = 1_000
const longestBackoff = 300_000

/** Waits a number of milliseconds, or until it is stopped. */
const wait = (milliseconds: number, stopping: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stopping.aborted) return resolve()
    const timer = setTimeout(end, milliseconds)
    function end(): void {
      clearTimeout(timer)
      stopping.removeEventListener('abort', end)
      resolve()
    }
    stopping.addEventListener('abort', end)
  })

/** Waits until the server announces a new mail, or until it is time to read the mailbox again. */
const waitForMail = async (
  profile: ImapMailbox,
  { mailbox, checkLease }: LeasedMailbox,
  stopping: AbortSignal,
): Promise<void> => {
  const nextRead = Date.now() + durationMilliseconds(profile.imap.pollEvery)
  while (Date.now() < nextRead && !stopping.aborted) {
    await checkLease()
    if (await mailbox.wait(Math.min(waitFor, nextRead - Date.now()))) return
  }
}

/** Reads a mailbox, waits for new mails, and reads again, until it is stopped. */
const followMailbox = async (
  deps: MailboxDeps,
  profile: ImapMailbox,
  stopping: AbortSignal,
): Promise<void> => {
  let backoff = firstBackoff
  const readRepeatedly = async (leased: LeasedMailbox): Promise<void> => {
    while (!stopping.aborted) {
      await readNewMails(deps, profile, leased)
      backoff = firstBackoff
      await waitForMail(profile, leased, stopping)
    }
  }
  while (!stopping.aborted) {
    try {
      const result = await withLeasedMailbox(deps, profile, stopping, readRepeatedly)
      if (result === null) await wait(waitFor, stopping)
    } catch (error) {
      if (stopping.aborted) return
      deps.report(`the mailbox ${profile.code} could not be read`, error)
      await recordFailure(deps, profile.code, error)
      await wait(backoff * (0.5 + deps.random() / 2), stopping)
      backoff = Math.min(longestBackoff, backoff * 2)
    }
  }
}

/** A mailbox that is followed, and the profile by which it is: a stored profile is the same object until it is changed. */
type Follower = { readonly profile: MailboxProfile; readonly stop: () => Promise<void> }

/** Follows all mailboxes until it is stopped. Mailboxes that are added, changed or removed meanwhile are taken up. */
export const followMailboxes = async (deps: MailboxDeps, stopping: AbortSignal): Promise<void> => {
  const followers = new Map<string, Follower>()
  /** The ends of stopped followers, by mailbox: a new follower starts after the old one has ended. */
  const ending = new Map<string, Promise<void>>()

  const start = (profile: MailboxProfile, mailbox: ImapMailbox): void => {
    const controller = new AbortController()
    const following = Promise.resolve(ending.get(profile.code)).then(() =>
      followMailbox(deps, mailbox, controller.signal),
    )
    const stop = (): Promise<void> => {
      controller.abort()
      return following
    }
    followers.set(profile.code, { profile, stop })
  }

  const updateFollowers = async (): Promise<void> => {
    const wanted = new Map<string, { readonly profile: MailboxProfile; readonly mailbox: ImapMailbox }>()
    for (const profile of await listMailboxes(deps)) {
      const mailbox = imapMailboxOf(profile)
      if (mailbox !== undefined) wanted.set(profile.code, { profile, mailbox })
    }
    for (const [code, { profile, stop }] of followers) {
      if (wanted.get(code)?.profile === profile) continue
      followers.delete(code)
      // Not awaited: a mailbox that is slow to end must not delay the others.
      ending.set(code, stop())
    }
    for (const [code, { profile, mailbox }] of wanted) if (!followers.has(code)) start(profile, mailbox)
  }

  while (!stopping.aborted) {
    await updateFollowers().catch((error: unknown) =>
      deps.report('the mailboxes could not be looked up', error),
    )
    await wait(checkProfilesEvery, stopping)
  }
  await Promise.all([...ending.values(), ...[...followers.values()].map(({ stop }) => stop())])
}
