import { createRoute, z } from '@hono/zod-openapi'
import { ActorHeader, actorOf } from '../../../accounts/principal.ts'
import { noteChangedRequests } from '../../auth/audit-notes.ts'
import { IdempotencyHeader } from '../../input/idempotency.ts'
import { checkItemsApart } from '../../input/validation.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { maxBulkItems } from '../lists/bulk-items.ts'
import { type BulkCall, commandItem, createItem } from './bulk-items.ts'
import { BulkInput, BulkResult } from './bulk-schemas.ts'

type Deps = Pick<Services, 'create' | 'now' | 'previewCommand' | 'previewCreation' | 'store' | 'submit'>

/** The number of requests of one call that are worked on at the same time. */
const atOnce = 8

const bulk = createRoute({
  method: 'post',
  path: '/v1/requests/bulk',
  operationId: 'changeManyRequests',
  tags: ['Requests'],
  middleware: checkItemsApart('requests', 'numbers'),
  summary: 'Create many requests, or run one command on many',
  description: `Up to ${maxBulkItems} requests, each separately: one that is refused or not valid holds up no other. The answer has a
result for each. With an \`Idempotency-Key\` each request is changed once, so that a call that was interrupted can be
repeated. \`Idempotency-Replayed\` says that nothing was left to do.`,
  request: {
    headers: z.object({
      'Idempotency-Key': IdempotencyHeader,
      'X-Actor': ActorHeader,
    }),
    body: jsonBody(BulkInput),
  },
  responses: answers({ 200: ['The result for each request', BulkResult] }, [
    'forbidden',
    'too_large',
    'unsupported_media_type',
  ]),
})

/** Works through a list, a number of items at a time; the results keep the order. */
const mapSome = async <In, Out>(
  list: readonly In[],
  work: (each: In, index: number) => Promise<Out>,
): Promise<readonly Out[]> => {
  const results: Out[] = []
  const waiting = list.entries()
  const worker = async (): Promise<void> => {
    for (const [index, each] of waiting) results[index] = await work(each, index)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker))
  return results
}

/** Adds the route that changes many requests. */
export const addBulk = (app: ApiApp, services: Deps): void => {
  app.openapi(bulk, async (context) => {
    const input = context.req.valid('json')
    const by = actorOf(context.var.principal, context.req.valid('header')['X-Actor'])
    const isDryRun = input.dryRun === true
    const call: BulkCall = { services, context, by, isDryRun, at: services.now() }
    const outcomes =
      input.action === 'create'
        ? await mapSome(input.requests, (item, index) => createItem(call, item, index))
        : await mapSome(input.numbers, (item, index) => commandItem(call, item, index, input.command))
    const items = outcomes.map(({ item }) => item)
    const refused = items.filter(({ result }) => result === 'refused').length
    const done = items.length - refused
    if (input.action === 'command') context.set('ranCommand', input.command.type)
    if (isDryRun) context.set('isPreview', true)
    else
      noteChangedRequests(
        context,
        items.flatMap(({ number, result }) => (result === 'done' ? [number] : [])),
      )
    const isReplay = done > 0 && outcomes.filter((outcome) => outcome.isReplay).length === done
    return jsonResponse(
      { dryRun: isDryRun, done, refused, items },
      200,
      isReplay ? { 'idempotency-replayed': 'true' } : {},
    )
  })
}
