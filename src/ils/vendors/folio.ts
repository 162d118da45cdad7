import type { BuiltInVendor } from '../../partners/vendor-use.ts'

const source = 'https://github.com/folio-org/mod-ncip'

/** FOLIO (mod-ncip). It has no LookupItem. Without a UserId it looks the patron up by the type of the input, which it takes for the name of a field of its users. */
export const folio: BuiltInVendor = {
  code: 'folio',
  name: 'FOLIO',
  settings: {
    version: 'http://www.niso.org/schemas/ncip/v2_0/imp1/xsd/ncip_v2_0.xsd',
    calls: ['lookup_user', 'accept_item', 'check_in_item', 'delete_item', 'cancel_request_item'],
    barcodeInput: 'barcode',
  },
  sources: {
    version: source,
    calls: source,
    barcodeInput: source,
  },
}
