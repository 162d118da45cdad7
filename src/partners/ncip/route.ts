import { fillSecrets } from 'node-ncip'
import type { HttpRoute, TcpRoute } from '../message-route.ts'
import type { Partner } from '../partner.ts'
import { xmlRoute } from '../xml-route.ts'
import { connectionOf } from './connection.ts'
import { headerSecrets } from './header.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'

/**
 * Makes the route of a rendered message: it is posted, or written to a bare socket. Credentials are filled in here, at
 * sending, so that no stored byte holds them and a rotated secret holds for messages that were rendered before.
 *
 * @param content as rendered, with the places of secrets marked
 */
export const route = (content: string, contentType: string, partner: Partner): HttpRoute | TcpRoute => {
  const secrets = headerSecrets(partner)
  const body = fillSecrets(content, (name) => secrets[name] ?? '')
  const type = vendorOf(partner).contentType ?? contentType
  return xmlRoute(connectionOf(partner), type, body, Object.values(secrets), 'NCIPMessage')
}
