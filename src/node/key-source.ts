import { execFile } from 'node:child_process'
import { chmod, chown, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { MasterKeySetting } from '../config.ts'
import { Problem } from '../problem.ts'
import { createMasterKey, type MasterKey, parseMasterKeys } from '../secrets/master-keys.ts'
import type { KeySource } from '../secrets/open-sealed-store.ts'
import { giveToFolderOwner } from '../store/folder-owner.ts'
import { reason } from '../translations/reason.ts'
import { openDraft } from './draft-file.ts'
import { reasonOfFileError } from './file-error.ts'

const run = promisify(execFile)
/** The longest time that the command for the master key may take, in milliseconds. */
const commandTimeout = 30_000
/** Only its owner may read it. */
const ownerOnly = 0o600

const readKeyFile = async (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new Problem(
      'unavailable',
      reason('file.key_unreadable', { file, reason: reasonOfFileError(error) }),
      {
        cause: error,
      },
    )
  })

/** Writes the first key file; `EEXIST` where there is one. */
const createKeyFile = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'wx', ownerOnly)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  giveToFolderOwner(file)
}

const printedBy = async (command: string): Promise<string> => {
  try {
    const { stdout } = await run('/bin/sh', ['-c', command], { timeout: commandTimeout })
    return stdout
  } catch (cause) {
    throw new Problem('unavailable', reason('start.key_command_failed'), { cause })
  }
}

/** Creates the source of the master keys. */
export const createKeySource = (setting: MasterKeySetting): KeySource => {
  switch (setting.kind) {
    case 'none':
      return { name: 'the settings', read: async () => null, create: null, allowsPlain: setting.allowsPlain }
    case 'text':
      return {
        name: 'LENDWIRE_MASTER_KEY',
        read: async () => parseMasterKeys(setting.text),
        create: null,
      }
    case 'command':
      return {
        name: 'LENDWIRE_MASTER_KEY_COMMAND',
        read: async () => parseMasterKeys(await printedBy(setting.command)),
        create: null,
      }
    case 'file': {
      const read = async (): Promise<readonly MasterKey[] | null> => {
        const text = await readKeyFile(setting.file)
        if (text !== null) return parseMasterKeys(text)
        if (setting.isCreated) return null
        throw new Problem('unavailable', reason('file.no_key_file', { file: setting.file }))
      }
      const create = async (): Promise<readonly MasterKey[]> => {
        // Another process may create it at the same time: the file of the first one counts.
        await createKeyFile(setting.file, `${createMasterKey()}\n`).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error
        })
        return parseMasterKeys((await readKeyFile(setting.file)) ?? '')
      }
      return { name: setting.file, read, create: setting.isCreated ? create : null }
    }
  }
}

/** Gives a new version of a file the owner, group and mode of the present one: who read that reads this. */
const takeOver = async (draft: string, file: string): Promise<void> => {
  const { uid, gid, mode } = await stat(file)
  await chmod(draft, mode & 0o777)
  const own = await stat(draft)
  if (own.uid === uid && own.gid === gid) return
  await chown(draft, uid, gid).catch((cause: unknown) => {
    throw new Problem('conflict', reason('file.key_of_other_user', { file }), { cause })
  })
}

/**
 * Adds a new key to the front of a key file; the earlier ones stay, so that running gateways open what they sealed. Where
 * the file beside a new store is not there yet, nothing is added: it is created when the store is opened.
 *
 * @throws Problem invalid_input where the keys are not in a file: then their owner adds the new one; unavailable where
 *   the file is missing; conflict where gateways could not read the new file
 */
export const addKeyToFile = async (setting: Exclude<MasterKeySetting, { kind: 'none' }>): Promise<void> => {
  if (setting.kind !== 'file') throw new Problem('invalid_input', reason('start.keys_not_in_file'))
  const file = await realpath(setting.file).catch(() => setting.file)
  if ((await readKeyFile(file)) === null) {
    if (setting.isCreated) return
    throw new Problem('unavailable', reason('file.no_key_file', { file }))
  }
  const draft = `${file}.new`
  const handle = await openDraft(draft)
  try {
    // Another call may have added a key while this one waited: that has sealed secrets by now, and must stay.
    const before = (await readKeyFile(file)) ?? ''
    await handle.writeFile(`${createMasterKey()}\n${before}`)
    await handle.sync()
    await takeOver(draft, file)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}
