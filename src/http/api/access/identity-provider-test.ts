import { createRoute, z } from '@hono/zod-openapi'
import { openIdSteps, testOpenId, testOpenIdLibraries } from '../../../accounts/openid-check.ts'
import { notFound } from '../../../accounts/principal.ts'
import { reason } from '../../../translations/reason.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { languageOf, ReasonView, viewReason } from '../views/reason.ts'

type Deps = Pick<Services, 'configuration' | 'createFetch' | 'openId' | 'publicUrl'>

/** The result of a test of the identity provider. */
export const IdentityProviderTest = z
  .object({
    issuer: z.string().describe('The identity provider, by its issuer.'),
    steps: z
      .array(
        z.object({
          step: z.enum(openIdSteps).describe('The step of the test.'),
          result: z.enum(['passed', 'warning', 'failed']).describe('Whether the step passed.'),
          found: ReasonView.describe('What was found.'),
          remedy: ReasonView.nullable().describe('What to do about it; null where nothing is to be done.'),
        }),
      )
      .describe('The steps of the test, as far as it came.'),
    tryAddress: z
      .string()
      .describe(
        'The address of a sign-in that shows the claims that come, and the row that matches, and signs nobody in.',
      ),
  })
  .openapi('IdentityProviderTest')

const testRoute = createRoute({
  method: 'get',
  path: '/v1/sign-in/openid/check',
  operationId: 'checkIdentityProvider',
  tags: ['Session'],
  middleware: adminOnly,
  summary: 'Test the identity provider',
  description:
    'Reads its addresses and keys, asks whether the client secret is right and the redirect address registered, and names libraries of `LENDWIRE_OPENID_ROLES` that do not exist. Nobody signs in, and nothing changes. `lendwire doctor` makes the same test.',
  responses: answers({ 200: ['The result', IdentityProviderTest] }, ['forbidden', 'not_found']),
})

/** Adds the test of the identity provider of staff. */
export const addIdentityProviderTest = (app: ApiApp, services: Deps): void => {
  const { openId, configuration, publicUrl, createFetch } = services
  app.openapi(testRoute, async (context) => {
    if (openId === null) throw notFound(reason('not_found.identity_provider'))
    const language = languageOf(context)
    const snapshot = await configuration.snapshot()
    const known = new Set<string>(snapshot.libraries().map(({ code }) => code))
    const steps = [
      ...(await testOpenId(openId, publicUrl(), createFetch(openId))),
      ...(await testOpenIdLibraries(openId, (library) => known.has(library))),
    ]
    return jsonResponse({
      issuer: openId.issuer,
      steps: steps.map(({ found, remedy, ...step }) => ({
        ...step,
        found: viewReason(found, language),
        remedy: remedy === null ? null : viewReason(remedy, language),
      })),
      tryAddress: `${publicUrl()}/v1/sign-in/openid?test=true`,
    })
  })
}
