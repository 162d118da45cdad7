import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'

/** The mode of files with patron data: only their owner may read them. */
export const ownerOnly = 0o600

/** Refuses a file that is not there: `Problem` not_found. */
export const checkFileExists = (file: string): void => {
  if (!existsSync(file)) throw new Problem('not_found', reason('file.missing', { file }))
}

/** Returns the SHA-256 of a file, in hex. */
export const checksumOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

/** Waits until a file, or the names in a folder, are on the disk. */
export const syncPath = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
