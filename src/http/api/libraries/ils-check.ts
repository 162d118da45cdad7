import { createRoute, z } from '@hono/zod-openapi'
import { LibraryCode } from '../../../borrowing/values.ts'
import { calls } from '../../../ils/calls.ts'
import { isRecord } from '../../../is-record.ts'
import { sentencesIn } from '../../../translations/gateway-sentences.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { emptyIsNone } from '../../input/body.ts'
import { answerOnceSealed, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, refusalsOfBody } from '../../openapi/routes.ts'
import { jsonAnswer } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { CheckStepView, viewStep } from '../views/check-step.ts'
import { nameCredentials } from '../views/messages.ts'
import { languageOf } from '../views/reason.ts'

type Deps = Pick<Services, 'checkIls' | 'kinds' | 'peerAddress' | 'publicUrl' | 'runOnce' | 'settings'>

const CheckedCall = z.object({
  call: z.enum(calls).openapi({ description: 'The call, as the settings of a library system name it' }),
  service: z.string().openapi({ description: 'The name of the call in NCIP' }),
  result: z
    .enum(['passed', 'failed', 'not_tried', 'off'])
    .openapi({ description: '`not_tried`: it would change something; `off`: the settings switch it off' }),
  detail: z.string().openapi({ description: 'What came, or what the call needs' }),
  remedy: z.string().nullable().openapi({ description: 'What to do about it' }),
})

const IlsCheck = z
  .object({
    library: LibraryCode.describe('The code of the library.'),
    outcome: z
      .enum(['answered', 'refused', 'unclear', 'not_reached', 'no_question'])
      .describe('The result of the test.'),
    detail: z.string().describe('The result in words.'),
    steps: z.array(CheckStepView).describe('The steps of the test.'),
    calls: z.array(CheckedCall).openapi({ description: 'Every call of the library system' }),
    sentMessage: z.string().nullable().describe('The request that was sent.'),
    answer: z.string().nullable().describe('The beginning of the response.'),
  })
  .openapi('IlsCheck')

const checkRoute = (vendor: z.ZodType) =>
  createRoute({
    method: 'post',
    path: '/v1/libraries/{code}/ils/check',
    operationId: 'checkIls',
    tags: ['Libraries'],
    middleware: [adminOnly, emptyIsNone] as const,
    summary: 'Test the connection to the library system',
    description: `Tries the calls that change nothing: LookupUser and LookupItem of ids that cannot exist. \`steps\` lists each step on
the way (address and policy, DNS, TCP, TLS, HTTP, authentication, protocol), \`calls\` each call with its result: what came
back, or, for calls that would change something, what they need. Both say what to do where something failed. Nothing changes.
409 where the library has no system in its settings.`,
    request: {
      params: z.object({ code: LibraryCode.describe('The code of the document.') }),
      headers: z.object({
        'Idempotency-Key': IdempotencyHeader,
      }),
      body: {
        content: {
          'application/json': {
            schema: z.object({
              vendor: vendor
                .optional()
                .describe(
                  'A vendor document that is not stored, such as `lendwire certify` writes: its `ils` settings hold for this test alone, in place of those of the dialect.',
                ),
            }),
          },
        },
      },
    },
    responses: answers({ 200: ['The result of the test', IlsCheck] }, [
      'forbidden',
      'not_found',
      'not_allowed_now',
      ...refusalsOfBody,
    ]),
  })

/** Adds the route that tests the connection to a library's own system. */
export const addIlsCheck = (app: ApiApp, services: Deps): void => {
  const vendorInput = services.kinds.find(({ kind }) => kind === 'vendor')?.input ?? z.never()
  app.openapi(checkRoute(vendorInput), async (context) => {
    const { code } = context.req.valid('param')
    const { vendor } = context.req.valid('json')
    return answerOnceSealed(services, context, null, async () => {
      const { found, ...checked } = await services.checkIls(code, isRecord(vendor) ? vendor : undefined)
      const language = languageOf(context)
      const { say } = sentencesIn(language)
      return jsonAnswer({
        ...checked,
        detail: found === null ? '' : say(found),
        steps: checked.steps.map(viewStep(language)),
        calls: checked.calls.map(({ found: came, remedy, ...call }) => ({
          ...call,
          detail: came === null ? '' : say(came),
          remedy: remedy === null ? null : say(remedy),
        })),
        sentMessage: checked.sentMessage === null ? null : nameCredentials(checked.sentMessage),
      })
    })
  })
}
