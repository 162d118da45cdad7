import { type Edition, makeProblem } from 'node-ncip'
import type { Heard, Language } from '../language.ts'
import { LenderError } from '../lender-error.ts'
import type { KnownRequest } from '../register.ts'
import { writeIn } from '../write-ncip.ts'
import { type NcipHeard, read } from './incoming.ts'
import { toMessages } from './outgoing.ts'
import { lenderProfiles, type ProfileName } from './profiles.ts'
import { readResponse, responseTo } from './reply.ts'

/** NCIP as a lender speaks it, by a profile: in the version that it was asked in. */
export function ncipLanguage(name: ProfileName): Language {
  const profile = lenderProfiles[name]
  const { prefix } = profile
  return {
    path: '/ncip',
    takes: 'NCIPMessage',
    contentType: 'application/xml; charset="utf-8"',
    read,
    refusalOf: (heard) => {
      const { message, trigger, refused } = ofNcip(heard)
      if (isHandshake(heard)) return undefined
      if (trigger === undefined || (!profile.talks && untalkative.has(message.kind)))
        return { answer: 'error', errorType: 'UnsupportedActionType', errorValue: message.kind }
      return refused && { answer: 'error', errorType: 'BadlyFormedMessage', errorValue: refused.path }
    },
    unknownRequest: (heard) =>
      isHandshake(heard)
        ? undefined
        : {
            answer: 'error',
            errorType: 'UnrecognisedDataValue',
            errorValue: heard.requestId,
            problem: heard.requestId === '' ? 'Unknown Item' : 'Unknown Request',
          },
    newRequest: (heard, terms) => {
      const { userId = '', requestType, requestScope, edition } = ofNcip(heard)
      return { ...terms, ncip: { userId, requestType, requestScope, edition } }
    },
    // A second renewal, a second look: neither has a time in it.
    asksAnew: (trigger) => trigger === 'renew' || trigger === 'status_request',
    answersAtOnce: (trigger, { reason, status, answer }) => {
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
    answer: (heard, answer, now) => {
      const asked = ofNcip(heard)
      const response = responseTo(asked, answer, profile, now)
      return (
        writeIn(asked.edition, response, { prefix }) ??
        writeIn('2', { kind: 'Problem', body: [makeProblem('Unsupported Service')] }, { prefix }) ??
        ''
      )
    },
    write: (message, speaking) =>
      toMessages(message, speaking, profile).flatMap(
        (each) => writeIn(editionOf(speaking.request), each, { prefix }) ?? [],
      ),
    readAnswer: readResponse,
  }
}

/** The services that Alma and NNCIPP do not have between libraries. */
const untalkative = new Set([
  'LookupRequest',
  'ItemRequestUpdated',
  'ReportCirculationStatusChange',
  'ItemUpdated',
])

/** A question about the lender, and about no request. */
function isHandshake(heard: Heard): boolean {
  return ofNcip(heard).message.kind === 'LookupAgency'
}

function editionOf(request: KnownRequest): Edition {
  return 'ncip' in request ? request.ncip.edition : '2'
}

function ofNcip(heard: Heard): NcipHeard {
  if (heard.protocol !== 'ncip') throw new LenderError('internal', 'a message of another protocol')
  return heard
}
