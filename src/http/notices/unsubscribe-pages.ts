import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Library } from '../../borrowing/library.ts'
import { sha256 } from '../../hash.ts'
import type { NoticeRecipient } from '../../notices/recipient.ts'
import { sentencesIn, textsIn } from '../../translations/gateway-sentences.ts'
import { isLanguage, type Language } from '../../translations/language.ts'
import { limitBody } from '../input/body.ts'
import { type ApiApp, problemsOf } from '../openapi/routes.ts'
import { type Html, pageOf, respondPage, secretLinkHeaders } from '../pages/page.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import type { Services } from '../services.ts'

type Deps = Pick<Services, 'configuration' | 'notices' | 'rateLimits'>

const path = '/notices/:token'
/** Bytes of a form. */
const longest = 10_000

type Visit = {
  readonly language: Language
  readonly library: Library
  readonly recipient: NoticeRecipient
}

const pageIn = (language: Language, owner: string, title: string, content: Html): Html => {
  return pageOf({
    ...{ language, owner, title, isListed: false },
    addressIn: (other) => `?lang=${other}`,
    content: html`<h1>${title}</h1>
${content}`,
  })
}

const formOf = (choice: 'unsubscribe' | 'subscribe', button: string, isSecond: boolean): Html =>
  html`<form method="post" class="actions"><button name="choice" value="${choice}"${isSecond ? html` class="second"` : ''}>${button}</button></form>`

const askPage = ({ language, library }: Visit): Html => {
  const { ask } = textsIn(language).unsubscribe_page
  return pageIn(
    language,
    library.name,
    ask.title,
    html`<div class="panel"><p>${sentencesIn(language).t('unsubscribe_page.ask.text', { library: library.name })}</p>${formOf('unsubscribe', ask.button, false)}</div>`,
  )
}

const unsubscribedPage = ({ language, library }: Visit): Html => {
  const { unsubscribed } = textsIn(language).unsubscribe_page
  return pageIn(
    language,
    library.name,
    unsubscribed.title,
    html`<div class="panel" role="status"><p>${sentencesIn(language).t('unsubscribe_page.unsubscribed.text', { library: library.name })}</p><p>${unsubscribed.stillSent}</p>${formOf('subscribe', unsubscribed.button, true)}</div>`,
  )
}

const subscribedPage = ({ language, library }: Visit): Html => {
  const { subscribed, ask } = textsIn(language).unsubscribe_page
  return pageIn(
    language,
    library.name,
    subscribed.title,
    html`<div class="panel" role="status"><p>${sentencesIn(language).t('unsubscribe_page.subscribed.text', { library: library.name })}</p>${formOf('unsubscribe', ask.button, true)}</div>`,
  )
}

/**
 * Reads the choice of a form: a button of the page, or the one click that mail programs send (RFC 8058, section 3.2).
 */
const choiceIn = (form: URLSearchParams): 'unsubscribe' | 'subscribe' | null => {
  const choice = form.get('choice')
  if (choice === 'unsubscribe' || choice === 'subscribe') return choice
  return form.get('List-Unsubscribe') === 'One-Click' ? 'unsubscribe' : null
}

/** Reads a form in either way that a mail program may send it. */
const readChoice = async (context: Context): Promise<ReturnType<typeof choiceIn>> => {
  const body = await context.req.text()
  const type = context.req.header('content-type') ?? ''
  if (!type.startsWith('multipart/form-data')) return choiceIn(new URLSearchParams(body))
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null)
  const fields = [...(form ?? [])].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return choiceIn(new URLSearchParams(fields))
}

/**
 * Adds the page behind the link with which patrons unsubscribe from notices. Opening it changes nothing, since mail
 * scanners open links too: its form does, and the one click of a mail program (RFC 8058).
 */
export const addUnsubscribePages = (app: ApiApp, services: Deps): void => {
  const { notices, configuration, rateLimits } = services

  const languageOf = (context: Context): Language => {
    const chosen = context.req.query('lang')
    return isLanguage(chosen) ? chosen : 'en'
  }

  const refuse = (
    context: Context,
    why: 'refused' | 'tooMany' | 'unclear',
    status: 400 | 404 | 429,
  ): Promise<Response> => {
    const language = languageOf(context)
    const { owner, [why]: words } = textsIn(language).unsubscribe_page
    return respondPage(
      context,
      pageIn(language, owner, words.title, html`<div class="panel"><p>${words.text}</p></div>`),
      status,
      status === 429 ? { ...secretLinkHeaders, 'retry-after': '60' } : secretLinkHeaders,
    )
  }

  const behindLink =
    (handle: (context: Context, visit: Visit) => Promise<Response>) =>
    async (context: Context): Promise<Response> => {
      const token = context.req.param('token') ?? ''
      const recipient = await notices.readLink(token)
      const library =
        recipient === null ? null : (await configuration.snapshot()).findLibrary(recipient.library)
      if (recipient === null || library === null) return refuse(context, 'refused', 404)
      if (!rateLimits.mayView(sha256(token))) return refuse(context, 'tooMany', 429)
      return handle(context, { language: languageOf(context), library, recipient })
    }

  app.get(
    path,
    behindLink(async (context, visit) => {
      const isUnsubscribed = (await notices.readUnsubscribed(visit.recipient)) !== null
      return respondPage(
        context,
        isUnsubscribed ? unsubscribedPage(visit) : askPage(visit),
        200,
        secretLinkHeaders,
      )
    }),
  )
  app.post(
    path,
    limitBody(() => longest),
    behindLink(async (context, visit) => {
      const choice = await readChoice(context)
      if (choice === null) return refuse(context, 'unclear', 400)
      await notices[choice](visit.recipient)
      const shown = choice === 'unsubscribe' ? unsubscribedPage(visit) : subscribedPage(visit)
      return respondPage(context, shown, 200, secretLinkHeaders)
    }),
  )
  app.all(path, (context) => methodNotAllowedHandler(context, ['GET', 'HEAD', 'POST']))
  describe(app)
}

const describe = (app: ApiApp): void => {
  const page = (description: string) => ({ description, content: { 'text/html': { schema: z.string() } } })
  const shared = {
    path: '/notices/{token}',
    tags: ['Notices to patrons'],
    security: [],
    request: {
      params: z.object({ token: z.string().describe('The token of the link.') }),
      query: z.object({
        lang: z.string().optional().describe('The language of the page: `en`, `de` or `fr`.'),
      }),
    },
  }
  const closed = { 404: page('The link is not complete, or not one of ours'), 429: page('Too many calls') }
  app.openAPIRegistry.registerPath({
    ...shared,
    method: 'get',
    operationId: 'showUnsubscribePage',
    summary: 'Show the page on which a patron unsubscribes from notices',
    description: 'Opening it changes nothing.',
    responses: { 200: page('The page'), ...closed },
  })
  app.openAPIRegistry.registerPath({
    ...shared,
    method: 'post',
    operationId: 'chooseNotices',
    summary: 'Unsubscribe a patron from notices, or subscribe them again',
    description:
      '`List-Unsubscribe=One-Click` (RFC 8058) or `choice=unsubscribe` unsubscribes, `choice=subscribe` subscribes again.',
    request: {
      ...shared.request,
      body: {
        required: true,
        content: {
          'application/x-www-form-urlencoded': {
            schema: z.object({
              'List-Unsubscribe': z
                .literal('One-Click')
                .optional()
                .describe('The one click of a mail program (RFC 8058).'),
              choice: z
                .enum(['unsubscribe', 'subscribe'])
                .optional()
                .describe('Whether the patron unsubscribes or subscribes again.'),
            }),
          },
        },
      },
    },
    responses: {
      200: page('What was done'),
      400: page('The form did not arrive whole'),
      ...problemsOf(['too_large', 'unsupported_media_type']),
      ...closed,
    },
  })
}
