import type { MailboxCode, MailboxProfile } from '../../partners/mailbox.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { followMailboxes } from './follow-mailboxes.ts'
import { imapMailboxOf, listMailboxes } from './mailboxes-to-read.ts'
import { countNewMails, type MailboxDeps, readToEnd } from './read-mailbox.ts'

/** The mailboxes, read in steps: a process follows them, a Worker reads each from a cron trigger. */
export type Mailboxes = {
  /** Reads one mailbox to its end; gives how many mails were new, or null where another process reads it. */
  readonly read: (code: MailboxCode, stopping: AbortSignal) => Promise<number | null>
  /**
   * Counts the mails that reading a mailbox would bring now, whether it is active or not. `Problem` not_found.
   *
   * @param planned its settings before they are saved; the stored ones where left out
   */
  readonly count: (code: MailboxCode, planned?: MailboxProfile) => Promise<number>
  /** Reads all of them to their ends, one after the other; one that fails is reported and holds up none behind it. */
  readonly readAll: (stopping: AbortSignal) => Promise<void>
  /** Follows all mailboxes until it is stopped. */
  readonly run: (stopping: AbortSignal) => Promise<void>
}

/** The longest time that counting may take, in milliseconds. */
const longestCount = 20_000

/** Creates the reader of the mailboxes. */
export const createMailboxes = (deps: MailboxDeps): Mailboxes => ({
  read: async (code, stopping) => {
    const profile = (await listMailboxes(deps)).find((each) => each.code === code)
    const mailbox = profile === undefined ? undefined : imapMailboxOf(profile)
    if (mailbox === undefined)
      throw new Problem('not_found', reason('not_found.mailbox_to_read', { mailbox: code }))
    return readToEnd(deps, mailbox, stopping)
  },
  count: async (code, planned) => {
    const profile = planned ?? (await deps.configuration.snapshot()).mailbox(code)
    const mailbox = profile === null ? undefined : imapMailboxOf({ ...profile, status: 'active' })
    if (mailbox === undefined)
      throw new Problem('not_found', reason('not_found.mailbox_to_read', { mailbox: code }))
    return countNewMails(deps, mailbox, AbortSignal.timeout(longestCount))
  },
  readAll: async (stopping) => {
    for (const profile of await listMailboxes(deps)) {
      const mailbox = imapMailboxOf(profile)
      if (mailbox === undefined || stopping.aborted) continue
      await readToEnd(deps, mailbox, stopping).catch((error: unknown) =>
        deps.report(`the mailbox ${mailbox.code} could not be read`, error),
      )
    }
  },
  run: (stopping) => followMailboxes(deps, stopping),
})
