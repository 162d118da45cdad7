import { z } from 'zod'
import type { ExtraHeaders, OutboundCredentials } from './http-connection.ts'
import { besideName } from './mask-secrets.ts'

/** How the messages to a partner are declared, where its server refuses `application/xml; charset="utf-8"`. */
export const XmlType = z
  .enum(['application/xml', 'text/xml', 'text/xml; charset="utf-8"'])
  .nullable()
  .prefault(null)
  .describe(
    'The content type of messages to it, where its server refuses `application/xml; charset="utf-8"` (HTTP 415); that one where null. Unverified: no such system is known.',
  )

/**
 * Returns the headers of an XML message to a partner over HTTP, its credentials included. Names are lower-cased, so
 * that none is written twice.
 *
 * @param contentType of the message
 * @param connection what the partner's profile says of HTTP
 */
export const xmlHeaders = (
  contentType: string,
  connection: { readonly headers: ExtraHeaders; readonly outboundCredentials: OutboundCredentials },
): Readonly<Record<string, string>> => ({
  ...lowerCase(connection.headers),
  'content-type': contentType,
  accept: 'application/xml, text/xml',
  ...authorization(connection.outboundCredentials),
})

/** Returns header names in small letters, so that none is sent twice. */
export const lowerCase = (headers: ExtraHeaders): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** Returns the header that shows who calls, with its secret: only ever made at sending. */
export const authorization = (credentials: OutboundCredentials): Readonly<Record<string, string>> => {
  switch (credentials.kind) {
    case 'none':
      return {}
    case 'bearer':
      return { authorization: `Bearer ${credentials.token}` }
    case 'basic':
      return { authorization: `Basic ${base64(`${credentials.username}:${credentials.password}`)}` }
    case 'header':
      return { [credentials.name.toLowerCase()]: credentials.value }
  }
}

/**
 * Returns the secrets that show who calls, in each form in which they may be said again: what comes back is kept
 * without them.
 */
export const secretsOf = (credentials: OutboundCredentials): readonly string[] => {
  switch (credentials.kind) {
    case 'none':
      return []
    case 'bearer':
      return [credentials.token]
    case 'basic': {
      const shown = base64(`${credentials.username}:${credentials.password}`)
      return [credentials.password, shown.replace(/(?<!=)=+$/, '')]
    }
    case 'header':
      // A scheme may precede the secret itself.
      return [
        credentials.value,
        ...credentials.value.split(' ').slice(1),
        ...besideName(credentials.name, credentials.value),
        ...besideName(credentials.name.toLowerCase(), credentials.value),
      ]
  }
}

/** Encodes UTF-8 in Base64, as RFC 7617 has it. */
const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
