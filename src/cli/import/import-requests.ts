import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ImportBatch, ImportedLine } from './import-batch.ts'

const Why = z.object({ code: z.string().optional(), params: z.record(z.string(), z.unknown()).optional() })

const BulkResult = z.object({
  items: z.array(
    z.looseObject({
      number: z.string().nullable(),
      result: z.enum(['done', 'would_be_done', 'refused']),
      problem: z
        .looseObject({
          detail: z.string(),
          ...Why.shape,
          faults: z.array(Why.extend({ path: z.string(), text: z.string() })).optional(),
        })
        .optional(),
    }),
  ),
})

const keyOf = (lines: readonly ImportedLine[]): string =>
  `import-${createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 40)}`

/**
 * Creates the requests of a batch. The call has an idempotency key of its content, so that a batch whose answer was lost
 * is not created twice. A line outside the schema is refused alone.
 */
export const importRequests: ImportBatch = async (call, lines, isDry) => {
  if (lines.length === 0) return []
  const body = { action: 'create', requests: lines.map(({ body }) => body), dryRun: isDry }
  const headers = { 'idempotency-key': keyOf(lines) }
  const { items } = BulkResult.parse(await call('POST', '/v1/requests/bulk', body, headers))
  return items.map(({ number, result, problem }, index) => ({
    line: lines[index]?.line ?? 0,
    result,
    name: number,
    ...(problem === undefined
      ? {}
      : {
          ...{ detail: problem.detail, code: problem.code, params: problem.params },
          faults: problem.faults?.map(({ text, ...wrong }) => ({ ...wrong, message: text })),
        }),
  }))
}
