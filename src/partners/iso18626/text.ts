import { cleanText } from '../text.ts'
import { groupsIn } from '../vendor-use.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/** Returns an id as a peer wrote it: some write "null" where they have none. */
export const cleanId = (text: string | undefined, longest = 200): string | undefined => {
  const id = cleanText(text, longest)
  return id?.toLowerCase() === 'null' ? undefined : id
}

/** Returns the id of a request as lendwire has it, of one that the partner writes otherwise. */
export const ownIdOf = (
  id: string | undefined,
  { requestIdIn, upperCaseIds }: Vendor,
): string | undefined => {
  const [inside = id] = groupsIn(requestIdIn, id)
  return upperCaseIds ? inside?.toUpperCase() : inside
}

/** Returns an open code's value. */
export const codeOf = (code: { readonly value?: string | undefined } | undefined): string | undefined =>
  cleanText(code?.value)

/**
 * Returns an open code, spelled as in a list of the standard where it is in it: peers write codes in other letter case.
 *
 * @param list the codes of the standard
 */
export const listedCodeOf = (
  code: { readonly value?: string | undefined } | undefined,
  list: readonly string[],
): string | undefined => {
  const value = codeOf(code)
  if (value === undefined || list.includes(value)) return value
  const small = value.toLowerCase()
  return list.find((each) => each.toLowerCase() === small) ?? value
}
