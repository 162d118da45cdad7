import type { IncomingMail } from '../../../partners/mail-reader.ts'
import type { Partner } from '../../../partners/partner.ts'
import type { MailShell } from '../../deps.ts'
import { keepFile, withFiles } from '../../mail/keep-file.ts'
import { fitting } from '../clamp-to-limits.ts'
import type { Found } from '../find-request.ts'
import { commitMail } from './commit-mail.ts'
import { findNamed, lettersTo } from './find-letter.ts'
import { type Arrival, assigned, keepMail, type ReceivedMail } from './keep-mail.ts'

type Reply = Extract<IncomingMail, { kind: 'reply' }>

/** Why a partner's mail is not acted on, whatever it says; undefined where it is. */
const doubtOf = async (
  shell: MailShell,
  { given }: Arrival,
  reply: Reply,
  found: Found,
  partner: Partner | null,
): Promise<string | undefined> => {
  if (partner === null) return 'the partner is gone from the directory'
  const { token } = reply.named
  const holds =
    token !== undefined &&
    token.requestId === found.requestId &&
    (await shell.mails.holds(token.text, found.entry.id, partner, given.now))
  const doubt = reply.doubt(partner, given.mailbox.trustedServers, holds)
  if (doubt !== undefined) return doubt
  return (await shell.mayTakeMail(partner.code))
    ? undefined
    : `more mails of the partner ${partner.code} came than are taken by themselves`
}

/** A person of the partner's wrote: is it believed, and what does it mean? */
export const takeReply = async (shell: MailShell, bare: Arrival, reply: Reply): Promise<ReceivedMail> => {
  const first = await findNamed(shell, reply.named, bare.given.mailbox)
  if ('unknown' in first) return keepMail(shell, bare, 'review', first.unknown)
  const arrival = assigned(bare, first)
  const { now } = bare.given
  const snapshot = await shell.configuration.snapshot()
  const partner = snapshot.partner(first.entry.partner)
  const doubt = await doubtOf(shell, arrival, reply, first, partner)
  if (doubt !== undefined || partner === null) return keepMail(shell, arrival, 'review', doubt ?? '')
  const library = snapshot.library(first.library)
  // Kept once, however often it decides again.
  let kept: readonly string[] = []
  return commitMail(shell, arrival, first, async (found) => {
    const { stored, entry, requestId } = found
    const letters = await lettersTo(shell, found)
    const situation = { request: stored.value, entry, library, partner, now, letters }
    const meaning = reply.interpret(situation)
    if (meaning.kind === 'review') return { state: 'review', reason: meaning.reason }
    const { files } = meaning
    if (kept.length !== files.length)
      kept = await Promise.all(files.map((file) => keepFile(shell, library.code, file)))
    const event = fitting(withFiles(meaning.event, files, kept))
    return {
      input: {
        kind: 'partner_event',
        entry: entry.id,
        requestId,
        event,
        ...(arrival.fingerprint === null ? {} : { fingerprint: arrival.fingerprint }),
      },
      summary: `mail ${event.type}`,
      partner,
    }
  })
}
