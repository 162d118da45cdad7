import type { BuiltInVendor } from '../../vendor-use.ts'

/**
 * OCLC's network (WorldShare, Tipasa). A request that came to it by ISO 18626 cannot be conditional there: a condition
 * in its messages is for information, and nobody waits for an answer.
 */
export const oclc: BuiltInVendor = {
  code: 'oclc',
  name: 'OCLC WorldShare, Tipasa',
  settings: { asksConditions: false },
  sources: {
    asksConditions: 'fixtures/iso18626/vendor/oclc (a condition in a message of OCLC is for information)',
  },
}
