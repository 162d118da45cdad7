import { createRoute, type z } from '@hono/zod-openapi'
import type { ExplainedRequest } from '../../../delivery/rota/explain-rules.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { languageOf, sayReasons } from '../views/reason.ts'
import {
  ExplainInput,
  explainedOf,
  RotaExplanationView,
  SendingExplanationView,
  viewRotaExplanation,
  viewSendingExplanation,
} from '../views/rule-explanation.ts'

type Deps = Pick<Services, 'explainRota' | 'explainSending'>

/** The parts in which the explanations of the lists of rules differ. */
type Explanation = {
  readonly path: `/v1/${string}/explain`
  readonly noun: string
  readonly called: string
  readonly description: string
  readonly view: z.ZodType
  readonly explain: (services: Deps, explained: ExplainedRequest) => Promise<unknown>
}

const explanations: readonly Explanation[] = [
  {
    path: '/v1/rota-rules/explain',
    noun: 'RotaRules',
    called: 'rota rules',
    description: `Which rule matches, which conditions of the others fail, the rota that would result, which partners it
leaves out and why. It changes nothing. A library sees the rules that can apply to it. Where a template balances, the number
of the request decides the order: for a request that does not exist yet it is one order of several.`,
    view: RotaExplanationView,
    explain: async ({ explainRota }, explained) => viewRotaExplanation(await explainRota(explained)),
  },
  {
    path: '/v1/sending-rules/explain',
    noun: 'SendingRules',
    called: 'sending rules',
    description:
      'Which rule matches, which conditions of the others fail, and what follows. It changes nothing. A library sees the rules that can apply to it.',
    view: SendingExplanationView,
    explain: async ({ explainSending }, explained) => viewSendingExplanation(await explainSending(explained)),
  },
]

/** Adds the routes that explain what the rules make of a request. */
export const addRuleExplanations = (app: ApiApp, services: Deps): void => {
  for (const { path, noun, called, description, view, explain } of explanations) {
    const route = createRoute({
      method: 'post',
      path,
      operationId: `explain${noun}`,
      tags: ['Rota templates and rules'],
      summary: `Explain what the ${called} make of a request`,
      description,
      request: { body: jsonBody(ExplainInput) },
      responses: answers({ 200: ['The explanation', view] }, [
        'forbidden',
        'not_found',
        'too_large',
        'unsupported_media_type',
      ]),
    })
    app.openapi(route, async (context) => {
      const explained = explainedOf(context.var.principal, context.req.valid('json'))
      return jsonResponse(sayReasons(await explain(services, explained), { language: languageOf(context) }))
    })
  }
}
