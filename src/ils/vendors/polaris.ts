import type { BuiltInVendor } from '../../partners/vendor-use.ts'

const source = 'https://github.com/openlibraryenvironment/mod-rs (PolarisHostLMSService: useNamespace false)'

/** Polaris reads elements without a namespace. */
export const polaris: BuiltInVendor = {
  code: 'polaris',
  name: 'Polaris',
  settings: {
    version: 'http://www.niso.org/schemas/ncip/v2_0/imp1/xsd/ncip_v2_0.xsd',
    namespace: false,
  },
  sources: {
    version: source,
    namespace: source,
  },
}
