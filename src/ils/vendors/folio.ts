import type { BuiltInVendor } from '../../partners/vendor-use.ts'

const source = 'https://github.com/folio-org/mod-ncip'

/**
 * FOLIO (mod-ncip). It has no LookupItem. Without a UserId it looks the patron up by the type of the input, which it takes
 * for the name of a field of its users. It gives a hold an id of its own, in the answer to AcceptItem, and cancels by that
 * alone.
 */
export const folio: BuiltInVendor = {
  code: 'folio',
  name: 'FOLIO',
  settings: {
    version: 'http://www.niso.org/schemas/ncip/v2_0/imp1/xsd/ncip_v2_0.xsd',
    calls: ['lookup_user', 'accept_item', 'check_in_item', 'delete_item', 'cancel_request_item'],
    cancelBy: 'own_request',
    barcodeInput: 'barcode',
  },
  sources: {
    version: `${source} (src/main/resources/toolkit.properties)`,
    calls: `${source} (src/main/java/org/folio/ncip/services: no LookupItem, no RenewItem, no RecallItem)`,
    cancelBy: `${source} (FolioRemoteServiceManager.java: acceptItem answers with the id of the request in FOLIO, and cancelRequestItem reads the request by that id)`,
    barcodeInput: `${source} (FolioRemoteServiceManager.java: lookupPatronRecordBy)`,
  },
}
