import { type BuiltInVendor, withOneSource } from '../../vendor-use.ts'

const run =
  'https://github.com/Koha-Community/Koha (its lender code, run on 30 November and 1 December 2026: 26.05.00, and main at a7ca37b4 and 598d5e97)'

/**
 * Koha as a lender (26.05, and main later in 2026). It finds a request by its own number alone, which its first message
 * brings; each Request is a new loan there; its schema takes less than the standard's.
 */
export const koha: BuiltInVendor = withOneSource(
  {
    code: 'koha',
    name: 'Koha',
    recognizedBy:
      '^UnrecognizedDataValue: supplyingAgencyRequestId:|agencyIdType: enum, enum|: object, additionalProperties, |^Invalid message type ISO18626Message',
    settings: {
      edition: '2021-2',
      envelope: false,
      addresses: 'in_note',
      unlistedCodes: 'in_note',
      identifierCodes: 'listed',
      editionWanted: 'anyEdition',
      agencyTypes: ['ISIL', 'DNUCNI', 'ICOLC'],
      takes: ['Received', 'Cancel', 'ShippedReturn'],
      takesReminder: false,
      takesRepeats: false,
      needsItsNumber: true,
      sendsOnce: true,
      finishedAfterCopy: true,
      placeholders: ['sup_agency_value', 'req_agency_value'],
      finished: '^UnsupportedActionType\\b',
    },
  },
  run,
)
