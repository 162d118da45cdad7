import { addMilliseconds, durationMilliseconds } from '../../borrowing/time.ts'
import type { LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import { librariesNamed, maySpeakFor } from '../../partners/agencies.ts'
import { impossibleId } from '../../partners/impossible-id.ts'
import type { NamedAgency } from '../../partners/incoming-message.ts'
import type { Partner } from '../../partners/partner.ts'
import type { LendingMessage } from '../../partners/relay.ts'
import type { InboxMessage } from '../../store/ports/inbox.ts'
import { reason } from '../../translations/reason.ts'
import { type DepsWithSnapshot, type OutboundDeps, withConfigSnapshot } from '../deps.ts'
import { type KeptMessage, keepMessage } from '../inbound/handled-message.ts'
import { wrongAgency } from '../inbound/partner/find-subject.ts'
import { repeatOf } from '../inbound/partner/interpret-partner-message.ts'
import type { PartnerMessage } from '../inbound/partner/partner-message.ts'
import { passOn, unansweredAt } from './pass-on.ts'
import { changeRelayed, listKnownAs, readRelayed } from './relay-records.ts'
import { systemIdOf, withOutsideAgencies } from './relayed-names.ts'
import {
  addMessage,
  changeMessage,
  findRepeat,
  headOf,
  maxRelayedMessages,
  type RelayedMessage,
  type RelayedRequest,
  type RelayWay,
} from './relayed-request.ts'

/** For how long a new message is left to the call that brought it, in milliseconds: after it the worker sends it. */
const whileSenderWaits = 2_000

type Relayed = Pick<RelayedRequest, 'id' | 'library' | 'requester' | 'system' | 'requestId' | 'systemId'> & {
  readonly to: RelayWay
}

const agencyName = ({ type, value }: NamedAgency): string => (type === undefined ? value : `${type}:${value}`)

const isActive = ({ status }: Partner): boolean => status === 'active'

/** Returns the library with an agency id, and the profile of its lending system; undefined where there is none. */
const findSystem = (
  { snapshot, protocols }: OutboundDeps & DepsWithSnapshot,
  supplyingAgency: NamedAgency,
  { name }: { readonly name: string },
): { readonly library: LibraryCode; readonly system: Partner } | undefined => {
  const { isAgencyOf } = protocols.named(name)
  const [only, other] = librariesNamed(snapshot.libraries(), supplyingAgency, isAgencyOf)
  // Of two libraries that it may mean nobody can say which one: neither is sent what may be the other's.
  const library = other === undefined ? only?.code : undefined
  const code = snapshot
    .partners()
    .find((each) => library !== undefined && isActive(each) && each.relay?.libraries.includes(library))?.code
  const system = code === undefined ? null : snapshot.partner(code)
  return library === undefined || system === null || protocols.of(system).name !== name
    ? undefined
    : { library, system }
}

const hashOf = (
  { hash }: OutboundDeps,
  { requestingAgency }: Pick<LendingMessage, 'requestingAgency'>,
  requestId: string,
): string => hash(agencyName(requestingAgency).toUpperCase(), requestId)

/** Returns the profile of the partner with an agency id, or that speaks for it alone. */
const partnerOf = ({ snapshot }: DepsWithSnapshot, agency: NamedAgency): PartnerCode | undefined => {
  const own = snapshot.partners().filter(({ symbols }) => maySpeakFor({ symbols, answersFor: [] }, agency))
  return own.length === 1 ? own[0]?.code : undefined
}

/** Finds the request of a message that names an item of it alone: of several loans of an item, the last one is meant. */
const findByItem = async (
  deps: OutboundDeps,
  system: PartnerCode,
  { items = [] }: LendingMessage,
  isMeant: (request: RelayedRequest) => boolean,
): Promise<RelayedRequest | undefined> => {
  const known = await Promise.all(items.map((item) => listKnownAs(deps, system, { item })))
  return known
    .flat()
    .filter(isMeant)
    .toSorted((one, other) => (one.createdAt > other.createdAt ? -1 : 1))[0]
}

/** Says where a message of a requester goes: to the lending system of the library that it names. */
const wayToSystem = async (
  deps: OutboundDeps & DepsWithSnapshot,
  message: LendingMessage,
  sender: Partner,
): Promise<Relayed | undefined> => {
  const found = findSystem(deps, message.supplyingAgency, { name: deps.protocols.of(sender).name })
  if (found === undefined || found.system.code === sender.code) return undefined
  const { library, system } = found
  const { requestId } = message
  if (requestId === undefined) {
    const lent = await findByItem(deps, system.code, message, ({ requester }) => requester === sender.code)
    return lent && { ...lent, to: 'system' }
  }
  const hash = hashOf(deps, message, requestId)
  const id = `${library}-${hash}`
  if (message.isOfEither === true && (await readRelayed(deps, id)) === null) return undefined
  const systemId = systemIdOf(requestId, hash, system.relay?.rewrite)
  return {
    ...{ id, systemId, requestId, library },
    ...{ requester: sender.code, system: system.code, to: 'system' },
  }
}

/**
 * Says where an answer of a lending system goes: back to who made the request that it has this id of, whatever agencies it
 * names. One about no such request goes to the partner that it names.
 */
const wayToRequester = async (
  deps: OutboundDeps & DepsWithSnapshot,
  message: LendingMessage,
  sender: Partner,
): Promise<Relayed | undefined> => {
  if (sender.relay === undefined) return undefined
  const { requestId } = message
  if (requestId === undefined) {
    const lent = await findByItem(deps, sender.code, message, () => true)
    return lent && { ...lent, to: 'requester' }
  }
  const hash = hashOf(deps, message, requestId)
  const known = await listKnownAs(deps, sender.code, { id: requestId })
  const requester = partnerOf(deps, message.requestingAgency)
  const request =
    known.length > 1
      ? (known.find(({ id }) => id.endsWith(`-${hash}`)) ??
        known.find((each) => each.requester === requester))
      : known[0]
  if (request !== undefined) return { ...request, to: 'requester' }
  const found = findSystem(deps, message.supplyingAgency, { name: deps.protocols.of(sender).name })
  if (found?.system.code !== sender.code || requester === undefined) return undefined
  const { library, system } = found
  return {
    ...{ id: `${library}-${hash}`, systemId: null, requestId, library },
    ...{ requester, system: system.code, to: 'requester' },
  }
}

/** The XML declaration's encoding. */
const encodingOf = /\bencoding=["']([\w.-]{1,40})["']/

/** Returns the text of a message, which is sent in UTF-8 whatever encoding it came in. */
const textOf = (body: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    const start = new TextDecoder('latin1').decode(body.subarray(0, 200))
    const byMark = body[0] === 0xff ? 'utf-16le' : 'utf-16be'
    const text = new TextDecoder(encodingOf.exec(start)?.[1] ?? byMark).decode(body)
    const declaration = text.startsWith('<?xml') ? text.indexOf('?>') : 0
    return text.slice(0, declaration).replace(encodingOf, 'encoding="UTF-8"') + text.slice(declaration)
  }
}

/**
 * Takes a message of a loan that a library of this gateway lends: stores it, passes it on, and answers with the receiver's
 * own confirmation where that comes in time, else with OK, since the message is durable. A repeat gets the first answer
 * and is not passed on.
 *
 * @param received from an authenticated partner
 * @param record what is kept of the message
 * @returns undefined for a message that is of no such loan
 */
export const takeForRelay = async (
  outbound: OutboundDeps,
  received: PartnerMessage,
  record: InboxMessage,
): Promise<KeptMessage | undefined> => {
  const deps = await withConfigSnapshot(outbound)
  const { partner, body, now } = received
  const { relay } = deps.protocols.of(partner)
  const read = relay?.read(body, partner)
  if (relay === undefined || read === undefined) return undefined
  const message = withOutsideAgencies(read, partner)
  const way =
    message.kind === 'answer'
      ? await wayToRequester(deps, message, partner)
      : await wayToSystem(deps, message, partner)
  if (way === undefined) return undefined
  const { id, library, to } = way
  const kept: InboxMessage = { ...record, library, summary: message.summary }
  // A broker that may speak for any agency does not change what another partner asked for.
  const isOthers =
    to === 'system' && ((await readRelayed(deps, id))?.requester ?? partner.code) !== partner.code
  if (isOthers || (to === 'system' && !maySpeakFor(partner, message.requestingAgency))) {
    const verdict = {
      kind: 'wrong_agency',
      path: 'header/requestingAgencyId',
      value: message.requestingAgency.value,
    } as const
    const reply = relay.confirm(message, verdict, partner, now)
    return keepMessage({ ...kept, state: 'rejected', reason: wrongAgency(message.requestingAgency), reply })
  }
  const unknown = {
    kind: 'unknown_request',
    path: 'header/requestingAgencyRequestId',
    value: message.requestId ?? message.items?.join(' ') ?? '',
  } as const
  // A connection test asks whether the gateway is there. It is about no loan, so that nobody need look at it.
  if (message.requestId === impossibleId) {
    const reply = relay.confirm(message, unknown, partner, now)
    return keepMessage({ ...kept, state: 'rejected', reason: reason('kept_message.id_unknown'), reply })
  }
  const isQuestion = message.kind === 'question'
  // Only its receiver can answer a question: nobody is told OK for one.
  const ok =
    (isQuestion ? relay.notNow?.(message, partner) : undefined) ??
    relay.confirm(message, { kind: 'taken' }, partner, now)
  const added: RelayedMessage = {
    ...{ id: record.id, to, kind: message.kind, summary: message.summary, isOwn: false, receivedAt: now },
    bytes: deps.hash(body),
    content: deps.hash(message.contentForFingerprint),
    ...{ state: 'waiting', attempts: 0, dueAt: addMilliseconds(now, whileSenderWaits), possiblyTaken: false },
    ...{ error: null, settledAt: null, isConfirmed: false, reply: null },
  }
  const fresh: RelayedRequest = {
    ...{ id, library, requester: way.requester, system: way.system, requestId: way.requestId },
    systemId: way.systemId,
    requestingAgency: agencyName(message.requestingAgency),
    supplyingAgency: agencyName(message.supplyingAgency),
    ...{ status: null, shippedAt: null, items: [], createdAt: now, changedAt: now, messages: [] },
  }
  const { change: taken, before } = await changeRelayed(deps, id, (stored) => {
    const request = stored ?? fresh
    const repeat = findRepeat(request, added, message.repeatWithin)
    if (repeat !== undefined)
      // Two calls are told OK then: what follows must hold for both.
      return repeat.reply === null && !isQuestion
        ? { request: changeMessage(request, repeat.id, now, { isConfirmed: true, reply: ok }) }
        : null
    if (request.messages.length >= maxRelayedMessages) return null
    const text = textOf(body)
    const content = relay.withoutCredentials?.(text) ?? text
    const bodies = [{ id: added.id, body: { contentType: ok.contentType, content } }]
    return { request: addMessage(request, added, message), bodies }
  })
  const repeat = before === null ? undefined : findRepeat(before, added, message.repeatWithin)
  if (repeat !== undefined) {
    const first = repeat.reply ?? ok
    if (first.content !== '') return repeatOf(kept, first)
    // An erasure removed the words of the first answer: what was taken stays so, what was refused is not known any more.
    return repeatOf(kept, repeat.state === 'refused' ? relay.confirm(message, unknown, partner, now) : ok)
  }
  if (taken === null) {
    const why = reason('relay.too_many_messages', { max: maxRelayedMessages })
    return { ...keepMessage({ ...kept, reason: why }), problem: { code: 'rate_limited', reason: why } }
  }
  const settings = deps.snapshot.partner(way.system)?.relay
  const isFirst = headOf(taken.request, to)?.id === added.id
  const confirmation =
    isFirst && settings !== undefined && (settings.confirms === 'passed_on' || isQuestion)
      ? await passOn(deps, id, added.id, durationMilliseconds(settings.timeout))
      : null
  const confirmed = await changeRelayed(deps, id, (stored) => {
    const each = stored?.messages.find((one) => one.id === added.id)
    if (stored === null || each === undefined || each.reply !== null) return null
    const now = deps.now()
    if (isQuestion) return { request: changeMessage(stored, added.id, now, unansweredAt(now, ok)) }
    const due = each.state === 'waiting' && each.attempts === 0 ? { dueAt: now } : {}
    return { request: changeMessage(stored, added.id, now, { isConfirmed: true, reply: ok, ...due }) }
  })
  if (confirmed.change !== null) deps.wake()
  if (isQuestion && confirmed.change !== null)
    return keepMessage({
      ...kept,
      state: 'rejected',
      reason: reason('relay.question_unanswered'),
      reply: ok,
    })
  const passed = confirmed.before?.messages.find((one) => one.id === added.id)
  return keepMessage(
    passed?.state === 'refused' && confirmation !== null
      ? { ...kept, state: 'rejected', reason: passed.error, reply: confirmation ?? ok }
      : { ...kept, state: 'relayed', reply: confirmation ?? ok },
  )
}
