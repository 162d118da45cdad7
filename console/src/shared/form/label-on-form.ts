import { fieldOfPath } from './faults-by-field.ts'

/** The attribute by which a field, or what is around it, says which members of the API it is for, with spaces between them. */
const attribute = 'data-field'

const labelOf = (field: Element): string | undefined => {
  const own =
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.labels?.[0] : null
  const label = own ?? field.querySelector('label, legend')
  // A mark for what is required stands behind the words.
  const text = label?.firstChild?.textContent ?? field.getAttribute('aria-label')
  return text?.trim() || undefined
}

/**
 * Returns the label of the field that a path of the API names, as it stands on the form that a message belongs to;
 * undefined where the form has no such field.
 *
 * @param message the message, in its form
 */
export const labelOnForm = (message: Element, path: string): string | undefined => {
  const form =
    message.closest('form, [role="dialog"]') ?? message.closest('section') ?? message.closest('main')
  for (const field of form?.querySelectorAll(`[${attribute}]`) ?? []) {
    const names = (field.getAttribute(attribute) ?? '').split(' ')
    if (fieldOfPath(path, names) !== undefined) return labelOf(field)
  }
  return undefined
}
