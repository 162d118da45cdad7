import { type Incoming, messageIn } from '../../../partners/incoming-message.ts'
import type { Partner } from '../../../partners/partner.ts'
import type { Protocol } from '../../../partners/protocol.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import { applyToRequest } from '../../apply-to-request.ts'
import { existingRequest } from '../../change-target.ts'
import { type Deps, type DepsWithSnapshot, type OutboundDeps, withConfigSnapshot } from '../../deps.ts'
import { takeForRelay } from '../../relay/take-message.ts'
import { findEntryOf, findRequest, type RequestMatch } from '../find-request.ts'
import type { HandledMessage } from '../handled-message.ts'
import { makeInitialRecord, refuseTooLarge } from '../initial-record.ts'
import { fingerprintAbout } from '../person-removed.ts'
import { type HandledReply, replyToMessage } from '../reply-to-message.ts'
import { fingerprintOfBytes, fingerprintOfShown } from './fingerprints.ts'
import { interpretPartnerMessage, isForRequest } from './interpret-partner-message.ts'
import type { PartnerMessage, PartnerMessageFacts } from './partner-message.ts'
import { handledPartnerEvent, planPartnerEvent } from './plan-partner-event.ts'
import { keepAmbiguousMessage, raiseReview } from './review-ambiguous-message.ts'
import { markTest, takeTrialMessage } from './trial-message.ts'

const initialRecordOf = (deps: Deps, { partner, body, ...received }: PartnerMessage): InboxMessage => {
  const protocol = deps.protocols.of(partner)
  return makeInitialRecord(deps, {
    ...received,
    protocol: protocol.name,
    partner: partner.code,
    library: null,
    raw: protocol.redact?.(body) ?? body,
  })
}

/** Returns the request of a message as it was found, with its library. */
const subjectOf = (
  { snapshot }: DepsWithSnapshot,
  { library, stored, entry, requestId }: RequestMatch,
): PartnerMessageFacts['subject'] => ({
  library: snapshot.library(library),
  request: stored.value,
  entry,
  requestId,
})

/** Returns the request of a message as it was loaded again; undefined where the message is not about it any more. */
const subjectIn = (
  { parsed, received: { partner }, subject }: PartnerMessageFacts,
  stored: RequestMatch['stored'],
): PartnerMessageFacts['subject'] => {
  const message = parsed.kind === 'request_question' ? parsed : messageIn(parsed)
  if (subject === undefined || message === undefined) return undefined
  const match = findEntryOf(stored, message, partner)
  return match && { ...match, library: subject.library, request: stored.value }
}

/** Returns whether a message may be of a loan that a library lends: only these are read once more, to be passed on. */
const mayBeRelayed = (
  protocol: Protocol,
  parsed: Incoming,
  { relay }: Partner,
  match: RequestMatch | undefined,
): boolean =>
  parsed.kind === 'rejected' && parsed.isForLender === true
    ? true
    : (relay !== undefined || protocol.relay?.sharesMessages === true) &&
      match === undefined &&
      parsed.kind !== 'unreadable'

/**
 * Interprets a partner's message and commits what it means for its request. A message that changes nothing is not kept
 * here: the caller does that.
 *
 * @returns how it was handled
 */
export const handlePartnerMessage = async (
  deps: OutboundDeps,
  received: PartnerMessage,
  record = initialRecordOf(deps, received),
): Promise<HandledMessage> => {
  if (received.truncated) return refuseTooLarge(record, received.body.length)
  const protocol = deps.protocols.of(received.partner)
  const parsed = await protocol.read(received.body, received.partner, received.now, received.contentType)
  const [current, match] = await Promise.all([
    withConfigSnapshot(deps),
    findRequest(deps, parsed, received.partner),
  ])
  const trial = match === undefined ? await takeTrialMessage(current, parsed, received, record) : undefined
  if (trial !== undefined) return trial
  if (mayBeRelayed(protocol, parsed, received.partner, match)) {
    const relayed = await takeForRelay(deps, received, record)
    if (relayed !== undefined) return relayed
  }
  const bytes = fingerprintOfBytes(deps, parsed, received)
  const fingerprint = await fingerprintAbout(deps, match?.stored.value, bytes)
  const isKnownByCommit = isForRequest(parsed, received.partner, match !== undefined)
  const facts: PartnerMessageFacts = {
    received,
    parsed,
    initialRecord: record,
    fingerprint:
      isKnownByCommit || bytes === null
        ? fingerprint
        : await fingerprintAbout(deps, match?.stored.value, fingerprintOfShown(deps, bytes)),
    subject: match && subjectOf(current, match),
    libraries: current.snapshot.libraries(),
    earlierReply:
      isKnownByCommit || fingerprint === null
        ? null
        : await deps.store.findReply(fingerprint, match?.library),
    restore: current.snapshot.restore(),
  }
  const interpretation = interpretPartnerMessage(deps, facts, protocol)
  if (interpretation.kind === 'keep') {
    if (match !== undefined) return interpretation
    const { message } = interpretation
    const ambiguous =
      parsed.kind === 'message' && message.state === 'rejected'
        ? await keepAmbiguousMessage(deps, parsed, received, message)
        : undefined
    return ambiguous ?? markTest(current, received, interpretation, parsed)
  }
  const { library, number } = interpretation
  const by = { kind: 'partner', id: received.partner.code } as const
  const result = await applyToRequest(
    deps,
    existingRequest(
      { library, number, by, at: received.now, message: record.id },
      { deps: current, subject: match?.stored },
    ),
    async ({ subject: stored, readContext }) => ({
      context: await readContext(stored.value),
      interpretation:
        stored === match?.stored
          ? interpretation
          : interpretPartnerMessage(deps, { ...facts, subject: subjectIn(facts, stored) }, protocol),
    }),
    planPartnerEvent,
  )
  return handledPartnerEvent(result, { ...interpretation.message, reply: null })
}

/**
 * Receives an authenticated partner's message: interprets it, commits what it changes, and only then answers. A repeat
 * gets the stored reply and changes nothing. Every message is kept.
 *
 * @returns the answer for the partner. `Problem` too_large or invalid_input (with faults) where there is nothing that an
 *   answer of the protocol could be made from; unavailable where the store fails, or the request kept changing
 */
export const receivePartnerMessage = (
  deps: OutboundDeps,
  received: PartnerMessage,
): Promise<HandledReply> => {
  const record = initialRecordOf(deps, received)
  return replyToMessage(deps, record, async () => {
    const handled = await handlePartnerMessage(deps, received, record)
    // First the attention: where the process stops in between, the partner sends the message again.
    if (handled.message.state === 'review') await raiseReview(deps, handled.message)
    return handled
  })
}
