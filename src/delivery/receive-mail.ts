import { decide } from '../borrowing/decide.ts'
import type { Input } from '../borrowing/decision.ts'
import type { PartnerEvent } from '../borrowing/partner-event.ts'
import { operationKinds } from '../borrowing/request.ts'
import type { Instant } from '../borrowing/values.ts'
import type { IncomingMail, MailMeaning, MailSituation, NamedLetters } from '../partners/mail-reader.ts'
import type { MailboxProfile } from '../partners/mailbox.ts'
import type { Partner } from '../partners/partner.ts'
import { Problem } from '../problem.ts'
import type { Delivery, InboxMessage } from '../store/store.ts'
import { changeOf } from './change.ts'
import { type Found, findEntry } from './find-request.ts'
import { fitting } from './fitting.ts'
import { keepFile } from './keep-file.ts'
import type { MailShell } from './shell.ts'

/** A mail as it came in. */
export type ArrivedMail = {
  readonly mailbox: Pick<MailboxProfile, 'name' | 'library' | 'trustedServers'>
  readonly raw: Uint8Array
  /** True where `raw` is only the beginning of what came. */
  readonly truncated: boolean
  readonly now: Instant
  /** True where a kept mail is read anew: that it is known does not count then. */
  readonly again?: boolean
}

/** What became of it: kept, with the message as it is kept; or known, since it came before. */
export type ReceivedMail =
  | { readonly kind: 'kept'; readonly message: InboxMessage }
  | { readonly kind: 'known' }

/** All that is known of a mail on its way. */
type Arrival = {
  readonly given: ArrivedMail
  readonly blank: InboxMessage
  readonly fingerprint: string | null
}

type Bounce = Extract<IncomingMail, { kind: 'bounce' }>
type Reply = Extract<IncomingMail, { kind: 'reply' }>

/** How often a mail decides again when others change the same request at the same time. */
const tries = 20

const mailType = 'message/rfc822; mailbox='

/** The mailbox that a kept message came in by; undefined where it is no mail. */
export const mailboxOf = ({ contentType }: Pick<InboxMessage, 'contentType'>): string | undefined =>
  contentType.startsWith(mailType) ? contentType.slice(mailType.length) : undefined

const blankOf = (shell: MailShell, { mailbox, raw, truncated, now }: ArrivedMail): InboxMessage => ({
  id: shell.ids.next(),
  receivedAt: now,
  protocol: 'email',
  partner: null,
  library: mailbox.library ?? null,
  request: null,
  entry: null,
  state: 'review',
  summary: 'mail',
  reason: null,
  contentType: `${mailType}${mailbox.name}`,
  raw,
  truncated,
  reply: null,
})

const keep = async (
  shell: MailShell,
  { blank, fingerprint }: Pick<Arrival, 'blank' | 'fingerprint'>,
  state: InboxMessage['state'],
  reason: string,
): Promise<ReceivedMail> => {
  const message = { ...blank, state, reason: reason.slice(0, 1000) }
  const result = await shell.store.keepMessage(message, fingerprint)
  return result === 'duplicate' ? { kind: 'known' } : { kind: 'kept', message }
}

/** The mail as it will be kept, in the timeline of the request that it is about. */
const assigned = (arrival: Arrival, { library, stored, entry }: Found): Arrival => ({
  ...arrival,
  blank: {
    ...arrival.blank,
    library,
    request: stored.value.number,
    entry: entry.id,
    partner: entry.partner,
  },
})

const numberOf = (requestId: string): string => requestId.slice(0, requestId.lastIndexOf('-'))

/**
 * Finds what a mail is about: by the token of its reply address, then by the letters that it answers, then by its subject.
 * Where these name several requests nothing is guessed; a library's own mailbox has only its requests.
 */
const findNamed = async (
  shell: MailShell,
  { token, references, subject }: NamedLetters,
  { library }: ArrivedMail['mailbox'],
): Promise<Found | { readonly unknown: string }> => {
  const [nearest] = references
  const ids = [token?.requestId, nearest, subject].filter((id) => id !== undefined)
  if (ids.length === 0) return { unknown: 'it names no request' }
  if (new Set(ids.map(numberOf)).size > 1) return { unknown: 'it names several requests' }
  const found = await findEntry(shell, ids[0])
  return found === undefined || (library !== undefined && found.library !== library)
    ? { unknown: 'it names no request that is known here' }
    : found
}

/** The letters to an entry, in order, under their Message-IDs. */
const lettersTo = async (shell: MailShell, { library, stored, entry }: Found) => {
  const items = await shell.store.timeline(library, stored.value.number)
  return items.flatMap((item) => {
    if (item.kind !== 'message_out' || item.delivery.entry !== entry.id) return []
    const { delivery } = item
    const operation = operationKinds.find((each) => each === delivery.operation)
    const letter = shell.mails.letterId(delivery.content)
    return operation === undefined || letter === undefined ? [] : [{ delivery, operation, ...letter }]
  })
}

/** Commits what a mail means, deciding until no other change comes between. */
const decideAndCommit = async (
  shell: MailShell,
  arrival: Arrival,
  first: Found,
  meaningOf: (found: Found) => Promise<
    | {
        readonly input: Input
        readonly summary: string
        readonly bounced?: Delivery
        readonly partner?: Partner
      }
    | { readonly state: InboxMessage['state']; readonly reason: string }
  >,
): Promise<ReceivedMail> => {
  const library = await shell.directory.library(first.library)
  const { now } = arrival.given
  let found: Found | undefined = first
  for (let turn = 0; turn < tries && found !== undefined; turn += 1) {
    const meant = await meaningOf(found)
    if (!('input' in meant)) return keep(shell, arrival, meant.state, meant.reason)
    const { input, summary, bounced, partner } = meant
    const context = await shell.directory.context({
      library,
      request: found.stored.value,
      by: partner === undefined ? { kind: 'system' } : { kind: 'partner', id: partner.code },
      now,
      message: arrival.blank.id,
    })
    const decision = decide(found.stored.value, input, context)
    if (decision.kind === 'not_allowed')
      throw new Problem('internal', 'What a mail says was refused by the core.')
    const message: InboxMessage = {
      ...arrival.blank,
      state: decision.kind,
      summary,
      reason: decision.event.reason ?? null,
    }
    const change = await changeOf(shell, [decision], library, found.stored.version, context)
    const error = input.kind === 'delivery' && 'reason' in input.result ? input.result.reason : ''
    const result = await shell.store.commit({
      ...change,
      ...(decision.kind === 'repeat' ? { request: null, events: [] } : {}),
      ...(bounced === undefined ? {} : { bounced: [{ delivery: bounced.id, error, at: now }] }),
      inbox: { message, fingerprint: arrival.fingerprint },
    })
    if (result.kind === 'duplicate') return { kind: 'known' }
    if (result.kind === 'committed') {
      if (change.outbox.length > 0) shell.kick()
      return { kind: 'kept', message }
    }
    found = await findEntry(shell, first.requestId)
  }
  throw new Problem('unavailable', 'The request kept changing at the same time.')
}

/** A letter came back: it was not delivered after all. */
const takeBounce = async (shell: MailShell, bare: Arrival, { letter }: Bounce): Promise<ReceivedMail> => {
  const arrival = { ...bare, blank: { ...bare.blank, summary: 'mail bounce' } }
  if (letter === undefined) return keep(shell, arrival, 'review', 'a report about no letter that is known')
  const named = { references: [letter.requestId] }
  const found = await findNamed(shell, named, arrival.given.mailbox)
  if ('unknown' in found) return keep(shell, arrival, 'review', 'a report about no letter that is known')
  return decideAndCommit(shell, assigned(arrival, found), found, async (current) => {
    const letters = await lettersTo(shell, current)
    const sent = letters.find(({ messageId }) => messageId === letter.messageId)
    if (sent === undefined) return { state: 'review', reason: 'a report about no letter that is known' }
    const { delivery, operation } = sent
    if (letter.action === 'delayed')
      return { state: 'ignored', reason: `the letter is delayed: ${letter.reason}` }
    if (delivery.state === 'leased')
      throw new Problem('unavailable', 'The letter is being sent: its report has to wait.')
    if (delivery.state !== 'delivered')
      return { state: 'ignored', reason: `the letter is ${delivery.state} already` }
    const reason = `the letter came back: ${letter.reason}`
    return {
      input: {
        kind: 'delivery',
        entry: current.entry.id,
        requestId: current.requestId,
        operation,
        delivery: delivery.id,
        result: { result: 'undeliverable', possiblyTaken: false, reason },
      },
      summary: `mail bounce of ${operation}`,
      bounced: delivery,
    }
  })
}

/** A vacation note, or a ticket system's receipt: no answer. */
const takeAutomatic = async (
  shell: MailShell,
  arrival: Arrival,
  { reason, named }: Extract<IncomingMail, { kind: 'automatic' }>,
): Promise<ReceivedMail> => {
  const found = await findNamed(shell, named, arrival.given.mailbox)
  const { blank, ...rest } = 'unknown' in found ? arrival : assigned(arrival, found)
  return keep(
    shell,
    { ...rest, blank: { ...blank, summary: 'mail automatic' } },
    'ignored',
    `an automatic mail: ${reason}`,
  )
}

/** Why a partner's mail is not acted on, whatever it says; undefined where it is. */
const doubtOf = async (
  shell: MailShell,
  { given }: Arrival,
  reply: Reply,
  found: Found,
  partner: Partner | null,
): Promise<string | undefined> => {
  if (partner === null) return 'the partner is gone from the directory'
  if (partner.connection.protocol !== 'email') return `the partner ${partner.code} is not asked by email`
  const { token } = reply.named
  const holds =
    token !== undefined &&
    token.requestId === found.requestId &&
    (await shell.mails.holds(token.text, found.entry.id, partner, given.now))
  const doubt = reply.doubt(partner, given.mailbox.trustedServers, holds)
  if (doubt !== undefined) return doubt
  if (!partner.connection.replies) return 'mails of this partner are not taken as answers'
  return shell.mayTakeMail(partner.code)
    ? undefined
    : `more mails of the partner ${partner.code} came than are taken by themselves`
}

/**
 * The event with the address of its file. Of several files none is the whole: staff find them with the mail.
 *
 * @param kept the address under which the file was kept before, where it decides again
 */
const withFile = async (
  shell: MailShell,
  { event, files }: Extract<MailMeaning, { kind: 'event' }>,
  { library }: MailSituation,
  kept: string | undefined,
): Promise<PartnerEvent> => {
  const [file] = files
  return event.type === 'shipped' && file !== undefined && files.length === 1
    ? { ...event, url: kept ?? (await keepFile(shell, library.code, file)) }
    : event
}

const takeReply = async (shell: MailShell, bare: Arrival, reply: Reply): Promise<ReceivedMail> => {
  const first = await findNamed(shell, reply.named, bare.given.mailbox)
  if ('unknown' in first) return keep(shell, bare, 'review', first.unknown)
  const arrival = assigned(bare, first)
  const { now } = bare.given
  const partner = await shell.directory.partner(first.entry.partner)
  const doubt = await doubtOf(shell, arrival, reply, first, partner)
  if (doubt !== undefined || partner === null) return keep(shell, arrival, 'review', doubt ?? '')
  const library = await shell.directory.library(first.library)
  let kept: string | undefined
  return decideAndCommit(shell, arrival, first, async (found) => {
    const { stored, entry, requestId } = found
    const letters = await lettersTo(shell, found)
    const situation = { request: stored.value, entry, library, partner, now, letters }
    const meaning = reply.interpret(situation)
    if (meaning.kind === 'review') return { state: 'review', reason: meaning.reason }
    const event = fitting(await withFile(shell, meaning, situation, kept))
    if (event.type === 'shipped') kept = event.url
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

const take = (shell: MailShell, arrival: Arrival, incoming: IncomingMail): Promise<ReceivedMail> => {
  switch (incoming.kind) {
    case 'unreadable':
    case 'too_large':
      return keep(shell, arrival, incoming.kind, incoming.reason)
    case 'bounce':
      return takeBounce(shell, arrival, incoming)
    case 'automatic':
      return takeAutomatic(shell, arrival, incoming)
    case 'reply':
      return takeReply(shell, arrival, incoming)
  }
}

/**
 * Takes a mail: reads it, finds its request, decides whether it is believed and what it means, commits. What cannot be
 * matched, believed or understood waits for staff; whatever came is kept, once.
 *
 * @returns what became of it. `Problem` unavailable where the store fails: nothing was kept then, and the mail must come
 *   again
 */
export const receiveMail = async (shell: MailShell, given: ArrivedMail): Promise<ReceivedMail> => {
  const incoming = await shell.mails.read(given.raw, given.truncated)
  const arrival: Arrival = {
    given,
    blank: blankOf(shell, given),
    fingerprint: given.again === true ? null : shell.hash('mail', incoming.content),
  }
  try {
    return await take(shell, arrival, incoming)
  } catch (error) {
    if (error instanceof Problem && error.code === 'unavailable') throw error
    // One mail must not hold up those behind it: staff see it, and the operator why.
    shell.report('a mail could not be worked on', error)
    return keep(shell, arrival, 'review', 'it could not be worked on: see the log')
  }
}
