import type { Dialect } from './dialect.ts'
import { standard } from './standard.ts'

/** Polaris: version 2 without a namespace; its temporary item is deleted by the system after check-in. */
export const polaris: Dialect = {
  ...standard,
  namespace: false,
  version: 'http://www.niso.org/schemas/ncip/v2_0/imp1/xsd/ncip_v2_0.xsd',
  calls: ['lookup_user', 'lookup_item', 'accept_item', 'check_in_item', 'cancel_request_item'],
  userIdType: 'Barcode Id',
  cancelBy: 'item',
}
