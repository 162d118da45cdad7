import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { randomHex } from '../../hex.ts'
import { linkAnswerType } from '../../partners/answer-link.ts'
import { AnswerName, answerNames } from '../../partners/answer-name.ts'
import type { PageWords } from '../../partners/answer-words.ts'
import { languageAmong } from '../../partners/letter-language.ts'
import { Problem } from '../../problem.ts'
import { readBody } from '../input/body.ts'
import type { ApiApp } from '../openapi/routes.ts'
import { type Html, pageHeaders, secretLinkHeaders } from '../pages/page.ts'
import { errorHandler, methodNotAllowedHandler } from '../responses/error-handler.ts'
import type { Services } from '../services.ts'
import { type Followed, follow, type NotFollowed } from './followed.ts'
import { type AnswerView, answerPage, refusalPage } from './page.ts'
import { isCopy, readSubmitted, shownCurrency } from './submitted.ts'

type Deps = Pick<
  Services,
  | 'answerLinks'
  | 'configuration'
  | 'keepFiles'
  | 'letterLanguages'
  | 'log'
  | 'now'
  | 'publicUrl'
  | 'rateLimits'
  | 'receive'
  | 'store'
>

const path = '/respond/:token'

/** Bytes of a form beside its file. */
const formLimit = 200_000

const headers = { ...pageHeaders, ...secretLinkHeaders }

const show = async (
  page: Html,
  status: number,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  new Response((await page).toString(), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers, ...more },
  })

const refuse = ({ words, why, status }: NotFollowed): Promise<Response> =>
  show(refusalPage(words, why), status, status === 429 ? { 'retry-after': '60' } : {})

/** The parts of the page besides the letter; a part that is left out is empty. */
type Shown = Partial<
  Pick<AnswerView, 'chosen' | 'filled' | 'faults' | 'understood' | 'isFileLost' | 'lastAnswer'>
>

const viewOf = (
  { answerLinks, now }: Pick<Services, 'answerLinks' | 'now'>,
  followed: Followed,
  { filled = {}, faults = [], understood = [], isFileLost = false, chosen, lastAnswer }: Shown,
): AnswerView => {
  const { words, library, request, requestId, page, partner, email, entry } = followed
  return {
    ...{ words, library, page, chosen, filled, faults, understood, isFileLost, lastAnswer },
    details: answerLinks.details({ request, entry, requestId, library, partner, now: now() }),
    isCopy: isCopy(followed),
    form: randomHex(16),
    currency: shownCurrency(followed),
    fileTypes: email.files.types,
  }
}

/** Returns the last thing that the partner said of this entry, where the page was reached by saying it. */
const lastAnswerOf = ({ events, entry }: Followed): AnswerView['lastAnswer'] => {
  const event = events.findLast((each) => each.input.kind === 'partner_event' && each.entry === entry.id)
  const answer = answerNames.find((name) => name === event?.input.name)
  return event === undefined || answer === undefined
    ? undefined
    : { answer, at: event.at, applied: event.outcome === 'applied' }
}

/** Returns the words for an unknown visitor, in the language that the browser asks for. */
const browserWords = (
  { answerLinks, letterLanguages }: Pick<Services, 'answerLinks' | 'letterLanguages'>,
  context: Context,
): PageWords => {
  const language = accepts(context, {
    header: 'Accept-Language',
    supports: [...letterLanguages],
    default: 'en',
    match: (languages, { default: otherwise }) =>
      languages.find(({ type, q }) => q > 0 && languageAmong(type, letterLanguages) !== undefined)?.type ??
      otherwise,
  })
  return answerLinks.words(language)
}

/**
 * Adds the page behind the links of letters: the link of a letter gives access to the answer of that letter, and to nothing else.
 * Opening it changes nothing, since mail scanners open links too; the form on it does.
 */
export const addRespond = (app: ApiApp, services: Deps): void => {
  const { mayView, mayAnswer, maySendForm } = services.rateLimits

  /**
   * Handles a call of a page behind a link. People read what comes of a link, also where it fails: it is logged as
   * everywhere, and shown as a page.
   */
  const behindLink =
    (
      mayGoOn: typeof mayView | typeof maySendForm,
      handle: (context: Context, followed: Followed) => Promise<Response>,
    ) =>
    async (context: Context): Promise<Response> => {
      let words = browserWords(services, context)
      try {
        const followed = await follow(services, context.req.param('token') ?? '', mayGoOn, words)
        words = followed.words
        return followed.kind === 'closed' ? refuse(followed) : await handle(context, followed)
      } catch (error) {
        if (!(error instanceof Error)) throw error
        if (error instanceof Problem && error.code === 'rate_limited')
          return refuse({ kind: 'closed', status: 429, why: 'tooMany', words })
        const { status } = errorHandler(services)(error, context)
        if (status < 500) throw error
        return show(refusalPage(words, 'unavailable'), status, { 'retry-after': '60' })
      }
    }

  const view = (context: Context, followed: Followed): Promise<Response> => {
    const lastAnswer = context.req.query('done') === undefined ? undefined : lastAnswerOf(followed)
    const chosen = AnswerName.safeParse(context.req.query('answer')).data
    return show(answerPage(viewOf(services, followed, { chosen, lastAnswer })), 200)
  }

  const answer = async (context: Context, followed: Followed): Promise<Response> => {
    const { partner, email } = followed
    const body = await readBody(context.req.raw, email.files.largest + formLimit)
    const contentType = context.req.header('content-type') ?? ''
    const submitted = await readSubmitted(services, followed, body, contentType)
    if (submitted.kind === 'faults')
      return show(answerPage(viewOf(services, followed, submitted)), submitted.status)
    if (submitted.kind === 'check') return show(answerPage(viewOf(services, followed, submitted)), 200)
    if (!(await mayAnswer(partner.code)))
      return refuse({ kind: 'closed', status: 429, why: 'tooMany', words: followed.words })
    await services.receive({
      partner,
      body: new TextEncoder().encode(JSON.stringify(submitted.answer)),
      truncated: false,
      contentType: linkAnswerType,
      now: services.now(),
    })
    return new Response(null, { status: 303, headers: { location: '?done', ...headers } })
  }

  app.get(path, behindLink(mayView, view))
  app.post(path, behindLink(maySendForm, answer))
  app.all(path, (context) => methodNotAllowedHandler(context, ['GET', 'POST']))
  describe(app)
}

const describe = (app: ApiApp): void => {
  const page = (description: string) => ({
    description,
    content: { 'text/html': { schema: z.string() } },
  })
  const shared = {
    path: '/respond/{token}',
    tags: ['Answers by link'],
    security: [],
    request: { params: z.object({ token: z.string().describe('The token of the link.') }) },
  }
  const closed = {
    404: page('The link is not complete, or not one of ours'),
    410: page('The link has expired, or what it is about is gone'),
    429: page('The partner calls too often'),
    503: page('The store does not answer just now: the same can be tried again'),
  }
  app.openAPIRegistry.registerPath({
    ...shared,
    method: 'get',
    operationId: 'showAnswerPage',
    summary: 'Show the page on which a lender answers a letter',
    description: 'Opening it changes nothing. What can be answered follows the state of the request.',
    responses: { 200: page('The page'), ...closed },
  })
  app.openAPIRegistry.registerPath({
    ...shared,
    method: 'post',
    operationId: 'answerByLink',
    summary: 'Take the answer of a lender that followed a link',
    description: 'The form behind the link of a letter, by which a partner without an account answers.',
    request: {
      ...shared.request,
      body: { required: true, content: { 'multipart/form-data': { schema: z.looseObject({}) } } },
    },
    responses: {
      200: page('Not taken yet: the page says how a date or an amount was understood'),
      303: { description: 'Taken; the page shows the result' },
      400: page('The form did not arrive whole'),
      ...closed,
      409: page('The answer is no longer possible'),
      413: page('The file is too large'),
      422: page('Something was not filled in as it must be'),
    },
  })
}
