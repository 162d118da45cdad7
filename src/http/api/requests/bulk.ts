import { createRoute, z } from '@hono/zod-openapi'
import { Command } from '../../../borrowing/commands/command.ts'
import { type Instant, RequestNumber } from '../../../borrowing/values.ts'
import type { ChangeOutcome, IdempotencyKey } from '../../../delivery/change-plan.ts'
import type { SubmitResult } from '../../../delivery/commands/submission.ts'
import { sha256 } from '../../../hash.ts'
import { Problem } from '../../../problem.ts'
import { ActorHeader, actorOf, libraryOfRequest } from '../../auth/principal.ts'
import { IdempotencyHeader, idempotencyOf } from '../../input/idempotency.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import { ProblemDocument, problemAnswer } from '../../responses/problem-document.ts'
import type { Services } from '../../services.ts'
import { libraryForNewRequest } from '../create-request.ts'
import { RequestSummary, SentMessage, summarizeRequest } from '../views/requests.ts'
import { NewRequestOrCopy, readNewRequest } from './new-request.ts'

/** The largest number of requests in one call. */
const most = 200
/** How many requests of one call are worked on at the same time. */
const atOnce = 8

const dryRun = z.boolean().optional().openapi({
  description: 'True to learn what would happen: nothing is changed, and no partner is sent anything.',
})

const BulkInput = z
  .discriminatedUnion('action', [
    z.object({ action: z.literal('create'), requests: z.array(NewRequestOrCopy).min(1).max(most), dryRun }),
    z.object({
      action: z.literal('command'),
      numbers: z
        .array(RequestNumber)
        .min(1)
        .max(most)
        .refine((numbers) => new Set(numbers).size === numbers.length, 'names a request twice'),
      command: Command,
      dryRun,
    }),
  ])
  .openapi('BulkInput')

const place = {
  /** The place in `requests` or `numbers`, from 0. */
  index: z.int().nonnegative(),
  number: RequestNumber.nullable(),
}

const BulkItem = z
  .discriminatedUnion('result', [
    z.object({
      ...place,
      result: z.enum(['done', 'would_be_done']),
      /** The request afterwards. */
      request: RequestSummary,
      /** The messages to partners. */
      messagesSent: z.array(SentMessage),
    }),
    z.object({ ...place, result: z.literal('refused'), problem: ProblemDocument }),
  ])
  .openapi('BulkItem')
type BulkItem = z.infer<typeof BulkItem>

const BulkResult = z
  .object({
    dryRun: z.boolean(),
    /** How many were done, or in a dry run would be. */
    done: z.int(),
    refused: z.int(),
    /** One result for each request, in their order. */
    items: z.array(BulkItem),
  })
  .openapi('BulkResult')

const bulk = createRoute({
  method: 'post',
  path: '/v1/requests/bulk',
  operationId: 'changeManyRequests',
  tags: ['Requests'],
  summary: 'Create many requests, or run one command on many',
  description: `Up to ${most} requests, each by itself: one that is refused holds up no other. The answer has a result for
each. With an \`Idempotency-Key\` each request is changed once, so that a call that was interrupted can be repeated.`,
  request: {
    headers: z.object({ 'Idempotency-Key': IdempotencyHeader, 'X-Actor': ActorHeader }),
    body: jsonBody(BulkInput),
  },
  responses: answers({ 200: ['The result for each request', BulkResult] }, [
    'forbidden',
    'too_large',
    'unsupported_media_type',
  ]),
})

/** Works through a list, so many at a time; the results keep the order. */
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

/** The idempotency key of one request of the call. Keys of callers have no spaces, so that it meets none of them. */
const keyOf = (key: IdempotencyKey | null, name: string, content: unknown): IdempotencyKey | null =>
  key === null
    ? null
    : { caller: key.caller, key: `${key.key} ${name}`, bodyHash: sha256(JSON.stringify(content)) }

const viewDone = (
  { stored, describe, messagesSent }: ChangeOutcome,
  updatedAt: Instant,
  index: number,
  result: 'done' | 'would_be_done',
  isNew: boolean,
): BulkItem => ({
  index,
  number: isNew && result === 'would_be_done' ? null : stored.value.number,
  result,
  request: summarizeRequest({ ...stored, updatedAt }, describe(), false),
  messagesSent: messagesSent.map(({ operation, entry, delivery }) => ({ operation, entry, delivery })),
})

const readItem = (result: SubmitResult, now: Instant, index: number, isNew: boolean): BulkItem =>
  result.kind === 'replay'
    ? { ...BulkItem.parse(JSON.parse(result.answer.body)), index }
    : viewDone(result, now, index, 'done', isNew)

/** Adds the route that changes many requests. */
export const addBulk = (app: ApiApp, services: Services): void => {
  const { now } = services

  app.openapi(bulk, async (context) => {
    const { principal } = context.var
    const input = context.req.valid('json')
    const by = actorOf(principal, context.req.valid('header')['X-Actor'])
    const isDry = input.dryRun === true

    const refusable = async (
      index: number,
      number: RequestNumber | null,
      work: () => Promise<BulkItem>,
    ): Promise<BulkItem> => {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof Problem) || error.code === 'internal') throw error
        const problem = ProblemDocument.parse(JSON.parse(problemAnswer(error).body))
        return { index, number, result: 'refused', problem }
      }
    }

    const create = (body: NewRequestOrCopy, index: number): Promise<BulkItem> =>
      refusable(index, null, async () => {
        const asked = await readNewRequest(services, principal, body)
        const library = await libraryForNewRequest(services, principal, asked.library)
        const creation = { library, by, input: asked.input, patronLogin: asked.patronLogin }
        if (isDry) {
          const { request, ...preview } = await services.previewCreation(creation)
          return viewDone(
            { stored: { value: request, version: 0 }, ...preview },
            now(),
            index,
            'would_be_done',
            true,
          )
        }
        const result = await services.create({
          ...creation,
          idempotency: keyOf(await idempotencyOf(context, library), String(index), body),
          answer: (outcome) => jsonAnswer(viewDone(outcome, now(), index, 'done', true)),
        })
        return readItem(result, now(), index, true)
      })

    const command = (number: RequestNumber, index: number, about: Command): Promise<BulkItem> =>
      refusable(index, number, async () => {
        const library = libraryOfRequest(principal, number)
        const submission = { library, request: number, command: about, by }
        if (isDry) {
          const { request, ...preview } = await services.previewCommand(submission)
          return viewDone(
            { stored: { value: request, version: 0 }, ...preview },
            now(),
            index,
            'would_be_done',
            false,
          )
        }
        const result = await services.submit({
          ...submission,
          idempotency: keyOf(await idempotencyOf(context, library), number, about),
          answer: (outcome) => jsonAnswer(viewDone(outcome, now(), index, 'done', false)),
        })
        return readItem(result, now(), index, false)
      })

    const items =
      input.action === 'create'
        ? await mapSome(input.requests, create)
        : await mapSome(input.numbers, (number, index) => command(number, index, input.command))
    const refused = items.filter(({ result }) => result === 'refused').length
    return jsonResponse({ dryRun: isDry, done: items.length - refused, refused, items })
  })
}
