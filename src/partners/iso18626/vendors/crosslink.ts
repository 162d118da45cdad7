import type { BuiltInVendor } from '../../vendor-use.ts'

const broker = 'https://github.com/indexdata/crosslink (broker/shim/shim.go)'
const exchanges = 'recorded exchanges of a running broker: iso18626/crosslink-live'

/**
 * Index Data CrossLink as a broker. It finds a retry by the previous id, which is named although the id is kept. It lists
 * items in the note.
 */
export const crosslink: BuiltInVendor = {
  code: 'crosslink',
  name: 'Index Data CrossLink (broker)',
  settings: {
    acceptanceMarker: '#ReShareLoanConditionAgreeResponse#',
    conditionMarker: '#ReShareAddLoanCondition#',
    broker: true,
    retryEndsRequest: true,
    retryKeepsId: true,
    takesReminder: false,
    volumeParts: 'id_first',
  },
  sources: {
    acceptanceMarker: broker,
    conditionMarker: exchanges,
    broker: exchanges,
    retryEndsRequest: exchanges,
    retryKeepsId: exchanges,
    takesReminder: 'fixtures/iso18626/vendor/reshare/crosslink-reminder-refused.xml',
    volumeParts: exchanges,
  },
}
