import { createRoute, z } from '@hono/zod-openapi'
import type { DocumentKind } from '../../store/ports/documents.ts'
import { adminOnly } from '../auth/authenticate.ts'
import { notFound } from '../auth/caller.ts'
import type { Saved } from '../configuration.ts'
import { documentResponse, precondition, readDocument, readDocuments } from '../documents.ts'
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

/** What `namedDocuments` needs to know of a kind of document. */
type NamedDocuments<T, Input> = {
  readonly kind: DocumentKind
  readonly schema: z.ZodType<T>
  /** The document as an admin writes it. */
  readonly input: z.ZodType<Input>
  readonly name: z.ZodType<string>
  /** As a caller may see it. */
  readonly view: (value: T) => unknown
  /** Who may list and read them; only admins write. */
  readonly readers: 'everybody' | 'admins'
  readonly path: `/v1/${string}`
  readonly tag: string
  /** What one is called in the ids of operations. */
  readonly operationNoun: string
  /** What one is called in sentences: in full, and where it is clear which kind is meant. */
  readonly called: string
  readonly briefly: string
  readonly aboutPut: string
  readonly aboutDelete: string
  /** Stores one after its checks. */
  readonly save: (services: Services, name: string, input: Input, onVersion?: number) => Promise<Saved<T>>
  /** Deletes one after its checks. */
  readonly remove: (services: Services, name: string, onVersion: number) => Promise<void>
}

/**
 * Makes the routes of configuration documents that have names: list, read, put, delete.
 *
 * @param documents what sets this kind apart
 * @returns a function that adds the routes to the application
 */
export const namedDocuments = <T, Input>(
  documents: NamedDocuments<T, Input>,
): ((app: ApiApp, services: Services) => void) => {
  const { kind, schema, view, operationNoun, called, briefly } = documents
  const tags = [documents.tag]
  const path = `${documents.path}/{name}` as const
  const params = z.object({ name: documents.name })
  const readers = documents.readers === 'admins' ? [adminOnly] : []
  const missing = () => notFound(`${called} of this name`)

  const list = createRoute({
    method: 'get',
    path: documents.path,
    operationId: `list${operationNoun}s`,
    tags,
    middleware: readers,
    summary: `List ${called}s`,
    responses: answers({ 200: [`The ${briefly}s`, z.object({ items: z.array(schema) })] }),
  })

  const readOne = createRoute({
    method: 'get',
    path,
    operationId: `get${operationNoun}`,
    tags,
    middleware: readers,
    summary: `Read a ${called}`,
    request: { params },
    responses: documentAnswers(`The ${briefly}`, schema),
  })

  const put = createRoute({
    method: 'put',
    path,
    operationId: `put${operationNoun}`,
    tags,
    middleware: adminOnly,
    summary: `Make or change a ${called}`,
    description: documents.aboutPut,
    request: { params, headers: conditionalHeaders, body: jsonBody(documents.input) },
    responses: conditionalAnswers({ 200: ['Changed', schema], 201: ['Made', schema] }, refusalsOfPut),
  })

  const remove = createRoute({
    method: 'delete',
    path,
    operationId: `delete${operationNoun}`,
    tags,
    middleware: adminOnly,
    summary: `Delete a ${called}`,
    description: documents.aboutDelete,
    request: { params, headers: conditionalHeaders },
    responses: conditionalAnswers({ 204: ['Deleted'] }, ['forbidden', 'not_found', 'conflict']),
  })

  return (app, services) => {
    const { store } = services

    app.openapi(list, async () =>
      jsonResponse({ items: (await readDocuments(store, kind, schema)).map(view) }),
    )

    app.openapi(readOne, async (context) => {
      const { name } = context.req.valid('param')
      const stored = await readDocument(store, kind, name, schema)
      if (stored === null) throw missing()
      return documentResponse(context, stored, view)
    })

    app.openapi(put, async (context) => {
      const { name } = context.req.valid('param')
      const condition = precondition(context, await store.getDocument(kind, name))
      if (condition.kind === 'fails') return condition.response
      const saved = await documents.save(services, name, context.req.valid('json'), condition.onVersion)
      return documentResponse(context, saved.stored, view, saved.created ? 201 : 200)
    })

    app.openapi(remove, async (context) => {
      const { name } = context.req.valid('param')
      const stored = await store.getDocument(kind, name)
      if (stored === null) throw missing()
      const condition = precondition(context, stored)
      if (condition.kind === 'fails') return condition.response
      await documents.remove(services, name, stored.version)
      return new Response(null, { status: 204 })
    })
  }
}
