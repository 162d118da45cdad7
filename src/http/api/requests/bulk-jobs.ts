import { createRoute, z } from '@hono/zod-openapi'
import {
  ActorHeader,
  actorOf,
  hidden,
  maySee,
  notFound,
  type Principal,
} from '../../../accounts/principal.ts'
import { Command } from '../../../borrowing/commands/command.ts'
import { Instant, RequestNumber } from '../../../borrowing/values.ts'
import { type BulkJob, type BulkJobResult, maxJobRequests } from '../../../delivery/bulk-jobs/bulk-job.ts'
import { cancelJob, findJob, listJobs, readResults } from '../../../delivery/bulk-jobs/manage-bulk-jobs.ts'
import { Problem } from '../../../problem.ts'
import type { CountQuery } from '../../../store/ports/request-lists.ts'
import type { Language } from '../../../translations/language.ts'
import { reason } from '../../../translations/reason.ts'
import { noteChangedRequests } from '../../auth/audit-notes.ts'
import { answerOnce, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, jsonBody, refusalsOfBody } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { pageOf } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'
import { CommandType } from '../views/command-type.ts'
import { languageOf, ReasonView, sayReasons, viewReason } from '../views/reason.ts'
import { SavedView } from '../views/saved-view.ts'
import { requestFiltersOf } from './request-filters.ts'
import { resolveDays } from './resolve-days.ts'
import { readFilters } from './saved-views.ts'

type Deps = Pick<Services, 'configuration' | 'now' | 'runOnce' | 'startBulkJob' | 'store'>

const tags = ['Requests']

const BulkJobView = z
  .object({
    id: z.string().describe('The id of the job.'),
    command: CommandType.describe('The command that it runs.'),
    state: z
      .enum(['running', 'done', 'cancelled'])
      .describe('`cancelled`: what was done before stays done, and nothing more is begun.'),
    createdAt: Instant.describe('When it was begun.'),
    changedAt: Instant.describe('When it went on last, or ended.'),
    total: z.int().describe('On how many requests the command is run.'),
    done: z.int().describe('On how many it was run.'),
    refused: z.int().describe('How many refused it.'),
    reason: ReasonView.optional().describe('Why the gateway cancelled it; left out where somebody did.'),
  })
  .openapi('BulkJob')

const BulkJobResultView = z
  .object({
    number: RequestNumber.describe('The number of the request.'),
    result: z.enum(['done', 'refused']).describe('Whether the command was run.'),
    reason: ReasonView.optional().describe('Why it was refused.'),
  })
  .openapi('BulkJobResult')

const params = z.object({ id: z.string().max(60).describe('The id of the job.') })

const start = createRoute({
  method: 'post',
  path: '/v1/requests/bulk/jobs',
  operationId: 'startBulkJob',
  tags,
  summary: 'Run one command on a whole list of requests',
  description: `On all requests that \`GET /v1/requests\` lists with these filters at this moment, up to ${maxJobRequests}. The job goes
on after a restart, and runs the command once on each request, until who began it loses the right.
\`total\` is refused where the list has another number of requests by now.`,
  request: {
    headers: z.object({ 'Idempotency-Key': IdempotencyHeader, 'X-Actor': ActorHeader }),
    body: jsonBody(
      z
        .object({
          command: Command.describe('The command to run on each request.'),
          filters: SavedView.shape.filters
            .optional()
            .describe(
              'The filters of the list, by the names of `GET /v1/requests`; all requests where left out.',
            ),
          total: z
            .int()
            .nonnegative()
            .optional()
            .describe('The number of requests that the caller means; any where left out.'),
        })
        .openapi('NewBulkJob'),
    ),
  },
  responses: answers({ 202: ['The job was begun', BulkJobView] }, [
    'forbidden',
    'conflict',
    ...refusalsOfBody,
  ]),
})

const list = createRoute({
  method: 'get',
  path: '/v1/requests/bulk/jobs',
  operationId: 'listBulkJobs',
  tags,
  summary: 'List the jobs of the last 30 days',
  description: 'The newest first: those of the caller’s library.',
  request: { query: z.object(wholeListQuery('-createdAt')) },
  responses: answers({ 200: ['The jobs', pageOf(BulkJobView)] }, ['forbidden']),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/requests/bulk/jobs/{id}',
  operationId: 'getBulkJob',
  tags,
  summary: 'Read how far a job has come',
  description: 'How many requests it has worked on, and how many refused the command.',
  request: { params },
  responses: answers({ 200: ['The job', BulkJobView] }, ['forbidden', 'not_found']),
})

const results = createRoute({
  method: 'get',
  path: '/v1/requests/bulk/jobs/{id}/results',
  operationId: 'listBulkJobResults',
  tags,
  summary: 'Read the result of each request of a job',
  description: 'Those that were worked on, in the order of the list.',
  request: { params, query: z.object(wholeListQuery('number')) },
  responses: answers({ 200: ['The results', pageOf(BulkJobResultView)] }, ['forbidden', 'not_found']),
})

const cancel = createRoute({
  method: 'delete',
  path: '/v1/requests/bulk/jobs/{id}',
  operationId: 'cancelBulkJob',
  tags,
  summary: 'Cancel a job',
  description: 'Nothing more is begun; what is done stays done. On a job that has ended it changes nothing.',
  request: { params },
  responses: answers({ 200: ['The job', BulkJobView] }, ['forbidden', 'not_found']),
})

const viewJob = (
  { id, type, state, createdAt, changedAt, total, done, refused, reason: why }: BulkJob,
  language: Language,
) => ({
  ...{ id, state, createdAt, changedAt, total, done, refused },
  command: CommandType.parse(type),
  ...(why === undefined ? {} : { reason: viewReason(why, language) }),
})

const noJob = () => reason('not_found.bulk_job')

/** Reads a job that the caller may see: it belongs to the library of who began it. */
const findOwn = async (services: Deps, principal: Principal, id: string): Promise<BulkJob> => {
  const found = await findJob(services, id)
  if (found === null) throw notFound(noJob())
  if (!maySee(principal, found.job.library)) throw hidden(noJob())
  return found.job
}

/** Lists the numbers of all requests of a query. `Problem` invalid_input where there are too many for one job. */
const numbersOf = async ({ store }: Deps, query: CountQuery): Promise<readonly RequestNumber[]> => {
  const numbers: RequestNumber[] = []
  let cursor: string | undefined
  do {
    const page = await store.listRequests({ ...query, cursor, limit: 200 })
    numbers.push(...page.items.map(({ value }) => value.number))
    if (numbers.length > maxJobRequests)
      throw new Problem('invalid_input', reason('problem.too_many_for_job', { limit: maxJobRequests }))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return numbers
}

/** Adds the routes of jobs that run one command on a whole list. */
export const addBulkJobs = (app: ApiApp, services: Deps): void => {
  app.openapi(start, async (context) => {
    const { principal } = context.var
    const { command, filters = {}, total } = context.req.valid('json')
    const resolved = await resolveDays(services, principal, readFilters(filters))
    const query = requestFiltersOf(principal, resolved)
    const by = actorOf(principal, context.req.valid('header')['X-Actor'])
    if (by.kind === 'patron') throw new Problem('invalid_input', reason('problem.no_job_of_patron'))
    return answerOnce(services, context, principal.library, async () => {
      const numbers = await numbersOf(services, query)
      if (total !== undefined && total !== numbers.length)
        throw new Problem('conflict', reason('problem.list_changed', { total: numbers.length }))
      const { kind, id } = principal
      const about = { library: principal.library, by, startedBy: { kind, id }, command }
      const job = await services.startBulkJob(about, numbers)
      noteChangedRequests(context, numbers)
      context.set('ranCommand', command.type)
      return jsonAnswer(viewJob(job, languageOf(context)), 202)
    })
  })

  app.openapi(list, async (context) => {
    const jobs = await listJobs(services)
    const own = jobs.filter(({ library }) => maySee(context.var.principal, library))
    return jsonResponse(
      pageOfAll(
        'bulk jobs',
        own.map((job) => viewJob(job, languageOf(context))),
        ({ createdAt, id }) => `${createdAt} ${id}`,
        context.req.valid('query'),
      ),
    )
  })

  app.openapi(readOne, async (context) => {
    const { id } = context.req.valid('param')
    return jsonResponse(viewJob(await findOwn(services, context.var.principal, id), languageOf(context)))
  })

  app.openapi(results, async (context) => {
    const { id } = context.req.valid('param')
    const job = await findOwn(services, context.var.principal, id)
    const language = languageOf(context)
    const viewed = (await readResults(services, job)).map(({ reason: why, ...result }: BulkJobResult) => ({
      ...result,
      ...(why === undefined
        ? {}
        : {
            reason: ReasonView.parse({
              ...sayReasons(why, { language }),
              // The reason within it has its own sentence, as in a problem document.
              params: sayReasons(why.params, { language }),
            }),
          }),
    }))
    return jsonResponse(
      pageOfAll(`results of ${id}`, viewed, ({ number }) => number, context.req.valid('query')),
    )
  })

  app.openapi(cancel, async (context) => {
    const { id } = context.req.valid('param')
    const job = await findOwn(services, context.var.principal, id)
    return jsonResponse(viewJob((await cancelJob(services, id, services.now())) ?? job, languageOf(context)))
  })
}
