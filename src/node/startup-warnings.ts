import type { Config } from '../config.ts'
import type { LogEntry } from '../log.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import { findErasureFileFault } from './erasure-file.ts'
import { findReadableKeys } from './readable-keys.ts'

/** Warns of key files that every user of the machine may read. */
export const warnOfReadableKeys = async (config: Config, log: (entry: LogEntry) => void): Promise<void> => {
  for (const { setting, file, mode } of await findReadableKeys(config))
    log({
      level: 'warn',
      message: `Every user of this machine may read the key file ${file} (${setting}): run chmod 600 ${file}, and replace the key if others have accounts here.`,
      facts: { file, mode },
    })
}

/** Warns where the address of the gateway or the list of erased patrons is not set, and says what follows. */
export const warnOfMissingSettings = (config: Config, log: (entry: LogEntry) => void): void => {
  if (config.publicUrl === undefined)
    log({
      level: 'warn',
      message:
        'LENDWIRE_PUBLIC_URL is not set: letters to partners and mails with links are not sent, because their links would lead nowhere.',
      facts: {},
    })
  if (config.erasureFile === undefined)
    log({
      level: 'warn',
      message:
        'LENDWIRE_ERASURE_LIST is not set: patrons who are erased are back after an older backup is restored. Name a file outside the backups.',
      facts: {},
    })
}

/** Warns where the list of erased patrons cannot be written. Each erasure is refused then. */
export const warnOfErasureFile = async (
  { erasureFile }: Pick<Config, 'erasureFile'>,
  log: (entry: LogEntry) => void,
): Promise<void> => {
  if (erasureFile === undefined) return
  const fault = await findErasureFileFault(erasureFile)
  if (fault !== null)
    log({
      level: 'warn',
      message: `The list of erasures ${erasureFile} cannot be written: ${sentencesIn('en').say(fault)}. No patron can be erased until LENDWIRE_ERASURE_LIST or the folder is corrected.`,
      facts: { file: erasureFile },
    })
}
