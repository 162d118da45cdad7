import type { ProtocolEntry } from '../../partners/protocol-entry.ts'
import { VendorCode } from '../../partners/vendor-use.ts'
import { defineKind } from '../kind.ts'
import { vendorSchema } from '../vendor-documents.ts'

/**
 * Defines the kind of vendors: how systems depart from a standard. A stored vendor overrides settings of the built-in one of its code.
 *
 * @param protocols the registered protocols: each has a schema of its own for vendors
 */
export const vendorKind = (protocols: readonly ProtocolEntry[]) => {
  const schema = vendorSchema(protocols).meta({ id: 'Vendor' })
  return defineKind({
    kind: 'vendor',
    called: { one: 'vendor', many: 'vendors' },
    section: 'vendors',
    code: VendorCode,
    codeMember: 'code',
    schema,
    input: schema
      .extend({ code: VendorCode.optional().describe('The code, fixed once given.') })
      .meta({ id: 'VendorInput' }),
    references: () => [],
    api: {
      path: '/v1/vendors',
      tag: 'Vendors',
      noun: 'Vendor',
      readers: 'admins',
      aboutList: 'The stored vendors. docs/vendors.md lists the built-in ones.',
      aboutPut: `How a vendor’s systems depart from the standard, by use: \`iso18626\`, \`ncip\` and \`ils\`. A setting that is left out
has the value of the built-in vendor of this code, or of the standard if there is none.`,
      aboutDelete: 'A built-in vendor of the same code applies again.',
    },
  })
}
