import { createRoute, z } from '@hono/zod-openapi'
import { Command } from '../../../borrowing/commands/command.ts'
import { type Instant, RequestNumber } from '../../../borrowing/values.ts'
import type { ChangeOutcome, IdempotencyKey } from '../../../delivery/change-plan.ts'
import type { SubmitResult } from '../../../delivery/commands/submission.ts'
import { sha256 } from '../../../hash.ts'
import { readInput } from '../../../input-faults.ts'
import { Problem } from '../../../problem.ts'
import { noteChangedRequests, noteHidden } from '../../auth/audit-notes.ts'
import { ActorHeader, actorOf, libraryOfRequest } from '../../auth/principal.ts'
import { IdempotencyHeader, idempotencyOf } from '../../input/idempotency.ts'
import { checkItemsApart } from '../../input/validation.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import { ProblemDocument, problemAnswer } from '../../responses/problem-document.ts'
import type { Services } from '../../services.ts'
import { RequestSummary, SentMessage } from '../views/request-schemas.ts'
import { summarizeRequest } from '../views/requests.ts'
import { libraryForNewRequest } from './create-request.ts'
import { NewRequestOrCopy, readNewRequest } from './new-request.ts'

/** The largest number of requests in one call. */
const most = 200
/** The number of requests of one call that are worked on at the same time. */
const atOnce = 8

const dryRun = z.boolean().optional().openapi({
  description: 'True to learn what would happen: nothing is changed, and no partner is sent anything.',
})

/** The form of a list whose items are checked one by one: one that is faulty does not refuse the others. */
const listOfItems = { type: 'array', minItems: 1, maxItems: most } as const
const { pattern: requestNumberPattern = '' } = z.toJSONSchema(RequestNumber)

const BulkInput = z
  .discriminatedUnion('action', [
    z.object({
      action: z.literal('create'),
      requests: z
        .array(z.unknown())
        .min(1)
        .max(most)
        .openapi({ ...listOfItems, items: { $ref: '#/components/schemas/NewRequest' } }),
      dryRun,
    }),
    z.object({
      action: z.literal('command'),
      numbers: z
        .array(z.unknown())
        .min(1)
        .max(most)
        .refine((numbers) => new Set(numbers).size === numbers.length, 'names a request twice')
        .openapi({ ...listOfItems, items: { type: 'string', pattern: requestNumberPattern } }),
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
    /** The number of requests that were done, or in a dry run would be. */
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
  middleware: checkItemsApart('requests', 'numbers'),
  summary: 'Create many requests, or run one command on many',
  description: `Up to ${most} requests, each by itself: one that is refused or not valid holds up no other. The answer has a
result for each. With an \`Idempotency-Key\` each request is changed once, so that a call that was interrupted can be
repeated. \`Idempotency-Replayed\` says that nothing was left to do.`,
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

/**
 * Returns the idempotency key of one request of the call. Keys of callers have no spaces, so that it meets none of
 * them.
 */
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
  request: summarizeRequest(
    { ...stored, updatedAt: isNew ? stored.value.createdAt : updatedAt },
    describe(),
    false,
  ),
  messagesSent: messagesSent.map(({ operation, entry, delivery }) => ({ operation, entry, delivery })),
})

/** The result of one request, and whether it was done by an earlier call under the same key. */
type Outcome = { readonly item: BulkItem; readonly isReplay: boolean }

const first = (item: BulkItem): Outcome => ({ item, isReplay: false })

const outcomeOf = (result: SubmitResult, at: Instant, index: number, isNew: boolean): Outcome =>
  result.kind === 'replay'
    ? { item: { ...BulkItem.parse(JSON.parse(result.answer.body)), index }, isReplay: true }
    : first(viewDone(result, at, index, 'done', isNew))

/** Reads one item of the call. `Problem` invalid_input with its faults, whose paths begin at the item. */
const readItem = <T extends z.ZodType>(schema: T, input: unknown, name: string): z.output<T> => {
  const read = readInput(schema, input)
  if (read.kind === 'valid') return read.value
  throw new Problem('invalid_input', `The ${name} is not valid: see faults.`, { faults: read.faults })
}

/** Adds the route that changes many requests. */
export const addBulk = (app: ApiApp, services: Services): void => {
  const { now } = services

  app.openapi(bulk, async (context) => {
    const { principal } = context.var
    const input = context.req.valid('json')
    const by = actorOf(principal, context.req.valid('header')['X-Actor'])
    const isDry = input.dryRun === true
    // The answer that is stored and the one that goes out name the same time.
    const at = now()

    const refusable = async (
      index: number,
      number: RequestNumber | null,
      work: () => Promise<Outcome>,
    ): Promise<Outcome> => {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof Problem) || error.code === 'internal') throw error
        noteHidden(context, error)
        const problem = ProblemDocument.parse(JSON.parse(problemAnswer(error).body))
        return first({ index, number, result: 'refused', problem })
      }
    }

    const create = (item: unknown, index: number): Promise<Outcome> =>
      refusable(index, null, async () => {
        const body = readItem(NewRequestOrCopy, item, 'request')
        const newRequest = await readNewRequest(services, principal, body)
        const library = await libraryForNewRequest(services, principal, newRequest.library)
        const creation = { library, by, input: newRequest.input, patronLogin: newRequest.patronLogin }
        if (isDry) {
          const { request, ...preview } = await services.previewCreation(creation)
          const stored = { value: request, version: 0 }
          return first(viewDone({ stored, ...preview }, at, index, 'would_be_done', true))
        }
        const result = await services.create({
          ...creation,
          idempotency: keyOf(await idempotencyOf(context, library), String(index), body),
          answer: (outcome) => jsonAnswer(viewDone(outcome, at, index, 'done', true)),
        })
        return outcomeOf(result, at, index, true)
      })

    const command = (item: unknown, index: number, about: Command): Promise<Outcome> =>
      refusable(index, RequestNumber.safeParse(item).data ?? null, async () => {
        const number = readItem(RequestNumber, item, 'number')
        const library = libraryOfRequest(principal, number)
        const submission = { library, request: number, command: about, by }
        if (isDry) {
          const { request, ...preview } = await services.previewCommand(submission)
          const stored = { value: request, version: 0 }
          return first(viewDone({ stored, ...preview }, at, index, 'would_be_done', false))
        }
        const result = await services.submit({
          ...submission,
          idempotency: keyOf(await idempotencyOf(context, library), number, about),
          answer: (outcome) => jsonAnswer(viewDone(outcome, at, index, 'done', false)),
        })
        return outcomeOf(result, at, index, false)
      })

    const outcomes =
      input.action === 'create'
        ? await mapSome(input.requests, create)
        : await mapSome(input.numbers, (number, index) => command(number, index, input.command))
    const items = outcomes.map(({ item }) => item)
    const refused = items.filter(({ result }) => result === 'refused').length
    const done = items.length - refused
    if (!isDry)
      noteChangedRequests(
        context,
        items.flatMap(({ number, result }) => (result === 'done' ? [number] : [])),
      )
    const isReplay = done > 0 && outcomes.filter((outcome) => outcome.isReplay).length === done
    return jsonResponse(
      { dryRun: isDry, done, refused, items },
      200,
      isReplay ? { 'idempotency-replayed': 'true' } : {},
    )
  })
}
