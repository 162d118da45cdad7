import type { MiddlewareHandler } from 'hono'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { ApiApp } from '../openapi/routes.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'

/** The manual loads its own files only. Its build moves scripts and styles into files, and draws diagrams as data URLs. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The names of these files change with their content (RFC 8246). */
const assets = '/manual/assets/'

const addHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  const isForEver = context.res.ok && context.req.path.startsWith(assets)
  context.header('content-security-policy', contentSecurityPolicy)
  context.header('cache-control', isForEver ? 'public, max-age=31536000, immutable' : 'no-cache')
}

/**
 * Adds the manual under `/manual`: a static site, for everybody.
 *
 * @param serveFile serves a file of the built site; null where the gateway has none
 */
export const addManual = (app: ApiApp, serveFile: MiddlewareHandler | null): void => {
  app.get('/manual', (context) => context.redirect('/manual/', 301))
  if (serveFile !== null) app.get('/manual/*', addHeaders, serveFile)
  app.get('/manual/*', () => {
    throw new Problem(
      'not_found',
      serveFile === null ? reason('problem.manual_not_built') : reason('not_found.manual_page'),
    )
  })
  for (const path of ['/manual', '/manual/*'])
    app.all(path, (context) => methodNotAllowedHandler(context, ['GET', 'HEAD']))
}
