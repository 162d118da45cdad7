import { html } from 'hono/html'
import { randomSecret } from '../../accounts/secrets.ts'
import type { Library } from '../../borrowing/library.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { RequestNumber } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import type { Stored } from '../../store/ports/stored.ts'
import { textsIn } from '../../translations/gateway-sentences.ts'
import type { Html } from '../pages/page.ts'
import { respond } from '../responses/json-response.ts'
import type { Services } from '../services.ts'
import { kinds } from './fields.ts'
import { firstForm, textOfLink } from './first-form.ts'
import { addressOf, type Frame, page } from './layout.ts'
import { actorOf, idempotencyOf, makeRequest, type Page, seeOther, showForm } from './make-request.ts'
import { problemPage, respondPage } from './page-frame.ts'
import { commandOf, type PatronAction, patronActions } from './patron-actions.ts'
import { actionPage, requestPage, requestsPage } from './request-pages.ts'
import { readSubmittedForm } from './submitted-form.ts'
import { endSession, type Visit } from './visit.ts'

/**
 * Renders the citation linker: one field takes a number or a whole reference, and leads to the form, filled in.
 *
 * @param reference the content of the field
 */
const findPage = (frame: Frame & { readonly library: Library }, reference: string): Html => {
  const { library, language } = frame
  const { findPage: texts, kinds: forms } = textsIn(language).patron_page
  return page(
    frame,
    texts.title,
    html`<form class="panel" method="get" action="${addressOf(library, '/request')}" role="search">
<div class="field"><label for="q">${texts.label}</label>
<p class="hint" id="q-hint">${texts.hint}</p>
<textarea id="q" name="q" rows="4" maxlength="2000" required aria-describedby="q-hint">${reference}</textarea></div>
<div class="actions"><button>${texts.button}</button></div>
</form>
<section class="panel"><p>${texts.instead}</p>
<ul class="plain">${kinds.map((kind) => html`<li><a href="${addressOf(library, `/request?kind=${kind}`)}">${forms[kind].link}</a></li>`)}</ul></section>`,
  )
}

type Deps = Pick<
  Services,
  | 'audit'
  | 'configuration'
  | 'create'
  | 'describe'
  | 'fillCitation'
  | 'log'
  | 'noteFailedAuthentication'
  | 'now'
  | 'peerAddress'
  | 'privacy'
  | 'publicUrl'
  | 'settings'
  | 'store'
  | 'subjects'
  | 'submit'
>

type Handler = (context: Page, visit: Visit) => Promise<Response>
type FormHandler = (context: Page, visit: Visit, form: URLSearchParams) => Promise<Response>

const listed = 50

const longestAnswer = 2000

/** Returns the request of the address, where it is the patron's own; null for another's, as for none. */
const ownRequest = async (
  { store }: Deps,
  context: Page,
  { frame }: Visit,
): Promise<Stored<Request> | null> => {
  const number = RequestNumber.safeParse(context.req.param('number'))
  if (!number.success) return null
  const stored = await store.loadRequest(frame.library.code, number.data)
  return stored !== null && stored.value.patron?.id === frame.session.patron.id ? stored : null
}

const messages = (visit: Visit): string | null => {
  const { request, cancel, question } = textsIn(visit.frame.language).patron_page
  const { actions } = textsIn(visit.frame.language).patron_page
  const notice = visit.own.get('said') ?? ''
  const done = patronActions.find((action) => action === notice)
  if (done !== undefined) return actions[done].done
  if (notice === 'answered') return question.done
  return notice === 'made' ? request.made : notice === 'late' ? cancel.tooLate : null
}

const actionIn = (text: string | null): PatronAction =>
  patronActions.find((action) => action === text) ?? 'request'

/** Returns each page below a library's address: how it is shown, and what its form does. */
export const pagesOf = (
  services: Deps,
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
      const { status, allowedCommands: allowed, renewal } = await services.describe(stored)
      const shown = { request: stored.value, status }
      return respondPage(
        context,
        requestPage(visit.frame, shown, { allowed, renewal }, messages(visit), randomSecret()),
      )
    },
  },
  '/requests/:number/answer': {
    post: async (context, visit, form) => {
      const stored = await ownRequest(services, context, visit)
      if (stored === null) return problemPage(context, visit.frame, 'notFound', 404)
      const back = addressOf(visit.frame.library, `/requests/${stored.value.number}`)
      const answer = form.get('answer')?.trim().slice(0, longestAnswer) ?? ''
      if (answer === '') return respond(seeOther(back))
      try {
        const result = await services.submit({
          library: visit.frame.library.code,
          request: stored.value.number,
          command: { type: 'answer_question', answer },
          by: actorOf(visit),
          idempotency: await idempotencyOf(services, visit, context.req.path, form),
          answer: () => seeOther(`${back}?said=answered`),
        })
        return respond(result.kind === 'replay' ? result.answer : seeOther(`${back}?said=answered`))
      } catch (error) {
        if (error instanceof Problem && error.code === 'not_allowed_now')
          return respond(seeOther(`${back}?said=late`))
        throw error
      }
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
      const { title, text } = textsIn(visit.frame.language).patron_page.left
      return respondPage(
        context,
        page({ ...visit.frame, session: null }, title, html`<div class="panel"><p>${text}</p></div>`),
      )
    },
  },
})
