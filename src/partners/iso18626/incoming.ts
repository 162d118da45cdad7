import { type Fault, isoErrorType, type PartialMessage, readMessage } from '@lendwire/iso18626'
import type { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import type { AgencyId, Instant } from '../../borrowing/values.ts'
import { fault, faultLine, textFault } from '../../problem.ts'
import type { Incoming, IncomingMessage, Reply, Situation, Verdict } from '../incoming-message.ts'
import { cleanText } from '../text.ts'
import { agencyOf } from './agency.ts'
import { readInstant } from './calendar.ts'
import { type Confirmable, confirmation, type ErrorData, isReason } from './confirmation.ts'
import { interpret } from './interpret.ts'
import { type Misplaced, readMisplaced, withMisplaced } from './misplaced-elements.ts'
import { type ParsedMessage, parseMessage, type SupplyingMessage } from './parsed-message.ts'
import { isStatus } from './status.ts'
import { ownIdOf } from './text.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'
import type { Vendor } from './vendors/vendor-settings.ts'
import { readOptions } from './vendors/wire-form.ts'

/** The content of a parsed message that interpreting and answering need. */
export type IsoContent = {
  readonly message: SupplyingMessage
  readonly parsed: ParsedMessage
  /** The timestamp to repeat in the confirmation. */
  readonly timestamp: string | undefined
  /** The time of receipt. */
  readonly now: Instant
  /** Whether the partner takes messages in ISO18626Message. */
  readonly envelope: boolean
}

/** A message of a supplying agency that can be acted on. */
type IsoMessage = IncomingMessage<IsoContent>

/**
 * Reads a partner's message; never throws. The parts that are needed to act are checked here: a reason, the request id,
 * a status or an answer where these decide. The rest is noted and tolerated.
 *
 * @param now the time of receipt, which replaces a timestamp that cannot be read
 * @param timeZone the partner's, for times that name none
 */
export const read = (
  body: Uint8Array,
  vendor: Vendor,
  now: Instant,
  timeZone?: string,
): Incoming<IsoContent> => {
  const result = readMessage(body, readOptions(vendor))
  const message: PartialMessage | undefined = result.ok ? result.message : result.partial
  const faults = result.ok ? result.notes : result.faults
  if (message === undefined) return { kind: 'unreadable', faults: faults.map(textFault) }
  switch (message.kind) {
    case 'supplyingAgencyMessage':
      return readSupplyingMessage(
        message,
        faults,
        vendor,
        now,
        readMisplaced(body, message.edition, faults, vendor),
        timeZone,
      )
    case 'request':
    case 'requestingAgencyMessage':
      return notForBorrowers(message, faults, vendor, now)
    default:
      return {
        kind: 'unreadable',
        faults: [fault(message.kind, 'fault.confirmation_is_no_message')],
      }
  }
}

/** Returns the agency that a message says it comes from; undefined if it cannot be read or names none. */
export const sender = (body: Uint8Array): AgencyId | undefined => {
  const result = readMessage(body, { reader: 'scan', bare: true })
  const message: PartialMessage | undefined = result.ok ? result.message : result.partial
  switch (message?.kind) {
    case 'supplyingAgencyMessage':
      return agencyOf(message.body.header?.supplyingAgencyId)
    case 'request':
    case 'requestingAgencyMessage':
      return agencyOf(message.body.header?.requestingAgencyId)
    default:
      return undefined
  }
}

/** Forgets agencies that are none: some systems write fixed words in their place. */
const withoutPlaceholders = (parsed: ParsedMessage, { placeholders }: Vendor): ParsedMessage => {
  const named = (agency: AgencyId | undefined): AgencyId | undefined =>
    agency === undefined || placeholders.includes(agency.value) ? undefined : agency
  return placeholders.length === 0
    ? parsed
    : {
        ...parsed,
        supplyingAgency: named(parsed.supplyingAgency),
        requestingAgency: named(parsed.requestingAgency),
      }
}

const readSupplyingMessage = (
  message: SupplyingMessage,
  faults: readonly Fault[],
  vendor: Vendor,
  now: Instant,
  misplaced: Misplaced | undefined,
  timeZone: string | undefined,
): Incoming<IsoContent> => {
  const written = withMisplaced(withoutPlaceholders(parseMessage(message), vendor), misplaced)
  const parsed = { ...written, requestId: ownIdOf(written.requestId, vendor) }
  const errors = [...severalMessages(faults), ...missing(parsed, vendor)]
  const timestamp = timestampOf(message, faults)
  const summary = summaryOf(parsed)
  const { requestId } = parsed
  const about = {
    summary,
    requestId,
    supplyingAgency: parsed.supplyingAgency,
    addressee: parsed.requestingAgency?.value,
    sentAt: millisecondsOf(readInstant(message.body.header?.timestamp, timeZone)),
    contentForFingerprint: contentOf(message) + misplacedContent(faults),
    notes: faults.map((each) => faultLine(textFault(each))),
  }
  const content = { message, parsed, timestamp, now, envelope: vendor.envelope }
  if (errors.length > 0 || requestId === undefined)
    return {
      kind: 'rejected',
      summary,
      requestId,
      reason: errors.map(({ errorType, errorValue }) => `${errorType}: ${errorValue}`).join('; '),
      reply: confirmation(message, timestamp, errors, now, vendor),
      ...(requestId === undefined
        ? {}
        : { readable: { ...about, kind: 'message', content: { ...content, parsed: asWords(parsed) } } }),
    }
  return { ...about, kind: 'message', content }
}

/** Returns the texts of the elements that the message has no place for: another one makes it another message. */
const misplacedContent = (faults: readonly Fault[]): string => {
  const texts = faults.flatMap(({ unread }) => unread ?? [])
  return texts.length === 0 ? '' : JSON.stringify(texts)
}

/** Returns a message that cannot be acted on as a notification: its reason, status and answer are words in the note. */
const asWords = (parsed: ParsedMessage): ParsedMessage => {
  const { reason: reasonForMessage, status, answer: answerYesNo, note } = parsed
  const elements = Object.entries({ reasonForMessage, status, answerYesNo }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  )
  return {
    ...parsed,
    reason: 'Notification',
    status: undefined,
    answer: undefined,
    note: [elements.join(', '), ...(note === undefined ? [] : [note])].join('\n'),
  }
}

const millisecondsOf = (instant: Instant | undefined): number | undefined =>
  instant === undefined ? undefined : Date.parse(instant)

/** Interprets a message: what it means for its request. */
export const interpretMessage = ({ content }: IsoMessage, situation: Situation): PartnerEvent =>
  interpret(content.parsed, vendorOf(situation.partner), situation)

/** Answers a message with its confirmation. */
export const answerMessage = ({ content }: IsoMessage, verdict: Verdict): Reply =>
  confirmation(content.message, content.timestamp, errorsOf(verdict), content.now, content)

/**
 * Returns a code, or dots in its place. A word that is no code may be free text: a summary leaves it out, and the kept
 * message has it.
 */
const codeOrDots = (word: string | undefined, isCode: boolean): readonly string[] =>
  word === undefined || word === '' ? [] : [isCode ? word : '…']

const summaryOf = ({ reason, status, answer }: ParsedMessage): string =>
  [
    'supplyingAgencyMessage',
    ...codeOrDots(reason, isReason(reason)),
    ...codeOrDots(status, isStatus(status)),
    ...codeOrDots(answer, answer === 'Y' || answer === 'N'),
  ].join(' ')

const at = 'supplyingAgencyMessage'
const paths = {
  reason: `${at}/messageInfo/reasonForMessage`,
  requestId: `${at}/header/requestingAgencyRequestId`,
  status: `${at}/statusInfo/status`,
  answer: `${at}/messageInfo/answerYesNo`,
}

/** Lists the elements that are required and missing or wrong, the reason first. */
const missing = (parsed: ParsedMessage, vendor: Vendor): readonly ErrorData[] => {
  const { reason, requestId, status, answer } = parsed
  if (reason === undefined) return [badlyFormed(paths.reason)]
  if (!isReason(reason))
    return [{ errorType: 'UnsupportedReasonForMessageType', errorValue: named(paths.reason, reason) }]
  return [
    ...(requestId === undefined ? [badlyFormed(paths.requestId)] : []),
    ...(needsStatus(parsed, vendor) ? needed(paths.status, status, isStatus(status)) : []),
    ...(needsAnswer(parsed, vendor) ? needed(paths.answer, answer, answer === 'Y' || answer === 'N') : []),
  ]
}

const needed = (path: string, value: string | undefined, fits: boolean): readonly ErrorData[] => {
  if (fits) return []
  return value === undefined
    ? [badlyFormed(path)]
    : [{ errorType: 'UnrecognisedDataValue', errorValue: named(path, value) }]
}

/** Interprets a message by its status. Where its reason is not reliable, the answer may decide instead. */
const needsStatus = ({ reason, answer }: ParsedMessage, { trustedReasons }: Vendor): boolean => {
  if (reason === 'Notification' || reason === 'CancelResponse') return false
  if (trustedReasons === 'all') return reason !== 'RenewResponse'
  return answer !== 'Y' && answer !== 'N'
}

/** Returns whether the answer decides. A cancelled or unfilled request also answers a cancel. */
const needsAnswer = ({ reason, status }: ParsedMessage, { trustedReasons }: Vendor): boolean =>
  (reason === 'CancelResponse' && status !== 'Cancelled' && status !== 'Unfilled') ||
  (reason === 'RenewResponse' && trustedReasons === 'all')

const badlyFormed = (path: string): ErrorData => ({ errorType: 'BadlyFormedMessage', errorValue: path })

const named = (path: string, value: string): string => `${path}: ${cleanText(value) ?? ''}`

/** Rejects a document with several messages. A second message in the same document would be lost unseen. */
const severalMessages = (faults: readonly Fault[]): readonly ErrorData[] =>
  faults
    .filter(({ kind, path }) => kind === 'unexpected_element' && !path.includes('/'))
    .slice(0, 1)
    .map((fault) => ({ errorType: isoErrorType(fault), errorValue: fault.path }))

const errorsOf = (verdict: Verdict): readonly ErrorData[] =>
  verdict.kind === 'taken'
    ? []
    : [{ errorType: 'UnrecognisedDataValue', errorValue: named(`${at}/${verdict.path}`, verdict.value) }]

/** Rejects messages for lenders: where a library lends, they are passed on to its lending system before (relay.ts). */
const notForBorrowers = (
  message: Extract<Confirmable, { kind: 'request' | 'requestingAgencyMessage' }>,
  faults: readonly Fault[],
  vendor: Vendor,
  now: Instant,
): Extract<Incoming<IsoContent>, { kind: 'rejected' }> => {
  const reason = `${message.kind}: this agency only borrows`
  const word = cleanText(
    message.kind === 'request' ? message.body.serviceInfo?.requestType : message.body.action,
  )
  const error: ErrorData = { errorType: 'UnsupportedActionType', errorValue: reason }
  return {
    kind: 'rejected',
    summary: [message.kind, ...codeOrDots(word, /^[A-Za-z]{1,40}$/.test(word ?? ''))].join(' '),
    requestId: cleanText(message.body.header?.requestingAgencyRequestId),
    isForLender: true,
    reason,
    reply: confirmation(message, timestampOf(message, faults), [error], now, vendor),
  }
}

/** Returns the timestamp to echo: only one that the schema allows can be written again. */
export const timestampOf = (message: Confirmable, faults: readonly Fault[]): string | undefined =>
  faults.some(({ path }) => path === `${message.kind}/header/timestamp`)
    ? undefined
    : message.body.header?.timestamp

/**
 * Returns the parts of a message that make it news: all of it but the times at which it was written and at which the
 * partner's record changed, since a peer that sends a message again makes those again. Due dates, retry dates and marks
 * in the note (ReShare counts its messages there) stay: another one is another message.
 */
export const contentOf = ({ kind, body }: SupplyingMessage): string => {
  const { header, statusInfo, deliveryInfo } = body
  return JSON.stringify({
    kind,
    body: {
      ...body,
      header: header && { ...header, timestamp: undefined },
      statusInfo: statusInfo && { ...statusInfo, lastChange: undefined },
      deliveryInfo: deliveryInfo && { ...deliveryInfo, dateSent: undefined },
    },
  })
}
