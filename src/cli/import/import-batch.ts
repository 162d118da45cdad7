import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Problem } from '../../problem.ts'
import { sentencesIn } from '../../translations/gateway-sentences.ts'
import { detailOf, type ReportEntry } from './report.ts'

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

const Applied = z.object({ changes: z.array(z.looseObject({})), unchanged: z.int() })

/** Returns the path of a fault within the one partner that was sent: `partners/0/name` is `name`. */
const ownPath = (path: string): string => path.replace(/^partners\/[^/]+\/?/, '')

const importOne = async (
  call: CallApi,
  { line, body }: ImportedLine,
  isDry: boolean,
): Promise<ReportEntry> => {
  const name = typeof body.code === 'string' ? body.code : null
  try {
    const content = { partners: [body] }
    const { changes } = Applied.parse(await call('POST', '/v1/configuration', { content, dryRun: isDry }))
    return { line, name, result: changes.length === 0 ? 'unchanged' : isDry ? 'would_be_done' : 'done' }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'conflict') throw error
    const faults = error.faults.map((wrong) => ({
      path: ownPath(wrong.path),
      message: sentencesIn('en').say(wrong),
      code: wrong.code,
      params: wrong.params,
    }))
    return { line, name, result: 'refused', ...detailOf(error.reason), faults }
  }
}

/** Stores the partners of a batch, one after the other: a partner that is stored already and says the same stays as it is. */
export const importPartners: ImportBatch = async (call, lines, isDry) => {
  const entries: ReportEntry[] = []
  for (const each of lines) entries.push(await importOne(call, each, isDry))
  return entries
}

/** Calls the API of the gateway that is imported into. */
export type CallApi = (
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<unknown>

/** A line of the file that can be sent. */
export type ImportedLine = { readonly line: number; readonly body: Readonly<Record<string, unknown>> }

/** Sends a batch of lines and returns the result of each. */
export type ImportBatch = (
  call: CallApi,
  lines: readonly ImportedLine[],
  isDry: boolean,
) => Promise<readonly ReportEntry[]>
