import { fillSecrets } from '@lendwire/iso18626'
import { durationMilliseconds } from '../../borrowing/time.ts'
import { secretsOf, xmlHeaders } from '../http-route.ts'
import type { HttpRoute } from '../message-route.ts'
import type { Partner } from '../partner.ts'
import { secretsInUrl } from '../url-credentials.ts'
import { connectionOf } from './connection.ts'
import { accountSecrets, headerSecrets } from './header.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'

/**
 * Makes the route of a rendered message. Credentials are filled in here, at sending, so that no stored byte holds them
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
    headers: xmlHeaders(vendorOf(partner).contentType ?? contentType, connection),
    // An account that the profile no longer has leaves its place empty.
    body: fillSecrets(content, (name) => secrets[name] ?? ''),
    timeout: durationMilliseconds(connection.timeout),
    secrets: [
      ...accountSecrets(partner),
      ...secretsOf(connection.outboundCredentials),
      ...secretsInUrl(connection.url),
    ],
  }
}
