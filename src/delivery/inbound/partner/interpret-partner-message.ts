import type { Library } from '../../../borrowing/library.ts'
import { RequestId } from '../../../borrowing/values.ts'
import { mayBeLost } from '../../../configuration/restore-record.ts'
import { changingSymbol, librariesNamed, maySpeakFor } from '../../../partners/agencies.ts'
import {
  type AgencyQuestion,
  type Incoming,
  type IncomingMessage,
  messageIn,
  type Reply,
} from '../../../partners/incoming-message.ts'
import type { Partner } from '../../../partners/partner.ts'
import type { Protocol } from '../../../partners/protocol.ts'
import { faultLine, Problem } from '../../../problem.ts'
import type { InboxMessage, StoredReply } from '../../../store/ports/inbox.ts'
import { cutReason } from '../../../translations/map-reason-texts.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import { reason, textReason } from '../../../translations/reason.ts'
import type { Deps } from '../../deps.ts'
import { clampToLimits } from '../clamp-to-limits.ts'
import { type KeptMessage, keepMessage } from '../handled-message.ts'
import { findSubject, type Refusal, wrongAgency } from './find-subject.ts'
import { fingerprintOfContent, fingerprintOfShown } from './fingerprints.ts'
import type { InterpretedEvent, PartnerMessageFacts, Subject } from './partner-message.ts'

/** The part of a protocol that interprets. */
type Translation = Pick<Protocol, 'interpret' | 'answer' | 'questions' | 'isAgencyOf'>

/**
 * Returns whether the message changes the request that it names, unless it is a repeat. The commit looks for repeats of
 * it.
 */
export const isForRequest = (parsed: Incoming, partner: Partner, isFound: boolean): boolean =>
  isFound && messageIn(parsed) !== undefined && maySpeakFor(partner, messageIn(parsed)?.supplyingAgency)

/** Returns the record of a message in the timeline of its request. */
const recordOf = ({ initialRecord, parsed, subject }: PartnerMessageFacts): InboxMessage => ({
  ...initialRecord,
  summary: parsed.kind === 'unreadable' ? 'unreadable' : parsed.summary,
  ...(subject === undefined
    ? {}
    : { library: subject.library.code, request: subject.request.number, entry: subject.entry.id }),
})

const reject = (message: InboxMessage, reply: Reply, why: AnyReason): KeptMessage =>
  keepMessage({ ...message, state: 'rejected', reason: cutReason(why), reply })

/** Returns the record of a repeat, with the answer that it gets once more. */
export const repeatOf = (message: InboxMessage, reply: StoredReply): KeptMessage =>
  keepMessage({ ...message, state: 'repeat', reason: reason('kept_message.same_bytes'), reply })

/**
 * Returns the library whose request a message names, where a restored store may have lost that request; else undefined.
 */
const libraryOfLostRequest = (
  parsed: IncomingMessage,
  { verdict }: Refusal,
  { received: { now }, libraries, restore }: PartnerMessageFacts,
): Library | undefined => {
  const id = RequestId.safeParse(parsed.requestId)
  if (verdict.kind !== 'unknown_request' || !id.success) return undefined
  return mayBeLost(restore, now) ? libraries.find(({ code }) => id.data.startsWith(`${code}-`)) : undefined
}

/**
 * Keeps a message about a request that was made after the backup: the partner has done nothing wrong, and staff decide.
 */
const keepForReview = (message: InboxMessage, { code }: Library, reply: Reply): KeptMessage =>
  keepMessage({
    ...message,
    state: 'review',
    library: code,
    reason: reason('kept_message.request_lost'),
    reply,
  })

/**
 * Returns the answers of a protocol to questions. `Problem` internal for a protocol that reads questions without
 * answering them.
 */
const questionAnswers = ({ questions }: Translation): NonNullable<Translation['questions']> => {
  if (questions === undefined) throw new Problem('internal', reason('problem.protocol_without_questions'))
  return questions
}

/** Answers who an agency is: a library of this gateway, or unknown. */
const answerAgencyQuestion = (
  question: AgencyQuestion,
  { received: { partner }, libraries }: PartnerMessageFacts,
  protocol: Translation,
  message: InboxMessage,
): KeptMessage => {
  const { answerAgency } = questionAnswers(protocol)
  if (!maySpeakFor(partner, question.supplyingAgency))
    return reject(message, answerAgency(question, 'wrong_agency'), wrongAgency(question.supplyingAgency))
  const [only, other] = librariesNamed(libraries, { value: question.agency }, protocol.isAgencyOf)
  const library = other === undefined ? only : undefined
  const reply = answerAgency(question, library)
  return library === undefined
    ? reject(message, reply, reason('kept_message.agency_unknown'))
    : keepMessage({ ...message, state: 'applied', library: library.code, reply })
}

const interpretEvent = (
  deps: Pick<Deps, 'hash'>,
  protocol: Translation,
  parsed: IncomingMessage,
  { received: { partner, now }, fingerprint }: PartnerMessageFacts,
  { library, request, entry, requestId }: Subject,
  message: InboxMessage,
  rejected?: Extract<Incoming, { kind: 'rejected' }>,
): InterpretedEvent => {
  const reply = rejected?.reply ?? protocol.answer(parsed, { kind: 'taken' })
  const noted = parsed.notes.length > 0 ? textReason(parsed.notes.join('; ').slice(0, 1000)) : null
  const event = clampToLimits(protocol.interpret(parsed, { request, entry, library, partner, now }))
  const agency = changingSymbol(partner, parsed.supplyingAgency)
  const why = rejected === undefined ? noted : cutReason(textReason(rejected.reason))
  return {
    kind: 'event',
    message: { ...message, reason: why, reply },
    reply,
    isRejected: rejected !== undefined,
    isOnlyShown: false,
    library: library.code,
    number: request.number,
    entry,
    requestId,
    event: agency === undefined ? event : { ...event, agency },
    fingerprint,
    contentFingerprint: fingerprintOfContent(deps, parsed, { partner, now }, entry),
  }
}

/**
 * Interprets a message about a request of this partner that speaks for an agency which is none of its own: it is answered
 * with an error and changes nothing, and staff read what it says.
 *
 * @returns undefined for another refusal
 */
const wordsOfOtherAgency = (
  deps: Pick<Deps, 'hash'>,
  protocol: Translation,
  parsed: IncomingMessage,
  facts: PartnerMessageFacts,
  { verdict, reason: why }: Refusal,
  reply: Reply,
): InterpretedEvent | undefined => {
  const { subject } = facts
  if (subject === undefined || maySpeakFor(facts.received.partner, parsed.supplyingAgency)) return undefined
  const message = recordOf(facts)
  const meant = interpretEvent(deps, protocol, parsed, facts, subject, message)
  const said = [`${verdict.value}: ${parsed.summary}`, meant.event.note ?? ''].join('\n').trim()
  return {
    ...meant,
    message: { ...message, reason: cutReason(why), reply },
    reply,
    isRejected: true,
    isOnlyShown: true,
    event: { type: 'message', note: said.slice(0, 4000) },
    contentFingerprint: fingerprintOfShown(deps, meant.contentFingerprint),
  }
}

/**
 * Interprets a partner's message: pure.
 *
 * @param protocol the protocol that read the message
 * @returns what it means for its request, or the record of a message that changes nothing with the reply to it
 */
export const interpretPartnerMessage = (
  deps: Pick<Deps, 'hash'>,
  facts: PartnerMessageFacts,
  protocol: Translation & Pick<Protocol, 'name'>,
): InterpretedEvent | KeptMessage => {
  const { parsed, received, earlierReply } = facts
  const message = recordOf(facts)
  if (earlierReply !== null) return repeatOf(message, earlierReply)
  switch (parsed.kind) {
    case 'unreadable':
      return {
        ...keepMessage({
          ...message,
          state: 'unreadable',
          reason: textReason(parsed.faults.map(faultLine).join('; ').slice(0, 1000)),
        }),
        problem: {
          code: 'invalid_input',
          reason: reason('problem.body_is_no_message', { protocol: protocol.name }),
          faults: parsed.faults,
        },
      }
    case 'rejected': {
      const { readable } = parsed
      const about = readable && findSubject(readable, facts, protocol)
      if (readable === undefined || about === undefined)
        return reject(message, parsed.reply, textReason(parsed.reason))
      return 'verdict' in about
        ? (wordsOfOtherAgency(deps, protocol, readable, facts, about, parsed.reply) ??
            reject(message, parsed.reply, textReason(parsed.reason)))
        : interpretEvent(deps, protocol, readable, facts, about, message, parsed)
    }
    case 'agency_question':
      return answerAgencyQuestion(parsed, facts, protocol, message)
  }
  const subject = findSubject(parsed, facts, protocol)
  if ('verdict' in subject) {
    if (parsed.kind === 'request_question')
      return reject(message, questionAnswers(protocol).answerRequest(parsed, subject.verdict), subject.reason)
    const refusal = protocol.answer(parsed, subject.verdict)
    const words = wordsOfOtherAgency(deps, protocol, parsed, facts, subject, refusal)
    if (words !== undefined) return words
    const library = libraryOfLostRequest(parsed, subject, facts)
    return library === undefined
      ? reject(message, refusal, subject.reason)
      : keepForReview(message, library, protocol.answer(parsed, { kind: 'taken' }))
  }
  if (parsed.kind === 'message') return interpretEvent(deps, protocol, parsed, facts, subject, message)
  const { request, entry, library } = subject
  const situation = { request, entry, library, partner: received.partner, now: received.now }
  const reply = questionAnswers(protocol).answerRequest(parsed, situation)
  return keepMessage({ ...message, state: 'applied', reply })
}
