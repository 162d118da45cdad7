import type { BuiltInVendor } from '../../partners/vendor-use.ts'

const page = 'https://developers.exlibrisgroup.com/alma/integrations/resource_sharing/broker/ncip/'
const addon = 'https://github.com/pitthsls/ILLiad_Alma_NCIP_Borrowing (what ILLiad sends to Alma)'

/** Alma as an NCIP responder for a resource sharing broker. It has no LookupItem and no DeleteItem: a temporary item goes with its check-in. */
export const alma: BuiltInVendor = {
  code: 'alma',
  name: 'Ex Libris Alma',
  settings: {
    calls: ['lookup_user', 'accept_item', 'check_in_item', 'cancel_request_item'],
    action: 'Hold For Pickup And Notify',
    applicationProfileType: 'ILL',
    userIdType: 'Barcode Id',
  },
  sources: {
    calls: page,
    action: addon,
    applicationProfileType: page,
    userIdType: addon,
  },
}
