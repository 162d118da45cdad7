import { createRoute, z } from '@hono/zod-openapi'
import { actorOf, notFound } from '../../../accounts/principal.ts'
import { Instant, PartnerCode } from '../../../borrowing/values.ts'
import { maxDeadlines } from '../../../delivery/restore/describe-restore.ts'
import { reason } from '../../../translations/reason.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { answerOnce, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'

type Deps = Pick<Services, 'describeRestore' | 'releaseRestored' | 'runOnce'>

const tags = ['Operations']
const How = z.enum(['reconcile', 'send'])

const Restore = z
  .object({
    state: z
      .enum(['paused', 'released'])
      .describe(
        'Whether the gateway is paused after a restore: nothing is sent, no deadline is applied, no mailbox is read and nothing is purged until all is released.',
      ),
    restoredAt: Instant.describe('When the store was restored.'),
    source: z
      .string()
      .nullable()
      .describe('The file that it was restored from; null where the storage was restored by its own means.'),
    releases: z
      .array(
        z.object({
          partner: PartnerCode.nullable().describe(
            'The code of the partner; null where everything was released.',
          ),
          how: How.describe('How its deliveries were released.'),
          at: Instant.describe('When they were released.'),
          by: z.string().describe('Who released them.'),
        }),
      )
      .describe('What was released.'),
    waiting: z
      .array(
        z.object({
          target: z
            .enum(['partner', 'patron', 'ils', 'catalogue'])
            .describe('The receiver of the deliveries.'),
          partner: PartnerCode.nullable().describe('The code of the partner.'),
          released: How.nullable().describe('How they were released; null where they wait.'),
          takesStatusRequest: z
            .boolean()
            .describe('True where the partner answers questions about the status.'),
          fromBackup: z.int().describe('How many were in the backup: they may have been sent after it.'),
          added: z.int().describe('How many the gateway added after it was restored.'),
          oldest: Instant.describe('When the oldest was created.'),
          operations: z.record(z.string(), z.int()).describe('The kinds of message, with their number.'),
        }),
      )
      .describe('The deliveries that wait, by receiver.'),
    passedDeadlines: z.int().describe('The requests whose deadlines have passed.'),
  })
  .openapi('Restore')

const ReleaseInput = z
  .object({
    partners: z
      .array(PartnerCode)
      .min(1)
      .max(1_000)
      .optional()
      .describe('The codes of the partners whose deliveries may be sent; everything where left out.'),
    how: How.default('reconcile').describe('How the deliveries are released.'),
  })
  .openapi('RestoreRelease')

const read = createRoute({
  method: 'get',
  path: '/v1/restore',
  operationId: 'getRestore',
  tags,
  middleware: adminOnly,
  summary: 'See what a restored store would send',
  description: `After \`lendwire restore\` everything waits. This lists what would be sent, by receiver, and how many requests
have deadlines that have passed (at most ${maxDeadlines} are counted). \`GET /v1/deliveries?state=waiting&partner=…\` lists the deliveries themselves.`,
  responses: answers({ 200: ['What waits', Restore] }, ['forbidden', 'not_found']),
})

const release = createRoute({
  method: 'post',
  path: '/v1/restore/release',
  operationId: 'releaseRestore',
  tags,
  middleware: adminOnly,
  summary: 'Let deliveries of a restored store leave',
  description: `Releases deliveries to some partners, or everything. \`reconcile\` asks partners for the status of their open
requests, and before it sends a request that was in the backup it asks whether the partner knows it: one that the partner may
know is not sent again. \`send\` sends everything as it is.`,
  request: {
    headers: z.object({
      'Idempotency-Key': IdempotencyHeader,
    }),
    body: jsonBody(ReleaseInput),
  },
  responses: answers({ 200: ['What still waits', Restore] }, [
    'forbidden',
    'not_found',
    'conflict',
    'idempotency_mismatch',
    'invalid_input',
    'too_large',
    'unsupported_media_type',
  ]),
})

/** Adds the routes that show and release what waits in a restored store. */
export const addRestore = (app: ApiApp, services: Deps): void => {
  const describe = async () => {
    const description = await services.describeRestore()
    if (description === null) throw notFound(reason('not_found.restored_store'))
    return Restore.parse(description)
  }
  app.openapi(read, async () => jsonResponse(await describe()))
  app.openapi(release, async (context) => {
    const { partners = null, how } = context.req.valid('json')
    return answerOnce(services, context, null, async () => {
      await services.releaseRestored({ partners, how, by: actorOf(context.get('principal'), undefined) })
      return jsonAnswer(await describe())
    })
  })
}
