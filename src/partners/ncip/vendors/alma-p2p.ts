import { standard } from './standard.ts'
import type { Vendor } from './vendor.ts'

/**
 * Ex Libris Alma as a peer (Alma's NCIP peer-to-peer partners). Source: the vendor's pages on resource sharing partners
 * of the type NCIP P2P. It has no LookupRequest and takes no word but in the Ext of another message.
 */
export const almaP2p: Vendor = {
  ...standard,
  takes: ['RequestItem', 'CancelRequestItem', 'RenewItem', 'ItemShipped', 'ItemReceived'],
  requestTypes: {
    loan: { value: 'Physical' },
    copy: { value: 'Non-Returnable' },
    digital: { value: 'Digital' },
  },
  requestScope: { value: 'Title' },
  fromAgency: 'institution_and_library',
  fromSystemId: 'ALMA_NCIP_ILL',
  namesLibrary: true,
  times: 'zoneless',
}
