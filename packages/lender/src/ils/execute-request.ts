import { makeProblem, type ProblemTypeName } from 'node-ncip'
import type { IlsItem, User } from './behaviour.ts'
import { type IlsRequest, readBarcodeAndPin, textUnder } from './ils-request.ts'

/** The library that the simulated system is of: patrons, and temporary records. */
export type IlsRecords = { readonly users: readonly User[]; readonly items: Map<string, IlsItem> }

type Body = Readonly<Record<string, unknown>>

const refuse = (type: ProblemTypeName, service: string, element: string, value?: string): Body => ({
  Problem: [makeProblem(type, { service, element, value })],
})

const userFields = ({ surname, givenName, email, blocked, id }: User): Body => ({
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

const lookUpUser = ({ users }: IlsRecords, { body }: IlsRequest): Body => {
  const id = textUnder(body, 'UserId', 'UserIdentifierValue')
  const { barcode, pin } = readBarcodeAndPin(body)
  const user = users.find((each) => each.id === id || (barcode !== undefined && each.barcode === barcode))
  if (user === undefined) return refuse('Unknown User', 'LookupUser', 'UserIdentifierValue', id)
  return barcode !== undefined && user.pin !== pin
    ? refuse('User Authentication Failed', 'LookupUser', 'AuthenticationInput')
    : userFields(user)
}

const accept = ({ items }: IlsRecords, { body, itemId = '' }: IlsRequest): Body => {
  if (items.get(itemId)?.hold === true)
    return refuse('Duplicate Item', 'AcceptItem', 'ItemIdentifierValue', itemId)
  items.set(itemId, {
    id: itemId,
    requestId: textUnder(body, 'RequestId', 'RequestIdentifierValue'),
    userId: textUnder(body, 'UserId', 'UserIdentifierValue'),
    title: textUnder(body, 'ItemOptionalFields', 'BibliographicDescription', 'Title'),
    dueDate: textUnder(body, 'DateForReturn'),
    pickupLocation: textUnder(body, 'PickupLocation'),
    hold: true,
    onLoan: false,
  })
  return {
    RequestId: { RequestIdentifierValue: textUnder(body, 'RequestId', 'RequestIdentifierValue') ?? '' },
  }
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
 * Does what a call asks, as an ILS does, and gives the body of the response.
 */
export const executeRequest = (stock: IlsRecords, asked: IlsRequest): Body => {
  const { kind, itemId = '' } = asked
  const { items } = stock
  const item = items.get(itemId)
  const ItemId = { ItemIdentifierValue: itemId }
  const unknown = () => refuse('Unknown Item', kind, 'ItemIdentifierValue', itemId)
  switch (kind) {
    case 'LookupUser':
      return lookUpUser(stock, asked)
    case 'AcceptItem':
      return accept(stock, asked)
    case 'CreateItem':
      return create(stock, asked)
    case 'LookupItem':
      return item === undefined ? unknown() : { ItemId }
    case 'CheckInItem':
      if (item === undefined) return unknown()
      if (!item.onLoan) return refuse('Item Not Checked Out', kind, 'ItemIdentifierValue', itemId)
      items.set(itemId, { ...item, onLoan: false })
      return { ItemId }
    case 'DeleteItem':
      return items.delete(itemId) ? { ItemId } : unknown()
    case 'CancelRequestItem':
      if (item?.hold !== true) return refuse('Unknown Request', kind, 'ItemIdentifierValue', itemId)
      items.set(itemId, { ...item, hold: false })
      return {
        ItemId,
        UserId: { UserIdentifierValue: textUnder(asked.body, 'UserId', 'UserIdentifierValue') ?? '' },
      }
    case 'RenewItem':
    case 'RecallItem': {
      if (item === undefined) return unknown()
      const dueDate = textUnder(asked.body, 'DesiredDateDue')
      items.set(itemId, { ...item, dueDate })
      return kind === 'RenewItem' ? { ItemId, DateDue: dueDate ?? '' } : { ItemId }
    }
    default:
      return refuse('Unsupported Service', kind, kind)
  }
}
