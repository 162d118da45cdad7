import { createRoute, z } from '@hono/zod-openapi'
import { hidden, libraryOfRequest, maySee, notFound } from '../../../accounts/principal.ts'
import { isNoticeName, NoticeWords } from '../../../borrowing/notice-words.ts'
import { Instant, LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { languages } from '../../../translations/language.ts'
import { reason } from '../../../translations/reason.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'

type Deps = Pick<Services, 'configuration' | 'notices' | 'now' | 'store'>

const Language = z.enum(languages)

const NoticeToPreview = z
  .strictObject({
    language: Language.optional().describe('The language of the notice; that of the library where left out.'),
    words: NoticeWords.optional().describe('Words that are not saved yet, in place of those of the library.'),
  })
  .openapi('NoticeToPreview')

const Notice = z
  .object({
    language: Language.describe('The language, as a code of ISO 639.'),
    subject: z.string().describe('The subject of the mail.'),
    text: z.string().describe('The mail as plain text.'),
    html: z.string().describe('The mail as HTML.'),
  })
  .openapi('Notice')

const preview = createRoute({
  method: 'post',
  path: '/v1/libraries/{code}/notices/{name}/preview',
  operationId: 'previewNotice',
  tags: ['Libraries'],
  summary: 'Preview a notice to patrons',
  description:
    'About a made-up request: in `words`, else in the library’s own words, else in the built-in ones. `name` is a public status, `delivered`, `due_date_near` or `due_date_passed`. Its links lead nowhere, and nothing is sent or stored.',
  request: {
    params: z.object({
      code: LibraryCode.describe('The code of the library.'),
      name: z
        .string()
        .refine(isNoticeName, schemaMessage('fault.notice_name'))
        .describe('The name of the notice.'),
    }),
    body: jsonBody(NoticeToPreview),
  },
  responses: answers({ 200: ['The notice', Notice] }, [
    'forbidden',
    'not_found',
    'too_large',
    'unsupported_media_type',
  ]),
})

const PatronNotices = z
  .object({
    language: Language.describe('The language of mails to the patron.'),
    unsubscribedAt: Instant.nullable().describe(
      'Since when the patron wants no notices; null where they want them.',
    ),
  })
  .openapi('PatronNotices')

const ofRequest = createRoute({
  method: 'get',
  path: '/v1/requests/{number}/patron-notices',
  operationId: 'getPatronNotices',
  tags: ['Requests'],
  summary: 'Read whether the patron of a request gets notices by mail',
  description:
    'A patron unsubscribes by the link in a notice; that holds for all requests of the patron at the library. 404 where the request has no patron.',
  request: { params: z.object({ number: RequestNumber.describe('The number of the request.') }) },
  responses: answers({ 200: ['The patron’s choice', PatronNotices] }, ['forbidden', 'not_found']),
})

/** Adds the routes of notices to patrons: a preview, and the choice of a request's patron. */
export const addNotices = (app: ApiApp, { notices, store, configuration, now }: Deps): void => {
  app.openapi(preview, async (context) => {
    const { code, name } = context.req.valid('param')
    if (!maySee(context.var.principal, code)) throw hidden(reason('not_found.library', { library: code }))
    const library = (await configuration.snapshot()).findLibrary(code)
    if (library === null) throw notFound(reason('not_found.library', { library: code }))
    const { language = library.language, words } = context.req.valid('json')
    return jsonResponse(await notices.preview({ library, name, language, words, now: now() }))
  })

  app.openapi(ofRequest, async (context) => {
    const { number } = context.req.valid('param')
    const code = libraryOfRequest(context.var.principal, number)
    const patron = (await store.loadRequest(code, number))?.value.patron
    if (patron === undefined) throw notFound(reason('not_found.request_with_patron', { request: number }))
    const library = (await configuration.snapshot()).findLibrary(code)
    const recipient = await notices.recipientOf(code, patron.id)
    return jsonResponse({
      language: patron.language ?? library?.language ?? 'en',
      unsubscribedAt: await notices.readUnsubscribed(recipient),
    })
  })
}
