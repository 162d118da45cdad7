import { createRoute, z } from '@hono/zod-openapi'
import { MailboxName, MailboxProfile, MailboxState, unreadMailbox } from '../../partners/mailbox.ts'
import { adminOnly } from '../auth/authenticate.ts'
import { notFound } from '../auth/caller.ts'
import { documentResponse, precondition, readDocument, readDocuments, writeConflict } from '../documents.ts'
import { MailboxInput, maskMailbox, saveMailbox } from '../mailbox-input.ts'
import {
  type ApiApp,
  answers,
  conditionalAnswers,
  conditionalHeaders,
  documentAnswers,
  jsonBody,
  refusalsOfPut,
} from '../openapi/routes.ts'
import { jsonResponse } from '../responses/json-response.ts'
import type { Services } from '../services.ts'

const tags = ['Mailboxes']
const params = z.object({ name: MailboxName })

const list = createRoute({
  method: 'get',
  path: '/v1/mailboxes',
  operationId: 'listMailboxes',
  tags,
  middleware: adminOnly,
  summary: 'List the mailboxes that partners’ replies come in by',
  description: 'Passwords are masked.',
  responses: answers({ 200: ['All mailboxes', z.object({ items: z.array(MailboxProfile) })] }, ['forbidden']),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/mailboxes/{name}',
  operationId: 'getMailbox',
  tags,
  middleware: adminOnly,
  summary: 'Read a mailbox’s settings',
  description: 'The password is masked.',
  request: { params },
  responses: documentAnswers('The settings', MailboxProfile),
})

const readState = createRoute({
  method: 'get',
  path: '/v1/mailboxes/{name}/state',
  operationId: 'getMailboxState',
  tags,
  middleware: adminOnly,
  summary: 'See how reading a mailbox goes',
  description:
    'When it was last read to its end, over IMAP, and what failed last: it fails now where the failure is the later of the two.',
  request: { params },
  responses: answers({ 200: ['How it goes', MailboxState] }, ['forbidden', 'not_found']),
})

const put = createRoute({
  method: 'put',
  path: '/v1/mailboxes/{name}',
  operationId: 'putMailbox',
  tags,
  middleware: adminOnly,
  summary: 'Make or change a mailbox',
  description: `All of it, by an admin: \`imap\` where it is read, \`inboundCredentials\` where a mail service pushes to
\`POST /email/inbound\`, or both. \`trustedServers\` are the authserv-ids of the mail servers that put mails into it and
remove such fields that others wrote. With \`library\` its mails concern this library alone. A password that reads
\`********\` keeps what is stored.`,
  request: { params, headers: conditionalHeaders, body: jsonBody(MailboxInput) },
  responses: conditionalAnswers(
    { 200: ['Changed', MailboxProfile], 201: ['Made', MailboxProfile] },
    refusalsOfPut,
  ),
})

const remove = createRoute({
  method: 'delete',
  path: '/v1/mailboxes/{name}',
  operationId: 'deleteMailbox',
  tags,
  middleware: adminOnly,
  summary: 'Delete a mailbox’s settings',
  description: 'It is no longer read; what came in by it stays.',
  request: { params, headers: conditionalHeaders },
  responses: conditionalAnswers({ 204: ['Deleted'] }, ['forbidden', 'not_found', 'conflict']),
})

/** Adds the routes of mailboxes: list, read, see how they go, put, delete. */
export const addMailboxes = (app: ApiApp, services: Services): void => {
  const { store } = services

  app.openapi(list, async () => {
    const mailboxes = await readDocuments(store, 'mailbox', MailboxProfile)
    return jsonResponse({ items: mailboxes.map(maskMailbox) })
  })

  app.openapi(readOne, async (context) => {
    const { name } = context.req.valid('param')
    const stored = await readDocument(store, 'mailbox', name, MailboxProfile)
    if (stored === null) throw notFound(`mailbox ${name}`)
    return documentResponse(context, stored, maskMailbox)
  })

  app.openapi(readState, async (context) => {
    const { name } = context.req.valid('param')
    if ((await store.getDocument('mailbox', name)) === null) throw notFound(`mailbox ${name}`)
    const stored = await readDocument(store, 'mailbox_state', name, MailboxState)
    return jsonResponse(stored?.value ?? unreadMailbox)
  })

  app.openapi(put, async (context) => {
    const { name } = context.req.valid('param')
    const condition = precondition(context, await store.getDocument('mailbox', name))
    if (condition.kind === 'fails') return condition.response
    const saved = await saveMailbox(services, name, context.req.valid('json'), condition.onVersion)
    return documentResponse(context, saved.stored, maskMailbox, saved.created ? 201 : 200)
  })

  app.openapi(remove, async (context) => {
    const { name } = context.req.valid('param')
    const stored = await store.getDocument('mailbox', name)
    if (stored === null) throw notFound(`mailbox ${name}`)
    const condition = precondition(context, stored)
    if (condition.kind === 'fails') return condition.response
    const result = await store.putDocuments([
      { kind: 'mailbox', key: name, value: undefined, expectedVersion: stored.version },
      { kind: 'mailbox_position', key: name, value: undefined, expectedVersion: null },
      { kind: 'mailbox_state', key: name, value: undefined, expectedVersion: null },
    ])
    if (result !== 'written') throw writeConflict()
    return new Response(null, { status: 204 })
  })
}
