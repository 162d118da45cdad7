import type { BuiltInVendor } from '../../vendor-use.ts'

const crosslinkRepository = 'https://github.com/indexdata/crosslink'
const shim = `${crosslinkRepository} (broker/shim/shim.go: what it writes for, and reads from, its peers)`
const handler = `${crosslinkRepository} (broker/handler/iso18626-handler.go: handleRetryRequest finds the request by the previous id, and only while the supplier offers a retry; its own lenders refuse an id that they have: a retry gets a new one)`
const lenders = `${crosslinkRepository} (its broker with lenders of its own, run on 30 November and 1 December 2026)`
const requests = `${crosslinkRepository} (broker/handler/iso18626-handler.go: handleRequest takes New and Retry)`
const workflow = `${crosslinkRepository} (broker/client/client.go: the messages of one supplier after another)`

/**
 * Index Data CrossLink as a broker. It finds a retry by the previous id, and the retry has a new one: its own lenders
 * refuse an id that they have. It lists items in the note.
 */
export const crosslink: BuiltInVendor = {
  code: 'crosslink',
  name: 'Index Data CrossLink (broker)',
  settings: {
    acceptanceMarker: '#ReShareLoanConditionAgreeResponse#',
    supplierDeclineMarker: '#ReShareLoanConditionRejectResponse#',
    conditionMarker: '#ReShareAddLoanCondition#',
    broker: true,
    supplierInNote: '\\bSupplier: (?:([A-Z]{1,40}):)?([^\\s,#]{1,120})',
    retryEndsRequest: true,
    takesReminder: false,
    itemIdCommas: 'id_first',
    volumeParts: 'id_first',
    endsRota: '^(?-i:Duplicate$|(?:Vendor: [^,\\s]*[,\\s]\\s*)?(?:Supplier: [^,\\s]*[,\\s]\\s*)?DUPLICATE)',
    finishedAfterCopy: true,
    takesOnce: true,
    finished: '^UnsupportedActionType: unsupported action: (?:Received|ShippedReturn)',
  },
  sources: {
    acceptanceMarker: shim,
    supplierDeclineMarker: lenders,
    conditionMarker: shim,
    broker: workflow,
    supplierInNote: workflow,
    retryEndsRequest: handler,
    takesReminder: requests,
    itemIdCommas: shim,
    volumeParts: shim,
    endsRota: lenders,
    finishedAfterCopy: lenders,
    takesOnce: lenders,
    finished: lenders,
  },
}
