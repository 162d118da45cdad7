import type { Library } from '../../borrowing/library.ts'
import type { AgencyId } from '../../borrowing/values.ts'
import { cleanId } from './text.ts'

/** An agency id as it was read: any part may be missing. */
export type WireAgency = {
  readonly agencyIdType?: { readonly value?: string | undefined } | undefined
  readonly agencyIdValue?: string | undefined
}

/** Returns an agency id of a message; undefined where it names none. */
export const agencyOf = (agency: WireAgency | undefined): AgencyId | undefined => {
  const type = cleanId(agency?.agencyIdType?.value, 40)
  const value = cleanId(agency?.agencyIdValue, 120)
  return type === undefined || value === undefined ? undefined : { type, value }
}

/** Returns whether two agency ids are the same; their types are compared without case. */
export const sameAgency = (one: AgencyId, other: AgencyId): boolean =>
  one.value === other.value && one.type.toLowerCase() === other.type.toLowerCase()

/**
 * Returns true for an agency id of the library. Only the value counts: peers write the types of agency ids differently.
 */
export const isAgencyOf = ({ symbols }: Pick<Library, 'symbols'>, agency: string): boolean =>
  symbols.some(({ value }) => value.toUpperCase() === agency.toUpperCase())
