import { writeNcip } from 'node-ncip'
import { Problem } from '../../problem.ts'
import type { Heard, Language } from '../language.ts'
import { type NcipHeard, read } from './incoming.ts'
import { toMessages } from './outgoing.ts'
import { lenderProfiles, type ProfileName } from './profiles.ts'
import { readResponse, responseTo } from './reply.ts'

/** NCIP as a lender speaks it, by a profile: always in version 2. */
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
      if (trigger === undefined || (!profile.talks && untalkative.has(message.kind)))
        return { answer: 'error', errorType: 'UnsupportedActionType', errorValue: message.kind }
      return refused && { answer: 'error', errorType: 'BadlyFormedMessage', errorValue: refused.path }
    },
    unknownRequest: (heard) => ({
      answer: 'error',
      errorType: 'UnrecognisedDataValue',
      errorValue: heard.requestId,
      problem: heard.requestId === '' ? 'Unknown Item' : 'Unknown Request',
    }),
    newRequest: (heard, terms) => {
      const { userId = '', requestType, requestScope } = ofNcip(heard)
      return { ...terms, ncip: { userId, requestType, requestScope } }
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
      const response = responseTo(ofNcip(heard), answer, profile, now)
      return response === undefined ? '' : writeNcip(response, { prefix })
    },
    write: (message, speaking) =>
      toMessages(message, speaking, profile).map((each) => writeNcip(each, { prefix })),
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

function ofNcip(heard: Heard): NcipHeard {
  if (heard.protocol !== 'ncip') throw new Problem('internal', 'a message of another protocol')
  return heard
}
