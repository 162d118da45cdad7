import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { LibraryCode } from '../borrowing/values.ts'
import { IlsProfile } from '../ils/profile.ts'
import { Problem } from '../problem.ts'
import { respond } from './answer.ts'
import { readBody } from './body.ts'
import { methodNotAllowedHandler } from './errors.ts'
import { xmlOf } from './form-body.ts'
import type { ApiApp } from './openapi.ts'
import { fits, readPresented } from './presented.ts'
import { ProblemDocument, problemAnswer, problemKinds } from './problem.ts'
import { sha256 } from './secrets.ts'
import type { Services } from './services.ts'

const path = '/ils/:library/ncip'
const secretPath = `${path}/:secret`

const notAuthenticated = (): Response =>
  respond(
    problemAnswer(
      new Problem('not_authenticated', 'The credentials of the library’s own system are needed.'),
      { headers: { 'www-authenticate': 'Bearer realm="lendwire", Basic realm="lendwire"' } },
    ),
  )

const contentTypeOf = (context: Context): string =>
  (context.req.header('content-type') ?? 'application/octet-stream').slice(0, 200)

/**
 * Adds the address to which a library's own system posts NCIP messages: loans, returns and holds of borrowed items. Like
 * the partners' addresses it is no part of the API: what it answers is the protocol's. Messages of strangers are not kept.
 */
export const addIlsEndpoint = (app: ApiApp, services: Services): void => {
  const { store, settings, now, log } = services

  /** It takes as long for a library that there is none of. */
  const admitted = async (
    context: Context,
    code: string,
    secret: string | undefined,
  ): Promise<LibraryCode | null> => {
    const library = LibraryCode.safeParse(code).data
    const stored = library === undefined ? null : await store.getDocument('ils', library)
    const credentials = stored === null ? [] : IlsProfile.parse(stored.value).inboundCredentials
    const presented = readPresented(context.req.header('authorization'), secret)
    const isIts = fits(presented, await sha256(presented.secret), credentials)
    return isIts && library !== undefined ? library : null
  }

  const take = async (context: Context, code: string, secret?: string): Promise<Response> => {
    const library = await admitted(context, code, secret)
    if (library === null) {
      log({ level: 'warn', message: 'A message of a library’s own system was not authenticated' })
      return notAuthenticated()
    }
    const contentType = contentTypeOf(context)
    const { bytes, truncated } = xmlOf(
      await readBody(context.req.raw, settings.partnerMessageLimit),
      contentType,
    )
    const reply = await services.receiveFromIls({
      library,
      body: bytes,
      truncated,
      contentType,
      now: now(),
    })
    return new Response(reply.content, {
      status: reply.status,
      headers: { 'content-type': reply.contentType },
    })
  }

  describe(app)
  app.post(path, (context) => take(context, context.req.param('library')))
  app.post(secretPath, (context) => take(context, context.req.param('library'), context.req.param('secret')))
  for (const each of [path, secretPath]) {
    app.all(each, (context) => methodNotAllowedHandler(context, ['POST']))
  }
}

const addresses = {
  '/ils/{library}/ncip': {
    operationId: 'receiveFromIls',
    summary: 'Take a message of a library’s own system',
    description: 'The system shows who it is by Bearer or Basic, as the library’s settings say.',
    parameters: ['library'],
  },
  '/ils/{library}/ncip/{secret}': {
    operationId: 'receiveFromIlsBySecret',
    summary: 'Take a message of a library’s own system that can send no header',
    description: 'The secret in the path shows who it is.',
    parameters: ['library', 'secret'],
  },
} as const

/** Adds the addresses to the OpenAPI document. */
const describe = (app: ApiApp): void => {
  const xml = { content: { 'application/xml': { schema: z.string() } } }
  const problem = { content: { 'application/problem+json': { schema: ProblemDocument } } }
  for (const [address, { parameters, ...words }] of Object.entries(addresses)) {
    app.openAPIRegistry.registerPath({
      method: 'post',
      path: address,
      ...words,
      tags: ['The library’s own system (NCIP)'],
      security: [],
      request: {
        params: z.object(Object.fromEntries(parameters.map((name) => [name, z.string()]))),
        body: { required: true, ...xml },
      },
      responses: {
        200: { description: 'The response, with a Problem where it was not taken', ...xml },
        400: { description: 'It could not be read as a message', ...problem },
        401: { description: problemKinds.not_authenticated.title, ...problem },
        413: { description: problemKinds.too_large.title, ...problem },
        503: { description: problemKinds.unavailable.title, ...problem },
      },
    })
  }
}
