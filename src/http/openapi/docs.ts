import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import { docsPage } from './docs-page.ts'
import { finishDocument } from './finish-document.ts'
import type { ApiApp } from './routes.ts'
import type { OpenApiDocument } from './schemas.ts'

const description =
  'Partner-protocol gateway for interlibrary loan, the borrowing side. A library system asks lendwire to borrow an item; lendwire asks one partner of the rota after the other in its protocol, hears what it answers, and makes of it one stream of state updates.'

/**
 * Adds the description of the API: `/openapi.json`, `/docs`, and the addresses that problems name as their type.
 * The routes must have been added before.
 *
 * @param app the application
 * @param version the version of lendwire
 */
export const addDocs = (app: ApiApp, version: string): void => {
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
          description,
          license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
        },
        servers: [{ url: '/' }],
        security: [{ apiKey: [] }, { session: [] }],
      }),
    )
    return written
  }

  app.get('/openapi.json', (context) => context.json(document()))
  app.get('/docs', (context) => {
    context.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    context.header('x-content-type-options', 'nosniff')
    return context.html(docsPage(document()))
  })
  app.get('/problems/:code', (context) =>
    context.redirect(`/docs#problem-${encodeURIComponent(context.req.param('code'))}`),
  )
  for (const path of ['/openapi.json', '/docs', '/problems/:code']) {
    app.all(path, (context) => methodNotAllowedHandler(context, ['GET', 'HEAD']))
  }
}
