import {
  describeProblems,
  matchProblemType,
  type ProblemTypeName,
  problemsOf,
  type ReportedProblem,
  readNcip,
} from 'node-ncip'
import type { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import type { OperationKind } from '../../borrowing/request/operation.ts'
import { RequestId } from '../../borrowing/values.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason, textReason } from '../../translations/reason.ts'
import { describeAnswer } from '../describe-answer.ts'
import type { Partner } from '../partner.ts'
import type { RefusedError, ReplyMeaning, WireAnswer } from '../partner-reply.ts'
import { readNcipAnswer } from '../read-ncip-answer.ts'
import { cleanText, joinNoteLines } from '../text.ts'
import { readDay } from './calendar.ts'
import { itemsOfEvent, separateIds } from './item-ids.ts'
import { messageIn, type ParsedMessage, parseMessage } from './parsed-message.ts'
import { isExpired, statusNamed } from './status.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/**
 * Reads the meaning of a partner's response for the message that it answers (docs/life-cycle.md). A Problem answers
 * some questions: will it supply, renew, cancel? Elsewhere it is a refusal.
 *
 * @param operation the operation that was sent: it decides which response is expected
 * @param answer of status 200 to 299, or 400 to 499, where a refusal alone counts; or what came over a socket
 * @param requestId the id under which it was sent; undefined to accept a response about any
 */
export const readReply = (
  operation: OperationKind,
  answer: WireAnswer,
  partner: Partner,
  requestId: string | undefined,
  timeZone = 'UTC',
): ReplyMeaning => {
  const read = readNcipAnswer(answer.body, (body) => {
    const result = readNcip(body, { reader: 'scan' })
    const found = messageIn(result)
    return found === undefined ? undefined : { message: found, version: result.version }
  })
  const kinds = servicesOf(operation).map((service) => `${service}Response`)
  const due = kinds.join(' or ')
  const instead = (came: AnyReason): ReplyMeaning =>
    unclear(reason('reply.expected', { expected: due, came }))
  if (read === undefined) return instead(describeAnswer(answer.body))
  const { message, version } = read
  if (!kinds.includes(message.kind) && message.kind !== 'Problem')
    return instead(reason('reply.came.message', { kind: message.kind }))
  const vendor = vendorOf(partner)
  const problems = problemsOf(message)
  const parsed = parseMessage(message, version)
  const answers = conditionOf(parsed, operation, vendor)
  if (answers !== undefined && problems.length > 0)
    return { kind: 'refused', error: errorOf(problems, []), answers: answers }
  if (problems.length > 0) {
    const service = (message.kind === 'Problem' ? (kinds[0] ?? '') : message.kind).replace(/Response$/, '')
    return refusal(problems, operation, vendor, service)
  }
  if (message.kind === 'Problem') return instead(reason('reply.came.silent_problem'))
  const isAnother =
    requestId !== undefined && parsed.requestId !== requestId && RequestId.safeParse(parsed.requestId).success
  return isAnother
    ? unclear(reason('reply.other_request'))
    : { kind: 'confirmed', events: eventsOf(operation, parsed, vendor, partner, timeZone) }
}

const unclear = (why: AnyReason): ReplyMeaning => ({ kind: 'unclear', reason: why })

const asksForItem: readonly OperationKind[] = ['request', 'retry', 'accept_condition']

/**
 * Returns the condition that a refusal states. A refusal that names a fee or conditions of use is an offer (Z39.83-1,
 * RequiredFeeAmount).
 */
const conditionOf = (
  { requiredFee, requiredRestrictions }: ParsedMessage,
  operation: OperationKind,
  vendor: Vendor,
): PartnerEvent | undefined =>
  asksForItem.includes(operation) && (requiredFee !== undefined || requiredRestrictions.length > 0)
    ? {
        type: 'conditional',
        conditions: requiredRestrictions.map((words) => vendor.conditions[words.toLowerCase()] ?? words),
        ...(requiredFee === undefined ? {} : { cost: requiredFee }),
      }
    : undefined

/**
 * Returns the services that can carry an operation: which of them does depends on the partner and on what is said
 * (outgoing.ts).
 */
const servicesOf = (operation: OperationKind): readonly string[] =>
  services[operation] ?? ['ItemRequestUpdated']

const services: Partial<Record<OperationKind, readonly string[]>> = {
  request: ['RequestItem'],
  retry: ['RequestItem'],
  accept_condition: ['RequestItem', 'ItemRequestUpdated'],
  cancel: ['CancelRequestItem'],
  received: ['ItemReceived', 'ItemRequestUpdated'],
  renew: ['RenewItem'],
  shipped_return: ['ItemShipped'],
  status_request: ['LookupRequest'],
  reminder: ['LookupRequest'],
  lost: ['ReportCirculationStatusChange', 'ItemRequestUpdated'],
  damaged: ['ItemUpdated', 'ItemRequestUpdated'],
}

const eventsOf = (
  operation: OperationKind,
  parsed: ParsedMessage,
  vendor: Vendor,
  partner: Partner,
  timeZone: string,
): readonly PartnerEvent[] => {
  const note = parsed.note === undefined ? {} : { note: parsed.note }
  const { status: code } = parsed
  const isUnknown = code !== undefined && !isExpired(code) && statusNamed(code, vendor) === undefined
  switch (operation) {
    case 'request':
    case 'retry':
      return [{ type: 'request_received', ...ownId(parsed), ...itemsOf(parsed, vendor, partner), ...note }]
    case 'accept_condition':
      return [{ type: 'request_received', ...ownId(parsed), ...note }]
    case 'cancel':
      return vendor.cancelSettledBy === 'response' ? [{ type: 'cancel_accepted', ...note }] : []
    case 'renew':
      return parsed.pending
        ? [{ type: 'renew_pending', ...note }]
        : [{ type: 'renewed', dueDate: readDay(parsed.dueDate, timeZone), ...note }]
    case 'status_request':
    case 'reminder':
      return [
        {
          ...status(parsed, vendor, partner, timeZone),
          ...note,
          ...(isUnknown ? { note: joinNoteLines([parsed.note, `Status: ${code.slice(0, 200)}`]) } : {}),
        },
      ]
    default:
      return []
  }
}

const status = (parsed: ParsedMessage, vendor: Vendor, partner: Partner, timeZone: string): PartnerEvent =>
  isExpired(parsed.status) ? { type: 'expired' } : namedStatus(parsed, vendor, partner, timeZone)

const namedStatus = (
  parsed: ParsedMessage,
  vendor: Vendor,
  partner: Partner,
  timeZone: string,
): PartnerEvent => ({
  type: 'status',
  code: parsed.status?.slice(0, 60) ?? '',
  names: statusNamed(parsed.status, vendor),
  dueDate: readDay(parsed.dueDate, timeZone),
  ...itemsOf(parsed, vendor, partner),
})

/** Reads the lender's own id of the request, if it has one. */
const ownId = ({ requestId }: ParsedMessage) =>
  requestId === undefined || RequestId.safeParse(requestId).success ? {} : { partnerRequestId: requestId }

/** Returns the items that the lender will send, or has sent. */
const itemsOf = ({ itemId }: ParsedMessage, vendor: Vendor, partner: Partner) =>
  itemId === undefined ? {} : { items: itemsOfEvent(separateIds(itemId, vendor), {}, partner) }

/** Vendors name types that the standard lacks: they count as they are written, the others by what they mean. */
const inSmallLetters = (type: string): string => type.trim().toLowerCase()

const refusal = (
  problems: readonly ReportedProblem[],
  operation: OperationKind,
  vendor: Vendor,
  service: string,
): ReplyMeaning => {
  const types = problems.flatMap((problem) => matchProblemType(problem, service) ?? [])
  const named = [...types, ...problems.map(({ type }) => type)].map(inSmallLetters)
  const is = (list: readonly string[]): boolean => list.some((type) => named.includes(inSmallLetters(type)))
  const error = errorOf(problems, types)
  const code = cleanText(problems[0]?.type)
  switch (operation) {
    case 'request':
    case 'retry':
      if (error.alreadyKnown === true) return { kind: 'refused', error }
      if (is(vendor.passing))
        return { kind: 'refused', error, answers: { type: 'retry_possible', reason: code } }
      if (is(vendor.lasting)) return { kind: 'refused', error, answers: { type: 'unfilled', reason: code } }
      if (is(vendor.notNow)) return { kind: 'not_now', reason: error.reason }
      return { kind: 'refused', error: { ...error, kind: 'other' } }
    case 'accept_condition':
      if (error.alreadyKnown === true) return { kind: 'confirmed', events: [] }
      if (is(vendor.lasting)) return { kind: 'refused', error, answers: { type: 'unfilled', reason: code } }
      break
    case 'cancel':
      if (is(vendor.notCancelled) && error.kind !== 'unknown_request')
        return { kind: 'refused', error, answers: { type: 'cancel_refused' } }
      break
    case 'renew':
      if (is(vendor.notRenewed))
        return { kind: 'refused', error, answers: { type: 'renew_refused', reason: code } }
      break
    case 'received':
    case 'shipped_return':
      if (is(vendor.done)) return { kind: 'confirmed', events: [] }
      break
    default:
      break
  }
  return is(vendor.notNow) ? { kind: 'not_now', reason: error.reason } : { kind: 'refused', error }
}

const errorOf = (problems: readonly ReportedProblem[], types: readonly ProblemTypeName[]): RefusedError => ({
  kind: types.includes('Unknown Request') ? 'unknown_request' : 'other',
  reason: textReason(describeProblems(problems)),
  ...(types.includes('Duplicate Request') ? { alreadyKnown: true } : {}),
})
