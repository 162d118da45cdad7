import { createRoute, z } from '@hono/zod-openapi'
import { millisecondsPerDay } from '../../../borrowing/time.ts'
import { createBreathe } from '../../../breathe.ts'
import { describeImport, importDirectory } from '../../../configuration/import-directory.ts'
import { DirectorySource } from '../../../directory/directory-source.ts'
import { HeldChange } from '../../../directory/inherit.ts'
import { readCsvDirectory } from '../../../directory/read-csv.ts'
import { readJsonDirectory } from '../../../directory/read-json.ts'
import { noteChange } from '../../auth/audit-notes.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { answerOnce, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, jsonBody, refusalsOfPut } from '../../openapi/routes.ts'
import { jsonAnswer } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'

type Deps = Pick<
  Services,
  'configuration' | 'kinds' | 'letterLanguages' | 'now' | 'protocols' | 'runOnce' | 'store'
>

/** A change of an entry or a partner by a directory. */
export const DescribedChangeView = z
  .object({
    kind: z.enum(['directory_entry', 'partner']).describe('The kind of the document.'),
    code: z.string().describe('The code of the document.'),
    action: z.enum(['create', 'change']).describe('What happens to the document.'),
    differences: z
      .array(
        z.object({
          path: z.string().describe('The path of the value in the document.'),
          before: z.string().optional().describe('The value before, as JSON.'),
          after: z.string().optional().describe('The value afterwards, as JSON.'),
        }),
      )
      .describe('The values that differ.'),
  })
  .openapi('DirectoryChange')

/** The members of entries that stay as an admin changed them. */
export const KeptView = z
  .array(
    z.object({
      entry: z.string().describe('The code of the entry.'),
      member: z.string().describe('The member that an admin changed here.'),
    }),
  )
  .describe('What the source has otherwise now, and an admin changed here: it stays.')

/** The entries that a source has no longer. */
export const MissingView = z
  .array(z.string())
  .describe('The entries that the source has no longer. After 30 days they are withdrawn.')

/** What partners use only once a person has accepted it. */
export const HeldOfPartner = z
  .array(HeldChange.extend({ partner: z.string().describe('The code of the partner.') }))
  .describe(
    'Agency ids and endpoints that partners use only once a person has accepted them; the former ones stay in use.',
  )

const ImportReport = z
  .object({
    dryRun: z.boolean().describe('Whether nothing was changed.'),
    changes: z.array(DescribedChangeView).describe('The entries and partners that are created or changed.'),
    unchanged: z.int().describe('How many entries stay as they are.'),
    kept: KeptView,
    missing: MissingView,
    held: HeldOfPartner,
  })
  .openapi('DirectoryImportReport')

const importEntries = createRoute({
  method: 'post',
  path: '/v1/directory-entries/import',
  operationId: 'importDirectory',
  tags: ['Directory'],
  middleware: adminOnly,
  summary: 'Import a directory',
  description:
    'Reads a directory from CSV or JSON, also a page of CrossLink’s directory, and stores its entries, all or none. What an admin changed here is kept. With `dryRun` (the default) nothing is stored: the answer says what would change. Every row that is wrong is named by line.',
  request: {
    headers: z.object({ 'Idempotency-Key': IdempotencyHeader }),
    body: jsonBody(
      z.object({
        format: z.enum(['csv', 'json']).describe('The form of the content.'),
        content: z.string().min(1).describe('The content of the file.'),
        source: z
          .string()
          .trim()
          .min(1)
          .max(60)
          .describe('The name of the source: an import replaces what the same source said before.'),
        dryRun: z
          .boolean()
          .prefault(true)
          .describe('False to store the entries; otherwise the answer says what would happen.'),
        createPartners: DirectorySource.shape.createPartners,
        currency: DirectorySource.shape.currency,
        acceptMissing: z
          .boolean()
          .prefault(false)
          .describe('True where more than 20 entries, and a tenth of them, may become missing.'),
      }),
    ),
  },
  responses: answers({ 200: ['What changed, or would change', ImportReport] }, [
    ...refusalsOfPut,
    'idempotency_mismatch',
  ]),
})

/** Adds the route that imports a directory. */
export const addDirectoryImport = (app: ApiApp, services: Deps): void => {
  const { configuration, kinds, letterLanguages, now, protocols, store } = services
  app.openapi(importEntries, async (context) => {
    const { format, content, currency, ...options } = context.req.valid('json')
    const breathe = createBreathe()
    const read =
      format === 'csv' ? await readCsvDirectory(content, breathe) : readJsonDirectory(content, currency)
    const deps = { store, now, letterLanguages, protocols: protocols.entries }
    return answerOnce(services, context, null, async () => {
      const { changes, kept, missing, held } = await importDirectory(
        deps,
        kinds,
        await configuration.snapshot(),
        {
          ...options,
          read,
          withdrawAfter: 30 * millisecondsPerDay,
          refuse: 'all',
          breathe,
        },
      )
      const changed = changes.filter(({ action }) => action !== 'keep')
      if (options.dryRun) context.set('isPreview', true)
      else for (const { kind, code, before, after } of changed) noteChange(context, kind, code, before, after)
      return jsonAnswer({
        dryRun: options.dryRun,
        changes: [...describeImport(changed)],
        unchanged: changes.length - changed.length,
        kept: [...kept],
        missing: [...missing],
        held: [...held],
      })
    })
  })
}
