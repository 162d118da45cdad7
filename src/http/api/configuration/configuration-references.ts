import { createRoute, z } from '@hono/zod-openapi'
import { notFound } from '../../../accounts/principal.ts'
import { RequestNumber } from '../../../borrowing/values.ts'
import { findNamers, type Namer } from '../../../configuration/references.ts'
import { reason } from '../../../translations/reason.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { pageOf, pageQuery } from '../lists/list-page.ts'
import { pageOfAll, sortParameter } from '../lists/whole-list.ts'

type Deps = Pick<Services, 'kinds' | 'requestsNaming' | 'store'>

const kindsWithCode = [
  'library',
  'partner',
  'workflow',
  'locate_profile',
  'directory_entry',
  'directory_source',
  'rota_template',
  'vendor',
  'mailbox',
  'ils',
] as const

const NamerView = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('request'), number: RequestNumber.describe('The number of the request.') }),
    z.object({
      kind: z.literal('document'),
      documentKind: z.string().describe('The kind of the document.'),
      code: z.string().describe('The code of the document.'),
      path: z.string().describe('The place in it, such as `rota/0`.'),
      part: z.string().optional().describe('The part of it that people know by name, such as a rule.'),
    }),
  ])
  .openapi('Namer', { description: 'What names a document: an open request, or another document.' })

const list = createRoute({
  method: 'get',
  path: '/v1/configuration/references',
  operationId: 'listConfigurationReferences',
  tags: ['Configuration'],
  middleware: adminOnly,
  summary: 'List what names a configuration document',
  description:
    'Documents, each with the place, and open requests. While anything names a document it cannot be deleted.',
  request: {
    query: z.object({
      kind: z.enum(kindsWithCode).describe('The kind of the document.'),
      code: z
        .string()
        .min(1)
        .max(120)
        .describe('The code of the document; of a library’s own system, that of the library.'),
      ...pageQuery,
      sort: sortParameter('kind'),
    }),
  },
  responses: answers(
    {
      200: [
        'What names it',
        pageOf(NamerView).extend({
          count: z.int().describe('How many documents and open requests name it.'),
          requests: z.int().describe('How many of them are open requests.'),
        }),
      ],
    },
    ['forbidden', 'not_found'],
  ),
})

/** Returns where a namer is in the list: documents by kind and code, then requests by number. */
const placeOf = (namer: Namer): string =>
  namer.kind === 'request' ? `request ${namer.number}` : `document ${namer.kind} ${namer.code} ${namer.path}`

const viewNamer = (namer: Namer) =>
  namer.kind === 'request' ? namer : { ...namer, kind: 'document' as const, documentKind: namer.kind }

/** Adds the route that lists what names a configuration document. */
export const addConfigurationReferences = (app: ApiApp, services: Deps): void => {
  const { store, kinds, requestsNaming } = services
  app.openapi(list, async (context) => {
    const { kind: requestedKind, code, ...page } = context.req.valid('query')
    const kind = kinds.find((each) => each.kind === requestedKind)
    const stored = await store.getDocument(requestedKind, code)
    if (kind === undefined || stored === null)
      throw notFound(reason('not_found.document', { kind: requestedKind, document: code }))
    const documents = await store.readDocumentSnapshot()
    const { first, count, requests } = await findNamers(
      kinds,
      documents,
      requestsNaming,
      kind,
      { code, value: stored.value },
      Number.POSITIVE_INFINITY,
    )
    const { items, nextCursor } = pageOfAll(`references to ${requestedKind} ${code}`, first, placeOf, page)
    return jsonResponse({ items: items.map(viewNamer), nextCursor, count, requests })
  })
}
