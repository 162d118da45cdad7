import { createRoute, z } from '@hono/zod-openapi'
import { Instant, LibraryCode, PartnerCode } from '../../../borrowing/values.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { emptyIsNone } from '../../input/body.ts'
import { answerOnceSealed, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, refusalsOfBody } from '../../openapi/routes.ts'
import { jsonAnswer } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { languageOf, ReasonView, viewReason } from '../views/reason.ts'

type Deps = Pick<Services, 'peerAddress' | 'publicUrl' | 'runOnce' | 'settings' | 'testLetters'>

const TestLetter = z
  .object({
    address: z.string().openapi({ description: 'Where it went' }),
    at: Instant.describe('When it was sent'),
    failure: z
      .union([ReasonView, z.null()])
      .describe('Why the mail server of lendwire did not take it; null where it did'),
    confirmedAt: Instant.nullable().describe('When its link was used; null where it was not yet'),
  })
  .openapi('TestLetter')

const send = createRoute({
  method: 'post',
  path: '/v1/partners/{code}/test-letter',
  operationId: 'sendTestLetter',
  tags: ['Partners'],
  middleware: [adminOnly, emptyIsNone] as const,
  summary: 'Send a test letter to a partner that is reached by mail',
  description: `A letter that asks for nothing but to open its link and press a button. The test of the connection
(\`POST /v1/partners/{code}/check\`) then says that it was confirmed. Only the link of the last letter is good. \`library\` says
which library writes; the first one where it is left out. 409 for a partner that is not reached by mail.`,
  request: {
    params: z.object({ code: PartnerCode.describe('The code of the document.') }),
    headers: z.object({
      'Idempotency-Key': IdempotencyHeader,
    }),
    body: {
      content: {
        'application/json': {
          schema: z.object({ library: LibraryCode.optional().describe('The code of the library.') }),
        },
      },
    },
  },
  responses: answers({ 200: ['The letter', TestLetter] }, [
    'forbidden',
    'not_found',
    'conflict',
    'not_allowed_now',
    ...refusalsOfBody,
  ]),
})

/** Adds the route that sends test letters. */
export const addTestLetters = (app: ApiApp, services: Deps): void => {
  app.openapi(send, async (context) => {
    const { code } = context.req.valid('param')
    const { library } = context.req.valid('json')
    return answerOnceSealed(services, context, null, async () => {
      const { address, at, failure, confirmedAt } = await services.testLetters.send(code, library)
      const shown = failure === null ? null : viewReason(failure, languageOf(context))
      return jsonAnswer({ address, at, failure: shown, confirmedAt })
    })
  })
}
