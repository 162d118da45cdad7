import { describeProblems, elementAt, niso, problemsOf, readNcip, textAt, textOf } from 'node-ncip'
import type { Library } from '../../borrowing/library.ts'
import type { Partner } from '../partner.ts'
import type { Handshake, HandshakeAnswer, RenderedMessage, WireAnswer } from '../protocol.ts'
import { connectionOf } from './connection.ts'
import { agencyId, initiationHeader, ownAgency, partnerAgency } from './header.ts'
import { bodyOf, messageIn } from './parsed-message.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'
import { contentType, type Message2, write } from './write-message.ts'

const renderAs = (partner: Partner, message: Message2): RenderedMessage => {
  const { edition, version } = connectionOf(partner)
  const content = write(message, { edition, version }, vendorOf(partner)) ?? ''
  return { content, contentType, summary: message.kind }
}

/** LookupAgency: who are you? NNCIPP has it as the handshake between two systems; both versions have it. */
const renderLookupAgency = (library: Library, partner: Partner): RenderedMessage =>
  renderAs(partner, {
    edition: '2',
    kind: 'LookupAgency',
    body: {
      InitiationHeader: initiationHeader({ library, partner }, vendorOf(partner)),
      AgencyId: agencyId(partnerAgency(partner), partner),
      AgencyElementType: [niso('agencyelementtype', 'Organization Name Information')],
    },
  })

/** No request has this id: those of lendwire begin with the code of a library, which has no small letters. */
const impossibleRequestId = 'lendwire-connection-test'

/** LookupRequest of an id that cannot exist: whatever the partner answers, nothing changes there. */
const renderLookupRequest = (library: Library, partner: Partner): RenderedMessage =>
  renderAs(partner, {
    edition: '2',
    kind: 'LookupRequest',
    body: {
      InitiationHeader: initiationHeader({ library, partner }, vendorOf(partner)),
      RequestId: {
        AgencyId: agencyId(ownAgency(library, partner), partner),
        RequestIdentifierValue: impossibleRequestId,
      },
      RequestElementType: [niso('requestelementtype', 'Request Status Type')],
    },
  })

type Refused = Extract<HandshakeAnswer, { readonly kind: 'refused' }>

/** What problems are about, by the types of ANSI/NISO Z39.83-1 (General Processing Error), which systems spell freely. */
const meanings: readonly (readonly [RegExp, Refused['about']])[] = [
  [/authentication failed|access denied|credential|password/i, 'credentials'],
  [/un(?:supported|known|authori[sz]ed) service|not (?:supported|implemented)/i, 'service'],
  [
    /unknown (?:agency|system)|unauthori[sz]ed combination|(?:agency|system) (?:is )?(?:unknown|not found)/i,
    'agency',
  ],
  [/invalid message|syntax|badly formed|element rule|needed data missing/i, 'message'],
]

const refusalOf = (words: string): Refused => ({
  kind: 'refused',
  about: meanings.find(([pattern]) => pattern.test(words))?.[1] ?? 'other',
  words,
})

/** The message in an answer of the expected kind, or what the answer means otherwise. */
const readAs = (
  { body }: WireAnswer,
  kind: string,
): { readonly response: ReturnType<typeof bodyOf> } | { readonly meaning: HandshakeAnswer } => {
  const message = messageIn(readNcip(body, { reader: 'scan' }))
  if (message === undefined) return { meaning: { kind: 'unclear', because: 'no_message' } }
  const problems = problemsOf(message)
  if (problems.length > 0) return { meaning: refusalOf(describeProblems(problems)) }
  if (message.kind !== kind)
    return { meaning: { kind: 'unclear', because: 'other_message', message: message.kind } }
  return { response: bodyOf(message) }
}

const readAgency = (answer: WireAnswer): HandshakeAnswer => {
  const read = readAs(answer, 'LookupAgencyResponse')
  if ('meaning' in read) return read.meaning
  const agency = textOf(elementAt(read.response, 'AgencyId'), 120)
  return agency === undefined
    ? { kind: 'unclear', because: 'incomplete', element: 'AgencyId' }
    : {
        kind: 'answered',
        agency,
        name: textAt(read.response, 'OrganizationNameInformation', 'OrganizationName'),
      }
}

const isAboutRequest =
  /unknown request|request (?:id )?(?:is )?(?:not found|unknown)|(?:no such|not find) request/i

const readRequest = (answer: WireAnswer, partner: Partner): HandshakeAnswer => {
  const read = readAs(answer, 'LookupRequestResponse')
  const agency = partnerAgency(partner)
  if (!('meaning' in read)) return { kind: 'answered', agency, knowsLibrary: 'unclear' }
  const { meaning } = read
  return meaning.kind === 'refused' && isAboutRequest.test(meaning.words)
    ? { kind: 'answered', agency, knowsLibrary: 'unclear', words: meaning.words }
    : meaning
}

/** How a partner is asked who it is; about a request that cannot exist where it does not have LookupAgency. */
export const handshake: Handshake = {
  render: renderLookupAgency,
  read: readAgency,
  otherwise: { render: renderLookupRequest, read: readRequest },
}
