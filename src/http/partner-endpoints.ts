import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { Problem } from '../problem.ts'
import { respond } from './answer.ts'
import { readBody } from './body.ts'
import { clientAddress, liesIn, readNetworks } from './client-address.ts'
import { methodNotAllowedHandler } from './errors.ts'
import type { ApiApp } from './openapi.ts'
import { chooseHolder, type KnownPartner, partnerDirectory } from './partner-directory.ts'
import { type Presented, readPresented } from './presented.ts'
import { ProblemDocument, problemAnswer, problemKinds } from './problem.ts'
import type { Services } from './services.ts'

const protocol = 'iso18626'
/** How much is kept of a message whose sender is not known, in bytes. */
const strangersLimit = 65_536

/** Says yes a number of times in a minute. */
const ration = (perMinute: number, now: () => string) => {
  let minute = ''
  let used = 0
  return (): boolean => {
    const current = now().slice(0, 16)
    if (current !== minute) {
      minute = current
      used = 0
    }
    used += 1
    return used <= perMinute
  }
}

/**
 * Adds the addresses to which partners post their messages. They are no part of the API for library systems: no API key,
 * no middleware, and what they answer is the protocol's.
 */
export const addPartnerEndpoints = (app: ApiApp, services: Services): void => {
  const { store, now, settings, log } = services
  const directory = partnerDirectory(store, now)
  const trusted = readNetworks(settings.trustedProxies)
  const mayKeep = ration(settings.unauthenticatedPerMinute, now)

  const comesFromAllowed = (context: Context, { networks }: KnownPartner): boolean =>
    networks.length === 0 ||
    liesIn(
      clientAddress(services.peerAddress(context), context.req.header('x-forwarded-for'), trusted),
      networks,
    )

  /** The same answer for everything that is wrong about a sender; what it was stands in the inbox. */
  const refuse = async (
    context: Context,
    claimed: KnownPartner | undefined,
    reason: string,
    read?: { readonly bytes: Uint8Array; readonly truncated: boolean },
  ): Promise<Response> => {
    if (mayKeep()) {
      const { bytes, truncated } = read ?? (await readBody(context.req.raw, strangersLimit))
      const partner = claimed?.partner.code ?? null
      log({ level: 'warn', message: 'A partner message was not authenticated', facts: { partner, reason } })
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
    const problem = new Problem('not_authenticated', 'The credentials of a partner are needed.')
    return respond(
      problemAnswer(problem, {
        headers: { 'www-authenticate': 'Bearer realm="lendwire", Basic realm="lendwire"' },
      }),
    )
  }

  const take = async (
    context: Context,
    { partner }: KnownPartner,
    { bytes, truncated }: { readonly bytes: Uint8Array; readonly truncated: boolean },
  ): Promise<Response> => {
    const message = {
      protocol,
      partner,
      body: bytes,
      truncated,
      contentType: contentTypeOf(context),
      now: now(),
    } as const
    if (truncated) {
      await services.receive(message).catch((error: unknown) => {
        if (!(error instanceof Problem) || error.code !== 'too_large') throw error
      })
      throw new Problem(
        'too_large',
        `A message may be ${settings.partnerMessageLimit} bytes long; the beginning of this one was kept.`,
      )
    }
    const { status, contentType, content } = await services.receive(message)
    return new Response(content, { status, headers: { 'content-type': contentType } })
  }

  const fromNamed = async (context: Context, code: string, pathSecret?: string): Promise<Response> => {
    const presented = readPresented(context.req.header('authorization'), pathSecret)
    const known = await directory.find(code)
    const admitted = await directory.admits(known, presented)
    if (known === undefined || !admitted) {
      return refuse(context, known, reasonOf(presented, known))
    }
    if (!comesFromAllowed(context, known)) {
      return refuse(context, known, 'The address that it came from is not in allowedNetworks.')
    }
    return take(context, known, await readBody(context.req.raw, settings.partnerMessageLimit))
  }

  const fromAnybody = async (context: Context): Promise<Response> => {
    const presented = readPresented(context.req.header('authorization'), undefined)
    const holders = await directory.holders(presented)
    if (holders.length === 0) return refuse(context, undefined, reasonOf(presented, undefined))
    const body = await readBody(context.req.raw, settings.partnerMessageLimit)
    const known = chooseHolder(holders, services.sender(protocol, body.bytes))
    if (known === undefined) {
      const reason =
        'Several partners have these credentials, and the agency that it names tells none of them.'
      return refuse(context, undefined, reason, body)
    }
    if (!comesFromAllowed(context, known)) {
      return refuse(context, known, 'The address that it came from is not in allowedNetworks.', body)
    }
    return take(context, known, body)
  }

  describe(app)
  app.post('/partners/:code/iso18626', (context) => fromNamed(context, context.req.param('code')))
  app.post('/partners/:code/iso18626/:secret', (context) =>
    fromNamed(context, context.req.param('code'), context.req.param('secret')),
  )
  app.post('/iso18626', fromAnybody)
  for (const path of ['/partners/:code/iso18626', '/partners/:code/iso18626/:secret', '/iso18626']) {
    app.all(path, (context) => methodNotAllowedHandler(context, ['POST']))
  }
}

const addresses = {
  '/partners/{code}/iso18626': {
    operationId: 'receiveFromPartner',
    summary: 'Take a message of a partner',
    description: 'The partner shows who it is by Bearer or Basic, as its profile says.',
    parameters: ['code'],
  },
  '/partners/{code}/iso18626/{secret}': {
    operationId: 'receiveFromPartnerBySecret',
    summary: 'Take a message of a partner that can send no header',
    description: 'The secret in the path shows who it is.',
    parameters: ['code', 'secret'],
  },
  '/iso18626': {
    operationId: 'receiveFromAnyPartner',
    summary: 'Take a message of any partner',
    description: 'Credentials (Bearer or Basic) and the agency in the header tell which one it is.',
    parameters: [],
  },
} as const

/** Adds the addresses to the OpenAPI document. */
const describe = (app: ApiApp): void => {
  const xml = { content: { 'application/xml': { schema: z.string() } } }
  const problem = { content: { 'application/problem+json': { schema: ProblemDocument } } }
  for (const [path, { parameters, ...words }] of Object.entries(addresses)) {
    app.openAPIRegistry.registerPath({
      method: 'post',
      path,
      ...words,
      tags: ['Partner endpoints (ISO 18626)'],
      security: [],
      request: {
        params: z.object(Object.fromEntries(parameters.map((name) => [name, z.string()]))),
        body: { required: true, ...xml },
      },
      responses: {
        200: { description: 'The confirmation, OK or ERROR', ...xml },
        400: { description: 'It could not be read as a message', ...problem },
        401: { description: problemKinds.not_authenticated.title, ...problem },
        413: { description: problemKinds.too_large.title, ...problem },
        503: { description: problemKinds.unavailable.title, ...problem },
      },
    })
  }
}

const contentTypeOf = (context: Context): string =>
  (context.req.header('content-type') ?? 'application/octet-stream').slice(0, 200)

const reasonOf = ({ kind }: Presented, known: KnownPartner | undefined): string => {
  if (kind === 'none') return 'It came without credentials.'
  return known === undefined ? 'Its credentials are no partner’s.' : 'Its credentials are not this partner’s.'
}
