import { type Context, Hono } from 'hono'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { ApiEnv } from '../auth/api-env.ts'
import { limitBody } from '../input/body.ts'
import type { ApiApp } from '../openapi/routes.ts'
import { errorHandler, methodNotAllowedHandler } from '../responses/error-handler.ts'
import type { Services } from '../services.ts'
import { frameAbout, frameOf, problemPage } from './page-frame.ts'
import { pagesOf } from './pages.ts'
import { showCardSignIn, signInByCard } from './sign-in-by-card.ts'
import { createPatronOpenId } from './sign-in-by-openid.ts'
import { enter, isOwnForm } from './visit.ts'

type Deps = Pick<
  Services,
  | 'audit'
  | 'configuration'
  | 'create'
  | 'createFetch'
  | 'describe'
  | 'fillCitation'
  | 'log'
  | 'lookUpPatron'
  | 'noteFailedAuthentication'
  | 'now'
  | 'pause'
  | 'peerAddress'
  | 'privacy'
  | 'publicUrl'
  | 'rateLimits'
  | 'settings'
  | 'store'
  | 'subjects'
  | 'submit'
>

/** The longest form that is taken, in bytes. */
const longest = 100_000
/** The longest address, in characters: no OpenURL is longer (the limit of @lendwire/openurl). */
const longestAddress = 65_536

/** Shows a call that failed; an unexpected error is logged as everywhere. */
const failed =
  (services: Deps) =>
  async (error: Error, context: Context): Promise<Response> => {
    // The store that failed may fail again: then the page does without the library's name.
    const frame = await frameOf(services, context).catch(() => frameAbout(services, context, null))
    if (error instanceof Problem && error.code === 'too_large')
      return problemPage(context, frame, 'tooLarge', 413)
    if (error instanceof Problem && error.code === 'rate_limited') {
      context.header('retry-after', String(error.facts.retryAfter))
      return problemPage(context, frame, 'tooMany', 429)
    }
    if (error instanceof Problem && error.code === 'idempotency_mismatch')
      return problemPage(context, frame, 'oldForm', 409)
    // No browser sends the form of a page so.
    if (error instanceof Problem && error.code === 'unsupported_media_type')
      return problemPage(context, frame, 'oldForm', 415)
    if (error instanceof Problem && error.code === 'invalid_input')
      return problemPage(context, frame, 'oldForm', 400)
    const answer = errorHandler(services)(error, context)
    context.header('retry-after', answer.headers.get('retry-after') ?? undefined)
    return problemPage(context, frame, 'failed', answer.status === 503 ? 503 : 500)
  }

/** Adds the pages on which patrons ask for items and follow their requests, under `/patron/{library}`. */
export const addPatronPages = (app: ApiApp, services: Deps): void => {
  const pages = new Hono<ApiEnv>()
  pages.onError(failed(services))
  pages.use(limitBody(() => longest))
  pages.use((context, next) => {
    if (context.req.url.length > longestAddress)
      throw new Problem('too_large', reason('problem.address_too_long', { limit: longestAddress }))
    return next()
  })
  pages.get('/:library/sign-in', (context) => showCardSignIn(services, context))
  pages.post('/:library/sign-in', (context) => signInByCard(services, context))
  pages.all('/:library/sign-in', (context) => methodNotAllowedHandler(context, ['GET', 'HEAD', 'POST']))
  const openId = createPatronOpenId(services)
  pages.get('/:library/openid', openId.start)
  pages.get('/:library/openid/callback', openId.finish)
  for (const [path, { get, post }] of Object.entries(pagesOf(services))) {
    const at = `/:library${path === '/' ? '' : path}`
    if (get !== undefined)
      pages.get(at, async (context) => {
        const visit = await enter(services, context)
        return visit instanceof Response ? visit : get(context, visit)
      })
    if (post !== undefined)
      pages.post(at, async (context) => {
        const visit = await enter(services, context)
        if (visit instanceof Response) return visit
        const form = new URLSearchParams(await context.req.text())
        return isOwnForm(context, visit, form)
          ? post(context, visit, form)
          : problemPage(context, visit.frame, 'oldForm', 403)
      })
    const methods = [...(get === undefined ? [] : ['GET', 'HEAD']), ...(post === undefined ? [] : ['POST'])]
    pages.all(at, (context) => methodNotAllowedHandler(context, methods))
  }
  pages.all('*', async (context) => problemPage(context, await frameOf(services, context), 'notHere', 404))
  app.route('/patron', pages)
}
