import type { OutboundCredentials } from '../partners/http-profile.ts'
import { mask } from '../partners/mask-secrets.ts'
import type { Partner } from '../partners/partner.ts'
import { type Fault, Problem } from '../problem.ts'

type Connection = Partner['connection']

/** Where a connection may hold a secret that lendwire shows to the partner. */
type SecretPlace = {
  readonly path: string
  /** The secret; undefined where the connection has none there. */
  read(connection: Connection): string | undefined
  /** The connection with another secret in its place. */
  write(connection: Connection, value: string): Connection
}

/** The secret that credentials hold; undefined for none. */
export const outboundSecret = (credentials: OutboundCredentials): string | undefined => {
  switch (credentials.kind) {
    case 'none':
      return undefined
    case 'bearer':
      return credentials.token
    case 'basic':
      return credentials.password
    case 'header':
      return credentials.value
  }
}

/** The same credentials with another secret in the place of theirs. */
export const withOutboundSecret = (credentials: OutboundCredentials, value: string): OutboundCredentials => {
  switch (credentials.kind) {
    case 'none':
      return credentials
    case 'bearer':
      return { ...credentials, token: value }
    case 'basic':
      return { ...credentials, password: value }
    case 'header':
      return { ...credentials, value }
  }
}

/** Letters go through the library's own mail server: a mail partner is shown no credentials. */
const credentialsOf = (connection: Connection): OutboundCredentials | undefined =>
  connection.protocol === 'email' ? undefined : connection.outboundCredentials

const places: readonly SecretPlace[] = [
  {
    path: 'outboundCredentials',
    read: (connection) => {
      const credentials = credentialsOf(connection)
      return credentials && outboundSecret(credentials)
    },
    write: (connection, value) =>
      connection.protocol === 'email'
        ? connection
        : { ...connection, outboundCredentials: withOutboundSecret(connection.outboundCredentials, value) },
  },
  {
    path: 'account/securityCode',
    read: (connection) => (connection.protocol === 'iso18626' ? connection.account?.securityCode : undefined),
    write: (connection, value) =>
      connection.protocol === 'iso18626' && connection.account !== undefined
        ? { ...connection, account: { ...connection.account, securityCode: value } }
        : connection,
  },
  {
    path: 'agencyAuthentication',
    read: (connection) => (connection.protocol === 'ncip' ? connection.agencyAuthentication : undefined),
    write: (connection, value) =>
      connection.protocol === 'ncip' ? { ...connection, agencyAuthentication: value } : connection,
  },
  {
    path: 'systemAuthentication',
    read: (connection) => (connection.protocol === 'ncip' ? connection.systemAuthentication : undefined),
    write: (connection, value) =>
      connection.protocol === 'ncip' ? { ...connection, systemAuthentication: value } : connection,
  },
]

/** Puts the mask in the place of each secret of a connection. */
export const maskConnection = (connection: Connection): Connection =>
  places.reduce(
    (masked, { read, write }) => (read(masked) === undefined ? masked : write(masked, mask)),
    connection,
  )

/** Credentials of another kind are other credentials. */
const sameKind = (given: Connection, stored: Connection | undefined): stored is Connection =>
  stored !== undefined &&
  stored.protocol === given.protocol &&
  credentialsOf(stored)?.kind === credentialsOf(given)?.kind

/**
 * Puts the stored secrets in the places where a connection holds the mask.
 *
 * @param given as an admin wrote it
 * @param stored as it is stored, where there is one
 * @returns the connection; `Problem` invalid_input where a mask has nothing to keep
 */
export const unmaskConnection = (given: Connection, stored: Connection | undefined): Connection => {
  const faults: Fault[] = []
  const opened = places.reduce((connection, { path, read, write }) => {
    if (read(connection) !== mask) return connection
    const known = path === 'outboundCredentials' && !sameKind(given, stored) ? undefined : stored
    const secret = known === undefined ? undefined : read(known)
    if (secret === undefined)
      faults.push({
        path: `connection/${path}`,
        message: `${mask} keeps a stored secret, and there is none of this kind`,
      })
    return write(connection, secret ?? mask)
  }, given)
  if (faults.length > 0)
    throw new Problem('invalid_input', 'A masked secret has nothing to keep.', { faults })
  return opened
}
