import type { BuiltInVendor } from '../../partners/vendor-use.ts'

const server = 'https://github.com/Libriotech/NCIPServer, run with its Evergreen part on 30 November 2026'

/**
 * Evergreen behind its NCIP server. It has neither LookupItem nor DeleteItem, and staff cancel holds. It reads with
 * XML::LibXML::Simple, which makes a hash of an element with an attribute.
 */
export const evergreen: BuiltInVendor = {
  code: 'evergreen',
  name: 'Evergreen',
  recognizedBy: '^Unknown User: User with barcode .+ unknown',
  settings: {
    calls: ['lookup_user', 'accept_item', 'check_in_item', 'renew_item'],
    schemes: false,
    comparesPin: false,
  },
  sources: {
    calls: `${server}: LookupItem and DeleteItem are unsupported services`,
    schemes: `${server}: it refuses AcceptItem with a Scheme, and overlooks the elements of LookupUser that have one`,
    comparesPin: `${server}: LookupUser reads the barcode of AuthenticationInput, and nothing of the PIN`,
  },
}
