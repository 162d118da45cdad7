import type { Library } from '../../../borrowing/library.ts'
import type { Instant } from '../../../borrowing/values.ts'
import type { ConfigSnapshot } from '../../../configuration/snapshot.ts'
import type { IncomingMail, MailReply, MailSituation } from '../../../partners/mail-reader.ts'
import type { Partner } from '../../../partners/partner.ts'
import { Problem } from '../../../problem.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import { reason, textReason } from '../../../translations/reason.ts'
import type { MailDeps } from '../../deps.ts'
import type { RequestMatch } from '../find-request.ts'
import { type ArrivedMail, initialRecordOf, recordFor } from './arrived-mail.ts'
import { commitMail, type HandledMail, type MailInProgress } from './commit-mail.ts'
import {
  findLetters,
  findMentionedRequest,
  findNamedRequest,
  namesNone,
  severalRequests,
} from './find-letter.ts'
import { findTitledRequest } from './find-titled-request.ts'
import { handleNoticeBounce } from './handle-notice-bounce.ts'
import { interpretBounce, unknownLetter } from './interpret-bounce.ts'
import { asInput, interpretDoubtedReply, interpretReply } from './interpret-reply.ts'
import { keepMail } from './interpreted-mail.ts'
import { keptMailOf } from './kept-mail.ts'
import { findDoubt } from './trust-sender.ts'

const handleBounce = async (
  deps: MailDeps,
  mail: MailInProgress,
  { letter, notice, refutedBy = [] }: Extract<IncomingMail, { kind: 'bounce' }>,
): Promise<HandledMail> => {
  const { trustedServers } = mail.arrived.mailbox
  const isRefuted = trustedServers.some((each) => refutedBy.includes(each.toLowerCase()))
  if (notice !== undefined)
    return handleNoticeBounce(deps, { notice, isRefuted }, mail.record, mail.fingerprint)
  const record = { ...mail.record, summary: 'mail bounce' }
  const match =
    letter === undefined
      ? undefined
      : await findNamedRequest(deps, { references: [letter.requestId] }, mail.arrived.mailbox)
  if (letter === undefined || match === undefined || 'unknown' in match)
    return keepMail(record, 'review', unknownLetter)
  const assigned = recordFor(record, match)
  return commitMail(deps, { ...mail, record: assigned }, match, { kind: 'system' }, async (current) =>
    interpretBounce({ letter, isRefuted }, await findLetters(deps, current), current, assigned),
  )
}

/** Reads the request, the parties and the letters that a reply is interpreted by. */
const readSituation = async (
  deps: MailDeps,
  match: RequestMatch,
  partner: Partner,
  library: Library,
  now: Instant,
): Promise<MailSituation> => {
  const letters = await findLetters(deps, match)
  return { request: match.stored.value, entry: match.entry, library, partner, now, letters }
}

const handleTrustedReply = async (
  deps: MailDeps,
  mail: MailInProgress,
  reply: MailReply,
  match: RequestMatch,
  partner: Partner,
  library: Library,
): Promise<HandledMail> => {
  const { record, fingerprint, arrived } = mail
  return commitMail(deps, mail, match, { kind: 'partner', id: partner.code }, async (current) => {
    const situation = await readSituation(deps, current, partner, library, arrived.now)
    const marked = deps.mails.doubtMarked(reply, partner, arrived.mailbox.trustedServers)
    return interpretReply(deps.mails, reply, marked, situation, current, fingerprint, record)
  })
}

/**
 * Handles a mail that a program wrote: a vacation note of the partner informs the staff of its request. Others, and those
 * that no check proves to be the partner's, are ignored.
 */
const handleAutomatic = async (
  deps: MailDeps,
  mail: MailInProgress,
  { reason: sign, ...written }: Extract<IncomingMail, { kind: 'automatic' }>,
): Promise<HandledMail> => {
  const reply: MailReply = { ...written, kind: 'reply' }
  const summary = 'mail automatic'
  const match = await findNamedRequest(deps, reply.named, mail.arrived.mailbox)
  const record = { ...('unknown' in match ? mail.record : recordFor(mail.record, match)), summary }
  const ignored = keepMail(record, 'ignored', reason('kept_message.automatic', { sign }))
  if ('unknown' in match) return ignored
  const snapshot = await deps.configuration.snapshot()
  const partner = snapshot.partner(match.entry.partner)
  if (partner === null || (await findDoubt(deps, mail.arrived, reply, match, partner)) !== undefined)
    return ignored
  const library = snapshot.library(match.library)
  return commitMail(
    deps,
    { ...mail, record },
    match,
    { kind: 'partner', id: partner.code },
    async (current) => {
      const situation = await readSituation(deps, current, partner, library, mail.arrived.now)
      const event = deps.mails.interpretAutomatic(reply, situation)
      return event === undefined
        ? ignored
        : asInput({ event, files: [] }, situation, current, mail.fingerprint, record)
    },
  )
}

/** Keeps a reply of no known request: for staff, but for the news of strangers' programs and lists. */
const keepUnnamed = (
  deps: MailDeps,
  { record }: MailInProgress,
  { automatic, cut, sender }: MailReply,
  why: AnyReason,
  snapshot: ConfigSnapshot,
): HandledMail => {
  if (cut !== undefined) return keepMail(record, 'too_large', cut)
  const isPartners =
    sender !== undefined && snapshot.partners().some((each) => deps.mails.writesFor(each, sender))
  return automatic === undefined || isPartners || why.code !== namesNone.code
    ? keepMail(record, 'review', why)
    : keepMail(
        { ...record, summary: 'mail automatic' },
        'ignored',
        reason('kept_message.automatic', { sign: automatic }),
      )
}

/** Finds the request that is proposed for a reply whose headers name none. */
const findProposed = async (
  deps: MailDeps,
  { arrived }: MailInProgress,
  { named, sender, shown }: MailReply,
  why: AnyReason,
): Promise<RequestMatch | undefined> =>
  why.code === severalRequests.code
    ? undefined
    : ((await findMentionedRequest(deps, named, sender, arrived.mailbox)) ??
      (await findTitledRequest(deps, shown, arrived.mailbox)))

const handleReply = async (
  deps: MailDeps,
  mail: MailInProgress,
  written: MailReply,
): Promise<HandledMail> => {
  const { mailbox } = mail.arrived
  const snapshot = await deps.configuration.snapshot()
  const reply = deps.mails.withoutOwnMarks(written, snapshot.libraries())
  const named = await findNamedRequest(deps, reply.named, mailbox)
  const isNamed = !('unknown' in named)
  const match = isNamed ? named : await findProposed(deps, mail, reply, named.unknown)
  if (match === undefined)
    return keepUnnamed(deps, mail, reply, isNamed ? textReason('') : named.unknown, snapshot)
  const record = recordFor(mail.record, match)
  const partner = snapshot.partner(match.entry.partner)
  const library = snapshot.library(match.library)
  const doubt = isNamed
    ? await findDoubt(deps, mail.arrived, reply, match, partner)
    : reason('kept_message.named_in_text')
  if (partner !== null && doubt === undefined)
    return handleTrustedReply(deps, { ...mail, record }, reply, match, partner, library)
  const situation =
    partner === null ? null : await readSituation(deps, match, partner, library, mail.arrived.now)
  return interpretDoubtedReply(deps.mails, reply, situation, doubt ?? textReason(''), record)
}

const handleByKind = async (
  deps: MailDeps,
  mail: MailInProgress,
  incoming: IncomingMail,
): Promise<HandledMail> => {
  switch (incoming.kind) {
    case 'unreadable':
    case 'too_large':
      return keepMail(mail.record, incoming.kind, incoming.reason)
    case 'bounce':
      return handleBounce(deps, mail, incoming)
    case 'automatic':
      return handleAutomatic(deps, mail, incoming)
    case 'reply':
      return handleReply(deps, mail, incoming)
  }
}

/**
 * Interprets a mail and commits what it means for its request. A mail that changes nothing is not kept here: the caller
 * does that, under the fingerprint.
 *
 * @param isReprocessed true for a mail that is kept already: it is handled although it is known
 * @returns how it was handled. `Problem` unavailable where the store fails: the mail must come again
 */
export const handleMail = async (
  deps: MailDeps,
  arrived: ArrivedMail,
  isReprocessed: boolean,
): Promise<{ readonly handled: HandledMail; readonly fingerprint: string | null }> => {
  const incoming = await deps.mails.read(arrived.raw, arrived.truncated)
  const { shown } = incoming
  const record = {
    ...initialRecordOf(deps, arrived),
    ...(shown === null ? {} : { mail: keptMailOf(shown) }),
  }
  const fingerprint = isReprocessed ? null : deps.hash('mail', incoming.content)
  try {
    return { handled: await handleByKind(deps, { arrived, record, fingerprint }, incoming), fingerprint }
  } catch (error) {
    if (error instanceof Problem && error.code === 'unavailable') throw error
    // One mail must not stop those behind it: staff see it, and the operator why.
    deps.report('a mail could not be worked on', error)
    return { handled: keepMail(record, 'review', reason('kept_message.not_processed')), fingerprint }
  }
}
