import type { Context } from 'hono'
import { compress } from 'hono/compress'
import { randomSecret } from '../../accounts/secrets.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { ApiApp } from '../openapi/routes.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import type { ConsoleFiles } from './console-files.ts'

/** Stands in `index.html` where each response has a nonce of its own. */
const noncePlaceholder = '__NONCE__'

/**
 * Returns the Content-Security-Policy of the console. The console loads everything from the gateway itself; styles that
 * scripts write carry the nonce (CSP 3).
 */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Compresses texts and drawings; fonts and pictures are compressed already, and a problem document goes out as it is. */
const compressAssets = compress({
  threshold: 0,
  contentTypeFilter: /^(?:text\/(?:css|javascript)|application\/javascript|image\/svg\+xml)\b/,
})

/**
 * Adds the console under `/console`: its files, and one page for every address of it. `/` leads to it.
 *
 * @param files where its built files are; null where the gateway has none
 */
export const addConsole = (app: ApiApp, files: ConsoleFiles | null): void => {
  const servePage = async (context: Context): Promise<Response> => {
    const page = await files?.readPage('index.html')
    if (page === undefined || page === null)
      throw new Problem('not_found', reason('problem.console_not_built'))
    const nonce = randomSecret()
    return context.html(page.replaceAll(noncePlaceholder, nonce), 200, {
      'content-security-policy': contentSecurityPolicy(nonce),
    })
  }
  if (files !== null) app.get('/console/assets/*', compressAssets, files.serveAsset)
  app.get('/console/assets/*', () => {
    throw new Problem('not_found', reason('not_found.console_file'))
  })
  app.get('/console', servePage)
  if (files !== null) app.get('/', (context) => context.redirect('/console'))
  app.get('/console/*', servePage)
  for (const path of [...(files === null ? [] : ['/']), '/console', '/console/*'])
    app.all(path, (context) => methodNotAllowedHandler(context, ['GET', 'HEAD']))
}
