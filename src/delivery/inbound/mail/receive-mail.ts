import type { Library } from '../../../borrowing/library.ts'
import { isPersonRemoved } from '../../../borrowing/request/person-removed.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { Instant } from '../../../borrowing/values.ts'
import type { BouncedLetter, IncomingMail, MailReply, MailSituation } from '../../../partners/mail-reader.ts'
import type { Partner } from '../../../partners/partner.ts'
import { Problem } from '../../../problem.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import { applyToRequest } from '../../apply-to-request.ts'
import { existingRequest } from '../../change-target.ts'
import type { MailDeps } from '../../deps.ts'
import type { Reading } from '../../gather-facts.ts'
import { keepFile, withFiles } from '../../mail/keep-file.ts'
import { clampToLimits } from '../clamp-to-limits.ts'
import { findEntryIn, type RequestMatch } from '../find-request.ts'
import type { HandledMessage, KeptMessage } from '../handled-message.ts'
import { keepUncommitted, mailboxQuota } from '../message-quotas.ts'
import { noteMessage } from '../note-message.ts'
import { fingerprintAbout } from '../person-removed.ts'
import { type ArrivedMail, initialRecordOf, type ReceivedMail, recordFor } from './arrived-mail.ts'
import { findLetters, findNamedRequest } from './find-letter.ts'
import { handleNoticeBounce } from './handle-notice-bounce.ts'
import { interpretBounce, unknownLetter } from './interpret-bounce.ts'
import { interpretDoubtedReply, interpretReply } from './interpret-reply.ts'
import { type InterpretedMail, keepMail } from './interpreted-mail.ts'
import { keptMailOf } from './kept-mail.ts'
import { planMail } from './plan-mail.ts'
import { keepForReview } from './review-mail.ts'
import { findDoubt } from './trust-sender.ts'

/** A mail that was handled, or that came before. */
export type HandledMail = HandledMessage | { readonly kind: 'known' }

/** A mail on its way. */
type Mail = {
  readonly arrived: ArrivedMail
  readonly record: InboxMessage
  /** Null where a repeat is to be handled again. */
  readonly fingerprint: string | null
}

/** Interprets a mail about a request as it is loaded: the letters that went to it are read for each attempt. */
type InterpretFor = (match: RequestMatch) => Promise<InterpretedMail | KeptMessage>

/**
 * Keeps the files of a mail and adds their addresses to its event. Files that are kept already are not kept again, and
 * those about a request from which the person was removed are not kept.
 */
const createFileKeeper = (deps: MailDeps, library: RequestMatch['library']) => {
  let urls: readonly string[] = []
  return async (
    interpreted: InterpretedMail | KeptMessage,
    request: Request,
  ): Promise<InterpretedMail | KeptMessage> => {
    if (interpreted.kind === 'keep' || interpreted.input.kind !== 'partner_event') return interpreted
    if (isPersonRemoved(request)) return interpreted
    const { files, input } = interpreted
    if (urls.length !== files.length)
      urls = await Promise.all(files.map((file) => keepFile(deps, library, file)))
    const event = clampToLimits(withFiles(input.event, files, urls))
    return { ...interpreted, input: { ...input, event } }
  }
}

/** Commits what a mail means for its request. */
const persist = async (
  deps: MailDeps,
  { arrived, record, fingerprint }: Mail,
  match: RequestMatch,
  by: InterpretedMail['by'],
  interpret: InterpretFor,
): Promise<HandledMail> => {
  const { library, stored, requestId } = match
  const keepFiles = createFileKeeper(deps, library)
  const gather = async ({ subject, readContext }: Reading<RequestMatch['stored']>) => {
    const entry = findEntryIn(subject.value, requestId)
    const interpretation =
      entry === undefined
        ? keepMail(record, 'review', 'it names no request that is known here')
        : await keepFiles(await interpret({ library, stored: subject, entry, requestId }), subject.value)
    return { context: await readContext(subject.value), interpretation }
  }
  const result = await applyToRequest(
    deps,
    existingRequest(
      { library, number: stored.value.number, by, at: arrived.now, message: record.id },
      { subject: stored },
    ),
    gather,
    planMail(await fingerprintAbout(deps, stored.value, fingerprint), arrived.now),
  )
  switch (result.kind) {
    case 'applied':
      return { kind: 'committed', message: result.plan.inbox.message }
    case 'refused':
      return result.reason
    case 'repeat':
      return { kind: 'known' }
    default:
      throw new Problem(
        'unavailable',
        'The request of a mail kept changing at the same time: the mail must come again.',
      )
  }
}

const handleBounce = async (
  deps: MailDeps,
  mail: Mail,
  letter: BouncedLetter | undefined,
): Promise<HandledMail> => {
  const record = { ...mail.record, summary: 'mail bounce' }
  const match =
    letter === undefined
      ? undefined
      : await findNamedRequest(deps, { references: [letter.requestId] }, mail.arrived.mailbox)
  if (letter === undefined || match === undefined || 'unknown' in match)
    return keepMail(record, 'review', unknownLetter)
  const assigned = recordFor(record, match)
  return persist(deps, { ...mail, record: assigned }, match, { kind: 'system' }, async (current) =>
    interpretBounce(letter, await findLetters(deps, current), current, assigned),
  )
}

const handleAutomatic = async (
  deps: MailDeps,
  { arrived, record }: Mail,
  { reason, named }: Extract<IncomingMail, { kind: 'automatic' }>,
): Promise<HandledMail> => {
  const match = await findNamedRequest(deps, named, arrived.mailbox)
  const assigned = 'unknown' in match ? record : recordFor(record, match)
  return keepMail({ ...assigned, summary: 'mail automatic' }, 'ignored', `an automatic mail: ${reason}`)
}

/** Reads what a reply is interpreted by. */
const situationOf = async (
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
  mail: Mail,
  reply: MailReply,
  match: RequestMatch,
  partner: Partner,
  library: Library,
): Promise<HandledMail> => {
  const { record, fingerprint, arrived } = mail
  return persist(deps, mail, match, { kind: 'partner', id: partner.code }, async (current) => {
    const situation = await situationOf(deps, current, partner, library, arrived.now)
    return interpretReply(deps.mails, reply, situation, current, fingerprint, record)
  })
}

const handleReply = async (deps: MailDeps, mail: Mail, reply: MailReply): Promise<HandledMail> => {
  const match = await findNamedRequest(deps, reply.named, mail.arrived.mailbox)
  if ('unknown' in match) return keepMail(mail.record, 'review', match.unknown)
  const record = recordFor(mail.record, match)
  const snapshot = await deps.configuration.snapshot()
  const partner = snapshot.partner(match.entry.partner)
  const library = snapshot.library(match.library)
  const doubt = await findDoubt(deps, mail.arrived, reply, match, partner)
  if (partner !== null && doubt === undefined)
    return handleTrustedReply(deps, { ...mail, record }, reply, match, partner, library)
  const situation =
    partner === null ? null : await situationOf(deps, match, partner, library, mail.arrived.now)
  return interpretDoubtedReply(deps.mails, reply, situation, doubt ?? '', record)
}

const handle = async (deps: MailDeps, mail: Mail, incoming: IncomingMail): Promise<HandledMail> => {
  switch (incoming.kind) {
    case 'unreadable':
    case 'too_large':
      return keepMail(mail.record, incoming.kind, incoming.reason)
    case 'bounce':
      return incoming.notice === undefined
        ? handleBounce(deps, mail, incoming.letter)
        : handleNoticeBounce(deps, incoming.notice, mail.record, mail.fingerprint)
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
    return { handled: await handle(deps, { arrived, record, fingerprint }, incoming), fingerprint }
  } catch (error) {
    if (error instanceof Problem && error.code === 'unavailable') throw error
    // One mail must not stop those behind it: staff see it, and the operator why.
    deps.report('a mail could not be worked on', error)
    return { handled: keepMail(record, 'review', 'it could not be worked on: see the log'), fingerprint }
  }
}

/** Keeps a mail that was committed with no change of a request; `known` where it came before. */
const keepMailOfNoChange = async (
  deps: MailDeps,
  { mailbox }: ArrivedMail,
  message: KeptMessage['message'],
  fingerprint: string | null,
): Promise<'kept' | 'known'> => {
  if (message.state === 'review' && message.request !== null) {
    const kept = await keepForReview(deps, message, fingerprint)
    if (kept !== undefined) return kept === 'known' ? 'known' : 'kept'
  }
  const quota = mailboxQuota(mailbox.code, message.mail?.from ?? '')
  return (await keepUncommitted(deps, message, fingerprint, quota)) === 'repeat' ? 'known' : 'kept'
}

/**
 * Receives a mail: finds its request, checks whether its sender is trusted, interprets it and commits what it changes. A
 * mail that cannot be matched, trusted or understood waits for staff. Every mail is kept, once.
 *
 * @returns how it was handled. `Problem` unavailable where the store fails: nothing was kept, and the mail must come again
 */
export const receiveMail = async (deps: MailDeps, arrived: ArrivedMail): Promise<ReceivedMail> => {
  const { handled, fingerprint } = await handleMail(deps, arrived, false)
  if (handled.kind === 'known') return handled
  const { message } = handled
  if (
    handled.kind !== 'committed' &&
    (await keepMailOfNoChange(deps, arrived, message, fingerprint)) === 'known'
  )
    return { kind: 'known' }
  noteMessage(deps, message)
  return { kind: 'kept', message }
}
