import { access, constants, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { durationMilliseconds, instantOf } from '../borrowing/time.ts'
import { type Duration, Instant } from '../borrowing/values.ts'
import type { Erasure, ErasureList } from '../privacy/erasure-list.ts'
import { Problem } from '../problem.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import { schemaMessage } from '../translations/schema-message.ts'
import { openDraft } from './draft-file.ts'
import { reasonOfFileError, reasonOfWriteError } from './file-error.ts'

const Line = z.object({
  pseudonym: z.string().regex(/^[0-9a-f]{64}$/, schemaMessage('fault.sha256_hmac')),
  at: Instant,
})

const parseLine = (line: string): Erasure => {
  try {
    return Line.parse(JSON.parse(line))
  } catch (cause) {
    throw new Problem('unavailable', reason('file.erasures_damaged'), {
      cause,
    })
  }
}

/** Throws what the system says where a file could not be replaced by a draft beside it. Nothing is written. */
const checkPlace = async (file: string): Promise<void> => {
  const stats = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (stats?.isDirectory()) throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR' })
  await access(dirname(file), constants.W_OK | constants.X_OK)
}

/**
 * Returns why the list of erasures could not be written, as a clause; null where it could. Nothing is written: a full disk
 * is not found.
 *
 * @param file the path of the list
 */
export const findErasureFileFault = async (file: string): Promise<AnyReason | null> => {
  try {
    await checkPlace(file)
    return null
  } catch (error) {
    return reasonOfWriteError(error)
  }
}

/**
 * Creates the list of erasures in a file, one JSON object per line. The file belongs outside the backups of the store.
 * Several erasures at the same time, of several processes too, write one after the other.
 *
 * @param file the path; it is created with the first entry
 * @param keep how long the oldest backup is kept: older entries are dropped
 * @param clock milliseconds since 1970
 */
export const createErasureFile = (file: string, keep: Duration, clock: () => number): ErasureList => {
  const read = async (): Promise<readonly Erasure[]> => {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw new Problem(
        'unavailable',
        reason('file.erasures_unreadable', { file, reason: reasonOfFileError(error) }),
        { cause: error },
      )
    })
    const oldest = instantOf(clock() - durationMilliseconds(keep))
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map(parseLine)
      .filter(({ at }) => at >= oldest)
  }
  const write = async (erasure: Erasure): Promise<void> => {
    const draft = `${file}.new`
    const handle = await openDraft(draft)
    try {
      const lines = [...(await read()), erasure].map((each) => `${JSON.stringify(each)}\n`)
      await handle.writeFile(lines.join(''))
      await handle.sync()
      await rename(draft, file)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    } finally {
      await handle.close()
    }
  }
  return {
    read,
    add: (erasure) =>
      write(erasure).catch((cause: unknown) => {
        if (cause instanceof Problem) throw cause
        throw new Problem(
          'unavailable',
          reason('file.erasures_unwritable', { file, reason: reasonOfWriteError(cause) }),
          { cause },
        )
      }),
  }
}
