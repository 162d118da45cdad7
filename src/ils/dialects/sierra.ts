import type { Dialect } from './dialect.ts'
import { standard } from './standard.ts'

/**
 * Sierra: version 2 for patrons, receipt and check-in. A virtual item goes with its check-in, so nothing is deleted, and
 * a hold is cancelled by its item.
 */
export const sierra: Dialect = {
  ...standard,
  version: 'http://www.niso.org/schemas/ncip/v2_0/imp1/xsd/ncip_v2_0.xsd',
  calls: ['lookup_user', 'accept_item', 'check_in_item', 'cancel_request_item'],
  userIdType: 'Barcode Id',
  cancelBy: 'item',
}
