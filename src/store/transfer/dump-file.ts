import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'
import { Instant } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { StoreRecord, type TransferPort } from '../ports/transfer.ts'
import { createPageSizeLimit } from './dump-pages.ts'
import { plainRecord, readPages } from './store-summary.ts'

/** The first line of a dump. */
export const DumpHeader = z.object({
  format: z.literal('lendwire dump'),
  formatVersion: z.literal(1),
  /** The version of lendwire that wrote it, and the data version of its records (docs/upgrades.md). */
  program: z.string(),
  data: z.int().nonnegative(),
  createdAt: Instant,
})
export type DumpHeader = z.infer<typeof DumpHeader>

/** The last line of a dump: how many records there are, and the SHA-256 of all lines before it, in hex. */
const DumpEnd = z.object({ end: z.object({ records: z.int(), sha256: z.string() }) })

/** Patron data is in it, so only its owner may read it. */
const ownerOnly = 0o600

async function* linesOf(
  source: Pick<TransferPort, 'dump'>,
  header: DumpHeader,
  onProgress: (records: number) => void,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const line = (text: string): string => {
    const whole = `${text}\n`
    hash.update(whole)
    return whole
  }
  yield line(JSON.stringify(header))
  let records = 0
  for await (const page of readPages(source)) {
    for (const record of page.records) yield line(JSON.stringify(plainRecord(record)))
    records += page.records.length
    onProgress(records)
  }
  yield `${JSON.stringify({ end: { records, sha256: hash.digest('hex') } })}\n`
}

/**
 * Writes all records of a store into a new file: compressed by gzip, one line of JSON per record, with a header before
 * them and their number and checksum behind them.
 *
 * @param file a path where no file may be
 * @param onProgress called after each page with the number of records written so far
 * @throws Problem `conflict` if there is a file of that name, `unavailable` if it cannot be written or the store fails
 */
export const writeDump = async (
  source: Pick<TransferPort, 'dump'>,
  file: string,
  header: Omit<DumpHeader, 'format' | 'formatVersion'>,
  onProgress: (records: number) => void = () => undefined,
): Promise<void> => {
  const whole: DumpHeader = { format: 'lendwire dump', formatVersion: 1, ...header }
  try {
    await pipeline(
      Readable.from(linesOf(source, whole, onProgress)),
      createGzip(),
      createWriteStream(file, { flags: 'wx', mode: ownerOnly, flush: true }),
    )
  } catch (error) {
    if (error instanceof Problem) throw error
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw isThere
      ? new Problem('conflict', reason('file.exists', { file }))
      : new Problem('unavailable', reason('file.write_failed', { file, reason: reasonOf(error) }), {
          cause: error,
        })
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown')

const damaged = (file: string, why: AnyReason | string, cause?: unknown): Problem =>
  new Problem('invalid_input', reason('file.no_complete_dump', { file, reason: why }), { cause })

/** Reads the lines of a dump; ends with a `Problem` where the file cannot be read or is cut off. */
async function* readLines(file: string): AsyncGenerator<string> {
  const compressed = createReadStream(file)
  const text = createGunzip()
  const piped = pipeline(compressed, text).catch((error: unknown) => {
    text.destroy(error instanceof Error ? error : new Error('unknown'))
  })
  try {
    yield* createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })
  } catch (error) {
    throw damaged(file, reasonOf(error), error)
  } finally {
    text.destroy()
    await piped
  }
}

const parseJson = (file: string, number: number, line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw damaged(file, reason('damaged_dump.no_json', { line: number }), error)
  }
}

/**
 * Checks a whole dump file: its header, the number of its records, and its checksum.
 *
 * @returns its header and the number of its records
 * @throws Problem `invalid_input` if it is no dump, or is damaged or cut off
 */
export const checkDump = async (
  file: string,
): Promise<{ readonly header: DumpHeader; readonly records: number }> => {
  const hash = createHash('sha256')
  let header: DumpHeader | undefined
  let held: string | undefined
  let lines = 0
  for await (const line of readLines(file)) {
    lines += 1
    if (lines === 1) {
      const read = DumpHeader.safeParse(parseJson(file, 1, line))
      if (!read.success) throw damaged(file, reason('damaged_dump.no_header'), read.error)
      header = read.data
    }
    if (held !== undefined) hash.update(`${held}\n`)
    held = line
  }
  const end = held === undefined ? undefined : DumpEnd.safeParse(parseJson(file, lines, held)).data
  if (header === undefined || end === undefined) throw damaged(file, reason('damaged_dump.no_end'))
  if (end.end.records !== lines - 2 || end.end.sha256 !== hash.digest('hex'))
    throw damaged(file, reason('damaged_dump.checksum'))
  return { header, records: end.end.records }
}

/**
 * Reads the records of a dump that `checkDump` has accepted, page by page. A position is the number of records before it.
 *
 * @returns `dump` as a store has it
 */
export const readDump = (file: string): Pick<TransferPort, 'dump'> => {
  let lines: AsyncGenerator<string> | undefined
  let at = 0
  const open = async (position: number): Promise<AsyncGenerator<string>> => {
    await lines?.return(undefined)
    const opened = readLines(file)
    // The header comes first.
    for (let line = 0; line < position + 1; line += 1) await opened.next()
    at = position
    return opened
  }
  return {
    dump: async (position, limit) => {
      const from = Number(position ?? 0)
      const current = lines !== undefined && at === from ? lines : await open(from)
      lines = current
      const mayGrow = createPageSizeLimit()
      const records: StoreRecord[] = []
      while (records.length < limit) {
        const { value, done } = await current.next()
        if (done === true) throw damaged(file, reason('damaged_dump.no_end'))
        const json = parseJson(file, at + 2, value)
        if (DumpEnd.safeParse(json).success) {
          lines = undefined
          return { records, next: null }
        }
        const read = StoreRecord.safeParse(json)
        if (!read.success) throw damaged(file, reason('damaged_dump.no_record', { line: at + 2 }), read.error)
        at += 1
        records.push(read.data)
        if (!mayGrow(read.data)) break
      }
      return { records, next: String(at) }
    },
  }
}
