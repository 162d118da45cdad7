import type { Citation } from '../../borrowing/request/citation.ts'
import { checkIdentifiers } from '../../citation/check-identifiers.ts'
import type { Language } from '../../translations/language.ts'
import { fieldOfNumber } from './fields.ts'
import type { FormFault } from './form-fields.ts'
import { isNumberField, numberFault } from './number-words.ts'

/** Lists the faults of a citation's numbers, at the fields that show them. */
export const numberFaults = (citation: Citation, language: Language): readonly FormFault[] =>
  checkIdentifiers(citation, '').faults.flatMap(({ path }) => {
    const field = fieldOfNumber(citation, path.slice(1))
    const [member, index = ''] = path.slice(1).split('/')
    const list = member === 'recordIds' ? citation.recordIds : citation.identifiers
    const value = list?.[Number(index)]?.value
    return field === undefined || value === undefined || !isNumberField(field)
      ? []
      : [{ field, message: numberFault(field, value, language) }]
  })
