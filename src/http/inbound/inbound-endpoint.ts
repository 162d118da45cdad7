import type { Context } from 'hono'
import { routePath } from 'hono/route'
import type { PartnerCode } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { languageOf } from '../api/views/reason.ts'
import { type BodyPrefix, type OpenBody, openBody, packedFault } from '../input/body.ts'
import { clientAddress, isInNetworks, type Network, readNetworks } from '../input/client-address.ts'
import { createLargeMessages } from '../limits/large-messages.ts'
import { sourceOf } from '../limits/source.ts'
import { respond } from '../responses/json-response.ts'
import { problemAnswer } from '../responses/problem-document.ts'
import type { Services } from '../services.ts'

/** The form field in which some systems post their XML. */
const field = 'xml'

/**
 * Returns whether a body is said to be a form.
 *
 * @param contentType as it was sent
 */
const isForm = (contentType: string): boolean => /^application\/x-www-form-urlencoded\b/i.test(contentType)

/**
 * Returns the XML of a body that is said to be a form: what its field `xml` holds, or the body itself. Clients that name
 * the form's content type for a body of plain XML are seen too: XML begins with `<`, a form never does.
 */
const xmlOfForm = (body: BodyPrefix): BodyPrefix => {
  const text = new TextDecoder().decode(body.bytes)
  if (/^[\s\uFEFF]*</.test(text)) return body
  const xml = new URLSearchParams(text).get(field)
  return xml === null ? body : { bytes: new TextEncoder().encode(xml), truncated: body.truncated }
}

type Deps = Pick<
  Services,
  | 'keepUnauthenticated'
  | 'log'
  | 'noteFailedAuthentication'
  | 'now'
  | 'peerAddress'
  | 'rateLimits'
  | 'settings'
>

/** The amount that is kept of a message that is not authenticated, in bytes. */
const unauthenticatedPrefix = 65_536

/**
 * Credentials in a message are looked for in its first bytes only: they are in its header, and a stranger cannot make the
 * gateway read more, or parse any of it.
 */
export const authenticationPrefix = 16_384

/** The identity that the sender of a message claims, and why it is not authenticated. */
export type UnauthenticatedMessage = {
  readonly protocol: string
  readonly partner?: PartnerCode | undefined
  readonly reason: AnyReason
  readonly body: OpenBody
}

/** The common behaviour of all addresses for messages, those of partners and those of libraries' own systems. */
export type InboundEndpoint = {
  /** Opens the XML of a message: nothing is read yet. */
  open(context: Context): OpenBody
  /** Returns whether it comes from one of the networks. Where there are none, from anywhere. */
  isFromNetwork(context: Context, networks: readonly Network[]): boolean
  /**
   * Reads all of a message whose sender is known, and waits for its turn to be interpreted.
   *
   * @param sender whose message it is, for the limits of large messages
   * @param limit bytes
   * @returns its first `limit` bytes; `Problem` unavailable where too much of this sender is being read already
   */
  readMessage(context: Context, sender: string, body: OpenBody, limit: number): Promise<BodyPrefix>
  /**
   * Refuses a message with the same answer whatever is wrong about its sender. The inbox keeps the message and the
   * reason, up to a limit for each minute.
   *
   * @param wanted whose credentials are needed, for people
   */
  refuse(context: Context, wanted: string, message: UnauthenticatedMessage): Promise<Response>
}

/** Makes what all addresses for messages share. */
export const createInboundEndpoint = (services: Deps): InboundEndpoint => {
  const { now, log } = services
  const trusted = readNetworks(services.settings.trustedProxies)
  const large = createLargeMessages(() => new Promise((resolve) => setImmediate(resolve)))

  return {
    open: (context) => {
      const body = openBody(context.req.raw)
      if (!isForm(contentTypeOf(context))) return body
      return {
        prefix: async (most) => xmlOfForm({ bytes: await body.prefix(most), truncated: false }).bytes,
        all: async (limit) => xmlOfForm(await body.all(limit)),
        skipRest: body.skipRest,
      }
    },
    isFromNetwork: (context, networks) =>
      networks.length === 0 ||
      isInNetworks(
        clientAddress(services.peerAddress(context), context.req.header('x-forwarded-for'), trusted),
        networks,
      ),
    readMessage: (context, sender, body, limit) => {
      const announced = Number(context.req.header('content-length') ?? limit)
      return large.reserve(sender, Math.min(announced, limit), async () => {
        const read = await body.all(limit)
        await large.takeTurn(read.bytes.length)
        return read
      })
    },
    refuse: async (context, wanted, { protocol, partner = null, reason: why, body }) => {
      // The route and not the path, which may hold a secret.
      const source = sourceOf(services, context)
      services.noteFailedAuthentication(source, {
        path: routePath(context),
        status: 401,
      })
      if (services.rateLimits.mayKeepUnauthenticated(source)) {
        const bytes = await body.prefix(unauthenticatedPrefix + 1)
        log({
          level: 'warn',
          message: 'A message was not authenticated',
          facts: { partner, reason: why.code },
        })
        await services.keepUnauthenticated({
          protocol,
          partner,
          source,
          body: bytes.subarray(0, unauthenticatedPrefix),
          truncated: bytes.length > unauthenticatedPrefix,
          contentType: contentTypeOf(context),
          reason: why,
          now: now(),
        })
      }
      body.skipRest()
      const problem = new Problem(
        'not_authenticated',
        reason('problem.credentials_needed', { whose: wanted }),
      )
      const headers = { 'www-authenticate': 'Bearer realm="lendwire", Basic realm="lendwire"' }
      return respond(problemAnswer(problem, languageOf(context), { headers }))
    },
  }
}

/** Returns the content type of a message, as it was sent. */
export const contentTypeOf = (context: Context): string =>
  (context.req.header('content-type') ?? 'application/octet-stream').slice(0, 200)

/** Explains that a message was compressed, where it could not be read for that reason: it was kept as any other. */
export const explainCompressedBody =
  (context: Context) =>
  (error: unknown): never => {
    const fault = packedFault(context.req.header('content-encoding'))
    throw fault !== undefined && error instanceof Problem && error.code === 'invalid_input' ? fault : error
  }
