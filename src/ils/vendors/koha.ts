import type { BuiltInVendor } from '../../partners/vendor-use.ts'

const source = 'https://github.com/bywatersolutions/ncip-server'
const exchange =
  'recorded exchange koha-ncip-server-cancelrequestitem-0021: our request id is an Unknown Request'

/** Koha behind its NCIP server. It places a hold only for Hold For Pickup And Notify, and cancels a hold by its own id only. */
export const koha: BuiltInVendor = {
  code: 'koha',
  name: 'Koha',
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
    action: 'Hold For Pickup And Notify',
    cancelBy: 'own_request',
  },
  sources: {
    calls: `${source} (its handlers: no RecallItem)`,
    action: source,
    cancelBy: exchange,
  },
}
