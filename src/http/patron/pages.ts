import { html } from 'hono/html'
import { randomSecret } from '../../accounts/secrets.ts'
import type { Command } from '../../borrowing/commands/command.ts'
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

const maxListed = 50
const maxAnswerLength = 2000

/** Gives a page the request of the address, where it is the patron's own; another's is not found, like one that is not there. */
const withOwnRequest = async (
  { store }: Deps,
  context: Page,
  { frame }: Visit,
  show: (own: Stored<Request>) => Response | Promise<Response>,
): Promise<Response> => {
  const number = RequestNumber.safeParse(context.req.param('number'))
  const stored = number.success ? await store.loadRequest(frame.library.code, number.data) : null
  return stored !== null && stored.value.patron?.id === frame.session.patron.id
    ? show(stored)
    : problemPage(context, frame, 'notFound', 404)
}

/**
 * Runs a command of the patron and leads back to the page of the request, which says what was done, or that it came too
 * late.
 *
 * @param done what the page says, as `said` of its address
 */
const runCommand = async (
  services: Deps,
  context: Page,
  visit: Visit,
  form: URLSearchParams,
  { number }: Request,
  command: Command,
  done: string,
): Promise<Response> => {
  const { library } = visit.frame
  const back = (said: string) => seeOther(`${addressOf(library, `/requests/${number}`)}?said=${said}`)
  try {
    const result = await services.submit({
      library: library.code,
      request: number,
      command,
      by: actorOf(visit),
      idempotency: await idempotencyOf(services, visit, context.req.path, form),
      answer: () => back(done),
    })
    return respond(result.kind === 'replay' ? result.answer : back(done))
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_allowed_now') return respond(back('late'))
    throw error
  }
}

/** Returns what the page says of the command that led to it; null where none did. */
const messageOf = (visit: Visit): string | null => {
  const { actions, request, cancel, question } = textsIn(visit.frame.language).patron_page
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
        limit: maxListed,
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
    get: (context, visit) =>
      withOwnRequest(services, context, visit, async (own) => {
        const { status, allowedCommands: allowed, renewal } = await services.describe(own)
        const shown = { request: own.value, status }
        return respondPage(
          context,
          requestPage(visit.frame, shown, { allowed, renewal }, messageOf(visit), randomSecret()),
        )
      }),
  },
  '/requests/:number/answer': {
    post: (context, visit, form) =>
      withOwnRequest(services, context, visit, ({ value }) => {
        const answer = form.get('answer')?.trim().slice(0, maxAnswerLength) ?? ''
        return answer === ''
          ? respond(seeOther(addressOf(visit.frame.library, `/requests/${value.number}`)))
          : runCommand(services, context, visit, form, value, { type: 'answer_question', answer }, 'answered')
      }),
  },
  '/requests/:number/cancel': {
    get: (context, visit) =>
      withOwnRequest(services, context, visit, ({ value }) => {
        const what = actionIn(visit.own.get('what'))
        return respondPage(context, actionPage(visit.frame, value, what, randomSecret()))
      }),
    post: (context, visit, form) =>
      withOwnRequest(services, context, visit, ({ value }) => {
        const what = actionIn(form.get('what'))
        const type = commandOf(what)
        const command: Command = type === 'cancel' ? { type, by: 'patron' } : { type }
        return runCommand(services, context, visit, form, value, command, what)
      }),
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
