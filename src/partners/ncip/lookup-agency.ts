import { type LookupAgencyResponse, niso } from 'node-ncip'
import type { Library } from '../../borrowing/library.ts'
import { electronic, postal } from './addresses.ts'

/** Writes the content of a LookupAgencyResponse about a library: its name and address. */
export const renderAgency = (
  library: Library,
  agency: string,
): Omit<Extract<LookupAgencyResponse, { AgencyId: object }>, 'ResponseHeader'> => ({
  AgencyId: { value: agency },
  OrganizationNameInformation: [
    {
      OrganizationNameType: niso('organizationnametype', 'Translated Name'),
      OrganizationName: library.name,
    },
  ],
  AgencyAddressInformation: library.addresses.map((address) => ({
    AgencyAddressRoleType: niso('agencyaddressroletype', 'Official'),
    ...(address.kind === 'physical'
      ? { PhysicalAddress: postal(address) }
      : { ElectronicAddress: electronic(address) }),
  })),
})
