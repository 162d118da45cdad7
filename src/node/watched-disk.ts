import { readdir, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { instantOf } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import type { StoreAddress } from '../store/address.ts'

/** Reads the free share of the disk of a SQLite file, in per cent; null for a store elsewhere. */
export const freeDisk = async (address: StoreAddress): Promise<number | null> => {
  if (address.kind !== 'sqlite') return null
  const { bavail, blocks } = await statfs(dirname(address.file))
  return blocks === 0 ? null : (100 * bavail) / blocks
}

/**
 * Returns when the newest file of a folder was written. An empty file is no backup: what wrote it failed.
 *
 * @param folder the folder of the backups; undefined where none is named
 * @returns null where the folder is not there or empty, undefined where none is named
 */
export const newestBackup = async (folder: string | undefined): Promise<Instant | null | undefined> => {
  if (folder === undefined) return undefined
  const names = await readdir(folder).catch(() => [])
  const files = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)))
  const times = files.flatMap((file) => (file?.isFile() === true && file.size > 0 ? [file.mtimeMs] : []))
  return times.length === 0 ? null : instantOf(Math.floor(Math.max(...times)))
}
