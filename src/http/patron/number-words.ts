import { explainIdentifier } from '../../citation/check-identifiers.ts'
import type { Language } from '../../translations/language.ts'
import type { FieldName } from './fields.ts'

/** The fields of a form that hold a number which is checked. */
export type NumberField = Extract<FieldName, 'isbn' | 'issn' | 'doi' | 'pmid'>

type NumberWords = {
  /** The fault of a number of each kind, in general. */
  readonly invalid: Readonly<Record<NumberField, string>>
  readonly checkDigit: (meant: string) => string
  readonly length: Readonly<Record<'isbn' | 'issn', (digits: number) => string>>
  /** Why an ISBN or ISSN of the right length is none. */
  readonly form: Readonly<Record<'isbn' | 'issn', string>>
  /** The choice to send a number that is not valid. */
  readonly asTyped: (label: string) => string
  /** Writes such a number for the note to the library. */
  readonly typedNumber: (label: string, value: string) => string
}

const en: NumberWords = {
  invalid: {
    isbn: 'This is not a valid ISBN.',
    issn: 'This is not a valid ISSN.',
    doi: 'This is not a valid DOI: a DOI begins with 10., a number and a slash.',
    pmid: 'This is not a valid PubMed id: it has digits only.',
  },
  checkDigit: (meant) => `Its last digit does not match the others. Did you mean ${meant}?`,
  length: {
    isbn: (digits) => `An ISBN has 10 or 13 digits; this one has ${digits}.`,
    issn: (digits) => `An ISSN has 8 digits; this one has ${digits}.`,
  },
  form: {
    isbn: 'An ISBN of 13 digits begins with 978 or 979.',
    issn: 'Only the last of its 8 digits may be an X.',
  },
  asTyped: (label) => `Send this ${label} as it is: the library looks at it`,
  typedNumber: (label, value) => `${label} as typed: ${value}`,
}

const de: NumberWords = {
  invalid: {
    isbn: 'Diese ISBN stimmt nicht.',
    issn: 'Diese ISSN stimmt nicht.',
    doi: 'Diese DOI stimmt nicht: sie beginnt mit 10., einer Zahl und einem Schrägstrich.',
    pmid: 'Diese PubMed-Nummer stimmt nicht: sie besteht nur aus Ziffern.',
  },
  checkDigit: (meant) => `Die letzte Ziffer passt nicht zu den anderen. Meinten Sie ${meant}?`,
  length: {
    isbn: (digits) => `Eine ISBN hat 10 oder 13 Ziffern; diese hat ${digits}.`,
    issn: (digits) => `Eine ISSN hat 8 Ziffern; diese hat ${digits}.`,
  },
  form: {
    isbn: 'Eine ISBN mit 13 Ziffern beginnt mit 978 oder 979.',
    issn: 'Nur die letzte der 8 Ziffern darf ein X sein.',
  },
  asTyped: (label) => `So abschicken (${label}): die Bibliothek sieht nach`,
  typedNumber: (label, value) => `${label} wie eingegeben: ${value}`,
}

/** The words about numbers that are not valid, of each language. */
export const numberWords: Readonly<Record<Language, NumberWords>> = { en, de }

/** Returns whether a field holds a number which is checked. */
export const isNumberField = (field: string | null): field is NumberField =>
  field !== null && field in en.invalid

/** Says what is wrong with a number, and why. */
export const numberFault = (field: NumberField, value: string, language: Language): string => {
  const { invalid, checkDigit, length, form } = numberWords[language]
  if (field !== 'isbn' && field !== 'issn') return invalid[field]
  const fault = explainIdentifier(field.toUpperCase(), value)
  const reason =
    fault.kind === 'check_digit'
      ? checkDigit(fault.meant)
      : fault.kind === 'length'
        ? length[field](fault.digits)
        : form[field]
  return `${invalid[field]} ${reason}`
}
