import { fillSecrets } from 'node-ncip'
import { durationMilliseconds } from '../../borrowing/time.ts'
import { secretsOf, xmlHeaders } from '../http-route.ts'
import type { Partner } from '../partner.ts'
import type { HttpRoute, TcpRoute } from '../protocol.ts'
import { connectionOf } from './connection.ts'
import { headerSecrets } from './header.ts'

/** The end of a message on a socket, where no length says it. */
const closingTag = 'NCIPMessage'

/**
 * Where and how a rendered message goes: posted, or over a bare socket. Credentials are filled in here, at sending, so
 * that no stored byte holds them and a rotated secret holds for messages that were rendered before.
 *
 * @param content as rendered, with the places of secrets marked
 */
export const route = (content: string, contentType: string, partner: Partner): HttpRoute | TcpRoute => {
  const connection = connectionOf(partner)
  const named = headerSecrets(partner)
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
