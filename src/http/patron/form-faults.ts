import type { Instant } from '../../borrowing/values.ts'
import { checkCreation } from '../../delivery/commands/check-input.ts'
import { Problem } from '../../problem.ts'
import { textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import { fieldOfNumber, fieldsOf, mainField } from './fields.ts'
import type { FormFault } from './form-fields.ts'
import { isNumberField, numberFault } from './number-words.ts'
import type { SubmittedForm } from './submitted-form.ts'

/** Returns all that is wrong with a form as far as can be said before the request is made. */
export const faultsBefore = (
  submitted: SubmittedForm,
  at: { readonly now: Instant; readonly timeZone: string },
  language: Language,
): readonly FormFault[] => {
  try {
    checkCreation(submitted.input, at)
    return submitted.faults
  } catch (error) {
    const faults = error instanceof Problem ? formFaults(error, submitted, language) : null
    if (faults === null) throw error
    return [...faults, ...submitted.faults]
  }
}

/**
 * Says why a request could not be made, in words for the patron at the fields that it is about.
 *
 * @param problem what `create` threw
 * @returns null for a problem that no form can tell
 */
export const formFaults = (
  problem: Problem,
  { input, shown }: SubmittedForm,
  language: Language,
): readonly FormFault[] | null => {
  const { faults } = textsIn(language).patron_page
  if (problem.code === 'not_allowed_now') return [{ field: null, message: faults.duplicate }]
  if (problem.code === 'unavailable') return [{ field: null, message: faults.unavailable }]
  if (problem.code !== 'invalid_input') return null
  return problem.faults.map(({ path }): FormFault => {
    if (path === 'service/neededBy') return { field: 'neededBy', message: faults.neededBy }
    if (path === 'citation') return { field: mainField[shown.kind], message: faults.missing }
    if (path.startsWith('patron')) return { field: null, message: faults.patron }
    const field = fieldOfNumber(input.citation, path.replace(/^citation\//, ''))
    return field === undefined || !isNumberField(field) || !fieldsOf[shown.kind].includes(field)
      ? { field: null, message: faults.other }
      : { field, message: numberFault(field, shown.values[field] ?? '', language) }
  })
}
