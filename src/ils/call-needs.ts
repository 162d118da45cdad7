import { type KeysOf, type Reason, reason } from '../translations/reason.ts'
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

/** Returns the name of a call in NCIP. */
export const serviceOf = (call: Call): string => serviceNames[call]

const pickupNeed = ({ pickupLocation }: IlsConnection) =>
  pickupLocation === undefined
    ? reason('ils_call.pickup.of_request')
    : reason('ils_call.pickup.set', { location: pickupLocation })

/** Returns the requirements on the system of calls that change something: a check does not try them. */
export const needsOf = (call: Call, connection: IlsConnection): Reason<KeysOf<'ils_call.needs'>> => {
  const { action, cancelBy } = dialectOf(connection)
  switch (call) {
    case 'accept_item':
      return reason('ils_call.needs.accept_item', { action, pickup: pickupNeed(connection) })
    case 'cancel_request_item':
      return reason('ils_call.needs.cancel_request_item', { hold: reason(`ils_call.hold.${cancelBy}`) })
    default:
      return reason(`ils_call.needs.${call}`)
  }
}
