import { type ApiOptions, callApi } from '../call-api.ts'
import { checkFileExists } from '../files.ts'
import { type Output, sentencesFor } from '../output.ts'
import type { CallApi, ImportBatch, ImportedLine } from './import-batch.ts'
import { importPartners, importRequests } from './import-batch.ts'
import { checkImportLines, readImportLines } from './read-lines.ts'
import {
  detailOf,
  type ImportKind,
  type ImportReport,
  importKinds,
  openReport,
  type ReportEntry,
} from './report.ts'

/** Options of `lendwire import`. */
export type ImportOptions = ApiOptions & {
  readonly dryRun?: boolean
  readonly library?: string
  /** The file of the report; by default it is beside the imported file. */
  readonly report?: string
  readonly json?: boolean
}

/** Sends a batch of each kind of import. */
const senders: Readonly<Record<ImportKind, ImportBatch>> = {
  requests: importRequests,
  partners: importPartners,
}

/** The number of lines that are sent in one call: as many as it may create. */
const batchSize = 200

type Totals = { done: number; unchanged: number; refused: number; skipped: number }

const count = (totals: Totals, entries: readonly ReportEntry[]): void => {
  for (const { result } of entries)
    totals[result === 'refused' || result === 'unchanged' ? result : 'done'] += 1
}

/** Batches are the same in every run, whatever was done before: their idempotency keys are those of their content. */
async function* batchesOf(file: string, library: string | undefined) {
  let lines: ImportedLine[] = []
  let faults: ReportEntry[] = []
  for await (const each of readImportLines(file)) {
    if (each.kind === 'fault')
      faults.push({ line: each.line, result: 'refused', name: null, ...detailOf(each.reason) })
    else lines.push({ line: each.line, body: library === undefined ? each.body : { library, ...each.body } })
    if (lines.length + faults.length < batchSize) continue
    yield { lines, faults }
    lines = []
    faults = []
  }
  if (lines.length + faults.length > 0) yield { lines, faults }
}

/**
 * Returns the lines of a batch that are sent. Where the report does not have all of them, the answer to the whole batch
 * was lost: it is sent as it was, so that its idempotency key finds what was done. Otherwise only what was refused is
 * tried again.
 */
const linesToSend = (lines: readonly ImportedLine[], { earlier }: ImportReport): readonly ImportedLine[] =>
  lines.some(({ line }) => !earlier.has(line))
    ? lines
    : lines.filter(({ line }) => earlier.get(line) === false)

const importFile = async (
  file: string,
  kind: ImportKind,
  options: ImportOptions,
  report: ImportReport,
  output: Output,
): Promise<Totals> => {
  const { t, language } = sentencesFor(output)
  const isDry = options.dryRun === true
  const totals: Totals = { done: 0, unchanged: 0, refused: 0, skipped: 0 }
  const call: CallApi = (method, path, body, headers) =>
    callApi(options, method, path, body, { 'accept-language': language, ...headers })
  const library = kind === 'requests' ? options.library : undefined
  for await (const { lines, faults } of batchesOf(file, library)) {
    count(totals, faults)
    await report.write(faults)
    const isDone = ({ line }: { readonly line: number }): boolean => report.earlier.get(line) === true
    const left = lines.filter((each) => !isDone(each))
    totals.skipped += lines.length - left.length
    if (left.length > 0) {
      const entries = (await senders[kind](call, linesToSend(lines, report), isDry)).filter(
        (each) => !isDone(each),
      )
      count(totals, entries)
      await report.write(entries)
    }
    output.complain(
      t('command_line.import_progress', {
        done: totals.done + totals.unchanged,
        refused: totals.refused,
        skipped: totals.skipped,
      }),
    )
  }
  return totals
}

/**
 * Sends each line of a file to a running gateway: `lendwire import requests|partners FILE`. The result of each line is
 * in the report; a run that was interrupted resumes where it stopped.
 *
 * @returns the exit code: 1 where a line was refused
 * @throws Problem `not_found` where there is no such file, `invalid_input` where it cannot be read to its end,
 *   `conflict` where it was imported as something else
 */
export const runImport = async (
  kindName: string,
  file: string,
  options: ImportOptions,
  output: Output,
): Promise<number> => {
  const { t } = sentencesFor(output)
  const kind = importKinds.find((each) => each === kindName)
  if (kind === undefined) {
    output.complain(t('command_line.import_kind', { kind: kindName, kinds: importKinds }))
    return 2
  }
  checkFileExists(file)
  await checkImportLines(file)
  const path = options.report ?? `${file}.report.ndjson`
  const report = await openReport(path, kind, options.dryRun === true)
  try {
    const isDry = options.dryRun === true
    const totals = await importFile(file, kind, options, report, output)
    const { done, unchanged, refused, skipped } = totals
    const written = isDry ? `${path}.dry-run` : path
    output.print(
      options.json === true
        ? JSON.stringify({ dryRun: isDry, ...totals, report: written }, null, 2)
        : t(isDry ? 'command_line.would_be_imported' : 'command_line.imported', {
            ...{ done, unchanged, refused, skipped, report: written },
          }),
    )
    return refused > 0 ? 1 : 0
  } finally {
    await report.close()
  }
}
