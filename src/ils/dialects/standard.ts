import type { Dialect } from './dialect.ts'

/** NCIP 2.02 by the book, with values of the standard's schemes (ANSI/NISO Z39.83-1, part 2). */
export const standard: Dialect = {
  edition: '2',
  version: null,
  prefix: null,
  namespace: true,
  calls: ['lookup_user', 'lookup_item', 'accept_item', 'check_in_item', 'delete_item', 'cancel_request_item'],
  action: 'Hold For Pickup',
  applicationProfileType: null,
  userIdType: null,
  itemIdType: null,
  idsNameAgency: true,
  cancelBy: 'request',
  requestType: 'Hold',
  barcodeInput: 'Barcode Id',
  pinInput: 'PIN',
}
