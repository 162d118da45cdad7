import { fillSecrets } from '@lendwire/iso18626'
import { durationMilliseconds } from '../../borrowing/time.ts'
import type { Partner } from '../partner.ts'
import type { HttpRoute } from '../protocol.ts'
import { connectionOf } from './connection.ts'
import { headerSecrets } from './headers.ts'
import type { Iso18626Profile } from './profile.ts'

/**
 * Where and how a rendered message goes. Credentials are filled in here, at sending, so that no stored byte holds them
 * and a rotated secret holds for messages that were rendered before.
 *
 * @param content as rendered, with the places of secrets marked
 */
export const route = (content: string, contentType: string, partner: Partner): HttpRoute => {
  const connection = connectionOf(partner)
  const secrets = headerSecrets(partner)
  return {
    kind: 'http',
    url: connection.url,
    headers: {
      ...lowerCase(connection.headers),
      'content-type': contentType,
      accept: 'application/xml, text/xml',
      ...authorization(connection.outboundCredentials),
    },
    // An account that the profile no longer has leaves its place empty.
    body: fillSecrets(content, (name) => secrets[name] ?? ''),
    timeout: durationMilliseconds(connection.timeout),
  }
}

/** Header names are the same in any case: lower-cased, none stands twice. */
const lowerCase = (headers: Iso18626Profile['headers']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const authorization = (
  credentials: Iso18626Profile['outboundCredentials'],
): Readonly<Record<string, string>> => {
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

/** Base64 of UTF-8, as RFC 7617 has it. */
const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
