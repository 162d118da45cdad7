import { type BuiltInVendor, withOneSource } from '../../vendor-use.ts'

const page = 'https://developers.exlibrisgroup.com/alma/integrations/resource_sharing/p2p/ncip/'

/**
 * Ex Libris Alma as a peer (resource sharing partners of the type NCIP P2P). It has no LookupRequest and takes no words
 * but in the Ext of another message.
 */
export const almaP2p: BuiltInVendor = withOneSource(
  {
    code: 'alma_p2p',
    name: 'Ex Libris Alma, peer to peer',
    settings: {
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
    },
  },
  page,
)
