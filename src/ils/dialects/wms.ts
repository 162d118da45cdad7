import type { Dialect } from './dialect.ts'
import { standard } from './standard.ts'

/**
 * OCLC WorldShare Management Services, the staff profile of its NCIP service: version 2.02 with Version 2011 as profile
 * type. Patrons are looked up through another service of OCLC's, so that LookupUser is off.
 */
export const wms: Dialect = {
  ...standard,
  version: 'http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd',
  calls: ['accept_item', 'check_in_item', 'cancel_request_item'],
  applicationProfileType: 'Version 2011',
}
