import { decide } from '../borrowing/decide.ts'
import type { PartnerEvent } from '../borrowing/partner-event.ts'
import type { Entry, Request } from '../borrowing/request.ts'
import { type AgencyId, type Instant, LibraryCode, RequestId, RequestNumber } from '../borrowing/values.ts'
import type { Partner } from '../partners/partner.ts'
import type { Incoming, Reply } from '../partners/protocol.ts'
import { Problem } from '../problem.ts'
import type { CommitResult, InboxMessage, Stored } from '../store/store.ts'
import { changeOf } from './change.ts'
import { fitting } from './fitting.ts'
import type { Shell } from './shell.ts'

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

type Found = {
  readonly library: LibraryCode
  readonly stored: Stored<Request>
  readonly entry: Entry
  readonly requestId: RequestId
}

/** How often a message decides again when others change the same request at the same time. */
const tries = 20

const keptBy = (
  shell: Shell,
  { partner, body, truncated, contentType, now }: PartnerMessage,
): InboxMessage => ({
  id: shell.ids.next(),
  receivedAt: now,
  protocol: partner.connection.protocol,
  partner: partner.code,
  library: null,
  request: null,
  entry: null,
  state: 'rejected',
  summary: '',
  reason: null,
  contentType,
  raw: body,
  truncated,
  reply: null,
})

/** The library and request that a request id names by itself, without looking whether they are there. */
const namedBy = (requestId: string | undefined) => {
  const id = RequestId.safeParse(requestId)
  if (!id.success) return undefined
  const number = id.data.slice(0, id.data.lastIndexOf('-'))
  return {
    requestId: id.data,
    library: LibraryCode.parse(number.slice(0, number.indexOf('-'))),
    number: RequestNumber.parse(number),
  }
}

/** Finds the request and entry; a request of another partner is as unknown as one that never was. */
const find = async (shell: Shell, message: Readable, partner: Partner): Promise<Found | undefined> => {
  const named = namedBy(message.requestId)
  if (named === undefined) return undefined
  const stored = await shell.store.load(named.library, named.number)
  const entry = stored?.value.rota.find(
    (each) => each.partner === partner.code && each.requestIds.includes(named.requestId),
  )
  return stored === null || entry === undefined
    ? undefined
    : { library: named.library, stored, entry, requestId: named.requestId }
}

const sameAgency = (one: AgencyId, other: AgencyId): boolean =>
  one.value.toUpperCase() === other.value.toUpperCase() && one.type.toUpperCase() === other.type.toUpperCase()

/** May the partner speak for this agency? */
const speaksFor = (partner: Partner, agency: AgencyId | undefined): boolean =>
  agency === undefined ||
  partner.answersFor === 'any' ||
  [...partner.symbols, ...partner.answersFor].some((symbol) => sameAgency(symbol, agency))

/** Keeps a message that changes nothing, under the library where it names a request of one. */
const keep = async (shell: Shell, message: InboxMessage): Promise<InboxMessage> => {
  await shell.store.keepMessage(message)
  return message
}

const reject = async (
  shell: Shell,
  message: InboxMessage,
  reply: Reply,
  reason: string,
): Promise<Received> => ({
  reply,
  message: await keep(shell, { ...message, state: 'rejected', reason, reply }),
})

/** Decides and commits until no other change comes between. */
const apply = async (
  shell: Shell,
  incoming: Readable,
  given: PartnerMessage,
  message: InboxMessage,
  fingerprint: string,
  first: Found,
): Promise<Received> => {
  const library = await shell.directory.library(first.library)
  const reply = incoming.answer({ kind: 'taken' })
  const contentFingerprint = shell.hash(given.partner.code, incoming.contentForFingerprint)
  let found: Found | undefined = first
  for (let turn = 0; turn < tries && found !== undefined; turn += 1) {
    const { stored, entry, requestId } = found
    const event: PartnerEvent = fitting(
      incoming.interpret({ request: stored.value, entry, library, partner: given.partner, now: given.now }),
    )
    const context = await shell.directory.context({
      library,
      request: stored.value,
      by: { kind: 'partner', id: given.partner.code },
      now: given.now,
      message: message.id,
    })
    const decision = decide(
      stored.value,
      { kind: 'partner_event', entry: entry.id, requestId, event, fingerprint: contentFingerprint },
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
    const change = await changeOf(shell, [decision], library, stored.version)
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
    if (result.kind === 'duplicate') return { reply: result.reply, message: { ...kept, state: 'repeat' } }
    found = await find(shell, incoming, given.partner)
  }
  throw new Problem('unavailable', 'The request kept changing at the same time: send the message again.')
}

/**
 * Takes an authenticated partner's message: reads it, finds its request, decides, commits, and only then answers. A
 * repeated message gets the stored reply and changes nothing; whatever came is kept.
 *
 * @returns the answer for the partner, and the message as it is kept. `Problem` too_large or invalid_input (with faults)
 *   where there is nothing that an answer of the protocol could be made from; unavailable where the store fails
 */
export const receive = async (shell: Shell, given: PartnerMessage): Promise<Received> => {
  const blank = keptBy(shell, given)
  if (given.truncated) {
    await keep(shell, { ...blank, state: 'too_large', summary: 'too large', reason: 'over the size limit' })
    throw new Problem('too_large', 'The message is over the size limit.')
  }
  const fingerprint = shell.hash(given.partner.code, given.body)
  const known = await shell.store.findReply(fingerprint)
  if (known !== null) {
    const repeat = await keep(shell, { ...blank, state: 'repeat', summary: 'repeat', reply: known })
    return { reply: known, message: repeat }
  }
  const protocol = shell.protocols[given.partner.connection.protocol]
  const incoming = protocol.read(given.body, given.partner, given.now)
  if (incoming.kind === 'unreadable') {
    const reason = incoming.faults
      .map((fault) => `${fault.path}: ${fault.message}`)
      .join('; ')
      .slice(0, 1000)
    await keep(shell, { ...blank, state: 'unreadable', summary: 'unreadable', reason })
    throw new Problem('invalid_input', `The body is no ${protocol.name} message that could be read.`, {
      faults: incoming.faults,
    })
  }
  const message = { ...blank, summary: incoming.summary }
  const found = incoming.kind === 'message' ? await find(shell, incoming, given.partner) : undefined
  const assigned =
    found === undefined
      ? message
      : { ...message, library: found.library, request: found.stored.value.number, entry: found.entry.id }
  if (incoming.kind === 'rejected') return reject(shell, message, incoming.reply, incoming.reason)
  if (!speaksFor(given.partner, incoming.supplyingAgency)) {
    const { value = '' } = incoming.supplyingAgency ?? {}
    const verdict = { kind: 'wrong_agency', path: 'header/supplyingAgencyId', value } as const
    return reject(
      shell,
      message,
      incoming.answer(verdict),
      `the partner does not answer for the agency ${value}`,
    )
  }
  if (found === undefined) {
    const verdict = {
      kind: 'unknown_request',
      path: 'header/requestingAgencyRequestId',
      value: incoming.requestId,
    } as const
    return reject(shell, message, incoming.answer(verdict), 'no request of this partner has that id')
  }
  return apply(shell, incoming, given, assigned, fingerprint, found)
}
