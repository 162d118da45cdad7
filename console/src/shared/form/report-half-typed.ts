/**
 * Has the browser say which day is typed only in part: such a field counts as empty, and what was typed would be lost.
 *
 * @returns whether there is one
 */
export const reportHalfTyped = (form: HTMLFormElement): boolean => {
  const field = [...form.querySelectorAll('input')].find(({ validity }) => validity.badInput)
  field?.reportValidity()
  return field !== undefined
}
