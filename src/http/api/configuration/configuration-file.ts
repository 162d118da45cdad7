import { createRoute, z } from '@hono/zod-openapi'
import { describeForAudit } from '../../../configuration/audit-changes.ts'
import {
  applyConfiguration,
  type DocumentChange,
  planConfiguration,
} from '../../../configuration/file/apply.ts'
import { readEntries } from '../../../configuration/file/entries.ts'
import { exportConfiguration } from '../../../configuration/file/export.ts'
import type { ConfigKind } from '../../../configuration/kind.ts'
import { noteChange } from '../../auth/audit-notes.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { answerOnce, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, jsonBody, refusalsOfPut } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'

type Deps = Pick<
  Services,
  'kinds' | 'letterLanguages' | 'now' | 'protocols' | 'requestsNaming' | 'runOnce' | 'store'
>

/** A configuration as it comes: `readEntries` checks it, and names every fault at its place. */
const Content = z.record(z.string(), z.unknown()).openapi('ConfigurationContent')

/** Returns the schema of a section of a configuration: a list of documents, or the one that there is. */
const sectionOf = ({ code, fileCode, input, called }: ConfigKind): z.ZodType => {
  if ('single' in code) return input.optional().describe(`The ${called.many}.`)
  const entry =
    'member' in fileCode
      ? z.intersection(
          input,
          z.object({ [fileCode.member]: code.describe(`The code that names the ${called.one}.`) }),
        )
      : input
  return z.array(entry).optional().describe(`The ${called.many}.`)
}

/** Describes the sections of a configuration in the OpenAPI document, in the place of `Content`. */
const describeContent = (app: ApiApp, kinds: readonly ConfigKind[]): void => {
  const sections = z.object(Object.fromEntries(kinds.map((kind) => [kind.section, sectionOf(kind)])))
  const description =
    'A section for each kind of documents, such as `partners`, as in a configuration file: the documents as they are written.'
  app.openAPIRegistry.register('ConfigurationContent', sections.describe(description))
}

const AppliedDocument = z.object({
  kind: z.string().describe('The kind of the document.'),
  code: z.string().describe('The code of the document.'),
  action: z.enum(['create', 'change', 'delete']).describe('What happens to the document.'),
  differences: z
    .array(
      z.object({
        path: z.string().describe('The path of the value in the document.'),
        before: z.string().optional().describe('The value before; left out where there was none.'),
        after: z.string().optional().describe('The value afterwards; left out where there is none.'),
      }),
    )
    .describe('The values that differ. Secrets are masked.'),
})

const AppliedConfiguration = z
  .object({
    dryRun: z.boolean().describe('Whether nothing was changed.'),
    changes: z.array(AppliedDocument).describe('The documents that are created, changed or deleted.'),
    unchanged: z.int().describe('How many documents stay as they are.'),
  })
  .openapi('AppliedConfiguration')

const read = createRoute({
  method: 'get',
  path: '/v1/configuration',
  operationId: 'getConfiguration',
  tags: ['Configuration'],
  middleware: adminOnly,
  summary: 'Export the configuration',
  description: `All configuration documents but API keys, in the sections of a configuration file. Secrets are masked: applied to the same
gateway, they stay as they are. Documents that cannot be read are left out: \`GET /v1/configuration/faults\` lists them.`,
  responses: answers(
    { 200: ['The configuration', z.object({ content: Content.describe('The configuration.') })] },
    ['forbidden'],
  ),
})

const apply = createRoute({
  method: 'post',
  path: '/v1/configuration',
  operationId: 'applyConfiguration',
  tags: ['Configuration'],
  middleware: adminOnly,
  summary: 'Apply a configuration',
  description: `Stores the documents that \`content\` declares, all or none, as \`lendwire config apply\` does with a file.
Documents that it does not declare stay as they are, and applying it again changes nothing. With \`prune\` the documents of
its sections that it does not declare are deleted; one that a document or an open request names is refused with 409. With \`dryRun\` nothing is stored:
the answer says what would change. A secret that reads \`********\` keeps the stored one; references to variables and files
are for the command line only.`,
  request: {
    headers: z.object({
      'Idempotency-Key': IdempotencyHeader,
    }),
    body: jsonBody(
      z.object({
        content: Content.describe('The configuration to apply.'),
        dryRun: z
          .boolean()
          .prefault(false)
          .describe('True to learn what would happen, without changing anything.'),
        prune: z.boolean().prefault(false).describe('True to delete what the document leaves out.'),
      }),
    ),
  },
  responses: answers({ 200: ['What changed, or would change', AppliedConfiguration] }, [
    ...refusalsOfPut,
    'idempotency_mismatch',
  ]),
})

/** Describes a change, with masked secrets. */
const describe = (change: DocumentChange): z.output<typeof AppliedDocument>[] => {
  if (change.action === 'keep') return []
  const differences = describeForAudit([change]).flatMap((each) => [...each.differences])
  return [{ kind: change.kind.kind, code: change.code, action: change.action, differences }]
}

/** Adds the routes that export and apply a whole configuration. */
export const addConfigurationFile = (app: ApiApp, services: Deps): void => {
  const { store, kinds, letterLanguages } = services
  describeContent(app, kinds)
  // The hashes of API keys are for the file of an operator alone.
  const exported = kinds.filter(({ kind }) => kind !== 'key')
  app.openapi(read, async () => {
    const { content } = exportConfiguration(await store.readDocumentSnapshot(), exported, 'masked')
    return jsonResponse({ content })
  })
  app.openapi(apply, async (context) => {
    const { content, dryRun, prune } = context.req.valid('json')
    const deps = { store, now: services.now, letterLanguages, protocols: services.protocols.entries }
    return answerOnce(services, context, null, async () => {
      const { entries, sections } = readEntries(content, kinds)
      const { requestsNaming } = services
      const pruned = prune ? { kinds, sections, requestsNaming } : undefined
      const changes = await (dryRun ? planConfiguration : applyConfiguration)(deps, entries, pruned)
      if (dryRun) context.set('isPreview', true)
      else for (const { kind, code, before, after } of changes) noteChange(context, kind, code, before, after)
      return jsonAnswer({
        dryRun,
        changes: changes.flatMap(describe),
        unchanged: changes.filter(({ action }) => action === 'keep').length,
      })
    })
  })
}
