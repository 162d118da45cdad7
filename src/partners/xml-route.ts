import { durationMilliseconds } from '../borrowing/time.ts'
import type { Duration } from '../borrowing/values.ts'
import type { ExtraHeaders, OutboundCredentials } from './http-connection.ts'
import { secretsOf, xmlHeaders } from './http-route.ts'
import type { HttpRoute, TcpRoute } from './message-route.ts'
import { secretsInUrl } from './url-credentials.ts'

/** The members of a connection that a route is made from. */
type XmlConnection = {
  readonly url: string
  readonly tls: boolean
  readonly timeout: Duration
  readonly headers: ExtraHeaders
  readonly outboundCredentials: OutboundCredentials
}

/**
 * Makes the route of an XML message: it is posted, or written to a bare socket where the URL begins with `tcp:`.
 *
 * @param body as it is sent, with its credentials
 * @param messageSecrets the secrets in the body
 * @param closingTag the end of a message on a socket, where no length says it
 */
export const xmlRoute = (
  connection: XmlConnection,
  contentType: string,
  body: string,
  messageSecrets: readonly string[],
  closingTag: string,
): HttpRoute | TcpRoute => {
  const secrets = [
    ...messageSecrets,
    ...secretsOf(connection.outboundCredentials),
    ...secretsInUrl(connection.url),
  ]
  const timeout = durationMilliseconds(connection.timeout)
  const url = new URL(connection.url)
  return url.protocol === 'tcp:'
    ? {
        kind: 'tcp',
        host: url.hostname,
        port: Number(url.port),
        tls: connection.tls,
        body,
        closingTag,
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
