import type { Writer } from '../writer.ts'

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
