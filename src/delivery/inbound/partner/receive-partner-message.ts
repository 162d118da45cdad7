import { decide } from '../../../borrowing/decide.ts'
import type { Library } from '../../../borrowing/library.ts'
import type { PartnerEvent } from '../../../borrowing/partner-events/partner-event.ts'
import type { AgencyId, Instant } from '../../../borrowing/values.ts'
import type { Partner } from '../../../partners/partner.ts'
import type { Incoming, NamedAgency, Reply, Verdict } from '../../../partners/protocol.ts'
import { faultLine, Problem, shortened } from '../../../problem.ts'
import type { CommitResult } from '../../../store/ports/changes.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import { changeOf } from '../../change/render-change.ts'
import { readDecisionContext } from '../../decision-context.ts'
import { type Shell, type ShellWithSnapshot, withConfigSnapshot } from '../../deps.ts'
import { fitting } from '../clamp-to-limits.ts'
import { type Found, findRequest } from '../find-request.ts'
import { keptIfFailed } from '../keep-message-on-failure.ts'
import { fingerprintOfBytes, fingerprintOfContent } from './fingerprints.ts'

/** A partner's message as it came in. */
export type PartnerMessage = {
  readonly partner: Partner
  readonly body: Uint8Array
  /** True where `body` is only the beginning of what came. */
  readonly truncated: boolean
  readonly contentType: string
  readonly now: Instant
}

/** What became of it. */
export type Received = { readonly reply: Reply; readonly message: InboxMessage }

type Readable = Extract<Incoming, { kind: 'message' }>
type Question = Extract<Incoming, { kind: 'request_question' }>

const keptBy = (
  shell: Shell,
  { partner, body, truncated, contentType, now }: PartnerMessage,
): InboxMessage => ({
  id: shell.ids.next(),
  receivedAt: now,
  protocol: shell.protocols.of(partner).name,
  partner: partner.code,
  library: null,
  request: null,
  entry: null,
  state: 'rejected',
  summary: '',
  reason: null,
  contentType,
  raw: shell.protocols.of(partner).redact?.(body) ?? body,
  truncated,
  reply: null,
})

/** The message as it will be kept, in the timeline of the request that it names where that is this partner's. */
const assigned = (blank: InboxMessage, incoming: Incoming, found: Found | undefined): InboxMessage => ({
  ...blank,
  summary: incoming.kind === 'unreadable' ? 'unreadable' : incoming.summary,
  ...(found === undefined
    ? {}
    : { library: found.library, request: found.stored.value.number, entry: found.entry.id }),
})

const sameAgency = (one: AgencyId, other: NamedAgency): boolean =>
  one.value.toUpperCase() === other.value.toUpperCase() &&
  (other.type === undefined || one.type.toUpperCase() === other.type.toUpperCase())

/** May the partner speak for this agency? */
const speaksFor = (partner: Partner, agency: NamedAgency | undefined): boolean =>
  agency === undefined ||
  partner.answersFor === 'any' ||
  [...partner.symbols, ...partner.answersFor].some((symbol) => sameAgency(symbol, agency))

/** Keeps a message that changes nothing. */
const keep = async (shell: Shell, message: InboxMessage): Promise<InboxMessage> => {
  await shell.store.keepMessage(message)
  return message
}

/** Keeps a repeat, with the answer that it gets once more. */
const keepRepeat = (shell: Shell, message: InboxMessage, reply: Reply): Promise<InboxMessage> =>
  keep(shell, { ...message, state: 'repeat', reason: 'the same bytes came before', reply })

const reject = async (
  shell: Shell,
  message: InboxMessage,
  reply: Reply,
  reason: string,
): Promise<Received> => ({
  reply,
  message: await keep(shell, { ...message, state: 'rejected', reason: shortened(reason, 1000), reply }),
})

/** Answers who an agency is, where it is a library of the gateway. */
const tellAgency = async (
  shell: ShellWithSnapshot,
  incoming: Extract<Incoming, { kind: 'agency_question' }>,
  message: InboxMessage,
  partner: Partner,
): Promise<Received> => {
  if (!speaksFor(partner, incoming.supplyingAgency))
    return reject(shell, message, incoming.answer('wrong_agency'), wrongAgency(incoming.supplyingAgency))
  const library = shell.snapshot.libraries().find((each) => incoming.isAbout(each))
  const reply = incoming.answer(library)
  if (library === undefined) return reject(shell, message, reply, 'no library has that agency id')
  return { reply, message: await keep(shell, { ...message, state: 'applied', library: library.code, reply }) }
}

/** Why a message about a request is not acted on, and the same in words for admins. */
type Refusal = { readonly verdict: Exclude<Verdict, { kind: 'taken' }>; readonly reason: string }

/** The request that a message is about, where the partner speaks for itself and was asked in it. */
const requestOf = (
  { requestId, partnerReference, supplyingAgency }: Readable | Question,
  found: Found | undefined,
  partner: Partner,
): Refusal | Found => {
  if (!speaksFor(partner, supplyingAgency)) {
    const value = supplyingAgency?.value ?? ''
    const verdict = { kind: 'wrong_agency', path: 'header/supplyingAgencyId', value } as const
    return { verdict, reason: wrongAgency(supplyingAgency) }
  }
  if (found !== undefined) return found
  const value = requestId ?? partnerReference ?? ''
  const verdict = { kind: 'unknown_request', path: 'header/requestingAgencyRequestId', value } as const
  return { verdict, reason: 'no request of this partner has that id' }
}

/** Why a message is not acted on that names a request of another library than it is to. */
const misdirected = (library: Library, { addressee }: Readable | Question): Refusal | undefined =>
  addressee === undefined || addressee.is(library)
    ? undefined
    : {
        verdict: { kind: 'wrong_agency', path: 'header/requestingAgencyId', value: addressee.value },
        reason: `the request is not of the agency ${addressee.value}`,
      }

/** Answers how a request of this partner stands. */
const tellRequest = async (
  shell: ShellWithSnapshot,
  incoming: Question,
  { partner, now }: PartnerMessage,
  message: InboxMessage,
  found: Found,
): Promise<Received> => {
  const { stored, entry } = found
  const library = shell.snapshot.library(found.library)
  const refusal = misdirected(library, incoming)
  if (refusal !== undefined) return reject(shell, message, incoming.answer(refusal.verdict), refusal.reason)
  const situation = { request: stored.value, entry, library, partner, now }
  const reply = incoming.answer(situation)
  return { reply, message: await keep(shell, { ...message, state: 'applied', reply }) }
}

const wrongAgency = (agency: NamedAgency | undefined): string =>
  `the partner does not answer for the agency ${agency?.value ?? ''}`

/** Decides and commits until no other change comes between. */
const apply = async (
  shell: ShellWithSnapshot,
  incoming: Readable,
  given: PartnerMessage,
  message: InboxMessage,
  fingerprint: string | null,
  first: Found,
): Promise<Received> => {
  const library = shell.snapshot.library(first.library)
  const refusal = misdirected(library, incoming)
  if (refusal !== undefined) return reject(shell, message, incoming.answer(refusal.verdict), refusal.reason)
  const reply = incoming.answer({ kind: 'taken' })
  const received = await shell.inOrder(first.stored.value.number, async (again) => {
    const found = again ? await findRequest(shell, incoming, given.partner) : first
    const about = requestOf(incoming, found, given.partner)
    if ('verdict' in about) return reject(shell, message, incoming.answer(about.verdict), about.reason)
    const { stored, entry, requestId } = about
    const event: PartnerEvent = fitting(
      incoming.interpret({ request: stored.value, entry, library, partner: given.partner, now: given.now }),
    )
    const context = await readDecisionContext(shell, {
      library,
      request: stored.value,
      by: { kind: 'partner', id: given.partner.code },
      now: given.now,
      message: message.id,
    })
    const decision = decide(
      stored.value,
      {
        kind: 'partner_event',
        entry: entry.id,
        requestId,
        event,
        fingerprint: fingerprintOfContent(shell, incoming, given, entry),
      },
      context,
    )
    if (decision.kind === 'not_allowed')
      throw new Problem('internal', 'A partner’s event was refused by the core.')
    const kept: InboxMessage = {
      ...message,
      library: library.code,
      request: stored.value.number,
      entry: entry.id,
      state: decision.kind,
      reason:
        decision.event.reason ??
        (incoming.notes.length > 0 ? incoming.notes.join('; ').slice(0, 1000) : null),
      reply,
    }
    const change = await changeOf(shell, [decision], library, stored.version, context)
    const repeat = decision.kind === 'repeat'
    const result: CommitResult = await shell.store.commit({
      ...change,
      ...(repeat ? { request: null, events: [] } : {}),
      inbox: { message: kept, fingerprint },
    })
    if (result.kind === 'committed') {
      if (change.outbox.length > 0) shell.kick()
      return { reply, message: kept }
    }
    if (result.kind === 'duplicate') {
      const answered = result.reply ?? reply
      return { reply: answered, message: await keepRepeat(shell, kept, answered) }
    }
    return undefined
  })
  if (received !== undefined) return received
  await keep(shell, { ...message, reason: 'the request kept changing at the same time: not taken' })
  throw new Problem('unavailable', 'The request kept changing at the same time: send the message again.')
}

/** Takes a message that will be kept as `blank`, with what becomes of it. */
const take = async (asked: Shell, given: PartnerMessage, blank: InboxMessage): Promise<Received> => {
  if (given.truncated) {
    await keep(asked, { ...blank, state: 'too_large', summary: 'too large', reason: 'over the size limit' })
    throw new Problem('too_large', 'The message is over the size limit.')
  }
  const protocol = asked.protocols.of(given.partner)
  const incoming = await protocol.read(given.body, given.partner, given.now, given.contentType)
  const fingerprint = fingerprintOfBytes(asked, incoming, given)
  const [shell, found] = await Promise.all([
    withConfigSnapshot(asked),
    findRequest(asked, incoming, given.partner),
  ])
  const message = assigned(blank, incoming, found)
  const mayApply =
    incoming.kind === 'message' && found !== undefined && speaksFor(given.partner, incoming.supplyingAgency)
  // The commit looks for the fingerprint too, so what comes to it is not looked up before.
  if (mayApply) return apply(shell, incoming, given, message, fingerprint, found)
  const known = fingerprint === null ? null : await shell.store.findReply(fingerprint, found?.library)
  if (known !== null) return { reply: known, message: await keepRepeat(shell, message, known) }
  if (incoming.kind === 'unreadable') {
    const reason = incoming.faults.map(faultLine).join('; ').slice(0, 1000)
    await keep(shell, { ...message, state: 'unreadable', reason })
    throw new Problem('invalid_input', `The body is no ${protocol.name} message that could be read.`, {
      faults: incoming.faults,
    })
  }
  if (incoming.kind === 'rejected') return reject(shell, message, incoming.reply, incoming.reason)
  if (incoming.kind === 'agency_question') return tellAgency(shell, incoming, message, given.partner)
  const about = requestOf(incoming, found, given.partner)
  if ('verdict' in about) return reject(shell, message, incoming.answer(about.verdict), about.reason)
  if (incoming.kind === 'request_question') return tellRequest(shell, incoming, given, message, about)
  return apply(shell, incoming, given, message, fingerprint, about)
}

/**
 * Takes an authenticated partner's message: reads it, finds its request, decides, commits, and only then answers. A
 * repeated message gets the stored reply and changes nothing; whatever came is kept.
 *
 * @returns the answer for the partner, and the message as it is kept. `Problem` too_large or invalid_input (with faults)
 *   where there is nothing that an answer of the protocol could be made from; unavailable where the store fails, or the
 *   request kept changing
 */
export const receive = (shell: Shell, given: PartnerMessage): Promise<Received> => {
  const blank = keptBy(shell, given)
  return keptIfFailed(shell, blank, () => take(shell, given, blank))
}
