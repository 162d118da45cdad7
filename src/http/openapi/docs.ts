import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { ConsoleFiles } from '../console/console-files.ts'
import { pageHeaders } from '../pages/page.ts'
import { cachedText } from '../responses/cached-text.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import { finishDocument } from './finish-document.ts'
import { generateDocument } from './generate-document.ts'
import { introduction } from './introduction.ts'
import { problemPage } from './problem-page.ts'
import type { ApiApp } from './routes.ts'

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
 * Adds the description of the API: `/openapi.json`; `/docs`, from which calls can be tried; and `/problems`, the addresses
 * that problems name as their type. All are served from memory. The routes must have been added before.
 *
 * @param app the application
 * @param version the version of lendwire
 * @param files where the page of `/docs` is; null where the gateway has none
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
  const writeDocument = (): string =>
    JSON.stringify(
      finishDocument(
        generateDocument(app, {
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
      ),
    )
  const readPage = async (): Promise<string> => {
    const page = await files?.readPage('docs.html')
    if (page === undefined || page === null) throw new Problem('not_found', reason('problem.docs_not_built'))
    return page
  }
  const htmlType = { 'content-type': 'text/html; charset=UTF-8' }

  app.get('/openapi.json', cachedText(writeDocument, { 'content-type': 'application/json' }))
  app.get('/docs', cachedText(readPage, { ...htmlType, 'content-security-policy': referencePolicy }))
  app.get(
    '/problems',
    cachedText(async () => String(await problemPage()), { ...pageHeaders, ...htmlType }),
  )
  app.get('/problems/:code', (context) =>
    context.redirect(`/problems#${encodeURIComponent(context.req.param('code'))}`),
  )
  for (const path of ['/openapi.json', '/docs', '/problems', '/problems/:code']) {
    app.all(path, (context) => methodNotAllowedHandler(context, ['GET', 'HEAD']))
  }
}
