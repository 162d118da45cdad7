import { CsvError, parse } from 'csv-parse/sync'

const separators = [',', ';', '\t'] as const

/** Returns what separates the cells: what Excel says in a line before the header, else what the header has most of. */
export const separatorOf = (text: string): string => {
  const named = /^\uFEFF?sep=(.)\r?\n/i.exec(text)?.[1]
  if (named !== undefined) return named
  const header = /^[\s\uFEFF]*([^\r\n]*)/.exec(text)?.[1] ?? ''
  const [most = ','] = separators.toSorted(
    (one, other) => header.split(other).length - header.split(one).length,
  )
  return most
}

/** The cells of a line without the empty ones at its end, and how many they are with these. */
export type CsvLine = { readonly line: number; readonly cells: readonly string[]; readonly count: number }

/** Reads the lines that hold anything, each with the line of the file in which it begins. */
export const readCsvLines = (
  text: string,
  separator: string,
): readonly CsvLine[] | { readonly quoteIn: number } => {
  let next = 1
  try {
    // The line that names the separator stays as an empty one, and each break is one: lines are counted as editors do.
    const rows = parse(text.replace(/\r\n?/g, '\n').replace(/^\uFEFF?sep=.(?=\n)/i, ''), {
      bom: true,
      delimiter: separator,
      relaxColumnCount: true,
      skipRecordsWithEmptyValues: true,
      trim: true,
      info: true,
      onRecord: (row, { lines }) => {
        next = lines + 1
        return row
      },
    }) as unknown as readonly {
      readonly record: readonly string[]
      readonly info: { readonly lines: number }
    }[]
    return rows.map(({ record, info }) => ({
      line: info.lines - record.join('').split('\n').length + 1,
      count: record.length,
      cells: record.slice(0, record.findLastIndex((cell) => cell !== '') + 1),
    }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { quoteIn: next }
  }
}
