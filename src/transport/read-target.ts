/** The target of a message, taken apart. */
export type Target = { readonly origin: string; readonly path: string }

/** Takes a URL apart, or says what is wrong with it; the WHATWG parser brings all forms of an IPv4 address into one. */
export function readTarget(text: string): Target | string {
  const url = URL.parse(text)
  if (url === null) return 'the URL cannot be read: correct it in the partner profile'
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `the URL must begin with http: or https:, not with ${url.protocol}`
  if (url.username !== '' || url.password !== '')
    return 'the URL holds a user name or password: they belong into the credentials of the partner profile'
  return { origin: url.origin, path: url.pathname + url.search }
}
