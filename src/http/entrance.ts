import type { Context } from 'hono'
import type { PartnerCode } from '../borrowing/values.ts'
import type { ProtocolName } from '../partners/partner.ts'
import { Problem } from '../problem.ts'
import { xmlOf } from './form-body.ts'
import { type Beginning, packedFault, readBody } from './input/body.ts'
import { clientAddress, liesIn, type Network, readNetworks } from './input/client-address.ts'
import { respond } from './responses/json-response.ts'
import { problemAnswer } from './responses/problem-document.ts'
import type { Services } from './services.ts'

/** How much is kept of a message whose sender is not known, in bytes. */
const strangersLimit = 65_536

/** Whom a stranger claims to be, and why it is not believed. */
export type Stranger = {
  readonly protocol: ProtocolName
  readonly partner?: PartnerCode | undefined
  readonly reason: string
  /** What was read of its message already. */
  readonly body?: Beginning | undefined
}

/** What the addresses for messages have in common, those of partners and those of libraries' own systems. */
export type Entrance = {
  /** Reads the XML of a message, but never more than the limit of a message. */
  read(context: Context): Promise<Beginning>
  /** Does it come from one of the networks? Where there are none, from anywhere. */
  comesFrom(context: Context, networks: readonly Network[]): boolean
  /**
   * The same answer for everything that is wrong about a sender; what it was stands in the inbox, so many times a minute.
   *
   * @param wanted whose credentials are needed, for people
   */
  refuse(context: Context, wanted: string, stranger: Stranger): Promise<Response>
}

/** Makes what the addresses for messages have in common. */
export const createEntrance = (services: Services): Entrance => {
  const { settings, now, log } = services
  const trusted = readNetworks(settings.trustedProxies)

  const read = async (context: Context, limit = settings.partnerMessageLimit): Promise<Beginning> =>
    xmlOf(await readBody(context.req.raw, limit), contentTypeOf(context))

  return {
    read,
    comesFrom: (context, networks) =>
      networks.length === 0 ||
      liesIn(
        clientAddress(services.peerAddress(context), context.req.header('x-forwarded-for'), trusted),
        networks,
      ),
    refuse: async (context, wanted, { protocol, partner = null, reason, body }) => {
      if (services.rations.mayKeepStranger()) {
        const { bytes, truncated } = body ?? (await read(context, strangersLimit))
        log({ level: 'warn', message: 'A message was not authenticated', facts: { partner, reason } })
        await services.keepUnauthenticated({
          protocol,
          partner,
          body: bytes.subarray(0, strangersLimit),
          truncated: truncated || bytes.length > strangersLimit,
          contentType: contentTypeOf(context),
          reason,
          now: now(),
        })
      }
      const problem = new Problem('not_authenticated', `The credentials of ${wanted} are needed.`)
      const headers = { 'www-authenticate': 'Bearer realm="lendwire", Basic realm="lendwire"' }
      return respond(problemAnswer(problem, { headers }))
    },
  }
}

/** The content type of a message, as it was sent. */
export const contentTypeOf = (context: Context): string =>
  (context.req.header('content-type') ?? 'application/octet-stream').slice(0, 200)

/** Of a message that could not be read and came packed, says that instead: it was kept as any other. */
export const sayPacked =
  (context: Context) =>
  (error: unknown): never => {
    const fault = packedFault(context.req.header('content-encoding'))
    throw fault !== undefined && error instanceof Problem && error.code === 'invalid_input' ? fault : error
  }
