import { execFile } from 'node:child_process'
import { open } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Mounts a small disk (tmpfs) under a folder.
 *
 * @returns unmounts it; undefined if this process may not mount one
 */
export const mountDisk = async (
  folder: string,
  megabytes: number,
): Promise<(() => Promise<void>) | undefined> => {
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  } catch {
    return undefined
  }
  return async () => {
    await run('umount', ['--lazy', folder])
  }
}

/** Writes to a file until its disk is full. */
export const fillDisk = async (file: string): Promise<void> => {
  const ballast = await open(file, 'a')
  try {
    for (let size = 1_048_576; size >= 1; ) {
      // A write that is cut short has filled the rest.
      await ballast.write(Buffer.alloc(size)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOSPC') throw error
        size = Math.floor(size / 4)
      })
    }
  } finally {
    await ballast.close()
  }
}
