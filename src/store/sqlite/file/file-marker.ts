import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { giveToFolderOwner } from '../../folder-owner.ts'
import { parseStored } from '../../policy/parse-stored.ts'
import { walPath } from './wal-file.ts'

/**
 * The marker file beside a database file: it shows that there is a store, and the last event of it. It is no part of the store:
 * it shows that the store was lost, or is an older one.
 */
const Marker = z.object({ lastEvent: z.int().nonnegative() })
type Marker = z.infer<typeof Marker>

/** The statement that says how far events have come; a test checks its query plan. */
export const markerSql = { lastEvent: 'SELECT coalesce(max(cursor), 0) AS lastEvent FROM events' } as const

/** The interval at which the marker is updated, in milliseconds. */
const markEvery = 2_000

const markerOf = (file: string): string => `${file}.marker`

/** Reads the marker; null where there is none, or it cannot be read. */
const readMarker = (file: string): Marker | null => {
  try {
    return Marker.safeParse(JSON.parse(readFileSync(markerOf(file), 'utf8'))).data ?? null
  } catch {
    return null
  }
}

/** The length of every marker, padded with spaces: a later one replaces an earlier one in one short write. */
const markerLength = 60

/** Overwrites the marker in place: putting a new file in its place would wait for the disk, and hold up all calls. */
const writeMarker = (file: string, marker: Marker): void => {
  const path = markerOf(file)
  const isNew = readMarker(file) === null
  const opened = openSync(path, isNew ? 'w' : 'r+', 0o600)
  try {
    writeSync(opened, `${JSON.stringify(marker).padEnd(markerLength - 1)}\n`, 0)
  } finally {
    closeSync(opened)
  }
  if (isNew) giveToFolderOwner(path)
}

/**
 * Looks at the files beside a database before it is opened.
 *
 * @param requireExisting true where a store must be there already
 * @param warn told loudly what was lost
 * @returns what is to be done once it is open: compares it with what was there before, and keeps the marker from then on
 * @throws Problem `unavailable` where there is no database and one is required
 */
export const checkMarker = (
  file: string,
  requireExisting: boolean,
  warn: (message: string) => void,
): ((database: DatabaseSync) => { readonly stop: () => void }) => {
  const before = readMarker(file)
  const wasThere = existsSync(file)
  if (!wasThere) {
    if (requireExisting) throw new Problem('unavailable', reason('store.required_database', { file }))
    if (before !== null)
      warn(
        `There is no database ${file}, but there was one before: a new, empty one is begun. Where that is not what you want, stop the gateway at once and put the file back, or a backup.`,
      )
  }
  return (database) => {
    const statement = database.prepare(markerSql.lastEvent)
    const read = (): Marker => parseStored('marker', Marker, statement.get())
    let marked = read()
    if (wasThere && before !== null && marked.lastEvent < before.lastEvent)
      warn(
        `The database ${file} holds events up to ${marked.lastEvent}, and held some up to ${before.lastEvent} before: it was restored from a backup, or its log ${walPath(file)} was taken away with commits that were acknowledged.`,
      )
    let hasFailed = false
    const write = (marker: Marker): void => {
      try {
        writeMarker(file, marker)
        marked = marker
        hasFailed = false
      } catch (error) {
        // The store itself reports a full disk; the marker only falls behind.
        const reason = error instanceof Error ? error.message : 'unknown'
        if (!hasFailed) warn(`The marker beside the database ${file} could not be written: ${reason}.`)
        hasFailed = true
      }
    }
    write(marked)
    const mark = (): void => {
      // Where the file was taken away, its marker is all that is left of it.
      if (!database.isOpen || !existsSync(file)) return
      try {
        const now = read()
        if (now.lastEvent !== marked.lastEvent) write(now)
      } catch {
        // What cannot be read, the store itself reports.
      }
    }
    const timer = setInterval(mark, markEvery)
    timer.unref()
    return {
      stop: () => {
        clearInterval(timer)
        mark()
      },
    }
  }
}
