import { explainIdentifier } from '../../citation/check-identifiers.ts'
import { sentencesIn, textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import type { FieldName } from './fields.ts'

/** The fields of a form that hold a number which is checked. */
export type NumberField = Extract<FieldName, 'isbn' | 'issn' | 'doi' | 'pmid'>

/** Returns whether a field holds a number which is checked. */
export const isNumberField = (field: string | null): field is NumberField =>
  field !== null && field in textsIn('en').patron_page.numbers.invalid

/** Says what is wrong with a number, and why. */
export const numberFault = (field: NumberField, value: string, language: Language): string => {
  const { invalid, form } = textsIn(language).patron_page.numbers
  const { t } = sentencesIn(language)
  if (field !== 'isbn' && field !== 'issn') return invalid[field]
  const fault = explainIdentifier(field.toUpperCase(), value)
  const reason =
    fault.kind === 'check_digit'
      ? t('patron_page.numbers.checkDigit', { meant: fault.meant })
      : fault.kind === 'length'
        ? t(`patron_page.numbers.length.${field}`, { digits: fault.digits })
        : form[field]
  return `${invalid[field]} ${reason}`
}

/** Writes a number that is not valid for the note to the library. */
export const typedNumber = (label: string, value: string, language: Language): string =>
  sentencesIn(language).t('patron_page.numbers.typedNumber', { label, value })
