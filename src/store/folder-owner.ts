import { chownSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Gives a file that root made to the owner of its folder. A gateway runs under a user of its own, and root calls a
 * command beside it: without this the gateway could not open what the command made. SQLite does the same with its log.
 *
 * @param file a file that this process has just made
 */
export const giveToFolderOwner = (file: string): void => {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(dirname(resolve(file)))
  if (uid !== 0) chownSync(file, uid, gid)
}
