import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Library } from './borrowing/library.ts'
import { RotaRules } from './borrowing/rota-rules/rota-rules.ts'
import { SendingRules } from './borrowing/rota-rules/sending-rules.ts'
import { RotaTemplate } from './borrowing/rota-rules/template.ts'
import type { Instant } from './borrowing/values.ts'
import { LibraryCode, PartnerCode } from './borrowing/values.ts'
import { WorkflowProfile } from './borrowing/workflow-profile.ts'
import { ApiKeySettings, ensureKey, shortestKey } from './http/api-key.ts'
import { saveLibrary, saveLocateProfile, savePartner, saveWorkflow } from './http/configuration.ts'
import { LocateProfileInput } from './http/locate-input.ts'
import { MailboxInput, saveMailbox } from './http/mailbox-input.ts'
import { PartnerInput } from './http/partner-input.ts'
import { saveRotaRules, saveRotaTemplate, saveSendingRules } from './http/rota-configuration.ts'
import { LetterFile } from './partners/email/letters/language.ts'
import { MailboxName } from './partners/mailbox.ts'
import { Problem } from './problem.ts'
import type { Store } from './store/store.ts'

/** What a configuration file may declare. */
const ConfigFile = z.strictObject({
  workflows: z.array(WorkflowProfile).prefault([]),
  locateProfiles: z.array(LocateProfileInput.required({ name: true })).prefault([]),
  libraries: z.array(Library).prefault([]),
  partners: z.array(PartnerInput.extend({ code: PartnerCode })).prefault([]),
  rotaTemplates: z.array(RotaTemplate).prefault([]),
  rotaRules: RotaRules.optional(),
  sendingRules: SendingRules.optional(),
  mailboxes: z.array(MailboxInput.extend({ name: MailboxName })).prefault([]),
  keys: z
    .array(
      ApiKeySettings.and(z.object({ key: z.string().min(shortestKey), library: LibraryCode.optional() })),
    )
    .prefault([]),
})
export type ConfigFile = z.infer<typeof ConfigFile>

const faultsOf = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => ({ path: path.join('/'), message }))

/**
 * Reads a configuration file.
 *
 * @param file the path of a JSON file
 * @returns what it declares; `Problem` invalid_input saying where it is wrong
 */
export const readConfigFile = async (file: string): Promise<ConfigFile> => {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Problem('invalid_input', `The configuration file ${file} cannot be read.`, { cause })
  })
  const parsed = ConfigFile.safeParse(parseJson(file, text))
  if (parsed.success) return parsed.data
  throw new Problem('invalid_input', `The configuration file ${file} has faults.`, {
    faults: faultsOf(parsed.error),
  })
}

const parseJson = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('invalid_input', `The file ${file} is not JSON.`)
  }
}

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
    const file = join(folder, name)
    const parsed = LetterFile.safeParse(parseJson(file, await readFile(file, 'utf8')))
    if (!parsed.success) {
      throw new Problem('invalid_input', `The letters in ${file} have faults.`, {
        faults: faultsOf(parsed.error),
      })
    }
    languages[code] = parsed.data
  }
  return languages
}

/** Stores what a configuration file declares; loading it twice changes nothing. Throws `Problem` where it does not fit. */
export const loadConfigFile = async (
  shell: {
    readonly store: Store
    readonly now: () => Instant
    readonly letterLanguages: readonly string[]
  },
  declared: ConfigFile,
): Promise<void> => {
  for (const workflow of declared.workflows) await saveWorkflow(shell, workflow.name, workflow)
  for (const profile of declared.locateProfiles) await saveLocateProfile(shell, profile.name, profile)
  for (const library of declared.libraries) await saveLibrary(shell, library.code, library)
  for (const partner of declared.partners) await savePartner(shell, partner.code, partner)
  for (const template of declared.rotaTemplates) await saveRotaTemplate(shell, template.name, template)
  if (declared.rotaRules !== undefined) await saveRotaRules(shell, declared.rotaRules)
  if (declared.sendingRules !== undefined) await saveSendingRules(shell, declared.sendingRules)
  for (const mailbox of declared.mailboxes) await saveMailbox(shell, mailbox.name, mailbox)
  for (const { key, ...settings } of declared.keys) await ensureKey(shell, key, settings)
}
