import { openCodes } from '@lendwire/iso18626'
import type { Vendor } from './vendors/vendor-settings.ts'

const lists = {
  itemIdentifier: openCodes['2021-2'].bibliographicItemIdCode,
  recordIdentifier: openCodes['2021-2'].bibliographicRecordIdCode,
  copyrightCompliance: openCodes['2021-2'].copyrightCompliance,
  electronicAddressType: openCodes['2021-2'].electronicAddressType,
  format: [...openCodes['1.2'].format, ...openCodes['2021-2'].itemFormat],
  patronType: openCodes['2021-2'].patronType,
  paymentMethod: openCodes['2021-2'].paymentMethod,
  publicationType: openCodes['2021-2'].publicationType,
  serviceLevel: openCodes['2021-2'].serviceLevel,
  deliveryMethod: openCodes['2021-2'].deliveryMethod,
} as const satisfies Record<string, readonly string[]>

/** The open codes that lendwire writes. */
export type CodeList = keyof typeof lists

/**
 * Returns a code in the spelling of the standard's list: some systems (Alma, ILLiad) compare codes with exact case.
 *
 * @returns undefined where the list has no such code
 */
export const listed = (list: CodeList, code: string): string | undefined => {
  const wanted = code.trim().toLowerCase()
  return lists[list].find((each) => each.toLowerCase() === wanted)
}

/** Returns an open code as it is written: spelt as in the list, or as given where the list has none. */
export const openCode = (list: CodeList, code: string | undefined): { readonly value: string } | undefined =>
  code === undefined ? undefined : { value: listed(list, code) ?? code }

/** Returns a service level, or the level that the vendor's system accepts in place of an unknown one. */
export const serviceLevel = (level: string | undefined, { unknownServiceLevel }: Vendor) =>
  level === undefined || listed('serviceLevel', level) !== undefined || unknownServiceLevel === null
    ? openCode('serviceLevel', level)
    : { value: unknownServiceLevel }
