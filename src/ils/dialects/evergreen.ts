import type { Dialect } from './dialect.ts'
import { standard } from './standard.ts'

/**
 * Evergreen behind its NCIP server: version 2, barcodes of users and items, a brief record and a precatalogued copy that
 * DeleteItem removes. A client of it that is in the open leaves cancelling to staff, so it is off.
 */
export const evergreen: Dialect = {
  ...standard,
  calls: ['lookup_user', 'lookup_item', 'accept_item', 'check_in_item', 'delete_item'],
  userIdType: 'Barcode Id',
  itemIdType: 'Item Barcode',
}
