import type { Context } from 'hono'
import type { ConsoleFiles } from '../console/console-files.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import { docsPage } from './docs-page.ts'
import { finishDocument } from './finish-document.ts'
import { introduction } from './introduction.ts'
import type { ApiApp } from './routes.ts'
import type { OpenApiDocument } from './schemas.ts'

/**
 * The content security policy of the page: everything from the gateway itself, and it calls nothing else. The renderer writes styles into
 * the page, also at single elements, for which the standard knows no nonce: so styles may be in it, but no script.
 */
const referencePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Adds the description of the API: `/openapi.json`; `/docs`, from which calls can be tried; `/docs/plain`, the same
 * without scripts; and the addresses that problems name as their type. The routes must have been added before.
 *
 * @param app the application
 * @param version the version of lendwire
 * @param files where the page of `/docs` is; without it `/docs` is the plain page
 */
export const addDocs = (app: ApiApp, version: string, files: ConsoleFiles | null): void => {
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key: `Authorization: Bearer <key>`.',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-lendwire_session',
    description:
      'The cookie of a person who signed in. Calls that change something also send `X-CSRF-Token`, with the `csrfToken` of `GET /v1/session`.',
  })
  let written: OpenApiDocument | undefined
  const document = (): OpenApiDocument => {
    written ??= finishDocument(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'lendwire',
          version,
          description: introduction(),
          license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
        },
        servers: [{ url: '/' }],
        security: [{ apiKey: [] }, { session: [] }],
      }),
    )
    return written
  }

  app.get('/openapi.json', (context) => context.json(document()))
  const servePlainPage = (context: Context): Response | Promise<Response> =>
    context.html(docsPage(document()), 200, {
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    })
  app.get('/docs', async (context) => {
    const page = await files?.readPage('docs.html')
    if (page === undefined || page === null) return servePlainPage(context)
    return context.html(page, 200, { 'content-security-policy': referencePolicy })
  })
  app.get('/docs/plain', servePlainPage)
  app.get('/problems/:code', (context) =>
    context.redirect(`/docs/plain#problem-${encodeURIComponent(context.req.param('code'))}`),
  )
  for (const path of ['/openapi.json', '/docs', '/docs/plain', '/problems/:code']) {
    app.all(path, (context) => methodNotAllowedHandler(context, ['GET', 'HEAD']))
  }
}
