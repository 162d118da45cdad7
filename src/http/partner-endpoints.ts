import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ProtocolName } from '../partners/partner.ts'
import { Problem } from '../problem.ts'
import { respond } from './answer.ts'
import { type Beginning, readBody } from './body.ts'
import { clientAddress, liesIn, readNetworks } from './client-address.ts'
import { methodNotAllowedHandler } from './errors.ts'
import { xmlOf } from './form-body.ts'
import type { ApiApp } from './openapi.ts'
import { chooseHolder, type KnownPartner, partnerDirectory } from './partner-directory.ts'
import { type Presented, readPresented, shownInMessage } from './presented.ts'
import { ProblemDocument, problemAnswer, problemKinds } from './problem.ts'
import type { Services } from './services.ts'

/** The protocols in which partners post messages: at `/partners/{code}/<path>`, and shared at `/<path>`. */
const endpoints = [
  { protocol: 'iso18626', path: 'iso18626', title: 'ISO 18626', answer: 'The confirmation, OK or ERROR' },
  {
    protocol: 'ncip',
    path: 'ncip',
    title: 'NCIP',
    answer: 'The response, with a Problem where it was not taken',
  },
] as const satisfies readonly {
  readonly protocol: ProtocolName
  readonly path: string
  readonly title: string
  readonly answer: string
}[]
type Endpoint = (typeof endpoints)[number]

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

  const read = async (context: Context, limit = settings.partnerMessageLimit): Promise<Beginning> =>
    xmlOf(await readBody(context.req.raw, limit), contentTypeOf(context))

  /** The same answer for everything that is wrong about a sender; what it was stands in the inbox. */
  const refuse = async (
    context: Context,
    { protocol }: Endpoint,
    claimed: KnownPartner | undefined,
    reason: string,
    body?: Beginning,
  ): Promise<Response> => {
    if (mayKeep()) {
      const { bytes, truncated } = body ?? (await read(context, strangersLimit))
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
    { protocol }: Endpoint,
    { partner }: KnownPartner,
    { bytes, truncated }: Beginning,
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

  const shown = ({ protocol }: Endpoint, { bytes }: Beginning): Presented =>
    shownInMessage(services.authentication(protocol, bytes))

  const fromNamed = async (
    context: Context,
    endpoint: Endpoint,
    code: string,
    pathSecret?: string,
  ): Promise<Response> => {
    const known = await directory.find(code)
    const inHeader = readPresented(context.req.header('authorization'), pathSecret)
    const early = inHeader.kind === 'none' && showsItself(known) ? await read(context) : undefined
    const presented = early === undefined ? inHeader : shown(endpoint, early)
    const admitted = await directory.admits(known, presented)
    if (known === undefined || !admitted) {
      return refuse(context, endpoint, known, reasonOf(presented, known), early)
    }
    if (!speaks(endpoint)(known)) return refuse(context, endpoint, known, otherProtocol, early)
    if (!comesFromAllowed(context, known)) return refuse(context, endpoint, known, otherNetwork, early)
    return take(context, endpoint, known, early ?? (await read(context)))
  }

  const fromAnybody = async (context: Context, endpoint: Endpoint): Promise<Response> => {
    const inHeader = readPresented(context.req.header('authorization'), undefined)
    const early = inHeader.kind === 'none' ? await read(context) : undefined
    const presented = early === undefined ? inHeader : shown(endpoint, early)
    const holders = (await directory.holders(presented)).filter(speaks(endpoint))
    if (holders.length === 0)
      return refuse(context, endpoint, undefined, reasonOf(presented, undefined), early)
    const body = early ?? (await read(context))
    const known = chooseHolder(holders, services.sender(endpoint.protocol, body.bytes))
    if (known === undefined) {
      const reason =
        'Several partners have these credentials, and the agency that it names tells none of them.'
      return refuse(context, endpoint, undefined, reason, body)
    }
    if (!comesFromAllowed(context, known)) return refuse(context, endpoint, known, otherNetwork, body)
    return take(context, endpoint, known, body)
  }

  for (const endpoint of endpoints) {
    const { path } = endpoint
    describe(app, endpoint)
    app.post(`/partners/:code/${path}`, (context) => fromNamed(context, endpoint, context.req.param('code')))
    app.post(`/partners/:code/${path}/:secret`, (context) =>
      fromNamed(context, endpoint, context.req.param('code'), context.req.param('secret')),
    )
    app.post(`/${path}`, (context) => fromAnybody(context, endpoint))
    for (const each of [`/partners/:code/${path}`, `/partners/:code/${path}/:secret`, `/${path}`]) {
      app.all(each, (context) => methodNotAllowedHandler(context, ['POST']))
    }
  }
}

const otherNetwork = 'The address that it came from is not in allowedNetworks.'
const otherProtocol = 'This partner speaks another protocol.'

const speaks =
  ({ protocol }: Endpoint) =>
  ({ partner }: KnownPartner): boolean =>
    partner.connection.protocol === protocol

/** Does the partner show who it is in its messages themselves? */
const showsItself = (known: KnownPartner | undefined): boolean =>
  known?.partner.inboundCredentials.some(({ kind }) => kind === 'message') === true

const addressesOf = ({ path, title }: Endpoint) => {
  const suffix = title.replaceAll(' ', '')
  const inMessage = path === 'ncip' ? ', or by FromAgencyAuthentication' : ''
  return {
    [`/partners/{code}/${path}`]: {
      operationId: `receive${suffix}FromPartner`,
      summary: 'Take a message of a partner',
      description: `The partner shows who it is by Bearer or Basic${inMessage}, as its profile says.`,
      parameters: ['code'],
    },
    [`/partners/{code}/${path}/{secret}`]: {
      operationId: `receive${suffix}FromPartnerBySecret`,
      summary: 'Take a message of a partner that can send no header',
      description: 'The secret in the path shows who it is.',
      parameters: ['code', 'secret'],
    },
    [`/${path}`]: {
      operationId: `receive${suffix}FromAnyPartner`,
      summary: 'Take a message of any partner',
      description: `Credentials (Bearer or Basic${inMessage}) and the agency in the header tell which one it is.`,
      parameters: [],
    },
  }
}

/** Adds the addresses of one protocol to the OpenAPI document. */
const describe = (app: ApiApp, endpoint: Endpoint): void => {
  const xml = { content: { 'application/xml': { schema: z.string() } } }
  const problem = { content: { 'application/problem+json': { schema: ProblemDocument } } }
  for (const [path, { parameters, ...words }] of Object.entries(addressesOf(endpoint))) {
    app.openAPIRegistry.registerPath({
      method: 'post',
      path,
      ...words,
      tags: [`Partner endpoints (${endpoint.title})`],
      security: [],
      request: {
        params: z.object(Object.fromEntries(parameters.map((name) => [name, z.string()]))),
        body: { required: true, ...xml },
      },
      responses: {
        200: { description: endpoint.answer, ...xml },
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
