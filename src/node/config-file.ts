import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { z } from 'zod'
import { type DeclaredConfiguration, readEntries, refuseFile } from '../configuration/file/entries.ts'
import { parseJsonConfig, parseYamlConfig } from '../configuration/file/parse-file.ts'
import { type ResolveSecret, resolveSecrets } from '../configuration/file/secret-references.ts'
import type { ConfigKind } from '../configuration/kind.ts'
import { readUtf8 } from '../http/input/body.ts'
import { readInput } from '../input-faults.ts'
import { LetterFile } from '../partners/email/letters/language.ts'
import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import { unsoundParts } from '../unsound-input.ts'
import { reasonOfFileError } from './file-error.ts'

/** Reads a file. `name` is its name in messages. Throws `Problem` invalid_input with the reason why it cannot be read. */
const readBytes = (name: string, file: string): Promise<Buffer> =>
  readFile(file).catch((cause: unknown) => {
    throw new Problem(
      'invalid_input',
      reason('file.setting_unreadable', { name, reason: reasonOfFileError(cause) }),
      { cause },
    )
  })

/** Reads a JSON file. Members that the schema does not have are faults. Throws `Problem` invalid_input with the faults. */
const readJson = async <T extends z.ZodType>(name: string, file: string, schema: T): Promise<z.output<T>> => {
  const input = parseJsonConfig(name, readUtf8(await readBytes(name, file), name))
  const read = readInput(schema, input)
  if (read.kind === 'valid') return read.value
  throw new Problem('invalid_input', reason('file.setting_faults', { name }), { faults: read.faults })
}

/** Reads a secret from the environment, or from a file beside the configuration file; undefined where there is none. */
const resolverFor =
  (file: string, environment: Environment): ResolveSecret =>
  async (reference) => {
    if ('fromEnvironment' in reference) return environment[reference.fromEnvironment]
    const text = await readFile(resolve(dirname(file), reference.fromFile), 'utf8').catch(() => undefined)
    return text?.replace(/\r?\n$/, '')
  }

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads a configuration file.
 *
 * @param file the path of a YAML or JSON file
 * @param environment where secrets are looked up that the file refers to
 * @param kinds the table of document kinds
 * @returns what it declares; `Problem` invalid_input saying where it is wrong
 */
export const readConfigFile = async (
  file: string,
  environment: Environment,
  kinds: readonly ConfigKind[],
): Promise<DeclaredConfiguration> => {
  const name = `The configuration file ${file}`
  const text = readUtf8(await readBytes(name, file), name)
  const parsed = file.endsWith('.json') ? parseJsonConfig(name, text, true) : parseYamlConfig(name, text)
  // The depth is checked first, because the next steps walk the whole content.
  refuseFile(unsoundParts(parsed))
  const { content, faults } = await resolveSecrets(parsed, resolverFor(file, environment))
  refuseFile(faults)
  return readEntries(content, kinds)
}

/**
 * Reads the private key that mails are signed with.
 *
 * @param file the path of a key in PEM
 * @returns the file's text; throws `Problem` invalid_input where it is not a private key
 */
export const readPrivateKey = async (file: string): Promise<string> => {
  try {
    const pem = await readFile(file, 'utf8')
    createPrivateKey(pem)
    return pem
  } catch {
    throw new Problem('invalid_input', reason('file.no_private_key', { file }))
  }
}

/**
 * Reads the certificates of authorities that mail servers are verified with.
 *
 * @param file the path of certificates in PEM
 * @returns the file's text; throws `Problem` invalid_input where it has no certificate
 */
export const readCertificates = async (file: string): Promise<string> => {
  try {
    const pem = await readFile(file, 'utf8')
    new X509Certificate(pem)
    return pem
  } catch {
    throw new Problem('invalid_input', reason('file.no_certificate', { file }))
  }
}

/**
 * Reads the letters of a folder: a file for each language, named by its code, such as `fr.json`.
 *
 * @returns the content of each file by language code; throws `Problem` invalid_input with the faults
 */
export const readLetters = async (folder: string): Promise<Readonly<Record<string, LetterFile>>> => {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new Problem(
      'invalid_input',
      reason('file.letters_unreadable', { folder, reason: reasonOfFileError(cause) }),
      { cause },
    )
  })
  const languages: Record<string, LetterFile> = {}
  for (const name of names) {
    const code = /^([a-z]{2,3}(?:-[A-Z]{2})?)\.json$/.exec(name)?.[1]
    if (code === undefined) continue
    languages[code] = await readJson(
      `The file of letters ${join(folder, name)}`,
      join(folder, name),
      LetterFile,
    )
  }
  return languages
}
