import { execFile } from 'node:child_process'
import { chmod, open, readFile, rename } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { MasterKeySetting } from '../config.ts'
import { Problem } from '../problem.ts'
import { createMasterKey, type MasterKey, parseMasterKeys } from '../secrets/master-keys.ts'
import type { KeySource } from '../secrets/open-sealed-store.ts'

const run = promisify(execFile)
/** The longest time that the command for the master key may take, in milliseconds. */
const commandTimeout = 30_000
/** Only its owner may read it. */
const ownerOnly = 0o600

const readKeyFile = async (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new Problem('unavailable', `Could not read the key file ${file}.`, { cause: error })
  })

const writeKeyFile = async (file: string, text: string, flag: 'wx' | 'w'): Promise<void> => {
  const handle = await open(file, flag, ownerOnly)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await chmod(file, ownerOnly)
}

const printedBy = async (command: string): Promise<string> => {
  try {
    const { stdout } = await run('/bin/sh', ['-c', command], { timeout: commandTimeout })
    return stdout
  } catch (cause) {
    throw new Problem('unavailable', 'The command of LENDWIRE_MASTER_KEY_COMMAND failed.', { cause })
  }
}

/** Creates the source of the master keys. */
export const createKeySource = (setting: MasterKeySetting): KeySource => {
  switch (setting.kind) {
    case 'none':
      return { name: 'the settings', read: async () => null, create: null }
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
        throw new Problem('unavailable', `There is no key file ${setting.file}.`)
      }
      const create = async (): Promise<readonly MasterKey[]> => {
        // Another process may create it at the same time: the file of the first one counts.
        await writeKeyFile(setting.file, `${createMasterKey()}\n`, 'wx').catch(
          (error: NodeJS.ErrnoException) => {
            if (error.code !== 'EEXIST') throw error
          },
        )
        return parseMasterKeys((await readKeyFile(setting.file)) ?? '')
      }
      return { name: setting.file, read, create: setting.isCreated ? create : null }
    }
  }
}

/**
 * Adds a new key to the front of a key file; the earlier ones stay, so that running gateways open what they sealed.
 *
 * @throws Problem invalid_input where the keys are not in a file: then their owner adds the new one
 */
export const addKeyToFile = async (setting: MasterKeySetting): Promise<void> => {
  if (setting.kind !== 'file')
    throw new Problem(
      'invalid_input',
      'The master keys are not in a file: put the new key before the present one where they are set, restart the gateways, and call this with --reseal.',
    )
  const before = (await readKeyFile(setting.file)) ?? ''
  const draft = `${setting.file}.new`
  await writeKeyFile(draft, `${createMasterKey()}\n${before}`, 'w')
  await rename(draft, setting.file)
}
