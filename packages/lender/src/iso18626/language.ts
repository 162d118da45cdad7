import { type Edition, isoErrorType, writeMessage } from '@lendwire/iso18626'
import type { Heard as AnyHeard, Language } from '../language.ts'
import { LenderError } from '../lender-error.ts'
import { type Heard, read } from './incoming.ts'
import { toMessage } from './outgoing.ts'
import { confirm, contentType, readConfirmation } from './reply.ts'

/**
 * ISO 18626 as a lender speaks it.
 *
 * @param edition in which it speaks; the one that it was asked in where left out
 */
export function iso18626Language(edition: Edition | undefined): Language {
  return {
    path: '/iso18626',
    takes: 'Request or RequestingAgencyMessage of ISO 18626',
    contentType,
    read,
    refusalOf(heard) {
      const { refused } = heard
      return refused && { answer: 'error', errorType: isoErrorType(refused), errorValue: refused.path }
    },
    unknownRequest: ({ kind }) => ({
      answer: 'error',
      errorType: 'UnrecognisedDataValue',
      errorValue: `${kind}/header/requestingAgencyRequestId`,
    }),
    newRequest: (heard, terms) => ({
      ...terms,
      edition: edition ?? ofIso18626(heard).edition,
      multipleItemRequestId: ofIso18626(heard).multipleItemRequestId ?? '',
    }),
    asksAnew: () => false,
    answersAtOnce: () => false,
    answer: (heard, { refusal }, now) =>
      confirm(
        ofIso18626(heard),
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

function ofIso18626(heard: AnyHeard): Heard {
  if (heard.protocol !== 'iso18626') throw new LenderError('internal', 'a message of another protocol')
  return heard
}
