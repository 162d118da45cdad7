import { createRoute, z } from '@hono/zod-openapi'
import { Instant, LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import { Partner } from '../../partners/partner.ts'
import type { ProtocolEntry } from '../../partners/protocol-entry.ts'
import { partnerSchema } from '../../partners/protocols.ts'
import { adminOnly } from '../auth/authenticate.ts'
import { type Caller, notFound } from '../auth/caller.ts'
import { deletePartner, savePartner } from '../configuration.ts'
import { documentResponse, precondition, readDocument, readDocuments } from '../documents.ts'
import { emptyIsNone } from '../input/body.ts'
import { answerOnce, IdempotencyHeader } from '../input/idempotency.ts'
import {
  type ApiApp,
  answers,
  conditionalAnswers,
  conditionalHeaders,
  documentAnswers,
  jsonBody,
  refusalsOfPut,
} from '../openapi/routes.ts'
import { maskPartner, partnerInput } from '../partner-input.ts'
import { jsonAnswer, jsonResponse } from '../responses/json-response.ts'
import type { Services } from '../services.ts'
import { nameCredentials } from './views/messages.ts'

const tags = ['Partners']
const params = z.object({ code: PartnerCode })

/** The routes whose schemas depend on the registered protocols. */
const profileRoutes = (protocols: readonly ProtocolEntry[]) => {
  const schema = partnerSchema(protocols).openapi('Partner')
  return {
    list: createRoute({
      method: 'get',
      path: '/v1/partners',
      operationId: 'listPartners',
      tags,
      summary: 'List partners',
      description: 'The directory of the whole gateway. Secrets are masked.',
      responses: answers({ 200: ['The partners', z.object({ items: z.array(schema) })] }),
    }),

    readOne: createRoute({
      method: 'get',
      path: '/v1/partners/{code}',
      operationId: 'getPartner',
      tags,
      summary: 'Read a partner',
      description:
        'Secrets are masked. Admins see the hashes of the partner’s own credentials, to list them again in a PUT.',
      request: { params },
      responses: documentAnswers('The partner', schema),
    }),

    put: createRoute({
      method: 'put',
      path: '/v1/partners/{code}',
      operationId: 'putPartner',
      tags,
      middleware: adminOnly,
      summary: 'Create or change a partner',
      description: `The whole profile, by an admin. \`inboundCredentials\` are how the partner shows who it is: at most two of a
kind, so that one can be rotated; they are kept as hashes. Leave the member out to keep them all, or list \`kind\` and
\`hash\` of those to keep. A secret that reads \`********\` keeps what is stored.`,
      request: { params, headers: conditionalHeaders, body: jsonBody(partnerInput(protocols)) },
      responses: conditionalAnswers({ 200: ['Changed', schema], 201: ['Created', schema] }, refusalsOfPut),
    }),
  }
}

/** How deliveries to a partner go on. */
const PartnerState = z
  .object({
    state: z.enum(['closed', 'open', 'trying']),
    failures: z.int(),
    openUntil: Instant.nullable(),
  })
  .openapi('PartnerState')

const readState = createRoute({
  method: 'get',
  path: '/v1/partners/{code}/state',
  operationId: 'getPartnerState',
  tags,
  middleware: adminOnly,
  summary: 'See how deliveries to a partner go',
  description: `\`closed\`: all go out. \`open\`: the partner failed again and again (\`failures\` times in a row), and none goes out before
\`openUntil\`. \`trying\`: one goes out at a time, until one arrives.`,
  request: { params },
  responses: answers({ 200: ['How they go', PartnerState] }, ['forbidden', 'not_found']),
})

const remove = createRoute({
  method: 'delete',
  path: '/v1/partners/{code}',
  operationId: 'deletePartner',
  tags,
  middleware: adminOnly,
  summary: 'Delete a partner',
  description:
    'Refused while rota templates name it or requests have live entries of it: make it inactive instead.',
  request: { params, headers: conditionalHeaders },
  responses: conditionalAnswers({ 204: ['Deleted'] }, ['forbidden', 'not_found', 'conflict']),
})

/** What came of asking a partner who it is. */
const PartnerCheck = z
  .object({
    partner: PartnerCode,
    protocol: z.string(),
    outcome: z.enum(['answered', 'refused', 'unclear', 'not_reached', 'no_question']),
    detail: z.string(),
    asked: z.string().nullable(),
    answer: z.string().nullable(),
  })
  .openapi('PartnerCheck')

const check = createRoute({
  method: 'post',
  path: '/v1/partners/{code}/check',
  operationId: 'checkPartner',
  tags,
  middleware: [adminOnly, emptyIsNone] as const,
  summary: 'Ask a partner who it is',
  description: `Sends the question of its protocol that changes nothing, and shows what came back: LookupAgency, the handshake of
NNCIPP, over NCIP. ISO 18626 has none (\`no_question\`). \`library\` says which library asks; the first one where it is left
out. Nothing changes.`,
  request: {
    params,
    headers: z.object({ 'Idempotency-Key': IdempotencyHeader }),
    body: { content: { 'application/json': { schema: z.object({ library: LibraryCode.optional() }) } } },
  },
  responses: answers({ 200: ['What came of it', PartnerCheck] }, [
    'forbidden',
    'not_found',
    'conflict',
    'idempotency_mismatch',
    'too_large',
    'unsupported_media_type',
  ]),
})

/** What a caller sees of a partner: a library nothing of other libraries, and no hashes. */
const viewFor =
  (caller: Caller, protocols: readonly ProtocolEntry[]) =>
  (partner: Partner): Partner => {
    const masked = maskPartner(protocols)(partner)
    if (caller.role === 'admin') return masked
    const overrides = Object.fromEntries(
      Object.entries(masked.overrides).filter(([library]) => library === caller.library),
    )
    return { ...masked, inboundCredentials: [], overrides }
  }

/** Adds the routes of partners: list, read, see how deliveries go, put, delete, check. */
export const addPartners = (app: ApiApp, services: Services): void => {
  const { store, circuits, now } = services
  const protocols = services.protocols.entries
  const { list, readOne, put } = profileRoutes(protocols)

  app.openapi(list, async (context) => {
    const partners = await readDocuments(store, 'partner', Partner)
    return jsonResponse({ items: partners.map(viewFor(context.var.caller, protocols)) })
  })

  app.openapi(readOne, async (context) => {
    const { code } = context.req.valid('param')
    const stored = await readDocument(store, 'partner', code, Partner)
    if (stored === null) throw notFound(`partner ${code}`)
    return documentResponse(context, stored, viewFor(context.var.caller, protocols))
  })

  app.openapi(readState, async (context) => {
    const { code } = context.req.valid('param')
    if ((await store.getDocument('partner', code)) === null) throw notFound(`partner ${code}`)
    const circuit = (await circuits.states(now())).get(code)
    return jsonResponse(circuit ?? { state: 'closed', failures: 0, openUntil: null })
  })

  app.openapi(put, async (context) => {
    const { code } = context.req.valid('param')
    const condition = precondition(context, await store.getDocument('partner', code))
    if (condition.kind === 'fails') return condition.response
    const saved = await savePartner(services, code, context.req.valid('json'), condition.onVersion)
    return documentResponse(context, saved.stored, maskPartner(protocols), saved.created ? 201 : 200)
  })

  app.openapi(remove, async (context) => {
    const { code } = context.req.valid('param')
    const stored = await store.getDocument('partner', code)
    if (stored === null) throw notFound(`partner ${code}`)
    const condition = precondition(context, stored)
    if (condition.kind === 'fails') return condition.response
    await deletePartner(services, code, stored.version)
    return new Response(null, { status: 204 })
  })

  app.openapi(check, async (context) => {
    const { code } = context.req.valid('param')
    const { library } = context.req.valid('json')
    return answerOnce(services, context, null, async () => {
      const checked = await services.checkPartner(code, library)
      const asked = checked.asked === null ? null : nameCredentials(checked.asked)
      return jsonAnswer({ ...checked, asked })
    })
  })
}
