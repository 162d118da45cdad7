import { createRoute } from '@hono/zod-openapi'
import { theRules } from '../../borrowing/rota-rules/rota-rules.ts'
import { SendingRules } from '../../borrowing/rota-rules/sending-rules.ts'
import type { Stored } from '../../store/store.ts'
import { jsonResponse } from '../answer.ts'
import { adminOnly } from '../auth.ts'
import { documentResponse, precondition, readDocument } from '../documents.ts'
import { ExplainInput, explainedOf, SendingExplanationView, viewSendingExplanation } from '../explained.ts'
import {
  type ApiApp,
  answers,
  conditionalAnswers,
  conditionalHeaders,
  documentAnswers,
  jsonBody,
} from '../openapi.ts'
import { saveSendingRules } from '../rota-configuration.ts'
import type { Services } from '../services.ts'

const tags = ['Rota templates and rules']

const read = createRoute({
  method: 'get',
  path: '/v1/sending-rules',
  operationId: 'getSendingRules',
  tags,
  middleware: adminOnly,
  summary: 'Read the sending rules',
  responses: documentAnswers('The rules, in order', SendingRules, ['forbidden']),
})

const put = createRoute({
  method: 'put',
  path: '/v1/sending-rules',
  operationId: 'putSendingRules',
  tags,
  middleware: adminOnly,
  summary: 'Change the sending rules',
  description: `All of them, in order, by an admin. The first that matches a new request says when it goes out: \`send\` at
once, \`wait_for_approval\`, \`wait_for_staff\`, \`hold_until\` a date or \`hold_for\` so many days. Where none matches the
workflow profile decides. A rule never lifts what holds a request besides: the profile’s approval, a duplicate, its \`hold\`.`,
  request: { headers: conditionalHeaders, body: jsonBody(SendingRules) },
  responses: conditionalAnswers({ 200: ['Changed', SendingRules] }, [
    'forbidden',
    'conflict',
    'too_large',
    'unsupported_media_type',
  ]),
})

const explain = createRoute({
  method: 'post',
  path: '/v1/sending-rules/explain',
  operationId: 'explainSendingRules',
  tags,
  summary: 'Explain what the sending rules make of a request',
  description:
    'Which rule matches, which conditions of the others fail, and what follows. It changes nothing. A library sees the rules that can hold for it.',
  request: { body: jsonBody(ExplainInput) },
  responses: answers({ 200: ['The explanation', SendingExplanationView] }, [
    'forbidden',
    'not_found',
    'too_large',
    'unsupported_media_type',
  ]),
})

/** Adds the routes of the sending rules: read, put, explain. */
export const addSendingRules = (app: ApiApp, services: Services): void => {
  const { store } = services
  /** There always is a list of rules: an empty one at first. */
  const readRules = async (): Promise<Stored<SendingRules>> =>
    (await readDocument(store, 'sending_rules', theRules, SendingRules)) ?? {
      value: SendingRules.parse({}),
      version: 0,
    }

  app.openapi(read, async (context) => documentResponse(context, await readRules(), (rules) => rules))

  app.openapi(put, async (context) => {
    const condition = precondition(context, await readRules())
    if (condition.kind === 'fails') return condition.response
    const { stored } = await saveSendingRules(services, context.req.valid('json'), condition.onVersion)
    return documentResponse(context, stored, (rules) => rules)
  })

  app.openapi(explain, async (context) => {
    const explained = explainedOf(context.var.caller, context.req.valid('json'))
    return jsonResponse(viewSendingExplanation(await services.explainSending(explained)))
  })
}
