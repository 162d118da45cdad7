import { fillSecrets } from 'node-ncip'
import type { HttpRoute, TcpRoute } from '../partners/message-route.ts'
import { xmlRoute } from '../partners/xml-route.ts'
import type { IlsConnection } from './connection.ts'
import { headerSecrets } from './header.ts'

/**
 * Makes the route of a rendered call: it is posted, or written to a bare socket. Credentials are filled in here, at
 * sending, so that no stored byte holds them.
 *
 * @param content as rendered, with the places of secrets marked
 */
export const route = (
  content: string,
  contentType: string,
  connection: IlsConnection,
): HttpRoute | TcpRoute => {
  const secrets = headerSecrets(connection)
  const body = fillSecrets(content, (name) => secrets[name] ?? '')
  return xmlRoute(connection, contentType, body, Object.values(secrets), 'NCIPMessage')
}
