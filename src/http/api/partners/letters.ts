import { createRoute, z } from '@hono/zod-openapi'
import { notFound } from '../../../accounts/principal.ts'
import { OperationKind } from '../../../borrowing/request/operation.ts'
import { Instant, LibraryCode, PartnerCode } from '../../../borrowing/values.ts'
import { rotateLinkSecret } from '../../../delivery/link-secrets.ts'
import { languageFaults } from '../../../partners/language-faults.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { answerOnce, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'

type Deps = Pick<
  Services,
  'answerLinks' | 'configuration' | 'letterLanguages' | 'now' | 'previewLetter' | 'runOnce' | 'store'
>

const tags = ['Letters']

const Letter = z
  .object({
    language: z
      .string()
      .openapi({ description: 'English where the words in the partner’s language were taken away' }),
    subject: z.string().describe('The subject of the letter.'),
    text: z.string().describe('The letter as plain text.'),
    html: z.string().describe('The letter as HTML.'),
  })
  .openapi('Letter')

const preview = createRoute({
  method: 'get',
  path: '/v1/partners/{code}/letters/{operation}',
  operationId: 'previewLetter',
  tags,
  middleware: adminOnly,
  summary: 'Preview a letter to an email partner',
  description:
    'About a made-up request, in the words that hold for the partner: those of `connection.letters`, else of its language. Its links lead nowhere.',
  request: {
    params: z.object({
      code: PartnerCode.describe('The code of the document.'),
      operation: OperationKind.describe('The operation of the letter.'),
    }),
    query: z.object({
      library: LibraryCode.optional().describe(
        'The code of a library. Callers who belong to one library may leave it out.',
      ),
      language: z
        .string()
        .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, schemaMessage('fault.language_code'))
        .optional()
        .describe('The language.'),
    }),
  },
  responses: answers({ 200: ['The letter', Letter] }, ['forbidden', 'not_found', 'conflict']),
})

const rotate = createRoute({
  method: 'post',
  path: '/v1/link-secrets/rotate',
  operationId: 'rotateLinkSecret',
  tags,
  middleware: adminOnly,
  summary: 'Sign links in letters with a new secret',
  description:
    'Links that were signed with the last two secrets are still taken: after three rotations no older link is.',
  request: {
    headers: z.object({
      'Idempotency-Key': IdempotencyHeader,
    }),
  },
  responses: answers(
    {
      200: [
        'Since when each secret is in use, the new one first',
        z.object({ since: z.array(Instant).describe('When the secret was replaced.') }),
      ],
    },
    ['forbidden', 'conflict', 'idempotency_mismatch'],
  ),
})

/** Adds the routes of letters: preview, rotation of the secret of their links. */
export const addLetters = (app: ApiApp, services: Deps): void => {
  const { store, now } = services

  app.openapi(preview, async (context) => {
    const { code, operation } = context.req.valid('param')
    const { library: requestedLibrary, language } = context.req.valid('query')
    const faults =
      language === undefined ? [] : languageFaults('language', language, services.letterLanguages)
    if (faults.length > 0) throw new Problem('invalid_input', reason('not_found.letter'), { faults })
    const snapshot = await services.configuration.snapshot()
    const partner = snapshot.partner(code)
    if (partner === null) throw notFound(reason('not_found.partner', { partner: code }))
    if (services.answerLinks.settings(partner) === undefined)
      throw new Problem('conflict', reason('problem.partner_gets_no_letters', { partner: code }))
    const library = snapshot
      .libraries()
      .find((each) => requestedLibrary === undefined || each.code === requestedLibrary)
    if (library === undefined)
      throw notFound(
        requestedLibrary === undefined
          ? reason('not_found.any_library')
          : reason('not_found.library', { library: requestedLibrary }),
      )
    const facts = { partner, library, language, now: now() }
    return jsonResponse(await services.previewLetter(operation, facts))
  })

  app.openapi(rotate, (context) =>
    answerOnce(services, context, null, async () =>
      jsonAnswer({ since: await rotateLinkSecret(store, now()) }),
    ),
  )
}
