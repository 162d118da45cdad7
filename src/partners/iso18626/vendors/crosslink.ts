import type { BuiltInVendor } from '../../vendor-use.ts'

const crosslinkRepository = 'https://github.com/indexdata/crosslink'
const shim = `${crosslinkRepository} (broker/shim/shim.go: what it writes for, and reads from, its peers)`
const handler = `${crosslinkRepository} (broker/handler/iso18626-handler.go: handleRetryRequest finds the request by the previous id, and only while the supplier offers a retry)`
const requests = `${crosslinkRepository} (broker/handler/iso18626-handler.go: handleRequest takes New and Retry)`
const workflow = `${crosslinkRepository} (broker/client/client.go: the messages of one supplier after another)`

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
    supplierInNote: '\\bSupplier: (?:([A-Z]{1,40}):)?([^\\s,#]{1,120})',
    retryEndsRequest: true,
    retryKeepsId: true,
    takesReminder: false,
    volumeParts: 'id_first',
  },
  sources: {
    acceptanceMarker: shim,
    conditionMarker: shim,
    broker: workflow,
    supplierInNote: workflow,
    retryEndsRequest: handler,
    retryKeepsId: handler,
    takesReminder: requests,
    volumeParts: shim,
  },
}
