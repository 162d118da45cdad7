import type { Dialect } from './dialect.ts'
import { standard } from './standard.ts'

/**
 * Alma as an NCIP responder for a resource sharing broker: the addons that public code shows send version 2.0, the
 * profile type ILL, patrons by barcode, and Hold For Pickup And Notify. It removes its temporary item at check-in, and
 * answers no LookupItem.
 */
export const alma: Dialect = {
  ...standard,
  version: 'http://www.niso.org/schemas/ncip/v2_0/imp1/xsd/ncip_v2_0.xsd',
  prefix: 'ns1',
  calls: ['lookup_user', 'accept_item', 'check_in_item', 'cancel_request_item'],
  action: 'Hold For Pickup And Notify',
  applicationProfileType: 'ILL',
  userIdType: 'Barcode Id',
}
