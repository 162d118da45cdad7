import { distance } from 'fastest-levenshtein'
import { z } from 'zod'
import { type Config, readConfig } from '../config.ts'
import { Environment } from '../environment.ts'
import { findErasureFileFault } from '../node/erasure-file.ts'
import { findReadableKeys } from '../node/readable-keys.ts'
import { Problem } from '../problem.ts'
import { colonIn, type GatewayKey } from '../translations/gateway-sentences.ts'
import { reason, textReason } from '../translations/reason.ts'
import type { Translator } from '../translations/translator.ts'
import { checkDocuments } from './doctor/check-documents.ts'
import { checkMail } from './doctor/check-mail.ts'
import { checkOpenId } from './doctor/check-openid.ts'
import { checkCertificate, checkPublicUrl } from './doctor/check-public-url.ts'
import { checkStore } from './doctor/check-store.ts'
import { type Finding, failure, passed, warning } from './doctor/finding.ts'
import { type Output, sentencesFor } from './output.ts'
import { reportError } from './report-error.ts'

/** Variables of other parts that begin as the settings do: of the compose file, of a Worker, and of the tests. */
const ofOthers = new Set(['LENDWIRE_DOMAIN', 'LENDWIRE_KEY', 'LENDWIRE_PATRON_SECRET', 'LENDWIRE_SCALE'])

/** The most letters in which a misspelt name may differ from a setting. */
const maxEdits = 4

/** A variable with the prefix of settings that names no setting, and the most similar setting. */
type UnknownSetting = { readonly name: string; readonly nearest: string | null }

/** Finds the variables of an environment that have the prefix of settings but name no setting: they may be mistyped. */
const findUnknownSettings = (
  environment: Readonly<Record<string, string | undefined>>,
): readonly UnknownSetting[] => {
  const names = Object.keys(Environment.shape)
  return Object.keys(environment)
    .filter((name) => name.startsWith('LENDWIRE_') && !names.includes(name) && !ofOthers.has(name))
    .toSorted()
    .map((name) => {
      const [best] = names
        .map((setting) => ({ setting, edits: distance(name, setting) }))
        .toSorted((left, right) => left.edits - right.edits)
      return { name, nearest: best !== undefined && best.edits <= maxEdits ? best.setting : null }
    })
}

/** Options of `lendwire doctor`. */
export type DoctorOptions = {
  readonly json?: boolean
  /** The address that a mail is sent to. */
  readonly sendTestMail?: string
}

const Address = z.email().max(254)

const oldestNode = 24

const checkNode = (): Finding => {
  const found = reason('doctor.node', { version: process.versions.node })
  return Number(process.versions.node.split('.')[0]) >= oldestNode
    ? passed('node', found)
    : failure('node', found, reason('doctor.old_node', { oldest: oldestNode }))
}

const checkSecrets = ({ masterKey }: Pick<Config, 'masterKey'>): readonly Finding[] =>
  masterKey.kind === 'none'
    ? [
        failure(
          'master_key',
          reason('doctor.no_master_key', { starts: masterKey.allowsPlain ? 'yes' : 'no' }),
          reason('doctor.set_master_key'),
        ),
      ]
    : []

const checkVariables = (): readonly Finding[] =>
  findUnknownSettings(process.env).map(({ name, nearest }) =>
    warning(
      'settings',
      reason('doctor.no_setting', { name }),
      nearest === null
        ? reason('doctor.see', { page: 'settings' })
        : reason('doctor.did_you_mean', { name: nearest }),
    ),
  )

const checkAddress = (address: string | undefined): void => {
  if (address !== undefined && !Address.safeParse(address).success)
    throw new Problem('invalid_input', reason('command_line.test_mail_address', { value: address }))
}

const checkKeys = async (config: Config): Promise<readonly Finding[]> =>
  (await findReadableKeys(config)).map(({ setting, file, mode }) =>
    warning(
      'key_file',
      reason('doctor.key_readable', { file, setting, mode }),
      reason('doctor.protect_key', { file }),
    ),
  )

const checkErasureList = async ({ erasureFile }: Config): Promise<Finding> => {
  const check = 'erasure_list'
  if (erasureFile === undefined)
    return warning(check, reason('doctor.no_erasure_list'), reason('doctor.name_erasure_list'))
  const why = await findErasureFileFault(erasureFile)
  return why === null
    ? passed(check, reason('doctor.erasure_list_writable', { file: erasureFile }))
    : failure(
        check,
        reason('doctor.erasure_list_fault', { file: erasureFile, why }),
        reason('doctor.correct_erasure_list'),
      )
}

/** Says a finding. Its detail, which may be the message of an error, ends without a period. */
const sayFinding = ({ check, partner, result, found, remedy }: Finding, { say }: Translator<GatewayKey>) => {
  const { code, params } = found
  return {
    ...{ check: partner === undefined ? check : `${check} ${partner}`, result, code, params },
    detail: say(found).replace(/\.$/, ''),
    ...(remedy === undefined ? {} : { remedy: say(remedy) }),
  }
}

const lineOf = (finding: Finding, words: Translator<GatewayKey>): string => {
  const { detail, remedy } = sayFinding(finding, words)
  const name = words.say({ code: `doctor.check.${finding.check}`, params: { code: finding.partner ?? '' } })
  const result = words.t(`doctor.result.${finding.result}`).padEnd(8)
  return `${result} ${name}${colonIn(words.language)} ${detail}${remedy === undefined ? '' : `. ${remedy}`}`
}

/**
 * Checks the installation and says what to do: `lendwire doctor`. It changes nothing, and sends nothing but
 * the mail that it is asked for.
 *
 * @returns the exit code: 1 if a check failed
 * @throws Problem `invalid_input` where the mail is to go to no address
 */
export const doctor = async ({ json, sendTestMail }: DoctorOptions, output: Output): Promise<number> => {
  checkAddress(sendTestMail)
  const findings: Finding[] = [checkNode(), ...checkVariables()]
  try {
    const config = readConfig(process.env)
    findings.push(passed('settings', reason('doctor.settings_read')))
    findings.push(...(await checkStore(config)))
    const hasStore = findings.every(({ check, result }) => check !== 'store' || result !== 'failed')
    const more = await Promise.all([
      checkPublicUrl(config),
      checkCertificate(config),
      checkOpenId(config),
      checkSecrets(config),
      checkKeys(config),
      checkErasureList(config),
    ])
    findings.push(...more.flat())
    // Reading a store takes the thread, and what waits for an answer meanwhile would seem late.
    const stored = hasStore ? await checkDocuments(config, output) : undefined
    findings.push(
      ...(await checkMail(config, stored?.hasAlarmWebhook === true, {
        to: sendTestMail,
        language: output.language,
      })),
    )
    findings.push(...(stored?.findings ?? []))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    findings.push(
      failure(
        'settings',
        textReason(reportError(error, output.language)),
        reason('doctor.see', { page: 'settings' }),
      ),
    )
  }
  const words = sentencesFor(output)
  if (json)
    output.print(
      JSON.stringify(
        findings.map((finding) => sayFinding(finding, words)),
        null,
        2,
      ),
    )
  else for (const finding of findings) output.print(lineOf(finding, words))
  return findings.some(({ result }) => result === 'failed') ? 1 : 0
}
