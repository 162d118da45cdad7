import { z } from 'zod'
import { Problem } from '../../problem.ts'
import { sentencesIn } from '../../translations/gateway-sentences.ts'
import type { CallApi, ImportBatch, ImportedLine } from './import-batch.ts'
import { detailOf, type ReportEntry } from './report.ts'

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
