import type { Config } from '../config.ts'
import { createConfigKinds } from '../configuration/kinds.ts'
import { protocolRegistry } from '../partners/registry.ts'
import { readCertificates, readConfigFile, readLetters, readPrivateKey } from './config-file.ts'

/** Reads the key with which mails are signed, where one is set. */
export const readDkimSettings = async ({ dkim }: Config) => {
  if (dkim === undefined) return {}
  const { domain, selector, keyFile } = dkim
  return { dkim: { domain, selector, privateKey: await readPrivateKey(keyFile) } }
}

/** Reads the certificate authorities of the mail server, where some are set. */
export const readMailAuthorities = async ({ mailCaFile }: Config) =>
  mailCaFile === undefined ? {} : { certificateAuthorities: [await readCertificates(mailCaFile)] }

type Environment = Readonly<Record<string, string | undefined>>

const readDeclared = async ({ configFile }: Config, environment: Environment) =>
  configFile === undefined
    ? undefined
    : (await readConfigFile(configFile, environment, createConfigKinds(protocolRegistry))).entries

/** The contents of the files that the settings name. */
export type StartupFiles = Awaited<ReturnType<typeof readStartupFiles>>

/**
 * Reads the files that the settings name: keys and certificates for mail, letters, and the configuration file.
 *
 * @param environment where the configuration file looks up secrets
 * @throws Problem for a file that cannot be read, before anything is opened or written
 */
export const readStartupFiles = async (config: Config, environment: Environment) => ({
  mailSigning: await readDkimSettings(config),
  mailAuthorities: await readMailAuthorities(config),
  letters: config.lettersFolder === undefined ? {} : await readLetters(config.lettersFolder),
  declared: await readDeclared(config, environment),
})
