import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { routePath } from 'hono/route'
import { sha256 } from '../../hash.ts'
import type { MailboxProfile } from '../../partners/mailbox.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { languageOf } from '../api/views/reason.ts'
import { openBody } from '../input/body.ts'
import { sourceOf } from '../limits/source.ts'
import type { ApiApp } from '../openapi/routes.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import { jsonResponse, respond } from '../responses/json-response.ts'
import { ProblemDocument, problemAnswer, problemTitle } from '../responses/problem-document.ts'
import type { Services } from '../services.ts'
import { type CallCredentials, matchesAny, readCredentials } from './call-credentials.ts'
import type { InboundEndpoint } from './inbound-endpoint.ts'

type Deps = Pick<
  Services,
  'configuration' | 'log' | 'noteFailedAuthentication' | 'now' | 'peerAddress' | 'receiveMail' | 'settings'
>

const path = '/email/inbound'
const secretPath = `${path}/:secret`

const notAuthenticated = (context: Context): Response =>
  respond(
    problemAnswer(
      new Problem('not_authenticated', reason('problem.mailbox_credentials_needed')),
      languageOf(context),
      {
        headers: { 'www-authenticate': 'Bearer realm="lendwire", Basic realm="lendwire"' },
      },
    ),
  )

/** The result of a pushed mail, for the mail service's log. */
const Taken = z.object({
  state: z.string().openapi({ description: 'The result; `known` where it came before' }),
  message: z.string().nullable().openapi({ description: 'Its id in the inbox' }),
})

/**
 * Adds the address to which mail services push mails, raw as they came: what a mailbox over IMAP gives otherwise. It
 * answers 2xx only once the mail is kept; a mail service sends it again after anything else. Of a mail that is too long the
 * beginning is kept, with its words: refused, it would come again and again.
 */
export const addMailEndpoint = (app: ApiApp, services: Deps, inbound: InboundEndpoint): void => {
  const { configuration, settings, now, log } = services

  const mailboxFor = async (credentials: CallCredentials): Promise<MailboxProfile | undefined> => {
    const hash = sha256(credentials.secret)
    const mailboxes = (await configuration.snapshot()).mailboxes()
    return mailboxes.find(
      ({ status, inboundCredentials }) =>
        matchesAny(credentials, hash, inboundCredentials) && status === 'active',
    )
  }

  const take = async (context: Context, secret?: string): Promise<Response> => {
    const mailbox = await mailboxFor(readCredentials(context.req.header('authorization'), secret))
    if (mailbox === undefined) {
      log({ level: 'warn', message: 'A pushed mail was not authenticated' })
      services.noteFailedAuthentication(sourceOf(services, context), {
        path: routePath(context),
        status: 401,
      })
      return notAuthenticated(context)
    }
    const { bytes: raw, truncated } = await inbound.readMessage(
      context,
      `mailbox ${mailbox.code}`,
      openBody(context.req.raw),
      settings.mailLimit,
    )
    const received = await services.receiveMail({ mailbox, raw, truncated, now: now() })
    return received.kind === 'known'
      ? jsonResponse({ state: 'known', message: null })
      : jsonResponse({ state: received.message.state, message: received.message.id })
  }

  describe(app)
  app.post(path, (context) => take(context))
  app.post(secretPath, (context) => take(context, context.req.param('secret')))
  for (const each of [path, secretPath])
    app.all(each, (context) => methodNotAllowedHandler(context, ['POST']))
}

const addresses = {
  '/email/inbound': {
    operationId: 'receiveMail',
    summary: 'Take a mail that a mail service pushes',
    description: 'Raw, as it came. The service shows by Bearer or Basic which mailbox it is for.',
    parameters: {},
  },
  '/email/inbound/{secret}': {
    operationId: 'receiveMailBySecret',
    summary: 'Take a mail of a service that can send no header',
    description: 'The secret in the path shows which mailbox it is for.',
    parameters: { secret: z.string().describe('The secret of the mailbox.') },
  },
} as const

/** Adds the addresses to the OpenAPI document. */
const describe = (app: ApiApp): void => {
  const problem = { content: { 'application/problem+json': { schema: ProblemDocument } } }
  for (const [address, { parameters, ...words }] of Object.entries(addresses)) {
    app.openAPIRegistry.registerPath({
      method: 'post',
      path: address,
      ...words,
      tags: ['Mails'],
      security: [],
      request: {
        params: z.object(parameters),
        body: { required: true, content: { 'message/rfc822': { schema: z.string() } } },
      },
      responses: {
        200: { description: 'It is kept', content: { 'application/json': { schema: Taken } } },
        401: { description: problemTitle('not_authenticated'), ...problem },
        503: { description: problemTitle('unavailable'), ...problem },
      },
    })
  }
}
