import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

/** Linux keeps what lies here in memory. */
const memory = '/dev/shm'

/** The room that a run needs, with some to spare, in bytes. A container has 64 MB here unless told otherwise. */
const room = 2 * 1024 ** 3

const hasRoom = (): boolean => {
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= room
  } catch {
    return false
  }
}

/**
 * Puts the temporary folders of a run into memory, so that no test waits for the disk; what must survive a crash is
 * tested by the suites on the disk. Where there is too little room in memory, they stay where they are.
 *
 * @returns what removes them after the run
 */
export const setup = (): (() => void) | undefined => {
  if (!hasRoom()) return undefined
  const folder = mkdtempSync(join(memory, 'lendwire-tests-'))
  // Servers that give up the rights of root read their files here.
  chmodSync(folder, 0o755)
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
