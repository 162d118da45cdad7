import { z } from 'zod'
import { schemaMessage } from '../translations/schema-message.ts'

/** The address of a PostgreSQL store. */
export type PostgresAddress = {
  readonly kind: 'postgres'
  /** A `postgres:` URL without its options. It may contain user and password. */
  readonly url: string
  /** The schema that holds the tables; it is created where the role may. */
  readonly schema: string
  /** `require` encrypts without a look at the certificate, `verify-full` checks it and the name of the host. */
  readonly tls: 'disable' | 'require' | 'verify-full'
  /** A file of certificates, in PEM, that the server is verified with; those of Node where left out. */
  readonly certificates?: string | undefined
  /** The connections of this process, at least 3. */
  readonly connections: number
  /** The longest time that a statement may take, in milliseconds. */
  readonly timeout: number
  /** True behind a pooler in transaction mode, such as PgBouncer: no sessions are relied on. */
  readonly isPooled: boolean
}

/** The address of a store. */
export type StoreAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | PostgresAddress
  | {
      readonly kind: 'redis'
      /** A `redis:` or, with TLS, `rediss:` URL. It may contain user, password and database. */
      readonly url: string
      /** True where it is a node of a Redis Cluster. */
      readonly cluster: boolean
      /** Begins all keys. */
      readonly prefix: string
    }

const sqlite = 'sqlite:'
const shape = schemaMessage('fault.store_address')

const RedisOptions = z.strictObject({
  cluster: z.enum(['true', 'false'], 'cluster is true or false').prefault('false'),
  prefix: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,40}$/, schemaMessage('fault.store_prefix'))
    .prefault('lendwire'),
})

/** Returns the schema of a whole number in an address. */
const number = (name: string, least: number, most: number) => {
  const message = `${name} is a number from ${least} to ${most}`
  return z.string().transform(Number).pipe(z.int(message).min(least, message).max(most, message))
}

const PostgresOptions = z.strictObject({
  schema: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,39}$/, schemaMessage('fault.store_schema'))
    .prefault('lendwire'),
  sslmode: z
    .enum(['disable', 'require', 'verify-full'], 'sslmode is disable, require or verify-full')
    .optional(),
  sslrootcert: z.string().min(1).optional(),
  connections: number('connections', 3, 200).prefault('10'),
  timeout: number('timeout', 1, 3_600).prefault('30'),
  pooler: z.enum(['true', 'false'], 'pooler is true or false').prefault('false'),
})

/** Adds a fault; what it returns is never read. */
type Refuse = (message: string) => never

const optionsOf = <Schema extends z.ZodType>(schema: Schema, url: URL, refuse: Refuse): z.output<Schema> => {
  const options = schema.safeParse(Object.fromEntries(url.searchParams))
  return options.success
    ? options.data
    : refuse(options.error.issues.map(({ message }) => message).join('; '))
}

const withoutOptions = (url: URL): string => {
  url.search = ''
  url.hash = ''
  return url.href
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

const parsePostgres = (url: URL, refuse: Refuse): PostgresAddress => {
  const options = optionsOf(PostgresOptions, url, refuse)
  if (!/^\/[^/]+$/.test(url.pathname)) return refuse('after the server there must be the name of a database')
  return {
    kind: 'postgres',
    url: withoutOptions(url),
    schema: options.schema,
    tls: options.sslmode ?? (loopback.test(url.hostname) ? 'disable' : 'verify-full'),
    ...(options.sslrootcert === undefined ? {} : { certificates: options.sslrootcert }),
    connections: options.connections,
    timeout: options.timeout * 1_000,
    isPooled: options.pooler === 'true',
  }
}

const parseRedis = (url: URL, refuse: Refuse): StoreAddress => {
  const options = optionsOf(RedisOptions, url, refuse)
  const cluster = options.cluster === 'true'
  if (!/^(\/\d{0,3})?$/.test(url.pathname))
    return refuse('after the server there may only be the number of a database')
  if (cluster && /[1-9]/.test(url.pathname)) return refuse('a cluster has no databases besides 0')
  return { kind: 'redis', url: withoutOptions(url), cluster, prefix: options.prefix }
}

const parseAddress = (text: string, refuse: Refuse): StoreAddress => {
  if (text.startsWith(sqlite)) {
    const file = text.slice(sqlite.length)
    return file === '' ? refuse(shape) : { kind: 'sqlite', file }
  }
  const url = URL.parse(text)
  if (url === null || url.hostname === '') return refuse(shape)
  if (/^postgres(ql)?:$/.test(url.protocol)) return parsePostgres(url, refuse)
  return /^rediss?:$/.test(url.protocol) ? parseRedis(url, refuse) : refuse(shape)
}

/**
 * An address of a store as people write it: `sqlite:./lendwire.sqlite`, `postgres://user:password@host:5432/lendwire`,
 * `redis://host:6379/0`, `rediss://user:password@host:6379?cluster=true&prefix=lendwire`. No fault that it tells holds any
 * of the text, which may hold a password.
 */
export const StoreAddress = z.string().transform((text, context): StoreAddress => {
  const refuse = (message: string): never => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  return parseAddress(text, refuse)
})
