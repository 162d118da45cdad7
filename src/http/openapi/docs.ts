import type { Context } from 'hono'
import { html } from 'hono/html'
import { sha256 } from '../../hash.ts'
import { Problem } from '../../problem.ts'
import { sentencesIn } from '../../translations/gateway-sentences.ts'
import { reason } from '../../translations/reason.ts'
import type { ConsoleFiles } from '../console/console-files.ts'
import { type Html, pageHeaders, pageOf } from '../pages/page.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import { problemCodes, problemStatuses, problemTitle, problemType } from '../responses/problem-document.ts'
import { finishDocument } from './finish-document.ts'
import { generateDocument } from './generate-document.ts'
import { introduction } from './introduction.ts'
import type { ApiApp } from './routes.ts'

type Version = {
  readonly etag: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly gzip: Uint8Array<ArrayBuffer>
}

const bytesOf = async (stream: ReadableStream): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(stream).arrayBuffer())

const makeVersion = async (text: string): Promise<Version> => {
  const plain = new TextEncoder().encode(text)
  const gzip = await bytesOf(new Blob([plain]).stream().pipeThrough(new CompressionStream('gzip')))
  return { etag: `W/"${sha256(plain).slice(0, 32)}"`, plain, gzip }
}

/**
 * Makes a handler that answers with a text that stays the same while the process runs. The text is made and compressed at
 * the first call; later calls are answered from these bytes, and by 304 where the caller has them (RFC 9110, 13.1.2).
 *
 * @param write makes the text; where it throws, the next call tries it again
 * @param headers the headers of each answer, with the content type
 */
const cachedText = (
  write: () => string | Promise<string>,
  headers: Readonly<Record<string, string>>,
): ((context: Context) => Promise<Response>) => {
  let made: Promise<Version> | undefined
  const version = (): Promise<Version> => {
    made ??= Promise.resolve()
      .then(write)
      .then(makeVersion)
      .catch((error: unknown) => {
        made = undefined
        throw error
      })
    return made
  }
  return async ({ req }) => {
    const { etag, plain, gzip } = await version()
    const always = { ...headers, etag, vary: 'accept-encoding', 'cache-control': 'no-cache' }
    const known = (req.header('if-none-match') ?? '').split(',').map((each) => each.trim())
    if (known.includes(etag) || known.includes('*'))
      return new Response(null, { status: 304, headers: always })
    const takesGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(req.header('accept-encoding') ?? '')
    return takesGzip
      ? new Response(gzip, { headers: { ...always, 'content-encoding': 'gzip' } })
      : new Response(plain, { headers: always })
  }
}

/** Returns text in which backticks mark code. */
const prose = (text: string): Html =>
  html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`

/** Writes the page of `/problems`: the types of problems, which each answer of a problem names. It needs no script. */
const problemPage = (): Html =>
  pageOf({
    language: 'en',
    owner: 'lendwire',
    title: 'Problem types of the API',
    isListed: true,
    content: html`<h1>Problem types of the API</h1>
      <p>A refused call is answered with a document of the type <code>application/problem+json</code> (RFC 9457). Its
      <code>type</code> is one of these. <code>detail</code> says what was wrong, and <code>faults</code> where.
      <a href="/docs">/docs</a> describes the API, and <a href="/openapi.json">/openapi.json</a> does so for programs.</p>
      ${problemCodes.map(
        (code) => html`<h2 id="${code.replaceAll('_', '-')}">${problemTitle(code)}</h2>
          <p><code>${problemType(code)}</code>, status ${problemStatuses[code]}. ${prose(sentencesIn('en').t(`problem_type.${code}.remedy`))}</p>`,
      )}`,
  })

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
