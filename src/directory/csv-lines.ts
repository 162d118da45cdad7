import { CsvError, parse } from 'csv-parse'
import type { Breathe } from '../breathe.ts'

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

/** The most lines and cells of a line that are read. */
export type CsvLimits = { readonly lines: number; readonly cells: number }

/** Why the lines of a text are not read. */
export type UnreadableCsv = { readonly quoteIn: number } | { readonly tooLargeIn: number }

/** How much is read between two pauses, in bytes. */
const pieceSize = 65_536

/**
 * Reads the lines that hold anything, each with the line of the file in which it begins. It pauses between pieces of the
 * text: a file of line breaks only holds up nobody.
 */
export const readCsvLines = async (
  text: string,
  separator: string,
  limits: CsvLimits,
  breathe: Breathe,
): Promise<readonly CsvLine[] | UnreadableCsv> => {
  const read: CsvLine[] = []
  let next = 1
  let tooLargeIn: number | undefined
  const parser = parse({
    bom: true,
    delimiter: separator,
    relaxColumnCount: true,
    skipEmptyLines: true,
    skipRecordsWithEmptyValues: true,
    trim: true,
    // What is returned here would wait to be read: the lines are kept here, and counted also where a later one is wrong.
    onRecord: (record: readonly string[], { lines }) => {
      next = lines + 1
      if (read.length === limits.lines || record.length > limits.cells) tooLargeIn ??= lines
      else
        read.push({
          line: lines - record.join('').split('\n').length + 1,
          count: record.length,
          cells: record.slice(0, record.findLastIndex((cell) => cell !== '') + 1),
        })
      return null
    },
  })
  const done = new Promise((resolve, reject) => parser.once('end', resolve).once('error', reject).resume())
  done.catch(() => undefined)
  // The line that names the separator stays as an empty one, and each break is one: lines are counted as editors do.
  const bytes = Buffer.from(text.replace(/\r\n?/g, '\n').replace(/^\uFEFF?sep=.(?=\n)/i, ''))
  for (let at = 0; at < bytes.length && tooLargeIn === undefined && !parser.destroyed; at += pieceSize) {
    await new Promise((resolve) => parser.write(bytes.subarray(at, at + pieceSize), resolve))
    await breathe()
  }
  if (tooLargeIn === undefined) parser.end()
  else parser.destroy()
  try {
    if (tooLargeIn === undefined) await done
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { quoteIn: next }
  }
  return tooLargeIn === undefined ? read : { tooLargeIn }
}
