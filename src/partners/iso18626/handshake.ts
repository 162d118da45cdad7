import { readMessage } from '@lendwire/iso18626'
import type { Library } from '../../borrowing/library.ts'
import type { Instant } from '../../borrowing/values.ts'
import type { Partner } from '../partner.ts'
import type { Handshake, HandshakeAnswer, RenderedMessage, WireAnswer } from '../protocol.ts'
import { cleanText } from '../text.ts'
import { contentType } from './confirmation.ts'
import { connectionOf } from './connection.ts'
import { writeStatusRequest } from './outgoing.ts'
import { cleanId } from './text.ts'

/** No request has this id: those of lendwire begin with the code of a library, which has no small letters. */
export const impossibleRequestId = 'lendwire-connection-test'

/** A StatusRequest about an id that cannot exist: whatever the partner answers, nothing changes there. */
const render = (library: Library, partner: Partner, now: Instant): RenderedMessage => ({
  content: writeStatusRequest(library, partner, impossibleRequestId, connectionOf(partner).edition, now),
  contentType,
  summary: 'requestingAgencyMessage StatusRequest',
})

const aboutRequestId =
  /requestingAgencyRequestId|request (?:with .{1,60} )?not found|unable ?to ?find ?request|(?:no such|unknown) request/i
const aboutPartner = /supplyingAgencyId|(?:unknown|no such|unrecogni[sz]ed) (?:supplying agency|supplier)/i
const aboutLibrary =
  /requestingAgencyId|(?:unknown|no such|unrecogni[sz]ed) (?:requesting )?(?:agency|library|requester|institution)|(?:agency|requester) not found/i
const aboutCredentials = /authenti|credential|password|(?:un|not )authori[sz]ed|access denied/i

type LooseError = { readonly errorType?: string | undefined; readonly errorValue?: string | undefined }

const meaningOfError = (errors: readonly LooseError[], agency: string): HandshakeAnswer => {
  const words = errors
    .map(({ errorType, errorValue }) =>
      [cleanText(errorType), cleanText(errorValue, 500)].filter(Boolean).join(': '),
    )
    .join('; ')
  if (errors.some(({ errorType }) => errorType === 'BadlyFormedMessage'))
    return { kind: 'refused', about: 'message', words }
  if (aboutRequestId.test(words)) return { kind: 'answered', agency, knowsLibrary: 'yes', words }
  if (aboutPartner.test(words)) return { kind: 'refused', about: 'partner', agency, words }
  if (aboutLibrary.test(words)) return { kind: 'answered', agency, knowsLibrary: 'no', words }
  if (aboutCredentials.test(words)) return { kind: 'refused', about: 'credentials', words }
  return { kind: 'answered', agency, knowsLibrary: 'unclear', words }
}

/** The confirmation, ERROR included, shows that the partner reads messages (ISO 18626:2021, confirmation messages). */
const read = ({ body }: WireAnswer): HandshakeAnswer => {
  const reading = readMessage(body, { reader: 'scan' })
  const message = reading.ok ? reading.message : reading.partial
  if (message === undefined) return { kind: 'unclear', because: 'no_message' }
  if (message.kind !== 'requestingAgencyMessageConfirmation')
    return { kind: 'unclear', because: 'other_message', message: message.kind }
  const { confirmationHeader: header, errorData } = message.body
  const agency = cleanId(header?.supplyingAgencyId?.agencyIdValue) ?? '–'
  switch (header?.messageStatus) {
    case 'OK':
      return { kind: 'answered', agency, knowsLibrary: 'unclear' }
    case 'ERROR':
      return meaningOfError([errorData ?? []].flat(), agency)
    default:
      return { kind: 'unclear', because: 'incomplete', element: 'messageStatus' }
  }
}

/** How a partner is asked whether it reads messages and knows the library. */
export const handshake: Handshake = { render, read }
