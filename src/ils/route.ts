import { fillSecrets } from 'node-ncip'
import { durationMilliseconds } from '../borrowing/time.ts'
import { secretsOf, xmlHeaders } from '../partners/http-route.ts'
import type { HttpRoute, TcpRoute } from '../partners/protocol.ts'
import type { IlsConnection } from './connection.ts'
import { headerSecrets } from './header.ts'

/**
 * Where and how a rendered call goes: posted, or over a bare socket. Credentials are filled in here, at sending, so that
 * no stored byte holds them.
 *
 * @param content as rendered, with the places of secrets marked
 */
export const route = (
  content: string,
  contentType: string,
  connection: IlsConnection,
): HttpRoute | TcpRoute => {
  const named = headerSecrets(connection)
  const body = fillSecrets(content, (name) => named[name] ?? '')
  const secrets = [...Object.values(named), ...secretsOf(connection.outboundCredentials)]
  const timeout = durationMilliseconds(connection.timeout)
  const url = new URL(connection.url)
  return url.protocol === 'tcp:'
    ? {
        kind: 'tcp',
        host: url.hostname,
        port: Number(url.port),
        tls: connection.tls,
        body,
        // Nothing else says where a message on a socket ends.
        closingTag: 'NCIPMessage',
        timeout,
        secrets,
      }
    : {
        kind: 'http',
        url: connection.url,
        headers: xmlHeaders(contentType, connection),
        body,
        timeout,
        secrets,
      }
}
