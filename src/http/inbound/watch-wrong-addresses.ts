import { createMiddleware } from 'hono/factory'
import type { ApiEnv } from '../auth/api-env.ts'
import type { PostedAddress, WatchArrival } from './watch-arrivals.ts'

/** An address to which partners post: the last part of its path, and its protocol. */
type Endpoint = { readonly path: string; readonly protocol: string }

/** So many letters of the last part must be right: what is wrong about the rest may be a slip. */
const nearLetters = 3
/** A longer part may be a secret. */
const longestPart = 12

const findNear = (part: string, endpoints: readonly Endpoint[]): Endpoint | undefined =>
  part.length > longestPart
    ? undefined
    : endpoints.find(({ path }) => part.toLowerCase().startsWith(path.slice(0, nearLetters).toLowerCase()))

/**
 * Reads a path that is near the address of a partner or of a protocol; null for every other one. A part that is not near
 * may be a secret: the path is shown without it.
 */
export const readWrongAddress = (path: string, endpoints: readonly Endpoint[]): PostedAddress | null => {
  const parts = path.split('/').slice(1)
  const isPartners = /^partners?$/i.test(parts[0] ?? '')
  const [first = '', code] = isPartners ? parts : ['', undefined]
  const rest = isPartners ? parts.slice(2) : parts
  const near = rest.map((part) => findNear(part, endpoints))
  const [nearest] = near.filter((each) => each !== undefined)
  if (!isPartners && near[0] === undefined) return null
  const shown = rest.map((part, place) => (part === '' || near[place] !== undefined ? part : '…'))
  return {
    path: ['', ...(isPartners ? [first, code ?? ''] : []), ...shown].join('/').slice(0, 200),
    protocol: (nearest ?? endpoints[0])?.protocol ?? '',
    code,
  }
}

/**
 * Notes what is sent near the addresses of partners and finds nothing there, by any method: technicians try addresses in a browser.
 * It comes behind those addresses.
 */
export const watchWrongAddresses = (endpoints: readonly Endpoint[], watch: WatchArrival) =>
  createMiddleware<ApiEnv>(async (context, next) => {
    const address = readWrongAddress(context.req.path, endpoints)
    if (address === null) return next()
    await watch(context, address, async () => {
      await next()
      return context.res
    })
  })
