import type { Call } from './calls.ts'
import type { IlsConnection } from './connection.ts'
import { dialectOf } from './vendors/read-vendor-settings.ts'

const serviceNames: Readonly<Record<Call, string>> = {
  lookup_user: 'LookupUser',
  lookup_item: 'LookupItem',
  create_item: 'CreateItem',
  accept_item: 'AcceptItem',
  check_in_item: 'CheckInItem',
  delete_item: 'DeleteItem',
  cancel_request_item: 'CancelRequestItem',
  renew_item: 'RenewItem',
  recall_item: 'RecallItem',
}

/** The name of a call in NCIP. */
export const serviceOf = (call: Call): string => serviceNames[call]

const pickupNeed = ({ pickupLocation }: IlsConnection): string =>
  pickupLocation === undefined
    ? 'a pickup location, which only requests name (pickupLocation is not set)'
    : `the pickup location "${pickupLocation}", where a request names no other`

const holdNeed = (connection: IlsConnection): string => {
  switch (dialectOf(connection).cancelBy) {
    case 'own_request':
      return 'the id that the system gives the hold, from the answer to AcceptItem or from LookupUser'
    case 'item':
      return 'the id of the item'
    case 'request':
      return 'the number of the request, which AcceptItem gave the hold'
  }
}

/** What a call that changes something needs from the system, in words for admins: a check does not try it. */
export const needsOf = (call: Call, connection: IlsConnection): string => {
  switch (call) {
    case 'lookup_user':
      return 'the id of a patron'
    case 'lookup_item':
      return 'the id of an item'
    case 'create_item':
      return 'a new request: the system must create a record for a title that it does not have'
    case 'accept_item':
      return `an item that is received: the system must know ${pickupNeed(connection)}, the action "${dialectOf(connection).action}", and the patron`
    case 'check_in_item':
      return 'an item that AcceptItem recorded and that goes back'
    case 'delete_item':
      return 'an item that AcceptItem recorded and that was checked in'
    case 'cancel_request_item':
      return `a hold that AcceptItem placed, and ${holdNeed(connection)}`
    case 'renew_item':
      return 'an item that is on loan to a patron, and a new due date of the partner'
    case 'recall_item':
      return 'an item that is on loan to a patron, and a recall of the partner'
  }
}
