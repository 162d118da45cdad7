/** The parameters of a mailed or printed link: its token, and whether it makes the first admin's account. */
export type LinkToken = { readonly token: string; readonly isFirstAdmin: boolean }

/**
 * Reads the token of a link. It is after `#`, which browsers do not send.
 *
 * @param hash the part of the address from `#` on
 * @returns null where there is no token
 */
export const readLinkToken = (hash: string): LinkToken | null => {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''))
  const token = parameters.get('token')
  return token === null || token === '' ? null : { token, isFirstAdmin: parameters.has('first-admin') }
}
