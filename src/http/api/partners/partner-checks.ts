import { createRoute, z } from '@hono/zod-openapi'
import { notFound } from '../../../accounts/principal.ts'
import { LibraryCode, PartnerCode } from '../../../borrowing/values.ts'
import { isRecord } from '../../../is-record.ts'
import { PartnerChecks } from '../../../partner-health/stored-checks.ts'
import { sentencesIn } from '../../../translations/gateway-sentences.ts'
import { reason } from '../../../translations/reason.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { emptyIsNone } from '../../input/body.ts'
import { answerOnceSealed, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, refusalsOfBody } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { pageOf } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'
import { CheckStepView, StoredCheckView, viewStep, viewStoredCheck } from '../views/check-step.ts'
import { nameCredentials } from '../views/messages.ts'
import { languageOf } from '../views/reason.ts'

type Deps = Pick<
  Services,
  'checkPartner' | 'kinds' | 'peerAddress' | 'publicUrl' | 'runOnce' | 'settings' | 'store'
>

const tags = ['Partners']
const params = z.object({ code: PartnerCode.describe('The code of the document.') })

/** The result of a connection test of a partner. */
const PartnerCheck = z
  .object({
    partner: PartnerCode.describe('The code of the partner.'),
    protocol: z.string().describe('The protocol.'),
    outcome: z
      .enum(['answered', 'refused', 'unclear', 'not_reached', 'no_question'])
      .describe('The result of the test.'),
    detail: z.string().describe('The result in words.'),
    steps: z.array(CheckStepView).describe('The steps of the test.'),
    sentMessage: z.string().nullable().describe('The request that was sent.'),
    answer: z.string().nullable().describe('The beginning of the response.'),
  })
  .openapi('PartnerCheck')

/** The library in whose name a test asks, and whether it may ask as one that cannot exist. */
const checkInput = (vendor: z.ZodType) =>
  z.object({
    library: LibraryCode.optional().describe('The code of the library.'),
    asUnknownLibrary: z
      .boolean()
      .optional()
      .describe(
        'Whether the test may also ask in the name of a library that cannot exist, which the partner may show its staff.',
      ),
    vendor: vendor
      .optional()
      .describe(
        'A vendor document that is not stored, such as `lendwire certify` writes: its settings hold for this test alone, in place of those of the partner’s vendor. The result is not kept.',
      ),
  })

const checkRoute = (vendor: z.ZodType) =>
  createRoute({
    method: 'post',
    path: '/v1/partners/{code}/check',
    operationId: 'checkPartner',
    tags,
    middleware: [adminOnly, emptyIsNone] as const,
    summary: 'Test the connection to a partner',
    description: `Looks at each step: address and policy, DNS, TCP, TLS with the days that the certificate has left, HTTP,
authentication, and the protocol, by a question that changes nothing: LookupAgency over NCIP, or LookupRequest of an id that
cannot exist; over ISO 18626 a StatusRequest (or Received) about an id that cannot exist, whose confirmation, ERROR included,
shows that the partner reads messages. With \`asUnknownLibrary\` the same is then asked in the name of a library that cannot
exist: a partner that refuses that one alone knows the library. Its staff may see that an unknown agency has asked. Email has
no question: the last test letter says what is known (\`no_question\` until one was confirmed). Each of \`steps\` says what to do
where it failed. \`library\` asks; the first one where it is left out. The result is kept (\`GET /v1/partners/{code}/checks\`).`,
    request: {
      params,
      headers: z.object({
        'Idempotency-Key': IdempotencyHeader,
      }),
      body: { content: { 'application/json': { schema: checkInput(vendor) } } },
    },
    responses: answers({ 200: ['The result', PartnerCheck] }, [
      'forbidden',
      'not_found',
      'conflict',
      ...refusalsOfBody,
    ]),
  })

const list = createRoute({
  method: 'get',
  path: '/v1/partners/{code}/checks',
  operationId: 'listPartnerChecks',
  tags,
  middleware: adminOnly,
  summary: 'List the connection tests of a partner',
  description: `The last sixty, newest first, without what was sent and answered: those that people began, and those of each day
where \`checkPartnersAt\` of the alarm settings says when.`,
  request: { params, query: z.object(wholeListQuery('-created')) },
  responses: answers({ 200: ['The tests', pageOf(StoredCheckView)] }, ['forbidden', 'not_found']),
})

/** Adds the routes that test the connection to a partner. */
export const addPartnerChecks = (app: ApiApp, services: Deps): void => {
  const vendorInput = services.kinds.find(({ kind }) => kind === 'vendor')?.input ?? z.never()
  app.openapi(checkRoute(vendorInput), async (context) => {
    const { code } = context.req.valid('param')
    const { library, asUnknownLibrary, vendor } = context.req.valid('json')
    return answerOnceSealed(services, context, null, async () => {
      const trial = isRecord(vendor) ? vendor : undefined
      const { found, ...checked } = await services.checkPartner(
        code,
        library,
        asUnknownLibrary ?? false,
        trial,
      )
      const language = languageOf(context)
      return jsonAnswer({
        ...checked,
        detail: found === null ? '' : sentencesIn(language).say(found),
        steps: checked.steps.map(viewStep(language)),
        sentMessage: checked.sentMessage === null ? null : nameCredentials(checked.sentMessage),
      })
    })
  })

  app.openapi(list, async (context) => {
    const { code } = context.req.valid('param')
    if ((await services.store.getDocument('partner', code)) === null)
      throw notFound(reason('not_found.partner', { partner: code }))
    const stored = await services.store.getDocument('partner_check', code)
    const checks = (PartnerChecks.safeParse(stored?.value).data?.items ?? []).map(
      viewStoredCheck(languageOf(context)),
    )
    return jsonResponse(pageOfAll('checks', checks, ({ at }) => at, context.req.valid('query')))
  })
}
