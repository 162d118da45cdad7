import type { BibliographicDescription, ItemId, MessageOf, RequestId, UserId, Writable } from 'node-ncip'
import type { IlsCall } from '../borrowing/local-answers/ils-call.ts'
import type { Item } from '../borrowing/request/item.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { RenderedMessage } from '../partners/protocol.ts'
import type { Call } from './calls.ts'
import { agencyId, initiationHeader, ownAgency } from './header.ts'
import type { Identity, IlsSubject } from './ils.ts'
import type { IlsProfile } from './profile.ts'
import { dialectOf } from './vendors/read-vendor-settings.ts'
import { contentType, type Message2, write } from './write.ts'

type Asking = Pick<IlsSubject, 'library' | 'profile'>

/**
 * The id of an item in the first message to the system. Where records are made with the request, before anything
 * of the items is known, they are counted.
 */
export const temporaryId = (request: Request, item: Item, profile: IlsProfile): string => {
  const lenders =
    profile.barcodes === 'lender' && !profile.calls.create_item
      ? (item.barcode ?? item.partnerItemId)
      : undefined
  if (lenders !== undefined) return lenders
  const place = request.items
    .filter(({ entry }) => entry === item.entry)
    .findIndex(({ id }) => id === item.id)
  return profile.calls.create_item === true
    ? `${request.number}-${place + 1}`
    : `${request.number}-${item.id}`
}

/** The ids of the records that are made when the request is, one for each item wanted. */
export const idsAtCreation = ({ number, itemsWanted }: Request): readonly string[] =>
  Array.from({ length: itemsWanted }, (_, index) => `${number}-${index + 1}`)

const ofAgency = ({ library, profile }: Asking) =>
  dialectOf(profile).idsNameAgency ? { AgencyId: agencyId(ownAgency(library, profile), profile) } : {}

const typed = <Name extends string>(name: Name, type: string | null) =>
  type === null ? {} : { [name]: { value: type } }

const itemId = (asking: Asking, id: string): ItemId => ({
  ...ofAgency(asking),
  ...typed('ItemIdentifierType', dialectOf(asking.profile).itemIdType),
  ItemIdentifierValue: id,
})

const userId = (asking: Asking, id: string): UserId => ({
  ...ofAgency(asking),
  ...typed('UserIdentifierType', dialectOf(asking.profile).userIdType),
  UserIdentifierValue: id,
})

const requestId = (asking: Asking, { number }: Request, holdId?: string): RequestId => ({
  ...ofAgency(asking),
  RequestIdentifierValue: holdId ?? number,
})

/** Words for a field of a record: in one line, and not too long for one. */
const words = (text: string | undefined, longest = 250): string | undefined => {
  const line = text?.replace(/\s+/g, ' ').trim().slice(0, longest).toWellFormed()
  return line === '' ? undefined : line
}

const description = ({ request: { citation }, item }: IlsSubject): BibliographicDescription => ({
  Author: words(citation.author ?? citation.authorOfComponent),
  Edition: words(citation.edition),
  PlaceOfPublication: words(citation.placeOfPublication),
  PublicationDate: words(citation.publicationDate),
  Publisher: words(citation.publisher),
  Title: words(item?.title ?? citation.title ?? citation.titleOfComponent) ?? 'Unknown title',
})

const titleWithVolume = (subject: IlsSubject): BibliographicDescription => {
  const described = description(subject)
  const volume = words(subject.item?.volume, 100)
  return volume === undefined ? described : { ...described, Title: `${described.Title} (${volume})` }
}

const acceptItem = (subject: IlsSubject): Writable<MessageOf<'AcceptItem'>> => {
  const { request, item, profile, library, id } = subject
  const pickup = words(request.pickupLocation ?? profile.pickupLocation)
  const callNumber = words(item?.callNumber)
  const body = {
    InitiationHeader: initiationHeader(library, profile),
    RequestId: requestId(subject, request),
    RequestedActionType: { value: dialectOf(profile).action },
    UserId: request.patron === undefined ? undefined : userId(subject, request.patron.id),
    ItemId: itemId(subject, id),
    ItemOptionalFields: {
      BibliographicDescription: titleWithVolume(subject),
      ItemUseRestrictionType: item?.notForLoan === true ? [{ value: 'In Library Use Only' }] : undefined,
      ItemDescription: callNumber === undefined ? undefined : { CallNumber: callNumber },
    },
    PickupLocation: pickup === undefined ? undefined : { value: pickup },
  }
  // A day is meant in the library's own time zone: the system is the library's, so it goes out without one.
  return item?.dueDate === undefined
    ? { edition: '2', kind: 'AcceptItem', body }
    : { edition: '2', kind: 'AcceptItem', body: { ...body, DateForReturn: `${item.dueDate}T23:59:59` } }
}

const createItem = (subject: IlsSubject): Writable<MessageOf<'CreateItem'>> => ({
  edition: '2',
  kind: 'CreateItem',
  body: {
    InitiationHeader: initiationHeader(subject.library, subject.profile),
    ItemId: itemId(subject, subject.id),
    RequestId: requestId(subject, subject.request),
    BibliographicDescription: titleWithVolume(subject),
  },
})

const cancelRequestItem = (subject: IlsSubject): Writable<MessageOf<'CancelRequestItem'>> => {
  const { library, profile, request, id, item } = subject
  const { cancelBy, requestType } = dialectOf(profile)
  const holdId = cancelBy === 'own_request' ? item?.ils?.holdId : undefined
  const common = {
    InitiationHeader: initiationHeader(library, profile),
    UserId: userId(subject, request.patron?.id ?? ownAgency(library, profile)),
    RequestType: { value: requestType },
    RequestScopeType: { value: 'Item' },
  }
  return {
    edition: '2',
    kind: 'CancelRequestItem',
    body:
      cancelBy === 'item'
        ? { ...common, ItemId: itemId(subject, id) }
        : { ...common, ItemId: itemId(subject, id), RequestId: requestId(subject, request, holdId) },
  }
}

/** A day is meant in the library's own time zone: the system is the library's, so it goes out without one. */
const endOfDueDay = ({ item }: IlsSubject): string | undefined =>
  item?.dueDate === undefined ? undefined : `${item.dueDate}T23:59:59`

const renewItem = (subject: IlsSubject): Writable<MessageOf<'RenewItem'>> => {
  const { library, profile, request, id } = subject
  return {
    edition: '2',
    kind: 'RenewItem',
    body: {
      InitiationHeader: initiationHeader(library, profile),
      UserId: userId(subject, request.patron?.id ?? ownAgency(library, profile)),
      ItemId: itemId(subject, id),
      DesiredDateDue: endOfDueDay(subject),
    },
  }
}

const messageOf = (call: IlsCall, subject: IlsSubject): Message2 => {
  const body = {
    InitiationHeader: initiationHeader(subject.library, subject.profile),
    ItemId: itemId(subject, subject.id),
  }
  switch (call) {
    case 'create_item':
      return createItem(subject)
    case 'accept_item':
      return acceptItem(subject)
    case 'check_in_item':
      return { edition: '2', kind: 'CheckInItem', body }
    case 'delete_item':
      return { edition: '2', kind: 'DeleteItem', body }
    case 'cancel_request_item':
      return cancelRequestItem(subject)
    case 'renew_item':
      return renewItem(subject)
    case 'recall_item':
      return { edition: '2', kind: 'RecallItem', body: { ...body, DesiredDateDue: endOfDueDay(subject) } }
  }
}

const written = (message: Message2, profile: IlsProfile): RenderedMessage => ({
  content: write(message, dialectOf(profile)),
  contentType,
  summary: message.kind,
})

/** Renders a call about one item, as the profile's dialect has it. */
export const render = (call: IlsCall, subject: IlsSubject): RenderedMessage =>
  written(messageOf(call, subject), subject.profile)

/** Renders the question whether an item is there. */
export const askForItem = ({ library, profile, id }: Pick<IlsSubject, 'library' | 'profile' | 'id'>) =>
  written(
    {
      edition: '2',
      kind: 'LookupItem',
      body: {
        InitiationHeader: initiationHeader(library, profile),
        ItemId: itemId({ library, profile }, id),
        ItemElementType: [{ value: 'Circulation Status' }],
      },
    },
    profile,
  )

const wanted = ['User Id', 'Name Information', 'User Address Information', 'User Privilege', 'Block Or Trap']

const authentication = (type: string, data: string) => ({
  AuthenticationInputData: data,
  AuthenticationDataFormatType: { value: 'text' },
  AuthenticationInputType: { value: type },
})

/**
 * Renders the question who a patron is: by id, or by barcode and PIN, which both stand in AuthenticationInput: the schema
 * has it instead of UserId, not beside it.
 */
export const askForUser = (
  who: Identity,
  library: IlsSubject['library'],
  profile: IlsProfile,
): RenderedMessage => {
  const { barcodeInput, pinInput } = dialectOf(profile)
  const common = {
    InitiationHeader: initiationHeader(library, profile),
    UserElementType: wanted.map((value) => ({ value })),
  }
  const byId = (id: string) => ({ ...common, UserId: userId({ library, profile }, id) })
  const body =
    'id' in who
      ? byId(who.id)
      : who.pin === undefined
        ? byId(who.barcode)
        : {
            ...common,
            AuthenticationInput: [
              authentication(barcodeInput, who.barcode),
              authentication(pinInput, who.pin),
            ],
          }
  return written({ edition: '2', kind: 'LookupUser', body }, profile)
}

/** Is a call on, by profile or dialect? Version 1 has no DeleteItem. */
export const isOn = (call: Call, profile: IlsProfile): boolean => {
  const dialect = dialectOf(profile)
  if (call === 'delete_item' && dialect.edition === '1') return false
  return profile.calls[call] ?? dialect.calls.includes(call)
}
