import { z } from 'zod'

/** The address of a store. */
export type StoreAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
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
const shape = 'must be sqlite: and a file, or redis:// or rediss:// and a server'

const Options = z.strictObject({
  cluster: z.enum(['true', 'false'], 'cluster is true or false').prefault('false'),
  prefix: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,40}$/, 'prefix is up to forty letters, digits, dots, hyphens and underscores')
    .prefault('lendwire'),
})

/**
 * An address of a store as people write it: `sqlite:./lendwire.sqlite`, `redis://host:6379/0`,
 * `rediss://user:password@host:6379?cluster=true&prefix=lendwire`. No fault that it tells holds any of the text, which
 * may hold a password.
 */
export const StoreAddress = z.string().transform((text, context): StoreAddress => {
  const refuse = (message: string): never => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  if (text.startsWith(sqlite)) {
    const file = text.slice(sqlite.length)
    return file === '' ? refuse(shape) : { kind: 'sqlite', file }
  }
  const url = URL.parse(text)
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === '') return refuse(shape)
  const options = Options.safeParse(Object.fromEntries(url.searchParams))
  if (!options.success) return refuse(options.error.issues.map(({ message }) => message).join('; '))
  const cluster = options.data.cluster === 'true'
  if (!/^(\/\d{0,3})?$/.test(url.pathname))
    return refuse('after the server there may only be the number of a database')
  if (cluster && /[1-9]/.test(url.pathname)) return refuse('a cluster has no databases besides 0')
  url.search = ''
  url.hash = ''
  return { kind: 'redis', url: url.href, cluster, prefix: options.data.prefix }
})
