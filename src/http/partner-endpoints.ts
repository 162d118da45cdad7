import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ProtocolName } from '../partners/partner.ts'
import { Problem } from '../problem.ts'
import { contentTypeOf, type Entrance, sayPacked } from './entrance.ts'
import type { Beginning } from './input/body.ts'
import type { ApiApp } from './openapi/routes.ts'
import { chooseHolder, type KnownPartner, partnerDirectory } from './partner-directory.ts'
import { type Presented, readPresented, shownInMessage } from './presented.ts'
import { methodNotAllowedHandler } from './responses/error-handler.ts'
import { ProblemDocument, problemKinds } from './responses/problem-document.ts'
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

/**
 * Adds the addresses to which partners post their messages. They are no part of the API for library systems: no API key,
 * no middleware, and what they answer is the protocol's.
 */
export const addPartnerEndpoints = (app: ApiApp, services: Services, entrance: Entrance): void => {
  const { store, now, settings } = services
  const { read, comesFrom } = entrance
  const directory = partnerDirectory(store, now)

  const refuse = (
    context: Context,
    { protocol }: Endpoint,
    claimed: KnownPartner | undefined,
    reason: string,
    body?: Beginning,
  ): Promise<Response> =>
    entrance.refuse(context, 'a partner', { protocol, partner: claimed?.partner.code, reason, body })

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
    const { status, contentType, content } = await services.receive(message).catch(sayPacked(context))
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
    const admitted = directory.admits(known, presented)
    if (known === undefined || !admitted) {
      return refuse(context, endpoint, known, reasonOf(presented, known), early)
    }
    if (!speaks(endpoint)(known)) return refuse(context, endpoint, known, otherProtocol, early)
    if (!comesFrom(context, known.networks)) return refuse(context, endpoint, known, otherNetwork, early)
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
    if (!comesFrom(context, known.networks)) return refuse(context, endpoint, known, otherNetwork, body)
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
        415: { description: problemKinds.unsupported_media_type.title, ...problem },
        503: { description: problemKinds.unavailable.title, ...problem },
      },
    })
  }
}

const reasonOf = ({ kind }: Presented, known: KnownPartner | undefined): string => {
  if (kind === 'none') return 'It came without credentials.'
  return known === undefined ? 'Its credentials are no partner’s.' : 'Its credentials are not this partner’s.'
}
