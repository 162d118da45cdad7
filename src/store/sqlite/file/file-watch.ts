import { statSync } from 'node:fs'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import type { Writer } from '../writer.ts'
import { walPath } from './wal-file.ts'

/** The time between two checks that the files still exist, in milliseconds. */
const lookEvery = 1_000

/** Returns the identity of the file under the name; null for none, undefined if it cannot be read now. */
const identityOf = (file: string): string | null | undefined => {
  try {
    const stats = statSync(file, { throwIfNoEntry: false, bigint: true })
    return stats === undefined ? null : `${stats.dev} ${stats.ino}`
  } catch {
    return undefined
  }
}

/** A file that was lost: the database, or its log. Commits in a lost log can still be written into the database. */
type LostFile = { readonly what: 'database' | 'log'; readonly problem: Problem }

const howLost = (now: string | null) => (now === null ? 'removed' : 'replaced')

/**
 * Watches the files of a database that was just opened: what is written after one was removed or replaced would be lost.
 * SQLite itself keeps the log where it is as long as anybody has the database open.
 */
export const watchFile = (file: string) => {
  const log = walPath(file)
  const opened = identityOf(file)
  /** It is made by the first access. */
  let openedLog = identityOf(log)
  let problem: Problem | undefined

  const findLoss = (): LostFile | undefined => {
    const now = identityOf(file)
    if (now !== undefined && now !== opened) {
      const why = reason('store.database_lost', { file, how: howLost(now) })
      return { what: 'database', problem: new Problem('unavailable', why) }
    }
    const logNow = identityOf(log)
    openedLog ??= logNow
    if (logNow === undefined || openedLog == null || logNow === openedLog) return undefined
    const why = reason('store.log_lost', { file: log, how: howLost(logNow) })
    return { what: 'log', problem: new Problem('unavailable', why) }
  }
  let timer: NodeJS.Timeout | undefined
  return {
    /** Says why no more writes are allowed; undefined while both files are those that were opened. */
    problem: () => problem,
    /** Begins to look; `onLost` is called once, when a file is gone or replaced. */
    start: (onLost: (lost: LostFile) => void): void => {
      const look = (): void => {
        if (problem !== undefined) return
        const lost = findLoss()
        if (lost === undefined) return
        problem = lost.problem
        onLost(lost)
      }
      timer = setInterval(look, lookEvery)
      timer.unref()
    },
    stop: () => clearInterval(timer),
  }
}

/** How often it is tried: readers of the database may be in the way for a moment. */
const attempts = 10

/**
 * Writes the commits of a log that was removed or replaced into the database: the connection still has the log open, so
 * nothing that was acknowledged is lost with it.
 *
 * @param writer the connection that writes; it is to take no other writes
 */
export const saveLostLog = async (
  writer: Pick<Writer, 'write'>,
  warn: (message: string) => void,
): Promise<void> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const isWhole = await writer.write('truncateLog').catch(() => false)
    if (!isWhole) continue
    warn('All commits of the lost log are in the database now: start the gateway again.')
    return
  }
  warn(
    'The commits of the lost log could not be written into the database: leave the gateway running, and copy the database with sqlite3 (`VACUUM INTO`) or lendwire dump before you stop it.',
  )
}
