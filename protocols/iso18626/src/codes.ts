import { contentModels } from './content-models.ts'
import type { Edition } from './message.ts'

/** The closed codes by the names of their lists. */
export type ClosedCodeName =
  | 'action'
  | 'errorType'
  | 'messageStatus'
  | 'preferredEdition'
  | 'reasonForMessage'
  | 'requestSubType'
  | 'requestType'
  | 'serviceType'
  | 'status'
  | 'yesNo'

/**
 * Gives the values of a closed code.
 *
 * @returns an empty set where the edition has no such code (`preferredEdition` in 1.2)
 */
export function closedCodes(edition: Edition, name: ClosedCodeName): ReadonlySet<string> {
  const content = contentModels[edition].types.get(name)?.content
  return content?.kind === 'codes' ? content.values : new Set()
}

const plainCode = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]+/g, '')

/**
 * Returns a closed code as the standard spells it: peers write codes in other letter case, and their words apart
 * (`Will Supply`, `LOAN_COMPLETED`). A text that is no code stays as it is.
 */
export function spelledCode<Text extends string | undefined>(
  name: ClosedCodeName,
  text: Text,
): Text | string {
  if (text === undefined) return text
  const values = closedCodes('2021-2', name)
  if (values.has(text)) return text
  const plain = plainCode(text)
  return [...values].find((value) => plainCode(value) === plain) ?? text
}

const common = {
  agencyIdType: ['DNUCNI', 'ISIL'],
  bibliographicItemIdCode: ['ISBN', 'ISMN', 'ISSN'],
  bibliographicRecordIdCode: [
    ...['AMICUS', 'BL', 'FAUST', 'JNB', 'LA', 'LCCN', 'Medline', 'NCID', 'OCLC', 'PID', 'PMID', 'TP'],
  ],
  billingMethod: ['Account', 'FreeOfCharge', 'Invoice', 'Other', 'ReciprocityAgreement'],
  copyrightCompliance: [
    ...['AU-CopyRCatS183ComW', 'AU-CopyRCatS183State', 'AU-CopyrightActS49', 'AU-CopyrightActS50-1'],
    ...['AU-CopyrightActS50-7A', 'AU-CopyrightActS50-7B', 'AU-CopyrightCleared', 'AU-GenBus'],
    ...['NZ-CopyrightActS54', 'NZ-CopyrightActS55', 'UK-CopyRFeePaid', 'UK-FairDealing', 'US-CCG', 'US-CCL'],
    'Other',
  ],
  electronicAddressType: ['Chat', 'Email', 'FTP', 'Skype'],
  loanCondition: [
    'LibraryUseOnly',
    'NoReproduction',
    'SignatureRequired',
    'SpecCollSupervReq',
    'WatchLibraryUseOnly',
  ],
  patronType: [
    ...[
      'Adult',
      'Child',
      'Faculty',
      'GraduateStudent',
      'Researcher',
      'Staff',
      'Student',
      'UnderGraduateStudent',
    ],
  ],
  paymentMethod: [
    ...[
      'BankTransfer',
      'CreditCard',
      'DebitCard',
      'EFTS',
      'IBS',
      'IIBS',
      'IFLAVoucher',
      'IFM',
      'LAPS',
      'Paypal',
    ],
  ],
  publicationType: [
    ...[
      'ArchiveMaterial',
      'Article',
      'AudioBook',
      'Book',
      'Chapter',
      'ConferenceProc',
      'Game',
      'GovernmentPubl',
    ],
    ...[
      'Image',
      'Journal',
      'Manuscript',
      'Map',
      'Movie',
      'MusicRecording',
      'MusicScore',
      'Newspaper',
      'Patent',
    ],
    ...['Report', 'SoundRecording', 'Thesis'],
  ],
  reasonUnfilled: [
    'NonCirculating',
    'NotAvailableForILL',
    'NotHeld',
    'NotOnShelf',
    'PolicyProblem',
    'PoorCondition',
  ],
  serviceLevel: ['Express', 'Normal', 'Rush', 'SecondaryMail', 'Standard', 'Urgent'],
} as const

/**
 * The lists of open codes of each edition. A list says what is usual, not what is allowed: receivers accept other
 * values, with or without a scheme.
 */
export const openCodes = {
  '1.2': {
    ...common,
    format: [
      ...[
        'Blu-ray',
        'Braille',
        'CassetteTape',
        'CD',
        'CD-ROM',
        'Daisy-ROM',
        'DVD',
        'JPEG',
        'LargePrint',
        'LP',
      ],
      ...['Microform', 'MP3', 'Multimedia', 'PaperCopy', 'PDF', 'Printed', 'Tape', 'TIFF', 'VHS'],
    ],
    reasonRetry: [
      ...['AtBindery', 'CostExceedsMaxCost', 'LoanPossible', 'NotCurrentAvailableForILL', 'NotFoundAsCited'],
      ...['OnLoan', 'OnOrder', 'ReqDelDateNotPossible', 'ReqDelMethodNotSupp'],
    ],
    sentVia: ['Ariel', 'ArticleExchange', 'Email', 'FTP', 'Mail', 'Odyssey', 'URL'],
  },
  '2021-2': {
    ...common,
    courierName: ['DB Schenker', 'DHL', 'Fedex', 'PostNord AB', 'UPS'],
    deliveryMethod: ['ArticleExchange', 'Courier', 'Email', 'FTP', 'Mail', 'Odyssey', 'URL'],
    itemFormat: [
      ...[
        'CassetteTape',
        'CD',
        'CD-ROM',
        'Daisy-ROM',
        'DVD',
        'EPUB',
        'EPUB2',
        'EPUB3',
        'JPEG',
        'LargePrint',
        'LP',
      ],
      ...['Microform', 'MP3', 'Multimedia', 'PaperCopy', 'PDF', 'Printed', 'Tape', 'TIFF', 'UltraHD', 'VHS'],
    ],
    reasonRetry: [
      ...['AtBindery', 'CostExceedsMaxCost', 'CourierNotSupp', 'MultiVolAvail', 'MustMeetLoanCondition'],
      ...['NotCurrentAvailableForILL', 'NotFoundAsCited', 'OnLoan', 'OnOrder', 'ReqDelDateNotPossible'],
      ...['ReqDelMethodNotSupp', 'ReqEditionNotPossible', 'ReqFormatNotPossible', 'ReqPayMethodNotSupported'],
      ...['ReqServLevelNotSupp', 'ReqServTypeNotPossible'],
    ],
  },
} as const satisfies Record<Edition, Record<string, readonly string[]>>
