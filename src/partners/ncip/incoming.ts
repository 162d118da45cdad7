import { elementAt, type Fault, type LookupAgencyResponse, niso, readNcip, textAt, textOf } from 'node-ncip'
import type { Library } from '../../borrowing/library.ts'
import type { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import { RequestId } from '../../borrowing/values.ts'
import { faultLine, textFault } from '../../problem.ts'
import type {
  AgencyQuestion,
  Incoming,
  IncomingMessage,
  ItemReference,
  NamedAgency,
  QuestionAnswers,
  Reply,
  Situation,
  Verdict,
} from '../incoming-message.ts'
import { classifyWithoutMessage } from '../ncip-without-message.ts'
import type { Partner } from '../partner.ts'
import { joinNoteLines } from '../text.ts'
import { electronic, postal } from './addresses.ts'
import { addresseeOf, agencyOf } from './agency.ts'
import { institutionIn } from './header.ts'
import { interpret, lenderServices } from './interpret.ts'
import { separateIds } from './item-ids.ts'
import { requestStatus } from './lookup-request.ts'
import { messageIn, type ParsedMessage, parseMessage, senderOf } from './parsed-message.ts'
import { problemAlone, type Refusal, response } from './response.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/** Writes the content of a LookupAgencyResponse about a library: its name and address. */
const renderAgency = (
  library: Library,
  agency: string,
): Omit<Extract<LookupAgencyResponse, { AgencyId: object }>, 'ResponseHeader'> => ({
  AgencyId: { value: agency },
  OrganizationNameInformation: [
    {
      OrganizationNameType: niso('organizationnametype', 'Translated Name'),
      OrganizationName: library.name,
    },
  ],
  AgencyAddressInformation: library.addresses.map((address) => ({
    AgencyAddressRoleType: niso('agencyaddressroletype', 'Official'),
    ...(address.kind === 'physical'
      ? { PhysicalAddress: postal(address) }
      : { ElectronicAddress: electronic(address) }),
  })),
})

/** The time for which the same content counts as a repeat, in milliseconds, where a message names no time of its own. */
const repeatWithin = 300_000

/** Returns after how many milliseconds the same content is news: never where it says when the item was shipped or received. */
export const repeatWithinOf = ({ body }: ParsedMessage): number | undefined =>
  (textAt(body, 'DateShipped') ?? textAt(body, 'DateReceived')) === undefined ? repeatWithin : undefined

/** The content of a parsed message that interpreting and answering need. */
export type NcipContent = { readonly parsed: ParsedMessage; readonly vendor: Vendor }

/**
 * Reads a partner's message; never throws. The parts that are needed to act are checked here: a service that a lender
 * uses, and the request or the item that it is about. Whatever else the schema requires (a header, DateShipped,
 * ShippingInformation, a UserId) changes nothing about what happened: real peers leave such elements out, and to refuse
 * a shipment for want of its date would lose the shipment. A missing part is noted with the kept message, and the time
 * of receipt is taken.
 */
export const read = (body: Uint8Array, partner: Partner): Incoming<NcipContent> => {
  const result = readNcip(body, { reader: 'scan' })
  const message = messageIn(result)
  const faults = result.ok ? result.notes : result.faults
  const vendor = vendorOf(partner)
  if (message === undefined)
    return classifyWithoutMessage(faults, (refusal) => problemAlone(refusal, result.version, vendor))
  const parsed = withUnread(parseMessage(message, result.version), faults)
  const refusal = refusalOf(parsed, faults)
  if (refusal === undefined && parsed.kind === 'LookupAgency') return agencyQuestion(parsed, vendor, partner)
  const about = {
    summary: summaryOf(parsed),
    requestId: parsed.requestId,
    partnerReference: referenceOf(parsed, vendor),
    item: itemOf(parsed, vendor),
    supplyingAgency: agencyOf(parsed.fromAgency, partner),
    addressee: addresseeOf(parsed.toAgency),
    content: { parsed, vendor },
  }
  const event = {
    ...about,
    kind: 'message',
    contentForFingerprint: contentOf(parsed),
    repeatWithin: repeatWithinOf(parsed),
    notes: faults.map((each) => faultLine(textFault(each))),
  } as const
  if (refusal !== undefined)
    return {
      ...rejected(parsed, vendor, refusal),
      ...(isInitiation(parsed) && parsed.requestId !== undefined
        ? { readable: { ...event, content: { parsed: asWords(parsed), vendor } } }
        : {}),
    }
  return parsed.kind === 'LookupRequest' ? { ...about, kind: 'request_question' } : event
}

/**
 * Elements of a header, or of an address, say nothing to a person: koha-illbackend-nncipp repeats in each shipment the
 * address of the library, in names of its own (NNCIPP.pm, SendItemShipped).
 */
const concernsNobody =
  /(?:^|\/)(?:InitiationHeader|ResponseHeader|RelayHeader|PhysicalAddress|ElectronicAddress)\b/

/** Adds to the note the elements that NCIP has no place for, as words for people. */
const withUnread = (parsed: ParsedMessage, faults: readonly Fault[]): ParsedMessage => {
  const words = faults.flatMap(({ path, unread }) =>
    unread === undefined || concernsNobody.test(path)
      ? []
      : `${path.slice(path.lastIndexOf('/') + 1).replace(/\[\d+\]$/, '')}: ${unread}`,
  )
  return words.length === 0 ? parsed : { ...parsed, note: joinNoteLines([parsed.note, ...words]) }
}

/** Returns a message that cannot be acted on as words for staff: its service is named in the note. */
const asWords = (parsed: ParsedMessage): ParsedMessage => ({
  ...parsed,
  kind: 'ItemRequestUpdated',
  status: undefined,
  note: [parsed.kind, parsed.notice, parsed.note].filter((each) => each !== undefined).join('\n'),
})

/** Removes the id of the request itself where NCIP has no place for it (ItemRecalled, ItemCheckedIn): no news for staff. */
const withoutOwnId = (parsed: ParsedMessage, { entry }: Situation): ParsedMessage => {
  const isOwn = (line: string) =>
    line.startsWith('RequestId: ') && entry.requestIds.some((id) => line.endsWith(` ${id}`))
  const { note } = parsed
  const lines = note?.split('\n').filter((line) => !isOwn(line))
  return { ...parsed, note: lines?.length === 0 ? undefined : lines?.join('\n') }
}

/** Interprets a message: what it means for its request. */
export const interpretMessage = (
  { content: { parsed, vendor } }: IncomingMessage<NcipContent>,
  situation: Situation,
): PartnerEvent => interpret(withoutOwnId(parsed, situation), vendor, situation)

/** Answers a message with its response, or with the Problem of a refusal. */
export const answerMessage = (
  { content: { parsed, vendor } }: Pick<IncomingMessage<NcipContent>, 'content'>,
  verdict: Verdict,
): Reply => response(parsed, vendor, verdictOf(verdict, parsed))

/** Answers LookupAgency and LookupRequest, which change nothing. */
export const questions: QuestionAnswers<NcipContent> = {
  answerAgency: ({ agency, content: { parsed, vendor } }, library: Library | 'wrong_agency' | undefined) => {
    if (library === 'wrong_agency') return response(parsed, vendor, wrongAgency(parsed))
    return library === undefined
      ? response(parsed, vendor, { type: 'Unknown Agency', element: 'AgencyId', value: agency })
      : response(parsed, vendor, undefined, renderAgency(library, agency))
  },
  answerRequest: ({ content: { parsed, vendor } }, outcome) =>
    'kind' in outcome
      ? response(parsed, vendor, verdictOf(outcome, parsed))
      : response(parsed, vendor, undefined, requestStatus(parsed, outcome)),
}

/** Returns the reference of a request without the library's own id: the lender's id for it, or its item. */
const referenceOf = ({ requestId, itemId }: ParsedMessage, vendor: Vendor): string | undefined => {
  if (requestId !== undefined) return RequestId.safeParse(requestId).success ? undefined : requestId
  return itemId === undefined ? undefined : (separateIds(itemId, vendor)[0] ?? itemId)
}

const outStates = ['shipped', 'received', 'on_loan', 'patron_returned'] as const

/** The states of an item that a service is about, by which an item is found whose id the lender never named before. */
const statesByService: Readonly<Record<string, ItemReference['states']>> = {
  ItemShipped: ['expected'],
  ItemRenewed: outStates,
  RecallItem: outStates,
  ItemRecalled: outStates,
  ItemReceived: [...outStates, 'returned'],
  ItemCheckedIn: [...outStates, 'returned'],
}

/** Returns the item of a message without the library's own request id. */
const itemOf = ({ kind, requestId, itemId }: ParsedMessage, vendor: Vendor): ItemReference | undefined => {
  if (itemId === undefined || RequestId.safeParse(requestId).success) return undefined
  const states = requestId === undefined ? (statesByService[kind] ?? []) : []
  return { id: separateIds(itemId, vendor)[0] ?? itemId, states }
}

/** Returns the agency that a message says it comes from; undefined if it cannot be read or names none. */
export const sender = (body: Uint8Array): NamedAgency | undefined => {
  const parsed = senderOf(body)
  return parsed === undefined ? undefined : { value: institutionIn(parsed.value) }
}

const rejected = (
  parsed: ParsedMessage,
  vendor: Vendor,
  refusal: Refusal,
): Extract<Incoming<NcipContent>, { kind: 'rejected' }> => ({
  kind: 'rejected',
  summary: summaryOf(parsed),
  requestId: parsed.requestId,
  reason: words(refusal),
  reply: isInitiation(parsed)
    ? response(parsed, vendor, refusal)
    : problemAlone(refusal, parsed.version, vendor),
})

const words = ({ type, element }: Refusal): string => (element === undefined ? type : `${type}: ${element}`)

/** Says who did what in the words of NNCIPP, such as `CancelledBy.Borrower`; another notice may be free text. */
const isNotice = /^[A-Za-z]{1,40}By\.[A-Za-z]{1,20}$/

/** Names a message by its kind and its notice; a notice that may be free text is not shown. */
export const summaryOf = ({ kind, notice }: ParsedMessage): string =>
  notice === undefined || notice === '' ? kind : `${kind} ${isNotice.test(notice) ? notice : '…'}`

const isInitiation = ({ kind }: ParsedMessage): boolean =>
  kind !== 'Problem' && kind !== 'Ext' && !kind.endsWith('Response')

/** Says why a message cannot be acted on, independent of its request. */
const refusalOf = (parsed: ParsedMessage, faults: readonly Fault[]): Refusal | undefined => {
  const { kind, requestId, itemId } = parsed
  const second = faults.find(({ kind: fault, path }) => fault === 'unexpected_element' && !path.includes('/'))
  if (second !== undefined)
    return { type: 'Invalid Message Syntax Error', element: second.path, detail: 'One message at a time.' }
  if (!isInitiation(parsed))
    return { type: 'Protocol Error', element: kind, detail: 'This answers a message, it is none itself.' }
  if (kind === 'LookupAgency') return undefined
  if (!lenderServices.has(kind) && kind !== 'LookupRequest')
    return { type: 'Unsupported Service', element: kind, detail: 'This agency only borrows.' }
  if (requestId === undefined && itemId === undefined)
    return {
      type: 'Needed Data Missing',
      service: kind,
      element: neededIn(kind),
      detail: 'It names no request.',
    }
  return undefined
}

/** Names the id that a message needs. RenewItem, RecallItem and their like name the item alone. */
const neededIn = (kind: string): string =>
  /^(Recall|ItemRenewed|ItemRecalled|ItemCheckedIn)/.test(kind) ? 'ItemId' : 'RequestId'

const verdictOf = (verdict: Verdict, parsed: ParsedMessage): Refusal | undefined => {
  const { kind, requestId, itemId } = parsed
  switch (verdict.kind) {
    case 'taken':
      return undefined
    case 'wrong_agency':
      return verdict.path.endsWith('requestingAgencyId')
        ? { type: 'Unknown Agency', element: 'ToAgencyId', value: parsed.toAgency?.value }
        : wrongAgency(parsed)
    case 'unknown_request':
      return requestId === undefined
        ? { type: 'Unknown Item', service: kind, element: 'ItemIdentifierValue', value: itemId }
        : { type: 'Unknown Request', service: kind, element: 'RequestIdentifierValue', value: requestId }
  }
}

const wrongAgency = ({ fromAgency }: ParsedMessage): Refusal => ({
  type: 'Unknown Agency',
  element: 'FromAgencyId',
  value: fromAgency?.value,
})

/** Reads LookupAgency: the question who an agency is. */
const agencyQuestion = (
  parsed: ParsedMessage,
  vendor: Vendor,
  partner: Partner,
): AgencyQuestion<NcipContent> => ({
  kind: 'agency_question',
  summary: summaryOf(parsed),
  supplyingAgency: agencyOf(parsed.fromAgency, partner),
  agency: textOf(elementAt(parsed.body, 'AgencyId'), 120) ?? parsed.toAgency?.value ?? '',
  content: { parsed, vendor },
})

const secretsOfHeader = new Set(['FromAgencyAuthentication', 'FromSystemAuthentication'])

/** Returns the part of a message that makes it new: everything except the sender's credentials. */
export const contentOf = ({ edition, kind, body, note }: ParsedMessage): string =>
  JSON.stringify({ edition, kind, body, note }, (key, value) =>
    secretsOfHeader.has(key) ? undefined : value,
  )
