import { createRoute, type z } from '@hono/zod-openapi'
import { theRules } from '../../borrowing/rota-rules/rota-rules.ts'
import type { ExplainedRequest } from '../../delivery/rota/explain-rules.ts'
import type { DocumentKind } from '../../store/ports/documents.ts'
import type { Stored } from '../../store/ports/stored.ts'
import { adminOnly } from '../auth/authenticate.ts'
import type { Saved } from '../configuration.ts'
import { documentResponse, precondition, readDocument } from '../documents.ts'
import {
  type ApiApp,
  answers,
  conditionalAnswers,
  conditionalHeaders,
  documentAnswers,
  jsonBody,
  refusalsOfPut,
} from '../openapi/routes.ts'
import { jsonResponse } from '../responses/json-response.ts'
import type { Services } from '../services.ts'
import { ExplainInput, explainedOf } from './views/rule-explanation.ts'

/** What `ruleList` needs to know of a list of rules. */
type RuleList<T> = {
  readonly kind: DocumentKind
  readonly schema: z.ZodType<T>
  readonly path: `/v1/${string}`
  /** What they are called in the ids of operations, and in sentences. */
  readonly operationNoun: string
  readonly called: string
  readonly aboutPut: string
  readonly aboutExplain: string
  /** Stores them after their checks. */
  readonly save: (services: Services, rules: T, onVersion?: number) => Promise<Saved<T>>
  readonly explanation: z.ZodType
  readonly explain: (services: Services, explained: ExplainedRequest) => Promise<unknown>
}

/**
 * Makes the routes of a gateway's one list of rules of a kind: read, put, explain.
 *
 * @param list what sets this kind apart
 * @returns a function that adds the routes to the application
 */
export const ruleList = <T>(list: RuleList<T>): ((app: ApiApp, services: Services) => void) => {
  const { kind, schema, path, operationNoun, called } = list
  const tags = ['Rota templates and rules']

  const read = createRoute({
    method: 'get',
    path,
    operationId: `get${operationNoun}`,
    tags,
    middleware: adminOnly,
    summary: `Read the ${called}`,
    responses: documentAnswers('The rules, in order', schema, ['forbidden']),
  })

  const put = createRoute({
    method: 'put',
    path,
    operationId: `put${operationNoun}`,
    tags,
    middleware: adminOnly,
    summary: `Change the ${called}`,
    description: list.aboutPut,
    request: { headers: conditionalHeaders, body: jsonBody(schema) },
    responses: conditionalAnswers({ 200: ['Changed', schema] }, refusalsOfPut),
  })

  const explain = createRoute({
    method: 'post',
    path: `${path}/explain` as const,
    operationId: `explain${operationNoun}`,
    tags,
    summary: `Explain what the ${called} make of a request`,
    description: list.aboutExplain,
    request: { body: jsonBody(ExplainInput) },
    responses: answers({ 200: ['The explanation', list.explanation] }, [
      'forbidden',
      'not_found',
      'too_large',
      'unsupported_media_type',
    ]),
  })

  return (app, services) => {
    /** There always is a list of rules: an empty one at first. */
    const readRules = async (): Promise<Stored<T>> =>
      (await readDocument(services.store, kind, theRules, schema)) ?? { value: schema.parse({}), version: 0 }

    app.openapi(read, async (context) => documentResponse(context, await readRules(), (rules) => rules))

    app.openapi(put, async (context) => {
      const condition = precondition(context, await readRules())
      if (condition.kind === 'fails') return condition.response
      const { stored } = await list.save(services, context.req.valid('json'), condition.onVersion)
      return documentResponse(context, stored, (rules) => rules)
    })

    app.openapi(explain, async (context) => {
      const explained = explainedOf(context.var.caller, context.req.valid('json'))
      return jsonResponse(await list.explain(services, explained))
    })
  }
}
