import type { BuiltInVendor } from '../../partners/vendor-use.ts'

const source = 'https://github.com/openlibraryenvironment/mod-rs (SymphonyHostLMSService: NCIP1)'

/** SirsiDynix Symphony: version 1 of the protocol. */
export const symphony: BuiltInVendor = {
  code: 'symphony',
  name: 'SirsiDynix Symphony',
  settings: {
    edition: '1',
  },
  sources: {
    edition: source,
  },
}
