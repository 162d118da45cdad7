import type { ProtocolEntry } from '../../partners/protocol-entry.ts'
import { VendorCode } from '../../partners/vendor.ts'
import { defineKind } from '../kind.ts'
import { vendorSchema } from '../vendors.ts'

/**
 * Vendors: how systems depart from a standard. A stored vendor takes the place of the built-in one of its code.
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
    input: schema.extend({ code: VendorCode.optional() }).meta({ id: 'VendorInput' }),
    references: () => [],
    api: {
      path: '/v1/vendors',
      tag: 'Vendors',
      noun: 'Vendor',
      readers: 'admins',
      aboutList: 'The stored vendors. Those that are built in stand in docs/vendors.md.',
      aboutPut: `How a vendor’s systems depart from the standard, by use: \`iso18626\`, \`ncip\` and \`ils\`. A setting that is left out
has the value of the standard. A stored vendor takes the place of the built-in one of its code, for the uses that it holds.`,
      aboutDelete: 'A built-in vendor of the same code applies again.',
    },
  })
}
