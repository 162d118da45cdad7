import { stat } from 'node:fs/promises'
import type { Config } from '../config.ts'

/** The bit of a file's mode that lets every user of the machine read it. */
const readableByAll = 0o004

/** A key file that every user of the machine may read. */
export type ReadableKey = {
  readonly setting: string
  readonly file: string
  /** The mode of the file as `chmod` takes it, such as `644`. */
  readonly mode: string
}

/**
 * Finds the key files of the settings that every user of the machine may read. A group may: a container often reads the
 * file by one. Windows has no such modes.
 */
export const findReadableKeys = async ({
  masterKey,
  dkim,
}: Pick<Config, 'masterKey' | 'dkim'>): Promise<readonly ReadableKey[]> => {
  if (process.platform === 'win32') return []
  const files = [
    ...(masterKey.kind === 'file' ? [{ setting: 'LENDWIRE_MASTER_KEY_FILE', file: masterKey.file }] : []),
    ...(dkim === undefined ? [] : [{ setting: 'LENDWIRE_DKIM_KEY', file: dkim.keyFile }]),
  ]
  const checked = await Promise.all(
    files.map(async ({ setting, file }) => {
      // A file that is missing, or that cannot be read, is an error where it is read.
      const stats = await stat(file).catch(() => null)
      return stats === null || (stats.mode & readableByAll) === 0
        ? []
        : [{ setting, file, mode: (stats.mode & 0o777).toString(8) }]
    }),
  )
  return checked.flat()
}
