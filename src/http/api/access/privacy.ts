import { createRoute, z } from '@hono/zod-openapi'
import { actingLibrary, notFound } from '../../../accounts/principal.ts'
import { RetentionPeriods } from '../../../borrowing/library.ts'
import { Patron } from '../../../borrowing/request/patron.ts'
import { Request } from '../../../borrowing/request/request.ts'
import { Instant, LibraryCode, PartnerCode, RequestNumber } from '../../../borrowing/values.ts'
import { possibleReasons } from '../../../privacy/unassigned-messages.ts'
import { reason } from '../../../translations/reason.ts'
import { notePatronData } from '../../auth/audit-notes.ts'
import { IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { exportPage } from '../views/export-page.ts'
import { MessageState } from '../views/messages.ts'
import { viewPatronExport } from '../views/patron-export.ts'
import { languageOf } from '../views/reason.ts'
import { RecordedEventView, StoredAttention } from '../views/recorded-event.ts'

type Deps = Pick<Services, 'configuration' | 'privacy'>

const tags = ['Personal data']
const params = z.object({ id: z.string().min(1).max(120).describe('The id.') })
const libraryQuery = z.object({
  library: LibraryCode.optional().describe(
    'The code of a library. Callers who belong to one library may leave it out.',
  ),
})

const Searched = z
  .enum(['all', 'library'])
  .describe(
    'Which messages that belong to no request were searched: `library` leaves out those of no library, which may be another library’s.',
  )

const PossibleMessage = z
  .object({
    id: z.string().describe('The id of the message.'),
    receivedAt: Instant.describe('When it came.'),
    partner: PartnerCode.nullable().describe('The code of the partner.'),
    library: LibraryCode.nullable().describe('The code of the library.'),
    state: MessageState.describe('The result of the message.'),
    contentType: z.string().describe('The media type of the content.'),
    because: z
      .enum(possibleReasons)
      .describe('`surname`: it has the surname; `unsearched_file`: it has a PDF, a picture or another file.'),
  })
  .openapi('PossibleMessage', {
    description:
      'A message that belongs to no request and has the patron’s surname alone, which may be an author’s or another person’s, or a file whose text is not searched. Read it by its id, and name it in an erasure where it is about the patron.',
  })

const ErasureResult = z
  .object({
    requests: z
      .array(RequestNumber)
      .describe('The numbers of the requests from which the patron was erased.'),
    messages: z.int().describe('The messages that may be about the patron and belong to no request.'),
    possibleMessages: z
      .array(PossibleMessage)
      .describe('Messages that may name the patron and were not changed, at most 500.'),
    searched: Searched.describe(
      'Which messages that belong to no request were searched: `library` leaves out those of no library, which may be another library’s.',
    ),
  })
  .openapi('ErasureResult', {
    description: 'The requests that have no person any more, and how many other messages were stripped.',
  })

const erase = createRoute({
  method: 'post',
  path: '/v1/patrons/{id}/erase',
  operationId: 'erasePatron',
  tags,
  summary: 'Erase a patron',
  description: `Removes the patron from all requests of the library, with notes, letters, mails, files and kept answers.
While a request is open the call is refused with 409, and \`open\` lists the reasons; with \`force\` its items stay tracked
without a person, and what arrives about them later is stored without words. Messages of no request with the id (of five
characters or more), the mail address or the full name are stripped; those of no library for an \`admin\` only. Those with the
surname alone, or with files that are not searched, are listed, and stripped where a call names them in \`messages\`. After a restore they are erased again.`,
  request: {
    params,
    // Accepted as on every POST. Erasing twice is erasing once, and a kept answer would keep who was erased.
    headers: z.object({
      'Idempotency-Key': IdempotencyHeader,
    }),
    body: jsonBody(
      z.object({
        library: LibraryCode.optional().describe('The code of the library.'),
        force: z.boolean().prefault(false).describe('True to erase although requests are open.'),
        messages: z
          .array(z.string().min(1).max(100))
          .max(500)
          .optional()
          .describe(
            'The ids of messages that belong to no request and are about the patron, such as those of `possibleMessages`: they are stripped too.',
          ),
      }),
    ),
  },
  responses: answers({ 200: ['The patron is erased', ErasureResult] }, [
    'forbidden',
    'not_found',
    'conflict',
    'too_large',
    'unsupported_media_type',
  ]),
})

const ExportedMessage = z.object({
  at: Instant.describe('When it was received or sent.'),
  direction: z.enum(['in', 'out']).describe('Whether it was received or sent.'),
  to: z.string().describe('The receiver.'),
  what: z.string().describe('What it is about.'),
  contentType: z.string().describe('The media type of the content.'),
  content: z.string().describe('The content, as it was sent or received.'),
  reply: z.string().nullable().describe('What was answered; null where nothing was, or it is not known.'),
})

const ExportedFile = z.object({
  name: z.string().nullable().describe('Its name, as the lender sent it.'),
  contentType: z.string().describe('Its type, by its first bytes.'),
  storedAt: Instant.describe('When it came.'),
  keepUntil: Instant.describe('When it is deleted at the latest.'),
  size: z.int().describe('Bytes.'),
  path: z.string().describe('Its address, without the public URL.'),
  content: z
    .string()
    .nullable()
    .describe('Its bytes in base64; null where the files of the export have more than 64 MB together.'),
})

const ExportedDeclaration = z.object({
  request: RequestNumber.describe('The request for a copy that it was made for.'),
  version: z.string().describe('The version of the declaration, as the library’s profile named it then.'),
  text: z.string().describe('Its words, as they were shown.'),
  at: Instant.describe('When it was made.'),
  keptUntil: z.iso.date().describe('The last day on which it is kept: a law may ask for it that long.'),
})

const PatronExport = z
  .object({
    library: LibraryCode.describe('The code of the library.'),
    patron: z.string().describe('The id of the patron.'),
    noticesUnsubscribedAt: Instant.nullable().describe(
      'Since when they want no notices by mail; null where they want them.',
    ),
    requests: z
      .array(
        z.object({
          request: Request.omit({ undo: true })
            .extend({
              attention: z.array(StoredAttention).describe('What staff must look at, or should know.'),
            })
            .describe('The request.'),
          events: z.array(RecordedEventView).describe('The events.'),
          messages: z
            .array(ExportedMessage)
            .describe('The messages of the request that hold data of the patron.'),
          files: z.array(ExportedFile).describe('The files that lenders delivered, until they are deleted.'),
        }),
      )
      .describe('The requests of the patron, with their events and messages.'),
    earlierRequests: z
      .array(
        z.object({
          number: RequestNumber.describe('The number of the request.'),
          patrons: z.array(Patron).describe('The patron, as the events of the request recorded them.'),
          from: Instant.describe('Since when the request was for this patron.'),
          until: Instant.describe('When it was given to another person, or to nobody.'),
        }),
      )
      .describe('Requests that were for this patron before staff edited whom they are for.'),
    copyrightDeclarations: z
      .array(ExportedDeclaration)
      .describe('What the library keeps longer than the patron’s data, without the patron.'),
    unassignedMessages: z
      .array(ExportedMessage)
      .describe('Messages that belong to no request and name the patron.'),
    possibleMessages: z
      .array(PossibleMessage)
      .describe('Messages that may name the patron, at most 500, without their texts.'),
    savedViews: z
      .array(
        z.object({
          name: z.string().describe('The name of the saved view.'),
          filters: z
            .record(z.string(), z.array(z.string()))
            .describe('The values of each filter, by the name of the parameter.'),
          report: z.record(z.string(), z.string()).optional().describe('What a saved report shows.'),
        }),
      )
      .describe('Saved views and reports that name the patron. Other patrons are left out.'),
    searched: Searched.describe(
      'Which messages that belong to no request were searched: `library` leaves out those of no library, which may be another library’s.',
    ),
  })
  .openapi('PatronExport')

const ExportPage = z
  .string()
  .describe(
    'A page with the same data in words, which can be printed. It has the files as links to their content.',
  )

const exportOne = createRoute({
  method: 'get',
  path: '/v1/patrons/{id}/export',
  operationId: 'exportPatron',
  tags,
  summary: 'Export everything that is stored of a patron',
  description:
    'JSON, or a readable page with `Accept: text/html`. Messages of no library, which may be another library’s, are in it for an `admin` only.',
  request: { params, query: libraryQuery },
  responses: answers({ 200: ['What is stored', PatronExport, { 'text/html': ExportPage }] }, [
    'forbidden',
    'not_found',
  ]),
})

const Due = z.object({
  count: z.int().describe('How many requests there are.'),
  numbers: z.array(RequestNumber).describe('The numbers of the requests.'),
})
const RetentionView = z
  .object({
    library: LibraryCode.describe('The code of the library.'),
    retention: RetentionPeriods.describe('How long personal data is kept.'),
    anonymize: Due.describe('The closed requests that will next be anonymized.'),
    remove: Due.describe('The requests that will next be removed.'),
  })
  .openapi('Retention')

const retention = createRoute({
  method: 'get',
  path: '/v1/retention',
  operationId: 'getRetention',
  tags,
  summary: 'Show what retention would do now',
  description:
    'A dry run for one library: its periods, and the requests whose time has come, the first 50 of each.',
  request: { query: libraryQuery },
  responses: answers({ 200: ['The plan', RetentionView] }, ['forbidden', 'not_found']),
})

const searchedOf = (seesAll: boolean): z.infer<typeof Searched> => (seesAll ? 'all' : 'library')

/** Adds the routes of personal data: erase and export a patron, show what retention would do. */
export const addPrivacy = (app: ApiApp, { privacy, configuration }: Deps): void => {
  app.openapi(erase, async (context) => {
    const { library: requestedLibrary, ...options } = context.req.valid('json')
    const library = actingLibrary(context.var.principal, requestedLibrary)
    const seesAll = context.var.principal.library === null
    const erased = await privacy.erase(library, context.req.valid('param').id, { ...options, seesAll })
    return jsonResponse({ ...erased, searched: searchedOf(seesAll) })
  })

  app.openapi(exportOne, async (context) => {
    const library = actingLibrary(context.var.principal, context.req.valid('query').library)
    const seesAll = context.var.principal.library === null
    const { id } = context.req.valid('param')
    const stored = await privacy.exportPatron(library, id, seesAll)
    const exported = { ...viewPatronExport(stored), searched: searchedOf(seesAll) }
    notePatronData(
      context,
      exported.requests.map(({ request }) => request.number),
    )
    if (!context.req.header('accept')?.includes('text/html')) return jsonResponse(exported)
    context.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    )
    const ofLibrary = (await configuration.snapshot()).findLibrary(library)
    return context.html(String(await exportPage(exported, ofLibrary?.language ?? languageOf(context))))
  })

  app.openapi(retention, async (context) => {
    const code = actingLibrary(context.var.principal, context.req.valid('query').library)
    const library = (await configuration.snapshot()).findLibrary(code)
    if (library === null) throw notFound(reason('not_found.library', { library: code }))
    return jsonResponse({
      library: code,
      retention: library.retention,
      ...(await privacy.plan(library)),
    })
  })
}
