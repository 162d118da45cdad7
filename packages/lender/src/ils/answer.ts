import { makeProblem, type ProblemTypeName } from 'node-ncip'
import { type Asked, at, pinIn } from './asked.ts'
import type { Held, User } from './behaviour.ts'

/** The library that the simulated system is of: patrons, and temporary records. */
export type Stock = { readonly users: readonly User[]; readonly items: Map<string, Held> }

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

const lookUpUser = ({ users }: Stock, { body }: Asked): Body => {
  const id = at(body, 'UserId', 'UserIdentifierValue')
  const { barcode, pin } = pinIn(body)
  const user = users.find((each) => each.id === id || (barcode !== undefined && each.barcode === barcode))
  if (user === undefined) return refuse('Unknown User', 'LookupUser', 'UserIdentifierValue', id)
  return barcode !== undefined && user.pin !== pin
    ? refuse('User Authentication Failed', 'LookupUser', 'AuthenticationInput')
    : userFields(user)
}

const accept = ({ items }: Stock, { body, itemId = '' }: Asked): Body => {
  if (items.get(itemId)?.hold === true)
    return refuse('Duplicate Item', 'AcceptItem', 'ItemIdentifierValue', itemId)
  items.set(itemId, {
    id: itemId,
    requestId: at(body, 'RequestId', 'RequestIdentifierValue'),
    userId: at(body, 'UserId', 'UserIdentifierValue'),
    title: at(body, 'ItemOptionalFields', 'BibliographicDescription', 'Title'),
    dueDate: at(body, 'DateForReturn'),
    pickupLocation: at(body, 'PickupLocation'),
    hold: true,
    onLoan: false,
  })
  return { RequestId: { RequestIdentifierValue: at(body, 'RequestId', 'RequestIdentifierValue') ?? '' } }
}

const create = ({ items }: Stock, { body, itemId = '' }: Asked): Body => {
  items.set(itemId, {
    id: itemId,
    requestId: at(body, 'RequestId', 'RequestIdentifierValue'),
    title: at(body, 'BibliographicDescription', 'Title'),
    hold: false,
    onLoan: false,
  })
  return { ItemId: { ItemIdentifierValue: itemId } }
}

/**
 * Does what a call asks, as an ILS does, and gives the body of the response.
 */
export const carryOut = (stock: Stock, asked: Asked): Body => {
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
        UserId: { UserIdentifierValue: at(asked.body, 'UserId', 'UserIdentifierValue') ?? '' },
      }
    default:
      return refuse('Unsupported Service', kind, kind)
  }
}
