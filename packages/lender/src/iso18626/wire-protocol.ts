import { type Edition, isoErrorType, writeMessage } from '@lendwire/iso18626'
import { LenderError } from '../lender-error.ts'
import type { ParsedMessage, WireProtocol } from '../wire-protocol.ts'
import { type Iso18626Message, read } from './incoming.ts'
import { toMessage } from './outgoing.ts'
import { confirm, contentType, readConfirmation } from './reply.ts'

/**
 * Returns ISO 18626 as a lender speaks it.
 *
 * @param edition in which it speaks; the one that it was asked in where left out
 */
export function iso18626Protocol(edition: Edition | undefined): WireProtocol {
  return {
    path: '/iso18626',
    takes: 'Request or RequestingAgencyMessage of ISO 18626',
    contentType,
    read,
    refusalOf(incoming) {
      const { refused } = incoming
      return refused && { answer: 'error', errorType: isoErrorType(refused), errorValue: refused.path }
    },
    unknownRequest: ({ kind }) => ({
      answer: 'error',
      errorType: 'UnrecognisedDataValue',
      errorValue: `${kind}/header/requestingAgencyRequestId`,
    }),
    newRequest: (incoming, terms) => ({
      ...terms,
      edition: edition ?? ofIso18626(incoming).edition,
      multipleItemRequestId: ofIso18626(incoming).multipleItemRequestId ?? '',
    }),
    repeatsAreNew: () => false,
    answersInReply: () => false,
    answer: (incoming, { refusal }, now) =>
      confirm(
        ofIso18626(incoming),
        refusal && { errorType: refusal.errorType, errorValue: refusal.errorValue },
        now,
      ),
    write: (message, { request, ...speaking }) => {
      if ('ncip' in request) throw new LenderError('internal', 'a request of another protocol')
      return [writeMessage(toMessage(message, { ...speaking, request }))]
    },
    readAnswer: readConfirmation,
  }
}

function ofIso18626(incoming: ParsedMessage): Iso18626Message {
  if (incoming.protocol !== 'iso18626') throw new LenderError('internal', 'a message of another protocol')
  return incoming
}
