import type { BuiltInVendor } from '../../partners/vendor-use.ts'

const source = 'https://github.com/bywatersolutions/ncip-server'

/** Koha behind its NCIP server. It cancels a hold by its own id only. */
export const koha: BuiltInVendor = {
  code: 'koha',
  name: 'Koha',
  // ncip-server writes it so.
  recognizedBy: '^Unkown User\\b',
  settings: {
    calls: [
      'lookup_user',
      'lookup_item',
      'accept_item',
      'check_in_item',
      'delete_item',
      'cancel_request_item',
      'renew_item',
    ],
    cancelBy: 'own_request',
  },
  sources: {
    calls: `${source} (lib/NCIP/Handler: no RecallItem, no CreateItem)`,
    cancelBy: `${source} (lib/NCIP/ILS/Koha.pm: cancelrequest finds a hold by the id of Koha’s own)`,
  },
}
