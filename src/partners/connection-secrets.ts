import { type Fault, Problem } from '../problem.ts'
import type { Connection } from './connection.ts'
import { mask } from './mask-secrets.ts'

/** The places of secrets within a connection, as paths such as `account/securityCode`. */
type SecretPaths = readonly string[]

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const readPath = (value: unknown, [name, ...rest]: readonly string[]): unknown =>
  name === undefined ? value : isObject(value) ? readPath(value[name], rest) : undefined

const writePath = (value: unknown, [name, ...rest]: readonly string[], secret: string): unknown => {
  if (name === undefined) return secret
  return isObject(value) ? { ...value, [name]: writePath(value[name], rest, secret) } : value
}

const secretAt = (connection: Connection | undefined, path: string): string | undefined => {
  const value = readPath(connection, path.split('/'))
  return typeof value === 'string' ? value : undefined
}

const withSecret = (connection: Connection, path: string, secret: string): Connection => {
  const [name = '', ...rest] = path.split('/')
  return { ...connection, [name]: writePath(connection[name], rest, secret) }
}

/** Replaces each secret of a connection by the mask. */
export const maskConnection = (connection: Connection, paths: SecretPaths): Connection =>
  paths.reduce(
    (masked, path) => (secretAt(masked, path) === undefined ? masked : withSecret(masked, path, mask)),
    connection,
  )

/**
 * Puts the stored secrets in the places where a connection holds the mask.
 *
 * @param given as an admin wrote it
 * @param stored as it is stored, where there is one
 * @param paths where connections of its protocol hold secrets
 * @returns the connection; `Problem` invalid_input where a mask has nothing to keep
 */
export const unmaskConnection = (
  given: Connection,
  stored: Connection | undefined,
  paths: SecretPaths,
): Connection => {
  const faults: Fault[] = []
  const kept = stored?.protocol === given.protocol ? stored : undefined
  const opened = paths.reduce((connection, path) => {
    if (secretAt(connection, path) !== mask) return connection
    const secret = secretAt(kept, path)
    if (secret === undefined)
      faults.push({
        path: `connection/${path}`,
        message: `${mask} keeps the stored secret, and no secret of this kind is stored`,
      })
    return withSecret(connection, path, secret ?? mask)
  }, given)
  if (faults.length > 0)
    throw new Problem('invalid_input', 'A masked secret has nothing to keep.', { faults })
  return opened
}
