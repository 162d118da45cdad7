import { createRoute, z } from '@hono/zod-openapi'
import { notFound } from '../../../accounts/principal.ts'
import { Instant } from '../../../borrowing/values.ts'
import { SourceCode } from '../../../directory/directory-source.ts'
import { ProposedDocument } from '../../../directory/proposals.ts'
import {
  changeSyncState,
  readSyncState,
  SyncRun,
  type SyncState,
} from '../../../directory-sync/sync-state.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { answerOnceSealed, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, jsonBody, refusalsOfBody } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { languageOf, ReasonView, sayReasons } from '../views/reason.ts'
import { DescribedChangeView, HeldOfPartner, KeptView, MissingView } from './directory-import.ts'

type Deps = Pick<
  Services,
  | 'configuration'
  | 'now'
  | 'peerAddress'
  | 'publicUrl'
  | 'runOnce'
  | 'settings'
  | 'store'
  | 'wakeDirectorySync'
>

const tags = ['Directory']

const SyncView = z
  .object({
    requestedAt: Instant.nullable().describe(
      'When a person asked for a reading that has not ended yet; null where there is none.',
    ),
    lastSuccessAt: Instant.nullable().describe('When the source was last read without a failure.'),
    failingSince: Instant.nullable().describe(
      'Since when each reading failed; null where the last one did not.',
    ),
    runs: z
      .array(SyncRun.meta({ id: 'DirectorySyncRun' }))
      .describe('The last 20 readings, the newest first.'),
    report: z
      .object({
        at: Instant.describe('When it was made.'),
        fingerprint: z
          .string()
          .describe('Send it as `accept` to store what the report shows, and nothing else.'),
        changes: z.array(DescribedChangeView).describe('The first 200 entries and partners that differ.'),
        faults: z
          .array(
            z.object({
              path: z.string().describe('The number of the entry in the source, and its member.'),
              reason: ReasonView.describe('What is wrong with it.'),
            }),
          )
          .describe('What is wrong with entries that were left out: these stay as they are.'),
        kept: KeptView,
        missing: MissingView,
        proposals: z
          .array(ProposedDocument.meta({ id: 'ProposedDocument' }))
          .describe(
            'Locate profiles and rota templates that entries propose by their catalogue and their lenders of last resort, where there is none of that code.',
          ),
        held: HeldOfPartner,
      })
      .nullable()
      .describe('What the last reading that succeeded found; null where there was none.'),
  })
  .openapi('DirectorySync')

const params = z.object({ code: SourceCode })

const read = createRoute({
  method: 'get',
  path: '/v1/directory-sources/{code}/sync',
  operationId: 'getDirectorySync',
  tags,
  middleware: adminOnly,
  summary: 'See how reading a directory source goes',
  description: 'The last readings, and what the last one found. Where it is `held`, an admin must accept it.',
  request: { params },
  responses: answers({ 200: ['How it goes', SyncView] }, ['forbidden', 'not_found']),
})

const start = createRoute({
  method: 'post',
  path: '/v1/directory-sources/{code}/sync',
  operationId: 'startDirectorySync',
  tags,
  middleware: adminOnly,
  summary: 'Read a directory source now',
  description:
    'One gateway reads the source in the background, within 15 seconds: `GET` shows when `requestedAt` is null again. With `dryRun` (the default) it stores nothing. With `accept` it stores what the report shows; if the source has changed since, it stores nothing and makes a new report.',
  request: {
    params,
    headers: z.object({ 'Idempotency-Key': IdempotencyHeader }),
    body: jsonBody(
      z
        .object({
          dryRun: z
            .boolean()
            .prefault(true)
            .describe('False to store what differs, as the source’s `apply` says.'),
          accept: z.string().max(64).optional().describe('The `fingerprint` of the report that is accepted.'),
        })
        .openapi('DirectorySyncInput'),
    ),
  },
  responses: answers({ 202: ['The source will be read', SyncView] }, [
    'forbidden',
    'not_found',
    'conflict',
    ...refusalsOfBody,
  ]),
})

const view = ({ requested, lastSuccessAt, failingSince, runs, report }: SyncState) => ({
  requestedAt: requested?.at ?? null,
  lastSuccessAt: lastSuccessAt ?? null,
  failingSince: failingSince ?? null,
  runs,
  report: report ?? null,
})

/** Adds the routes that show how reading a directory source goes, and read one at once. */
export const addDirectorySources = (app: ApiApp, services: Deps): void => {
  const { configuration, now, store, wakeDirectorySync } = services
  const refuseUnknown = async (code: string): Promise<void> => {
    if (!(await configuration.snapshot()).directorySources().some((source) => source.code === code))
      throw notFound(reason('not_found.document', { kind: 'directory_source', document: code }))
  }

  app.openapi(read, async (context) => {
    const { code } = context.req.valid('param')
    await refuseUnknown(code)
    return jsonResponse(sayReasons(view(await readSyncState(store, code)), { language: languageOf(context) }))
  })

  app.openapi(start, async (context) => {
    const { code } = context.req.valid('param')
    const { dryRun, accept } = context.req.valid('json')
    await refuseUnknown(code)
    return answerOnceSealed(services, context, null, async () => {
      const { report } = await readSyncState(store, code)
      if (accept !== undefined && report?.fingerprint !== accept)
        throw new Problem('conflict', reason('problem.directory_report_changed'))
      const requested = {
        at: now(),
        dryRun: accept === undefined && dryRun,
        ...(accept === undefined ? {} : { accept }),
      }
      await changeSyncState(store, code, (state) => ({ ...state, requested }))
      wakeDirectorySync()
      const state = view(await readSyncState(store, code))
      return jsonAnswer(sayReasons(state, { language: languageOf(context) }), 202)
    })
  })
}
