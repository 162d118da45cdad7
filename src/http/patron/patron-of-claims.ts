import type { PatronOpenId } from '../../borrowing/patron-open-id.ts'
import { type Patron, PatronInput } from '../../borrowing/request/patron.ts'

/** Returns a claim as text: of a list the first value counts. */
const textOf = (claim: unknown): string | undefined => {
  const value: unknown = Array.isArray(claim) ? claim[0] : claim
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/**
 * Reads who a patron is from the claims of an identity provider.
 *
 * @param names the names of the claims
 * @returns undefined where the claims hold no id that can be used
 */
export const patronOfClaims = (
  claims: Readonly<Record<string, unknown>>,
  names: PatronOpenId['claims'],
): Patron | undefined => {
  const read = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : textOf(claims[name])
  const optional = Object.entries({
    surname: read(names.surname),
    givenName: read(names.givenName),
    email: read(names.email),
    group: read(names.group),
    language: read(names.language)?.slice(0, 2).toLowerCase(),
  })
    // What cannot be kept of the rest is left out: it must keep nobody from signing in.
    .filter(
      ([name, value]) => PatronInput.safeParse({ id: 'x', [name]: value }).success && value !== undefined,
    )
  return PatronInput.safeParse({ id: read(names.id), ...Object.fromEntries(optional) }).data
}
