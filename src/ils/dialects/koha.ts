import type { Dialect } from './dialect.ts'
import { standard } from './standard.ts'

/**
 * Koha behind its NCIP server: elements without a namespace, and a hold is only placed for Hold For Pickup And Notify.
 */
export const koha: Dialect = {
  ...standard,
  namespace: false,
  version: 'http://www.niso.org/schemas/ncip/v2_0/imp1/xsd/ncip_v2_0.xsd',
  action: 'Hold For Pickup And Notify',
  itemIdType: 'Barcode',
  userIdType: 'Barcode Id',
}
