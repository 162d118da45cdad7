import { statSync } from 'node:fs'
import { Problem } from '../../../problem.ts'

/** The time between two checks that the file still exists, in milliseconds. */
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

/** Notices that a database file is removed or replaced while it is open: what is written then would be lost. */
export type FileWatch = {
  /** Says why no more writes are allowed; undefined while the file is the one that was opened. */
  readonly problem: () => Problem | undefined
  readonly stop: () => void
}

/**
 * Watches a database file that was just opened.
 *
 * @param onLost called once, when the file is gone or replaced
 */
export const watchFile = (file: string, onLost: (problem: Problem) => void): FileWatch => {
  const opened = identityOf(file)
  let problem: Problem | undefined
  const look = (): void => {
    const now = identityOf(file)
    if (now === undefined || now === opened || problem !== undefined) return
    problem = new Problem(
      'unavailable',
      `The database ${file} was ${now === null ? 'removed' : 'replaced by another file'} while the gateway runs: nothing is written any more, since it would be lost. Stop the gateway, put the file back with its -wal file, or a backup, and start it again.`,
    )
    onLost(problem)
  }
  const timer = setInterval(look, lookEvery)
  timer.unref()
  return { problem: () => problem, stop: () => clearInterval(timer) }
}
