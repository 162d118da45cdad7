import type { Citation } from '../../borrowing/request/citation.ts'
import type { CitationSource } from '../../borrowing/request/sourced-fields.ts'
import type { KeysOf, Reason } from '../../translations/reason.ts'

/** The answer of a source about a number. `unreadable` has the fault of the answer, without its content. */
export type LookupResult =
  | { readonly kind: 'found'; readonly citation: Citation }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreadable'; readonly reason: Reason<KeysOf<'citation'>> }

/** A kind of API that knows what a number stands for. */
export type Source = {
  readonly name: CitationSource
  /** The kind of number that it is asked by. */
  readonly asksBy: string
  /** Content types that an answer may have. */
  readonly contentType: RegExp
  readonly accept: string
  /** The address of one question. */
  readonly url: (base: string, number: string) => string
  /** Reads an answer of status 200 and of a right content type. */
  readonly read: (body: Uint8Array, number: string) => LookupResult
}

/** Returns text from outside without markup, with the references of HTML that titles hold. */
export const plainText = (text: string): string =>
  text
    .replace(/<[^<>]{0,200}>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

/** Reads JSON; undefined where it is none. */
export const readJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

/** Returns the address of a path below a base, which may have a query of its own (a key, an address to write to). */
export const below = (base: string, path: string, query: Readonly<Record<string, string>> = {}): string => {
  const url = new URL(base)
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${path}`
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}
