import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Fault, Problem } from '../../problem.ts'
import type { ImportBatch, ImportedLine } from './import-batch.ts'
import type { ReportEntry } from './report.ts'

const BulkResult = z.object({
  items: z.array(
    z.looseObject({
      number: z.string().nullable(),
      result: z.enum(['done', 'would_be_done', 'refused']),
      problem: z
        .looseObject({
          detail: z.string(),
          faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
        })
        .optional(),
    }),
  ),
})

const keyOf = (lines: readonly ImportedLine[]): string =>
  `import-${createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 40)}`

/** The faults of a refused call by the line that they are about: a body outside the schema refuses the whole call. */
const faultsByLine = (
  lines: readonly ImportedLine[],
  { faults }: Problem,
): ReadonlyMap<number, readonly Fault[]> => {
  const found = new Map<number, Fault[]>()
  for (const { path, message } of faults) {
    const [, index, own = ''] = /^requests\/(\d+)(?:\/(.*))?$/.exec(path) ?? []
    const line = lines[Number(index)]?.line
    if (line !== undefined) found.set(line, [...(found.get(line) ?? []), { path: own, message }])
  }
  return found
}

/**
 * Creates the requests of a batch. The call has an idempotency key of its content, so that a batch whose answer was lost
 * is not created twice. Lines outside the schema are left out, and the others are sent without them.
 */
export const importRequests: ImportBatch = async (call, lines, isDry) => {
  if (lines.length === 0) return []
  const body = { action: 'create', requests: lines.map(({ body }) => body), dryRun: isDry }
  try {
    const headers = { 'idempotency-key': keyOf(lines) }
    const { items } = BulkResult.parse(await call('POST', '/v1/requests/bulk', body, headers))
    return items.map(({ number, result, problem }, index) => ({
      line: lines[index]?.line ?? 0,
      result,
      name: number,
      ...(problem === undefined ? {} : { detail: problem.detail, faults: problem.faults }),
    }))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const faulty = faultsByLine(lines, error)
    if (faulty.size === 0) throw error
    const refused: readonly ReportEntry[] = [...faulty].map(([line, faults]) => ({
      line,
      result: 'refused',
      name: null,
      detail: 'The line is not valid: see faults.',
      faults: [...faults],
    }))
    const left = lines.filter(({ line }) => !faulty.has(line))
    return [...refused, ...(await importRequests(call, left, isDry))]
  }
}
