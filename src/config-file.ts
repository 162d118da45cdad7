import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { DeclaredConfiguration } from './declared-configuration.ts'
import { readUtf8 } from './http/input/body.ts'
import { faultsBesides, faultsOf } from './http/input/validation.ts'
import { LetterFile } from './partners/email/letters/language.ts'
import { Problem } from './problem.ts'

/** Reads a JSON file. Members that the schema does not have are faults. Throws `Problem` invalid_input with the faults. */
const readJson = async <T extends z.ZodType>(what: string, file: string, schema: T): Promise<z.output<T>> => {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Problem('invalid_input', `${what} ${file} cannot be read.`, { cause })
  })
  const input = parseJson(`${what} ${file}`, readUtf8(bytes, `${what} ${file}`))
  const parsed = schema.safeParse(input)
  const faults = parsed.success ? faultsBesides(input, parsed.data) : faultsOf(parsed.error)
  if (parsed.success && faults.length === 0) return parsed.data
  throw new Problem('invalid_input', `${what} ${file} has faults.`, { faults })
}

/** Returns the position of a JSON error. The rest of the parser's message quotes the file, which holds secrets. */
const jsonErrorPosition = (error: unknown): string => {
  const place = error instanceof Error ? /line \d+ column \d+/.exec(error.message)?.[0] : undefined
  return place === undefined
    ? 'a value is not JSON, such as a word without quotes, or the file is incomplete'
    : `see ${place}`
}

const parseJson = (what: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem('invalid_input', `${what} is not JSON: ${jsonErrorPosition(cause)}.`, { cause })
  }
}

/**
 * Reads a configuration file.
 *
 * @param file the path of a JSON file
 * @returns the documents that it declares; throws `Problem` invalid_input with the faults
 */
export const readConfigFile = (file: string): Promise<DeclaredConfiguration> =>
  readJson('The configuration file', file, DeclaredConfiguration)

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
    throw new Problem('invalid_input', `The file ${file} holds no private key in PEM that can be read.`)
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
    throw new Problem('invalid_input', `The file ${file} holds no certificate in PEM that can be read.`)
  }
}

/**
 * Reads the letters of a folder: a file for each language, named by its code, such as `fr.json`.
 *
 * @returns the content of each file by language code; throws `Problem` invalid_input with the faults
 */
export const readLetters = async (folder: string): Promise<Readonly<Record<string, LetterFile>>> => {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new Problem('invalid_input', `The folder of letters ${folder} cannot be read.`, { cause })
  })
  const languages: Record<string, LetterFile> = {}
  for (const name of names) {
    const code = /^([a-z]{2,3}(?:-[A-Z]{2})?)\.json$/.exec(name)?.[1]
    if (code === undefined) continue
    languages[code] = await readJson('The file of letters', join(folder, name), LetterFile)
  }
  return languages
}
