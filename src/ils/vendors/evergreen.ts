import type { BuiltInVendor } from '../../partners/vendor-use.ts'

const source =
  'https://github.com/openlibraryenvironment/mod-rs (EvergreenHostLMSService: manual CancelRequestItem)'

/** Evergreen behind its NCIP server. Staff cancel holds there, so that call is off. */
export const evergreen: BuiltInVendor = {
  code: 'evergreen',
  name: 'Evergreen',
  settings: {
    calls: ['lookup_user', 'lookup_item', 'accept_item', 'check_in_item', 'delete_item'],
  },
  sources: {
    calls: source,
  },
}
