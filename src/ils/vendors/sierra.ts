import type { BuiltInVendor } from '../../partners/vendor-use.ts'

const source = 'https://github.com/openlibraryenvironment/mod-rs (SierraHostLMSService), over lib-ncip-client'

/** Sierra, over version 2. */
export const sierra: BuiltInVendor = {
  code: 'sierra',
  name: 'Sierra',
  settings: {
    version: 'http://www.niso.org/schemas/ncip/v2_0/imp1/xsd/ncip_v2_0.xsd',
    schemes: false,
  },
  sources: {
    version: source,
    schemes: `${source}: it sends no Scheme. Unverified: nobody has run it`,
  },
}
