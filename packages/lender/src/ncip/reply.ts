import {
  type Message,
  makeProblem,
  type Problem,
  type ProblemTypeName,
  problemsOf,
  readNcip,
  textAt,
} from 'node-ncip'
import type { Confirmation } from '../iso18626/reply.ts'
import { writeMoment } from '../iso18626/vocabulary.ts'
import { alreadyExists } from '../scenario.ts'
import type { Answer } from '../wire-protocol.ts'
import { bodyOf, type NcipMessage } from './incoming.ts'
import { time } from './outgoing.ts'
import type { LenderProfile } from './profiles.ts'

type Message2 = Extract<Message, { edition: '2' }>

/** The problem of NCIP for each ERROR that can be ordered. */
const problemTypes: Readonly<Record<string, ProblemTypeName>> = {
  UnsupportedActionType: 'Unsupported Service',
  UnsupportedReasonForMessageType: 'Unsupported Service',
  UnrecognisedDataElement: 'Unknown Element',
  UnrecognisedDataValue: 'Element Rule Violated',
  BadlyFormedMessage: 'Needed Data Missing',
}

/** The answer to LookupRequest for each status of the lender. */
const statusWords: Readonly<Record<string, string>> = {
  RequestReceived: 'In Process',
  ExpectToSupply: 'In Process',
  WillSupply: 'Will Supply',
  Loaned: 'On Loan',
  CopyCompleted: 'Shipped',
  Overdue: 'Overdue',
  Recalled: 'Recalled',
  RetryPossible: 'In Process',
  Unfilled: 'Cannot Fulfill Request',
  LoanCompleted: 'Completed',
  CompletedWithoutReturn: 'Completed',
  Cancelled: 'Cancelled',
}

/** Returns the response to a message: what was asked for, that it was taken, or why not. */
export function responseTo(
  incoming: NcipMessage,
  answer: Answer,
  profile: LenderProfile,
  now: Date,
): Message2 {
  const problems = problemsIn(answer, incoming.message.kind)
  const ResponseHeader = {
    FromAgencyId: { AgencyId: { value: incoming.supplyingAgency?.value ?? '' } },
    ToAgencyId: { AgencyId: { value: incoming.requestingAgency?.value ?? '' } },
  }
  const RequestId = { RequestIdentifierValue: incoming.requestId }
  const UserId = { UserIdentifierValue: incoming.userId ?? '' }
  const ItemId = { ItemIdentifierValue: incoming.itemId ?? '' }
  const failed = problems && { ResponseHeader, Problem: problems }
  const outcome = { ResponseHeader, Problem: problems }
  const edition = '2'
  switch (incoming.message.kind) {
    case 'RequestItem': {
      const terms = {
        RequestType: { value: incoming.requestType },
        RequestScopeType: { value: incoming.requestScope },
      }
      const body = failed ?? { ResponseHeader, RequestId, UserId, ...terms }
      return { edition, kind: 'RequestItemResponse', body }
    }
    case 'CancelRequestItem':
      return {
        edition,
        kind: 'CancelRequestItemResponse',
        body: failed ?? { ResponseHeader, RequestId, UserId },
      }
    case 'RenewItem': {
      const dueDate = answer.says?.dueDate
      const body =
        answer.says === undefined
          ? { ResponseHeader, Pending: {} }
          : { ResponseHeader, ItemId, DateDue: dueDate && time(writeMoment(dueDate, now), profile) }
      return { edition, kind: 'RenewItemResponse', body: failed ?? body }
    }
    case 'LookupRequest': {
      const status = answer.says === undefined ? undefined : (answer.says.status ?? answer.request?.status)
      const RequestStatusType = status && { value: statusWords[status] ?? status }
      return {
        edition,
        kind: 'LookupRequestResponse',
        body: failed ?? { ResponseHeader, RequestId, RequestStatusType },
      }
    }
    case 'LookupAgency': {
      const { speaks } = profile
      const AgencyId = { value: textAt(bodyOf(incoming.message), 'AgencyId') ?? '' }
      const OrganizationNameInformation = [
        { OrganizationNameType: { value: 'Translated Name' }, OrganizationName: 'A lender of lendwire' },
      ]
      return {
        edition,
        kind: 'LookupAgencyResponse',
        body: failed ?? {
          ResponseHeader,
          AgencyId,
          OrganizationNameInformation,
          ApplicationProfileSupportedType: speaks === undefined ? undefined : [{ value: speaks }],
        },
      }
    }
    case 'ReportCirculationStatusChange':
      return {
        edition,
        kind: 'ReportCirculationStatusChangeResponse',
        body: failed ?? { ResponseHeader, ItemId },
      }
    case 'ItemReceived':
      return { edition, kind: 'ItemReceivedResponse', body: outcome }
    case 'ItemShipped':
      return { edition, kind: 'ItemShippedResponse', body: outcome }
    case 'ItemRequestUpdated':
      return { edition, kind: 'ItemRequestUpdatedResponse', body: outcome }
    case 'ItemUpdated':
      return { edition, kind: 'ItemUpdatedResponse', body: outcome }
    default:
      return { edition, kind: 'Problem', body: problems ?? [makeProblem('Unsupported Service')] }
  }
}

/**
 * Lists the problems of an answer, or returns undefined where it has none. A no is a Problem, whether it was ordered or
 * is the lender's own answer.
 */
function problemsIn({ refusal, says }: Answer, service: string): readonly Problem[] | undefined {
  if (refusal !== undefined) {
    const { errorType, errorValue, problem } = refusal
    if (problem !== undefined) return [{ ProblemType: { value: problem }, ProblemDetail: errorValue }]
    const type =
      errorValue === alreadyExists.errorValue
        ? 'Duplicate Request'
        : (problemTypes[errorType] ?? 'Element Rule Violated')
    return [makeProblem(type, { service, detail: errorValue })]
  }
  if (says?.status === 'RetryPossible')
    return [makeProblem('Item Not Available By Need Before Date', { service, detail: says.reasonRetry })]
  if (says?.answer === 'N')
    return [
      makeProblem(says.reason === 'RenewResponse' ? 'Item Not Renewable' : 'Request Already Processed', {
        service,
      }),
    ]
  return undefined
}

/** Reads the response to a message that the lender sent; undefined where it is none. */
export function readResponse(body: Uint8Array): Confirmation | undefined {
  const result = readNcip(body)
  const message = result.ok ? result.message : result.partial
  if (message === undefined) return undefined
  const [problem] = problemsOf(message)
  if (problem === undefined) return message.kind.endsWith('Response') ? { status: 'OK' } : undefined
  return { status: 'ERROR', errorType: problem.type, errorValue: problem.value ?? problem.detail }
}
