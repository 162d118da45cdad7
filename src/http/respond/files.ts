import { z } from '@hono/zod-openapi'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { ApiApp } from '../openapi/routes.ts'
import { attachmentDisposition } from '../responses/attachment-disposition.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import { ProblemDocument } from '../responses/problem-document.ts'
import type { Services } from '../services.ts'

/**
 * Adds the address of files that partners delivered. Its id cannot be guessed: the library finds it in the item, and the
 * patron in the mail.
 */
export const addFiles = (app: ApiApp, { store }: Pick<Services, 'store'>): void => {
  const path = '/files/:id'
  app.get(path, async (context) => {
    const id = context.req.param('id')
    const blob = /^[0-9a-f]{64}$/.test(id) ? await store.getBlob(id) : null
    if (blob === null) throw new Problem('not_found', reason('not_found.respond_file'))
    return new Response(new Uint8Array(blob.bytes), {
      headers: {
        'content-type': blob.contentType,
        'content-disposition': attachmentDisposition(blob.name, blob.contentType),
        'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
        'cache-control': 'private, no-store',
      },
    })
  })
  app.all(path, (context) => methodNotAllowedHandler(context, ['GET']))
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/files/{id}',
    operationId: 'getFile',
    tags: ['Answers by link'],
    security: [],
    summary: 'Read a file that a lender delivered',
    description: 'Its address is the `url` of its item. Nobody can guess it.',
    request: { params: z.object({ id: z.string().describe('The id of the file.') }) },
    responses: {
      200: { description: 'The file', content: { 'application/pdf': { schema: z.string() } } },
      404: {
        description: 'It was never here, or its time is up',
        content: { 'application/problem+json': { schema: ProblemDocument } },
      },
    },
  })
}
