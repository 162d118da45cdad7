import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'

/** The target of a message, taken apart. */
export type Target = { readonly origin: string; readonly path: string }

/** Takes a URL apart, or says what is wrong with it; the WHATWG parser brings all forms of an IPv4 address into one. */
export function readTarget(text: string): Target | AnyReason {
  const url = URL.parse(text)
  if (url === null) return reason('failure.url_unreadable')
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return reason('failure.url_scheme', { scheme: url.protocol })
  if (url.username !== '' || url.password !== '') return reason('failure.url_credentials')
  return { origin: url.origin, path: url.pathname + url.search }
}
