import type { BuiltInVendor } from '../../partners/vendor-use.ts'

const client = 'https://github.com/openlibraryenvironment/lib-ncip-client'
const second = `${client} (NCIP2WMS2Client.java)`

/**
 * OCLC WorldShare Management Services. Patrons are looked up through another service of OCLC, so LookupUser is off. Some of
 * its lists are OCLC's own.
 */
export const wms: BuiltInVendor = {
  code: 'wms',
  name: 'OCLC WorldShare Management Services',
  settings: {
    calls: ['lookup_item', 'accept_item', 'check_in_item', 'delete_item', 'cancel_request_item'],
    action: 'Hold For Fulfillment',
    applicationProfileType: '2.00',
    userIdType: 'Barcode',
    itemIdType: 'Barcode',
    schemeAddresses: {
      RequestedActionType:
        'http://www.oclc.org/ncip/schemes/ws-illv1_0requestedactiontype/requestedactiontype.scm',
      ApplicationProfileType:
        'http://oclc.org/ncip/schemes/applicationprofiletype/circillapplicationprofiletype.scm',
      PickupLocation: 'http://oclc.org/ncip/schemes/pickuplocation/branchid.scm',
    },
  },
  sources: {
    calls: `${client} (NCIP2WMSClient.java: LookupUser goes to another service)`,
    action: second,
    applicationProfileType: second,
    userIdType: second,
    itemIdType: second,
    schemeAddresses: second,
  },
}
