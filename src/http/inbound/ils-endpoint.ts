import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { LibraryCode } from '../../borrowing/values.ts'
import { sha256 } from '../../hash.ts'
import type { IlsConnection } from '../../ils/connection.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { readNetworks } from '../input/client-address.ts'
import type { ApiApp } from '../openapi/routes.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import { ProblemDocument, problemTitle } from '../responses/problem-document.ts'
import type { Services } from '../services.ts'
import {
  type CallCredentials,
  credentialsInMessage,
  matchesAny,
  readCredentials,
} from './call-credentials.ts'
import {
  authenticationPrefix,
  contentTypeOf,
  explainCompressedBody,
  type InboundEndpoint,
} from './inbound-endpoint.ts'
import { ignoreTooLarge, tooLargeMessage } from './too-large-message.ts'

type Deps = Pick<Services, 'configuration' | 'ils' | 'now' | 'receiveFromIls' | 'settings'>

const path = '/ils/:library/ncip'
const secretPath = `${path}/:secret`

type Admitted = { readonly library: LibraryCode } | { readonly reason: AnyReason }

/**
 * Adds the address to which a library's own system posts NCIP messages: loans, returns and holds of borrowed items. Like
 * the partners' addresses it is no part of the API: what it answers is the protocol's.
 */
export const addIlsEndpoint = (app: ApiApp, services: Deps, inbound: InboundEndpoint): void => {
  const { configuration, now } = services

  const connectionOf = async (library: LibraryCode | undefined): Promise<IlsConnection | undefined> => {
    return library === undefined ? undefined : ((await configuration.snapshot()).ils(library) ?? undefined)
  }

  /** Admits a call of a library's own system, or says why not. It takes as long for an unknown library. */
  const admit = (
    isNear: boolean,
    library: LibraryCode | undefined,
    credentials: CallCredentials,
    connection: IlsConnection | undefined,
  ): Admitted => {
    const isIts = matchesAny(credentials, sha256(credentials.secret), connection?.inboundCredentials ?? [])
    if (!isNear) return { reason: reason('kept_message.other_network') }
    if (isIts && library !== undefined) return { library }
    return {
      reason: reason(
        credentials.kind === 'none'
          ? 'kept_message.no_credentials'
          : 'kept_message.not_credentials_of_system',
      ),
    }
  }

  const take = async (context: Context, code: string, secret?: string): Promise<Response> => {
    const library = LibraryCode.safeParse(code).data
    const connection = await connectionOf(library)
    const body = inbound.open(context)
    const inHeader = readCredentials(context.req.header('authorization'), secret)
    const isNear = inbound.isFromNetwork(context, readNetworks(connection?.allowedNetworks ?? []))
    const authenticatesInMessages =
      connection?.inboundCredentials.some(({ kind }) => kind === 'message') === true
    const credentials =
      inHeader.kind === 'none' && isNear && authenticatesInMessages
        ? credentialsInMessage(services.ils.authentication(await body.prefix(authenticationPrefix)))
        : inHeader
    const admitted = admit(isNear, library, credentials, connection)
    if ('reason' in admitted) {
      const why = admitted.reason
      return inbound.refuse(context, 'the library’s own system', {
        protocol: services.ils.protocol,
        reason:
          connection === undefined || library === undefined
            ? reason('kept_message.as_system_of_none', { why })
            : reason('kept_message.as_system_of', { library, why }),
        body,
      })
    }
    const { bytes, truncated } = await inbound.readMessage(
      context,
      `system of ${admitted.library}`,
      body,
      services.settings.partnerMessageLimit,
    )
    const message = { library: admitted.library, body: bytes, truncated, now: now() }
    if (truncated) {
      await services.receiveFromIls({ ...message, contentType: contentTypeOf(context) }).catch(ignoreTooLarge)
      throw tooLargeMessage(services.settings.partnerMessageLimit)
    }
    const reply = await services
      .receiveFromIls({ ...message, contentType: contentTypeOf(context) })
      .catch(explainCompressedBody(context))
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
    description:
      'The system authenticates by Bearer or Basic, or by FromAgencyAuthentication, as the library’s settings say.',
    parameters: { library: z.string().describe('The code of the library.') },
  },
  '/ils/{library}/ncip/{secret}': {
    operationId: 'receiveFromIlsBySecret',
    summary: 'Take a message of a library’s own system that can send no header',
    description: 'The secret in the path authenticates the system.',
    parameters: {
      library: z.string().describe('The code of the library.'),
      secret: z.string().describe('The secret of the system.'),
    },
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
        params: z.object(parameters),
        body: { required: true, ...xml },
      },
      responses: {
        200: { description: 'The response, with a Problem where it was not taken', ...xml },
        400: { description: 'It could not be read as a message', ...problem },
        401: { description: problemTitle('not_authenticated'), ...problem },
        413: { description: problemTitle('too_large'), ...problem },
        415: { description: problemTitle('unsupported_media_type'), ...problem },
        503: { description: problemTitle('unavailable'), ...problem },
      },
    })
  }
}
