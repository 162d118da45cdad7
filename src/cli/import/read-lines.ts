import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { CsvError, parse } from 'csv-parse'
import { z } from 'zod'
import { Problem } from '../../problem.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { bodyOfRow } from './columns.ts'

/** The declaration in a line of a file, or why it cannot be read. `line` is its number in the file, from 1. */
export type ImportLine = { readonly line: number } & (
  | { readonly kind: 'body'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'fault'; readonly reason: AnyReason }
)

/** Stands where bytes are no UTF-8 (Unicode Standard, section 3.9). */
const replacement = '\uFFFD'
const notUtf8 = reason('import_file.not_utf8')

const Body = z.record(z.string(), z.unknown())

const readJson = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    return Body.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

async function* readNdjson(file: string): AsyncGenerator<ImportLine> {
  let line = 0
  for await (const text of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line += 1
    if (text.trim() === '') continue
    const body = readJson(text.replace(/^\uFEFF/, ''))
    if (text.includes(replacement)) yield { line, kind: 'fault', reason: notUtf8 }
    else if (body === undefined) yield { line, kind: 'fault', reason: reason('import_file.not_object') }
    else yield { line, kind: 'body', body }
  }
}

const Row = z.object({
  record: z.record(z.string(), z.string()),
  info: z.object({ lines: z.int(), error: z.instanceof(Error).optional() }),
})

/** Returns what separates the columns: names of columns have none of these characters. */
const separatorOf = async (file: string): Promise<string> => {
  for await (const header of createInterface({ input: createReadStream(file) }))
    if (header.replace(/^\uFEFF/, '').trim() !== '')
      return ['\t', ',', ';'].find((each) => header.includes(each)) ?? ','
  return ','
}

/** Returns the names of the columns. Of two with the same name, one would hide what is in the other. */
const checkedColumns = (file: string, names: readonly string[]): string[] => {
  const twice = names.find((name, place) => name.trim() !== '' && names.indexOf(name) !== place)
  if (twice !== undefined)
    throw new Problem('invalid_input', reason('import_file.column_twice', { file, column: twice }))
  return [...names]
}

/** Returns why a row cannot be imported; undefined where it can. */
const faultOfRow = ({ record, info }: z.infer<typeof Row>): AnyReason | undefined => {
  if (info.error !== undefined) return reason('import_file.cells')
  return Object.values(record).some((cell) => cell.includes(replacement)) ? notUtf8 : undefined
}

async function* readCsv(file: string): AsyncGenerator<ImportLine> {
  const parser = createReadStream(file).pipe(
    parse({
      bom: true,
      columns: (names: string[]) => checkedColumns(file, names),
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      delimiter: await separatorOf(file),
    }),
  )
  try {
    for await (const each of parser) {
      const row = Row.parse(each)
      const line = row.info.lines
      const wrong = faultOfRow(row)
      yield wrong === undefined
        ? { line, kind: 'body', body: bodyOfRow(row.record) }
        : { line, kind: 'fault', reason: wrong }
    }
  } catch (cause) {
    if (cause instanceof CsvError)
      throw new Problem('invalid_input', reason('import_file.not_csv', { file, reason: cause.message }), {
        cause,
      })
    throw cause
  }
}

/**
 * Reads a file line by line: one JSON object per line, or CSV whose first line names the columns.
 *
 * @throws Problem `invalid_input` where the file is no CSV, or has another extension
 */
export const readImportLines = (file: string): AsyncGenerator<ImportLine> => {
  if (/\.(csv|tsv)$/i.test(file)) return readCsv(file)
  if (/\.(ndjson|jsonl)$/i.test(file)) return readNdjson(file)
  throw new Problem('invalid_input', reason('import_file.ending', { file }))
}

/**
 * Reads a file to its end: one that breaks off further on is refused before anything of it is imported.
 *
 * @throws Problem as `readImportLines`
 */
export const checkImportLines = async (file: string): Promise<void> => {
  const lines = readImportLines(file)
  while ((await lines.next()).done !== true);
}
