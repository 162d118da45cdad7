import { makeProblem, type ProblemTypeName } from 'node-ncip'
import type { IlsItem, OwnHoldIds, User } from './behaviour.ts'
import { type IlsRequest, readBarcodeAndPin, textUnder } from './ils-request.ts'

/** The library that the simulated system is of: patrons, and temporary records. */
export type IlsRecords = {
  readonly users: readonly User[]
  readonly items: Map<string, IlsItem>
  readonly ownHoldIds?: OwnHoldIds | undefined
}

type Body = Readonly<Record<string, unknown>>

const refuse = (type: ProblemTypeName, service: string, element: string, value?: string): Body => ({
  Problem: [makeProblem(type, { service, element, value })],
})

/** Returns what LookupUser says of a patron. */
export const userFields = ({ surname, givenName, email, blocked, id }: User): Body => ({
  UserId: { UserIdentifierValue: id },
  UserOptionalFields: {
    NameInformation: {
      PersonalNameInformation: {
        StructuredPersonalUserName: { GivenName: givenName, Surname: surname },
      },
    },
    ...(email === undefined
      ? {}
      : {
          UserAddressInformation: [
            {
              UserAddressRoleType: { value: 'Multi-Purpose' },
              ElectronicAddress: {
                ElectronicAddressType: { value: 'mailto' },
                ElectronicAddressData: email,
              },
            },
          ],
        }),
    ...(blocked === true
      ? {
          BlockOrTrap: [{ AgencyId: { value: 'ILS' }, BlockOrTrapType: { value: 'Block Request Item' } }],
        }
      : {}),
  },
})

/** Returns the holds of a patron, where they are asked for. */
const requestedItems = ({ items, ownHoldIds }: IlsRecords, body: unknown, user: User): Body => {
  const isAsked = typeof body === 'object' && body !== null && 'RequestedItemsDesired' in body
  if (!isAsked || ownHoldIds === 'never') return {}
  const held = [...items.values()].filter((item) => item.hold && item.userId === user.id)
  return {
    RequestedItem: held.map((item) => ({
      ItemId: { ItemIdentifierValue: item.id },
      RequestId: { RequestIdentifierValue: item.holdId ?? item.requestId ?? '' },
      RequestType: { value: 'Hold' },
      RequestStatusType: { value: 'Available For Pickup' },
      DatePlaced: '2026-03-02T09:00:00Z',
    })),
  }
}

const lookUpUser = (stock: IlsRecords, { body }: IlsRequest): Body => {
  const { users } = stock
  const id = textUnder(body, 'UserId', 'UserIdentifierValue')
  const { barcode, pin } = readBarcodeAndPin(body)
  const user = users.find((each) => each.id === id || (barcode !== undefined && each.barcode === barcode))
  if (user === undefined) return refuse('Unknown User', 'LookupUser', 'UserIdentifierValue', id)
  return barcode !== undefined && user.pin !== pin
    ? refuse('User Authentication Failed', 'LookupUser', 'AuthenticationInput')
    : { ...userFields(user), ...requestedItems(stock, body, user) }
}

const accept = ({ items, ownHoldIds }: IlsRecords, { body, itemId = '' }: IlsRequest): Body => {
  const requestId = textUnder(body, 'RequestId', 'RequestIdentifierValue')
  const holdId = ownHoldIds === undefined ? undefined : `hold-${items.size + 1}`
  if (items.get(itemId)?.hold === true)
    return refuse('Duplicate Item', 'AcceptItem', 'ItemIdentifierValue', itemId)
  items.set(itemId, {
    id: itemId,
    requestId,
    holdId,
    userId: textUnder(body, 'UserId', 'UserIdentifierValue'),
    title: textUnder(body, 'ItemOptionalFields', 'BibliographicDescription', 'Title'),
    dueDate: textUnder(body, 'DateForReturn'),
    pickupLocation: textUnder(body, 'PickupLocation'),
    hold: true,
    onLoan: false,
  })
  const named = ownHoldIds === 'in_accept' ? holdId : requestId
  return { RequestId: { RequestIdentifierValue: named ?? '' } }
}

const create = ({ items }: IlsRecords, { body, itemId = '' }: IlsRequest): Body => {
  items.set(itemId, {
    id: itemId,
    requestId: textUnder(body, 'RequestId', 'RequestIdentifierValue'),
    title: textUnder(body, 'BibliographicDescription', 'Title'),
    hold: false,
    onLoan: false,
  })
  return { ItemId: { ItemIdentifierValue: itemId } }
}

/**
 * Returns whether a request names the hold of an item. A system with ids of its own for holds cancels by them alone.
 */
const namesHold = ({ holdId }: IlsItem, { body }: IlsRequest): boolean =>
  holdId === undefined || textUnder(body, 'RequestId', 'RequestIdentifierValue') === holdId

/**
 * Does what a call asks, as an ILS does, and gives the body of the response.
 */
export const executeRequest = (stock: IlsRecords, request: IlsRequest): Body => {
  const { kind, itemId = '' } = request
  const { items } = stock
  const item = items.get(itemId)
  const ItemId = { ItemIdentifierValue: itemId }
  const unknown = () => refuse('Unknown Item', kind, 'ItemIdentifierValue', itemId)
  switch (kind) {
    case 'LookupUser':
      return lookUpUser(stock, request)
    case 'AcceptItem':
      return accept(stock, request)
    case 'CreateItem':
      return create(stock, request)
    case 'LookupItem':
      if (item === undefined) return unknown()
      return item.title === undefined
        ? { ItemId }
        : { ItemId, ItemOptionalFields: { BibliographicDescription: { Title: item.title } } }
    case 'CheckInItem':
      if (item === undefined) return unknown()
      if (!item.onLoan) return refuse('Item Not Checked Out', kind, 'ItemIdentifierValue', itemId)
      items.set(itemId, { ...item, onLoan: false })
      return { ItemId }
    case 'DeleteItem':
      return items.delete(itemId) ? { ItemId } : unknown()
    case 'CancelRequestItem':
      if (item?.hold !== true || !namesHold(item, request))
        return refuse('Unknown Request', kind, 'ItemIdentifierValue', itemId)
      items.set(itemId, { ...item, hold: false })
      return {
        ItemId,
        UserId: { UserIdentifierValue: textUnder(request.body, 'UserId', 'UserIdentifierValue') ?? '' },
      }
    case 'RenewItem':
    case 'RecallItem': {
      if (item === undefined) return unknown()
      const dueDate = textUnder(request.body, 'DesiredDateDue')
      items.set(itemId, { ...item, dueDate })
      return kind === 'RenewItem' ? { ItemId, DateDue: dueDate ?? '' } : { ItemId }
    }
    default:
      return refuse('Unsupported Service', kind, kind)
  }
}
