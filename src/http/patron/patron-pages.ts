import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Request } from '../../borrowing/request/request.ts'
import { RequestNumber } from '../../borrowing/values.ts'
import { sha256 } from '../../hash.ts'
import { Problem } from '../../problem.ts'
import type { StoredAnswer } from '../../store/ports/answers.ts'
import type { Stored } from '../../store/ports/stored.ts'
import type { ApiEnv } from '../auth/principal.ts'
import { randomSecret } from '../auth/secrets.ts'
import { limitBody } from '../input/body.ts'
import { patronQuota, takeFromQuota } from '../limits/quotas.ts'
import type { ApiApp } from '../openapi/routes.ts'
import { errorHandler, methodNotAllowedHandler } from '../responses/error-handler.ts'
import { respond } from '../responses/json-response.ts'
import type { Services } from '../services.ts'
import { findPage } from './find-page.ts'
import { firstForm, textOfLink } from './first-form.ts'
import { faultsBefore, formFaults } from './form-faults.ts'
import { type FormContent, formPage, otherKinds } from './form-page.ts'
import { addressOf, page } from './layout.ts'
import { commandOf, patronActions } from './patron-actions.ts'
import { actionPage, requestPage, requestsPage } from './request-pages.ts'
import { type PatronAction, requestWords } from './request-words.ts'
import { showCardSignIn, signInByCard } from './sign-in-by-card.ts'
import { createPatronOpenId } from './sign-in-by-openid.ts'
import { readSubmittedForm, type SubmittedForm } from './submitted-form.ts'
import {
  endSession,
  enter,
  frameAbout,
  frameOf,
  isOwnForm,
  problemPage,
  respondPage,
  type Visit,
} from './visit.ts'
import { words } from './words.ts'

type Page = Context<ApiEnv>
type Handler = (context: Page, visit: Visit) => Promise<Response>
type FormHandler = (context: Page, visit: Visit, form: URLSearchParams) => Promise<Response>

/** The longest form that is taken, in bytes. */
const longest = 100_000
/** The longest address, in characters: no OpenURL is longer (the limit of @lendwire/openurl). */
const longestAddress = 65_536
const listed = 50

const seeOther = (address: string): StoredAnswer => ({
  status: 303,
  body: '',
  headers: { location: address },
})

/** Returns the request of the address, where it is the patron's own; null for another's, as for none. */
const ownRequest = async (
  { store }: Services,
  context: Page,
  { frame }: Visit,
): Promise<Stored<Request> | null> => {
  const number = RequestNumber.safeParse(context.req.param('number'))
  if (!number.success) return null
  const stored = await store.loadRequest(frame.library.code, number.data)
  return stored !== null && stored.value.patron?.id === frame.session.patron.id ? stored : null
}

/** Returns the idempotency key of a form. Under the key of its form, what a patron sends is done once. */
const idempotencyOf = async (
  { privacy }: Services,
  { frame }: Visit,
  path: string,
  form: URLSearchParams,
) => ({
  caller: await privacy.pseudonymOf(frame.library.code, frame.session.patron.id),
  key: (form.get('once') ?? '').slice(0, 200) || randomSecret(),
  bodyHash: sha256(`${path}\n${form.toString()}`),
})

const actorOf = ({ frame }: Visit) => ({ kind: 'patron' as const, id: frame.session.patron.id })

const showForm = (
  context: Page,
  { frame, openUrl, own }: Visit,
  content: Omit<FormContent, 'once' | 'others'>,
  status: ContentfulStatusCode = 200,
): Promise<Response> => {
  const pasted = own.get('q')
  const query = [content.openUrl || openUrl, pasted === null ? '' : `q=${encodeURIComponent(pasted)}`]
    .filter((part) => part !== '')
    .join('&')
  const others = otherKinds(content.kind).map((kind) => ({
    kind,
    address: addressOf(frame.library, `/request?kind=${kind}${query === '' ? '' : `&${query}`}`),
  }))
  return respondPage(context, formPage(frame, { ...content, once: randomSecret(), others }), status)
}

/** Makes the request that a form asks for, or shows the form with what is wrong. */
const makeRequest = async (
  services: Services,
  context: Page,
  visit: Visit,
  submitted: SubmittedForm,
  idempotency: Awaited<ReturnType<typeof idempotencyOf>>,
): Promise<Response> => {
  const { library, language } = visit.frame
  const refuse = (faults: FormContent['faults'], status: ContentfulStatusCode) =>
    showForm(context, visit, { ...submitted.shown, faults }, status)
  const at = { now: services.now(), timeZone: library.timeZone }
  const before = faultsBefore(submitted, at, language)
  if (before.length > 0) return refuse(before, 400)
  const answer = (number: string): StoredAnswer =>
    seeOther(addressOf(library, `/requests/${number}?said=made`))
  try {
    await takeFromQuota(services, idempotency.caller, patronQuota, JSON.stringify(submitted.input).length)
    const result = await services.create({
      library: library.code,
      input: submitted.input,
      by: actorOf(visit),
      idempotency,
      answer: (done) => answer(done.stored.value.number),
    })
    return respond(result.kind === 'replay' ? result.answer : answer(result.stored.value.number))
  } catch (error) {
    const faults = error instanceof Problem ? formFaults(error, submitted, language) : null
    if (faults === null || !(error instanceof Problem)) throw error
    return refuse(faults, error.code === 'unavailable' ? 503 : error.code === 'invalid_input' ? 400 : 409)
  }
}

const messages = (visit: Visit): string | null => {
  const { request, cancel } = words[visit.frame.language]
  const { actions } = requestWords[visit.frame.language]
  const notice = visit.own.get('said') ?? ''
  const done = patronActions.find((action) => action === notice)
  if (done !== undefined) return actions[done].done
  return notice === 'made' ? request.made : notice === 'late' ? cancel.tooLate : null
}

const actionIn = (text: string | null): PatronAction =>
  patronActions.find((action) => action === text) ?? 'request'

/** Returns each page below a library's address: how it is shown, and what its form does. */
const pagesOf = (
  services: Services,
): Readonly<Record<string, { readonly get?: Handler; readonly post?: FormHandler }>> => ({
  '/': {
    get: async (context, visit) => {
      const { library, session } = visit.frame
      const page = await services.store.listRequests({
        library: library.code,
        patron: [session.patron.id],
        limit: listed,
      })
      const shown = await Promise.all(
        page.items.map(async (stored) => ({
          request: stored.value,
          status: (await services.describe(stored)).status,
        })),
      )
      return respondPage(context, requestsPage(visit.frame, shown, page.next !== null))
    },
  },
  '/find': { get: (context, visit) => respondPage(context, findPage(visit.frame, textOfLink(visit))) },
  '/request': {
    get: async (context, visit) => showForm(context, visit, await firstForm(services.fillCitation, visit)),
    post: async (context, visit, form) => {
      const submitted = await readSubmittedForm(services.fillCitation, visit, form)
      return makeRequest(
        services,
        context,
        visit,
        submitted,
        await idempotencyOf(services, visit, context.req.path, form),
      )
    },
  },
  '/requests/:number': {
    get: async (context, visit) => {
      const stored = await ownRequest(services, context, visit)
      if (stored === null) return problemPage(context, visit.frame, 'notFound', 404)
      const { status, allowedCommands } = await services.describe(stored)
      const shown = { request: stored.value, status }
      return respondPage(context, requestPage(visit.frame, shown, allowedCommands, messages(visit)))
    },
  },
  '/requests/:number/cancel': {
    get: async (context, visit) => {
      const stored = await ownRequest(services, context, visit)
      if (stored === null) return problemPage(context, visit.frame, 'notFound', 404)
      const what = actionIn(visit.own.get('what'))
      return respondPage(context, actionPage(visit.frame, stored.value, what, randomSecret()))
    },
    post: async (context, visit, form) => {
      const stored = await ownRequest(services, context, visit)
      if (stored === null) return problemPage(context, visit.frame, 'notFound', 404)
      const what = actionIn(form.get('what'))
      const back = addressOf(visit.frame.library, `/requests/${stored.value.number}`)
      const type = commandOf(what)
      try {
        const result = await services.submit({
          library: visit.frame.library.code,
          request: stored.value.number,
          command: type === 'cancel' ? { type, by: 'patron' } : { type },
          by: actorOf(visit),
          idempotency: await idempotencyOf(services, visit, context.req.path, form),
          answer: () => seeOther(`${back}?said=${what}`),
        })
        return respond(result.kind === 'replay' ? result.answer : seeOther(`${back}?said=${what}`))
      } catch (error) {
        if (error instanceof Problem && error.code === 'not_allowed_now')
          return respond(seeOther(`${back}?said=late`))
        throw error
      }
    },
  },
  '/leave': {
    post: async (context, visit) => {
      await endSession(services, context, visit)
      const { title, text } = words[visit.frame.language].left
      return respondPage(
        context,
        page({ ...visit.frame, session: null }, title, html`<div class="panel"><p>${text}</p></div>`),
      )
    },
  },
})

/** Shows a call that failed; an unexpected error is logged as everywhere. */
const failed =
  (services: Services) =>
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
export const addPatronPages = (app: ApiApp, services: Services): void => {
  const pages = new Hono<ApiEnv>()
  pages.onError(failed(services))
  pages.use(limitBody(() => longest))
  pages.use((context, next) => {
    if (context.req.url.length > longestAddress)
      throw new Problem('too_large', `An address may be ${longestAddress} characters long.`)
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
