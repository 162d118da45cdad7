import type { BuiltInVendor } from '../../partners/vendor-use.ts'

const source = 'https://github.com/openlibraryenvironment/lib-ncip-client (NCIP2WMSClient)'

/** OCLC WorldShare Management Services. Patrons are looked up through another service of OCLC, so LookupUser is off. */
export const wms: BuiltInVendor = {
  code: 'wms',
  name: 'OCLC WorldShare Management Services',
  settings: {
    calls: ['lookup_item', 'accept_item', 'check_in_item', 'delete_item', 'cancel_request_item'],
  },
  sources: {
    calls: source,
  },
}
