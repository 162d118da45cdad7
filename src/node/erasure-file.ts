import { open, readFile, rename } from 'node:fs/promises'
import { z } from 'zod'
import { durationMilliseconds, instantOf } from '../borrowing/time.ts'
import { type Duration, Instant } from '../borrowing/values.ts'
import type { Erasure, ErasureList } from '../privacy/erasure-list.ts'
import { Problem } from '../problem.ts'

const Line = z.object({
  pseudonym: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 HMAC in hexadecimal'),
  at: Instant,
})

const parseLine = (line: string): Erasure => {
  try {
    return Line.parse(JSON.parse(line))
  } catch (cause) {
    throw new Problem('unavailable', 'A line of the list of erasures cannot be read: restore the file.', {
      cause,
    })
  }
}

/** Only its owner may read it. */
const ownerOnly = 0o600

/**
 * Creates the list of erasures in a file, one JSON object per line. The file belongs outside the backups of the store.
 *
 * @param file the path; it is created with the first entry
 * @param keep how long the oldest backup is kept: older entries are dropped
 * @param clock milliseconds since 1970
 */
export const createErasureFile = (file: string, keep: Duration, clock: () => number): ErasureList => {
  const read = async (): Promise<readonly Erasure[]> => {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw new Problem('unavailable', `Could not read the list of erasures ${file}.`, { cause: error })
    })
    const oldest = instantOf(clock() - durationMilliseconds(keep))
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map(parseLine)
      .filter(({ at }) => at >= oldest)
  }
  return {
    read,
    add: async (erasure) => {
      const lines = [...(await read()), erasure].map((each) => `${JSON.stringify(each)}\n`)
      const draft = `${file}.new`
      const handle = await open(draft, 'w', ownerOnly)
      try {
        await handle.writeFile(lines.join(''))
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(draft, file)
    },
  }
}
