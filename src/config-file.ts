import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { DeclaredConfiguration } from './declared-configuration.ts'
import { readUtf8 } from './http/input/body.ts'
import { faultsBesides, faultsOf } from './http/input/validation.ts'
import { LetterFile } from './partners/email/letters/language.ts'
import { Problem } from './problem.ts'

/** What is in a file of JSON, and nothing that its schema does not know; `Problem` invalid_input saying where it is wrong. */
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

/** Where JSON ends to be it. The rest of what the parser says quotes the file, which holds secrets. */
const placeIn = (error: unknown): string => {
  const place = error instanceof Error ? /line \d+ column \d+/.exec(error.message)?.[0] : undefined
  return place === undefined
    ? 'a value stands in it that is none of JSON, such as a word without quotes, or it ends too early'
    : `look at ${place}`
}

const parseJson = (what: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem('invalid_input', `${what} is not JSON: ${placeIn(cause)}.`, { cause })
  }
}

/**
 * Reads a configuration file.
 *
 * @param file the path of a JSON file
 * @returns what it declares; `Problem` invalid_input saying where it is wrong
 */
export const readConfigFile = (file: string): Promise<DeclaredConfiguration> =>
  readJson('The configuration file', file, DeclaredConfiguration)

/**
 * Reads the private key that mails are signed with.
 *
 * @param file the path of a key in PEM
 * @returns the key as it stands there; `Problem` invalid_input where it is none
 */
export const readKey = async (file: string): Promise<string> => {
  try {
    const pem = await readFile(file, 'utf8')
    createPrivateKey(pem)
    return pem
  } catch {
    throw new Problem('invalid_input', `The file ${file} holds no private key in PEM that can be read.`)
  }
}

/**
 * Reads the certificates that mail servers are believed by.
 *
 * @param file the path of certificates in PEM
 * @returns them as they stand there; `Problem` invalid_input where there are none
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
 * @returns by code what each file says; `Problem` invalid_input saying where one is wrong
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
