import type { Library } from '../../../borrowing/library.ts'

/** A language in which slips and labels are printed: the library's own. */
export type PrintedLanguage = Library['language']

/** The words of slips and labels. */
export type PrintedWords = {
  readonly returnSlip: string
  readonly heading: string
  readonly returnTo: string
  readonly lendingLibrary: string
  readonly sender: string
  readonly title: string
  readonly numbers: string
  readonly ourRequest: string
  readonly yourRequest: string
  readonly items: string
  readonly columns: readonly string[]
  readonly barcode: string
  readonly label: string
  readonly conditions: string
  readonly due: (day: string) => string
  readonly from: (partner: string) => string
}

/** The words of slips and labels in each language. */
export const printedWords: Readonly<Record<PrintedLanguage, PrintedWords>> = {
  en: {
    returnSlip: 'Return slip',
    heading: 'Interlibrary loan return',
    returnTo: 'Return to',
    lendingLibrary: 'The lending library',
    sender: 'From',
    title: 'Title',
    numbers: 'Numbers',
    ourRequest: 'Our request',
    yourRequest: 'Your request',
    items: 'Items',
    columns: ['Barcode', 'Your item', 'Volume', 'Call number', 'Due'],
    barcode: 'Barcode',
    label: 'Label',
    conditions: 'Conditions',
    due: (day) => `Due ${day}`,
    from: (partner) => `From ${partner}`,
  },
  de: {
    returnSlip: 'Rückgabeschein',
    heading: 'Rückgabe einer Fernleihe',
    returnTo: 'Zurück an',
    lendingLibrary: 'Die gebende Bibliothek',
    sender: 'Von',
    title: 'Titel',
    numbers: 'Nummern',
    ourRequest: 'Unsere Bestellung',
    yourRequest: 'Ihre Bestellung',
    items: 'Exemplare',
    columns: ['Barcode', 'Ihr Exemplar', 'Band', 'Signatur', 'Fällig'],
    barcode: 'Barcode',
    label: 'Etikett',
    conditions: 'Bedingungen',
    due: (day) => `Fällig am ${day}`,
    from: (partner) => `Von ${partner}`,
  },
}
