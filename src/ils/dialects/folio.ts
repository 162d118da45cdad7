import type { Dialect } from './dialect.ts'
import { standard } from './standard.ts'

/**
 * FOLIO (its NCIP module): version 2.0, Hold For Pickup, a request and an item in CancelRequestItem, DeleteItem for what
 * AcceptItem made. It has no LookupItem. Where there is no UserId it looks the patron up by the input's type, which it
 * takes for the name of a field of its users (`barcode`), and then checks an input of the type `pin`.
 */
export const folio: Dialect = {
  ...standard,
  version: 'http://www.niso.org/schemas/ncip/v2_0/imp1/xsd/ncip_v2_0.xsd',
  prefix: 'ns1',
  calls: ['lookup_user', 'accept_item', 'check_in_item', 'delete_item', 'cancel_request_item'],
  barcodeInput: 'barcode',
}
