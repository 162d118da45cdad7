import { type Edition, makeProblem, writeInEdition } from 'node-ncip'
import { LenderError } from '../lender-error.ts'
import type { KnownRequest } from '../register.ts'
import type { ParsedMessage, WireProtocol } from '../wire-protocol.ts'
import { type NcipMessage, read } from './incoming.ts'
import { toMessages } from './outgoing.ts'
import { lenderProfiles, type ProfileName } from './profiles.ts'
import { readResponse, responseTo } from './reply.ts'

/** Returns NCIP as a lender speaks it, by a profile: in the version that it was asked in. */
export function ncipProtocol(name: ProfileName): WireProtocol {
  const profile = lenderProfiles[name]
  const { prefix } = profile
  return {
    path: '/ncip',
    takes: 'NCIPMessage',
    contentType: 'application/xml; charset="utf-8"',
    read,
    refusalOf: (incoming) => {
      const { message, trigger, refused } = ofNcip(incoming)
      if (isLookupAgency(incoming)) return undefined
      if (trigger === undefined || (!profile.talks && unsupportedServices.has(message.kind)))
        return { answer: 'error', errorType: 'UnsupportedActionType', errorValue: message.kind }
      return refused && { answer: 'error', errorType: 'BadlyFormedMessage', errorValue: refused.path }
    },
    unknownRequest: (incoming) =>
      isLookupAgency(incoming)
        ? undefined
        : {
            answer: 'error',
            errorType: 'UnrecognisedDataValue',
            errorValue: incoming.requestId,
            problem: incoming.requestId === '' ? 'Unknown Item' : 'Unknown Request',
          },
    newRequest: (incoming, terms) => {
      const { userId = '', requestType, requestScope, edition } = ofNcip(incoming)
      return { ...terms, ncip: { userId, requestType, requestScope, edition } }
    },
    // A second renewal, a second look: neither has a time in it.
    repeatsAreNew: (trigger) => trigger === 'renew' || trigger === 'status_request',
    answersInReply: (trigger, { reason, status, answer }) => {
      switch (trigger) {
        case 'request':
        case 'retry':
          return status === 'RetryPossible'
        case 'cancel':
          return reason === 'CancelResponse' && (answer === 'N' || profile.cancelsAtOnce)
        case 'renew':
          return reason === 'RenewResponse'
        case 'status_request':
          return reason === 'StatusRequestResponse'
        default:
          return false
      }
    },
    answer: (incoming, answer, now) => {
      const request = ofNcip(incoming)
      const response = responseTo(request, answer, profile, now)
      return (
        writeInEdition(response, request.edition, { prefix }) ??
        writeInEdition({ kind: 'Problem', body: [makeProblem('Unsupported Service')] }, '2', { prefix }) ??
        ''
      )
    },
    write: (message, speaking) =>
      toMessages(message, speaking, profile).flatMap(
        (each) => writeInEdition(each, editionOf(speaking.request), { prefix }) ?? [],
      ),
    readAnswer: readResponse,
  }
}

/** The services that Alma and NNCIPP do not have between libraries. */
const unsupportedServices = new Set([
  'LookupRequest',
  'ItemRequestUpdated',
  'ReportCirculationStatusChange',
  'ItemUpdated',
])

/** Returns whether a message is a question about the lender, and about no request. */
function isLookupAgency(incoming: ParsedMessage): boolean {
  return ofNcip(incoming).message.kind === 'LookupAgency'
}

function editionOf(request: KnownRequest): Edition {
  return 'ncip' in request ? request.ncip.edition : '2'
}

function ofNcip(incoming: ParsedMessage): NcipMessage {
  if (incoming.protocol !== 'ncip') throw new LenderError('internal', 'a message of another protocol')
  return incoming
}
