import type { BuiltInVendor } from '../../vendor-use.ts'

const modRs = 'https://github.com/openlibraryenvironment/mod-rs'

/** Project ReShare as a lender. A CrossLink broker has a vendor of its own: `crosslink`. */
export const reshare: BuiltInVendor = {
  code: 'reshare',
  name: 'Project ReShare',
  settings: {
    acceptanceMarker: '#ReShareLoanConditionAgreeResponse#',
    conditionMarker: '#ReShareAddLoanCondition#',
    retryKeepsId: true,
    takesReminder: false,
    itemIdCommas: 'parts',
  },
  sources: {
    acceptanceMarker: modRs,
    conditionMarker: modRs,
    retryKeepsId: modRs,
    takesReminder: modRs,
    itemIdCommas: modRs,
  },
}
