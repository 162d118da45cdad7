import { createRoute } from '@hono/zod-openapi'
import { RotaRules, theRules } from '../../borrowing/rota-rules/rota-rules.ts'
import type { Stored } from '../../store/store.ts'
import { jsonResponse } from '../answer.ts'
import { adminOnly } from '../auth.ts'
import { documentResponse, precondition, readDocument } from '../documents.ts'
import { ExplainInput, explainedOf, RotaExplanationView, viewRotaExplanation } from '../explained.ts'
import {
  type ApiApp,
  answers,
  conditionalAnswers,
  conditionalHeaders,
  documentAnswers,
  jsonBody,
} from '../openapi.ts'
import { saveRotaRules } from '../rota-configuration.ts'
import type { Services } from '../services.ts'

const tags = ['Rota templates and rules']

const read = createRoute({
  method: 'get',
  path: '/v1/rota-rules',
  operationId: 'getRotaRules',
  tags,
  middleware: adminOnly,
  summary: 'Read the rota rules',
  responses: documentAnswers('The rules, in order', RotaRules, ['forbidden']),
})

const put = createRoute({
  method: 'put',
  path: '/v1/rota-rules',
  operationId: 'putRotaRules',
  tags,
  middleware: adminOnly,
  summary: 'Change the rota rules',
  description: `All of them, in order, by an admin. A request that is made without a rota gets the templates of the first
rule that matches, or of all of them (\`match: all\`). A rule for some libraries alone names them in \`when.library\`.`,
  request: { headers: conditionalHeaders, body: jsonBody(RotaRules) },
  responses: conditionalAnswers({ 200: ['Changed', RotaRules] }, [
    'forbidden',
    'conflict',
    'too_large',
    'unsupported_media_type',
  ]),
})

const explain = createRoute({
  method: 'post',
  path: '/v1/rota-rules/explain',
  operationId: 'explainRotaRules',
  tags,
  summary: 'Explain what the rota rules make of a request',
  description: `Which rule matches, which conditions of the others fail, the rota that would result, whom it leaves out and
why. It changes nothing. A library sees the rules that can hold for it. Where a template balances, the number of the
request draws the order: for a request that is not there yet it is one order of several.`,
  request: { body: jsonBody(ExplainInput) },
  responses: answers({ 200: ['The explanation', RotaExplanationView] }, [
    'forbidden',
    'not_found',
    'too_large',
    'unsupported_media_type',
  ]),
})

/** Adds the routes of the rota rules: read, put, explain. */
export const addRotaRules = (app: ApiApp, services: Services): void => {
  const { store } = services
  /** There always is a list of rules: an empty one at first. */
  const readRules = async (): Promise<Stored<RotaRules>> =>
    (await readDocument(store, 'rota_rules', theRules, RotaRules)) ?? {
      value: RotaRules.parse({}),
      version: 0,
    }

  app.openapi(read, async (context) => documentResponse(context, await readRules(), (rules) => rules))

  app.openapi(put, async (context) => {
    const condition = precondition(context, await readRules())
    if (condition.kind === 'fails') return condition.response
    const { stored } = await saveRotaRules(services, context.req.valid('json'), condition.onVersion)
    return documentResponse(context, stored, (rules) => rules)
  })

  app.openapi(explain, async (context) => {
    const explained = explainedOf(context.var.caller, context.req.valid('json'))
    return jsonResponse(viewRotaExplanation(await services.explainRota(explained)))
  })
}
