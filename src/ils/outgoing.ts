import type { BibliographicDescription, ItemId, MessageOf, RequestId, UserId, Writable } from 'node-ncip'
import { patronDueDate } from '../borrowing/due-date-notices.ts'
import type { IlsCall } from '../borrowing/local-answers/ils-call.ts'
import type { Item } from '../borrowing/request/item.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { RenderedMessage } from '../partners/rendered-message.ts'
import type { Call } from './calls.ts'
import type { IlsConnection } from './connection.ts'
import { agencyId, initiationHeader, ownAgency } from './header.ts'
import type { Identity, IlsSubject } from './ils.ts'
import { dialectOf } from './vendors/read-vendor-settings.ts'
import { words } from './words.ts'
import { contentType, type Message2, write } from './write-message.ts'

/**
 * Returns the place of a received item in the library's own system: policy, place, and whether it may be lent, in the
 * elements of AcceptItem that the dialect takes.
 */
const placement = ({ item, connection }: IlsSubject) => {
  const { itemPolicyElement, locationType } = dialectOf(connection)
  const policy = words(item?.itemPolicy)
  const location = words(item?.location)
  const restrictions = [
    ...(item?.notForLoan === true ? [{ value: 'In Library Use Only' }] : []),
    ...(policy !== undefined && itemPolicyElement === 'ItemUseRestrictionType' ? [{ value: policy }] : []),
  ]
  return {
    description:
      policy !== undefined && itemPolicyElement === 'MediumType' ? { MediumType: { value: policy } } : {},
    fields: {
      ItemUseRestrictionType: restrictions.length === 0 ? undefined : restrictions,
      CirculationStatus:
        policy !== undefined && itemPolicyElement === 'CirculationStatus' ? { value: policy } : undefined,
      Location:
        location === undefined || locationType === null
          ? undefined
          : [
              {
                LocationType: { value: locationType },
                LocationName: {
                  LocationNameInstance: [{ LocationNameLevel: '1', LocationNameValue: location }],
                },
              },
            ],
    },
  }
}

type Asking = Pick<IlsSubject, 'library' | 'connection'>

/**
 * Returns the id of an item in the first message to the system. Where records are made with the request, before
 * anything of the items is known, they are counted.
 */
export const temporaryId = (request: Request, item: Item, connection: IlsConnection): string => {
  const lenders =
    connection.barcodes === 'lender' && !connection.calls.create_item
      ? (item.barcode ?? item.partnerItemId)
      : undefined
  if (lenders !== undefined) return lenders
  const place = request.items
    .filter(({ entry }) => entry === item.entry)
    .findIndex(({ id }) => id === item.id)
  return connection.calls.create_item === true
    ? `${request.number}-${place + 1}`
    : `${request.number}-${item.id}`
}

/** Returns the ids of the records that are made when the request is, one for each item wanted. */
export const idsAtCreation = ({ number, itemsWanted }: Request): readonly string[] =>
  Array.from({ length: itemsWanted }, (_, index) => `${number}-${index + 1}`)

const ofAgency = ({ library, connection }: Asking) =>
  dialectOf(connection).idsNameAgency
    ? { AgencyId: agencyId(ownAgency(library, connection), connection) }
    : {}

const typed = <Name extends string>(name: Name, type: string | null) =>
  type === null ? {} : { [name]: { value: type } }

const itemId = (asking: Asking, id: string): ItemId => ({
  ...ofAgency(asking),
  ...typed('ItemIdentifierType', dialectOf(asking.connection).itemIdType),
  ItemIdentifierValue: id,
})

/** Returns a patron's id as a message names it. */
export const userId = (asking: Asking, id: string): UserId => ({
  ...ofAgency(asking),
  ...typed('UserIdentifierType', dialectOf(asking.connection).userIdType),
  UserIdentifierValue: id,
})

const requestId = (asking: Asking, { number }: Request, holdId?: string): RequestId => ({
  ...ofAgency(asking),
  RequestIdentifierValue: holdId ?? number,
})

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

/**
 * Returns the last second of the day on which the patron brings the item back. A day is meant in the library's own time
 * zone: the system is the library's, so it goes out without one.
 */
const endOfDueDay = ({ item }: IlsSubject): string | undefined => {
  const day = item === undefined ? undefined : patronDueDate(item)
  return day === undefined ? undefined : `${day}T23:59:59`
}

const acceptItem = (subject: IlsSubject): Writable<MessageOf<'AcceptItem'>> => {
  const { request, item, connection, library, id } = subject
  const pickup = words(request.pickupLocation ?? connection.pickupLocation)
  const callNumber = words(item?.callNumber)
  const placed = placement(subject)
  const body = {
    InitiationHeader: initiationHeader(library, connection),
    RequestId: requestId(subject, request),
    RequestedActionType: { value: dialectOf(connection).action },
    UserId: request.patron === undefined ? undefined : userId(subject, request.patron.id),
    ItemId: itemId(subject, id),
    ItemOptionalFields: {
      BibliographicDescription: { ...titleWithVolume(subject), ...placed.description },
      ...placed.fields,
      ItemDescription: callNumber === undefined ? undefined : { CallNumber: callNumber },
    },
    PickupLocation: pickup === undefined ? undefined : { value: pickup },
  }
  const due = endOfDueDay(subject)
  return due === undefined
    ? { edition: '2', kind: 'AcceptItem', body }
    : { edition: '2', kind: 'AcceptItem', body: { ...body, DateForReturn: due } }
}

const createItem = (subject: IlsSubject): Writable<MessageOf<'CreateItem'>> => ({
  edition: '2',
  kind: 'CreateItem',
  body: {
    InitiationHeader: initiationHeader(subject.library, subject.connection),
    ItemId: itemId(subject, subject.id),
    RequestId: requestId(subject, subject.request),
    BibliographicDescription: titleWithVolume(subject),
  },
})

const cancelRequestItem = (subject: IlsSubject): Writable<MessageOf<'CancelRequestItem'>> => {
  const { library, connection, request, id, item } = subject
  const { cancelBy, requestType } = dialectOf(connection)
  const holdId = cancelBy === 'own_request' ? item?.ils?.holdId : undefined
  const common = {
    InitiationHeader: initiationHeader(library, connection),
    UserId: userId(subject, request.patron?.id ?? ownAgency(library, connection)),
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

const renewItem = (subject: IlsSubject): Writable<MessageOf<'RenewItem'>> => {
  const { library, connection, request, id } = subject
  return {
    edition: '2',
    kind: 'RenewItem',
    body: {
      InitiationHeader: initiationHeader(library, connection),
      UserId: userId(subject, request.patron?.id ?? ownAgency(library, connection)),
      ItemId: itemId(subject, id),
      DesiredDateDue: endOfDueDay(subject),
    },
  }
}

const messageOf = (call: IlsCall, subject: IlsSubject): Message2 => {
  const body = {
    InitiationHeader: initiationHeader(subject.library, subject.connection),
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

/** Writes a message as the dialect of a library system has it. */
export const written = (message: Message2, connection: IlsConnection): RenderedMessage => ({
  content: write(message, dialectOf(connection)),
  contentType,
  summary: message.kind,
})

/** Renders a call about one item, as the connection's dialect has it. */
export const render = (call: IlsCall, subject: IlsSubject): RenderedMessage =>
  written(messageOf(call, subject), subject.connection)

/** Renders the question whether an item is there. */
export const askForItem = ({ library, connection, id }: Pick<IlsSubject, 'library' | 'connection' | 'id'>) =>
  written(
    {
      edition: '2',
      kind: 'LookupItem',
      body: {
        InitiationHeader: initiationHeader(library, connection),
        ItemId: itemId({ library, connection }, id),
        ItemElementType: [{ value: 'Circulation Status' }, { value: 'Bibliographic Description' }],
      },
    },
    connection,
  )

const wanted = ['User Id', 'Name Information', 'User Address Information', 'User Privilege', 'Block Or Trap']

const authentication = (type: string, data: string) => ({
  AuthenticationInputData: data,
  AuthenticationDataFormatType: { value: 'text/plain' },
  AuthenticationInputType: { value: type },
})

/**
 * Renders the question who a patron is: by id, or by barcode and PIN, which both are in AuthenticationInput: the schema
 * has it instead of UserId, not beside it.
 */
export const askForUser = (
  who: Identity,
  library: IlsSubject['library'],
  connection: IlsConnection,
): RenderedMessage => {
  const { barcodeInput, pinInput } = dialectOf(connection)
  const common = {
    InitiationHeader: initiationHeader(library, connection),
    UserElementType: wanted.map((value) => ({ value })),
  }
  const byId = (id: string) => ({ ...common, UserId: userId({ library, connection }, id) })
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
  return written({ edition: '2', kind: 'LookupUser', body }, connection)
}

/** Returns whether the system compares the PIN that a patron shows. */
export const comparesPins = (connection: IlsConnection): boolean => dialectOf(connection).comparesPin

/** Returns whether a call is on, by connection or dialect. Version 1 has no DeleteItem. */
export const isOn = (call: Call, connection: IlsConnection): boolean => {
  const dialect = dialectOf(connection)
  if (call === 'delete_item' && dialect.edition === '1') return false
  return connection.calls[call] ?? dialect.calls.includes(call)
}
