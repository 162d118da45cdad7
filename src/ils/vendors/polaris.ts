import type { BuiltInVendor } from '../../partners/vendor-use.ts'

const source =
  'https://github.com/openlibraryenvironment/lib-ncip-client (NCIP2Client: useNamespace false, which PolarisHostLMSService of mod-rs sets)'

/** Polaris reads elements of the namespace without a prefix, and attributes that have none. */
export const polaris: BuiltInVendor = {
  code: 'polaris',
  name: 'Polaris',
  settings: {
    version: 'http://www.niso.org/schemas/ncip/v2_0/imp1/xsd/ncip_v2_0.xsd',
    schemes: false,
    qualifiedAttributes: false,
  },
  sources: {
    version: source,
    schemes: `${source}: it sends no Scheme. Unverified: nobody has run it`,
    qualifiedAttributes: source,
  },
}
