import {
  describeProblems,
  elementAt,
  elementsAt,
  niso,
  problemsOf,
  readNcip,
  textAt,
  textOf,
} from 'node-ncip'
import type { Library } from '../../borrowing/library.ts'
import { representationOf } from '../agencies.ts'
import type { ConnectionTestAnswer, ConnectionTestQuestion } from '../connection-test-question.ts'
import { isCutOff } from '../cut-off.ts'
import { impossibleId } from '../impossible-id.ts'
import type { Partner } from '../partner.ts'
import type { WireAnswer } from '../partner-reply.ts'
import type { RenderedMessage } from '../rendered-message.ts'
import { otherVendor } from '../vendor-use.ts'
import { connectionOf } from './connection.ts'
import { agencyId, initiationHeader, ownAgency, partnerAgency } from './header.ts'
import { bodyOf, messageIn } from './parsed-message.ts'
import { ncipVendors } from './vendors/built-in-vendors.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'
import { contentType, type Message2, write } from './write-message.ts'

const renderAs = (partner: Partner, message: Message2): RenderedMessage => {
  const { edition, version } = connectionOf(partner)
  const content = write(message, { edition, version }, vendorOf(partner)) ?? ''
  return { content, contentType, summary: message.kind }
}

/** Renders LookupAgency: the question who a system is. Both versions have it. */
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

/** Renders LookupRequest of an id that cannot exist: whatever the partner answers, nothing changes there. */
const renderLookupRequest = (library: Library, partner: Partner): RenderedMessage =>
  renderAs(partner, {
    edition: '2',
    kind: 'LookupRequest',
    body: {
      InitiationHeader: initiationHeader({ library, partner }, vendorOf(partner)),
      RequestId: {
        AgencyId: agencyId(ownAgency(library, partner), partner),
        RequestIdentifierValue: impossibleId,
      },
      RequestElementType: [niso('requestelementtype', 'Request Status Type')],
    },
  })

/** The elements of a header and of the question that name the library, and those that name the partner. */
const namesLibrary = /FromAgency|OnBehalfOfAgency/
const namesPartner = /ToAgency/
/** The elements of a header that hold credentials. */
const holdsCredentials = /^From(?:Agency|System)Authentication$/

type Refused = Extract<ConnectionTestAnswer, { readonly kind: 'refused' }>

/**
 * The meaning of problems by the types of ANSI/NISO Z39.83-1 (General Processing Error), which systems spell freely.
 */
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

/**
 * Returns the meaning of problems. For an unknown agency they may name the element or the id, which shows whose it is.
 */
const meaningOfProblems = (
  problems: ReturnType<typeof problemsOf>,
  partner: Partner,
  library: Library,
): ConnectionTestAnswer => {
  const refusal = refusalOf(describeProblems(problems))
  if (problems.some(({ element = '' }) => holdsCredentials.test(element)))
    return { ...refusal, about: 'credentials' }
  if (refusal.about !== 'agency') return refusal
  const isOf = (elements: RegExp, agency: string): boolean =>
    problems.some(
      ({ element = '', value = '', detail = '' }) =>
        elements.test(element) ||
        [value, detail].some((text) => text.toLowerCase().includes(agency.toLowerCase())),
    )
  const agency = partnerAgency(partner)
  const [ofLibrary, ofPartner] = [isOf(namesLibrary, ownAgency(library, partner)), isOf(namesPartner, agency)]
  if (ofLibrary === ofPartner) return refusal
  const { words } = refusal
  return ofLibrary
    ? { kind: 'answered', agency, knowsLibrary: 'no', words }
    : { kind: 'refused', about: 'partner', agency, words }
}

/** Reads the message in an answer of the expected kind, or what the answer means otherwise. */
const readAs = (
  { body }: WireAnswer,
  kind: string,
  partner: Partner,
  library: Library,
): { readonly response: ReturnType<typeof bodyOf> } | { readonly meaning: ConnectionTestAnswer } => {
  const message = messageIn(readNcip(body, { reader: 'scan' }))
  if (message === undefined)
    return { meaning: { kind: 'unclear', because: isCutOff(body) ? 'cut_off' : 'no_message' } }
  const problems = problemsOf(message)
  if (problems.length > 0) return { meaning: meaningOfProblems(problems, partner, library) }
  if (message.kind !== kind)
    return { meaning: { kind: 'unclear', because: 'other_message', message: message.kind } }
  return { response: bodyOf(message) }
}

/** Returns whether an agency is the one that was asked, or one that the partner may answer for. */
const isOfPartner = (agency: string, partner: Partner): boolean =>
  agency.toLowerCase() === partnerAgency(partner).toLowerCase() ||
  representationOf(partner, { value: agency }) !== undefined

const readAgency = (answer: WireAnswer, partner: Partner, library: Library): ConnectionTestAnswer => {
  const read = readAs(answer, 'LookupAgencyResponse', partner, library)
  if ('meaning' in read) return read.meaning
  const agency = textOf(elementAt(read.response, 'AgencyId'), 120)
  if (agency === undefined) return { kind: 'unclear', because: 'incomplete', element: 'AgencyId' }
  if (!isOfPartner(agency, partner)) return { kind: 'refused', about: 'other_agency', agency, words: '' }
  const spoken = elementsAt(read.response, 'ApplicationProfileSupportedType')
    .flatMap((each) => textOf(each, 120) ?? [])
    .join(', ')
  const other = otherVendor(ncipVendors, connectionOf(partner).profile, spoken)
  if (other !== undefined)
    return { kind: 'other_vendor', vendor: other.code, name: other.name, words: spoken }
  const name = textAt(read.response, 'OrganizationNameInformation', 'OrganizationName')
  return { kind: 'answered', agency, name }
}

const isAboutRequest =
  /unknown request|request (?:id )?(?:is )?(?:not found|unknown)|(?:no such|not find) request/i

/** A system that has neither service has read both questions: the XC toolkit has no LookupAgency. */
const readRequest = (answer: WireAnswer, partner: Partner, library: Library): ConnectionTestAnswer => {
  const read = readAs(answer, 'LookupRequestResponse', partner, library)
  const agency = partnerAgency(partner)
  if (!('meaning' in read)) return { kind: 'answered', agency, knowsLibrary: 'unclear' }
  const { meaning } = read
  return meaning.kind === 'refused' && (meaning.about === 'service' || isAboutRequest.test(meaning.words))
    ? { kind: 'answered', agency, knowsLibrary: 'unclear', words: meaning.words }
    : meaning
}

/** The question to a partner who it is; about a request that cannot exist where it does not have LookupAgency. */
export const connectionTestQuestion: ConnectionTestQuestion = {
  render: renderLookupAgency,
  read: readAgency,
  fallback: { render: renderLookupRequest, read: readRequest },
}
