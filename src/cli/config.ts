import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { createAuditLog } from '../audit/audit-log.ts'
import { instantOf } from '../borrowing/time.ts'
import { readConfig } from '../config.ts'
import { readConfigFile, readLetters } from '../config-file.ts'
import { recordConfiguration } from '../configuration/audit-changes.ts'
import { faultWords } from '../configuration/document-fault.ts'
import { applyConfiguration, planConfiguration } from '../configuration/file/apply.ts'
import { describeChanges } from '../configuration/file/describe-changes.ts'
import { type ExportedSecrets, exportConfiguration } from '../configuration/file/export.ts'
import { createConfigKinds } from '../configuration/kinds.ts'
import { missingBuiltInEntries } from '../configuration/seed.ts'
import { languagesWith } from '../partners/email/letters/built-in.ts'
import { protocolRegistry } from '../partners/registry.ts'
import { Problem } from '../problem.ts'
import { openSecrets } from './master-key.ts'
import type { Output } from './messages.ts'
import { chosenStore, withStore } from './stores.ts'

const kinds = createConfigKinds(protocolRegistry)

/** What the commands of `lendwire config` share. */
const options = {
  store: { type: 'string' },
  'allow-loss': { type: 'boolean' },
} as const

const oneOf = <T extends string>(option: string, text: string, allowed: readonly T[]): T => {
  const found = allowed.find((each) => each === text)
  if (found !== undefined) return found
  const message = `must be one of ${allowed.join(', ')} (was ${text})`
  throw new Problem('invalid_input', `--${option} ${message}.`)
}

/** `lendwire config export`: prints the stored configuration, without its secrets. */
const exportFile = async (given: readonly string[], output: Output): Promise<number> => {
  const { values } = parseArgs({
    args: [...given],
    options: {
      ...options,
      format: { type: 'string', default: 'yaml' },
      secrets: { type: 'string', default: 'references' },
    },
  })
  const format = oneOf('format', values.format, ['yaml', 'json'])
  const secrets = oneOf<ExportedSecrets>('secrets', values.secrets, ['references', 'masked'])
  const address = chosenStore(values.store)
  if (address.kind === 'sqlite' && !existsSync(address.file))
    throw new Problem('not_found', `There is no file ${address.file}.`)
  // What is only read cannot be lost by how the store is set up.
  return withStore(address, output, true, async (stored) => {
    const store = await openSecrets(stored, values.store, output)
    const exported = exportConfiguration(await store.readDocumentSnapshot(), kinds, secrets)
    const text =
      format === 'json'
        ? JSON.stringify(exported.content, null, 2)
        : stringify(exported.content, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd()
    output.print(text)
    if (exported.variables.length > 0)
      output.complain(`Set these variables before you apply it: ${exported.variables.join(', ')}`)
    for (const fault of exported.faults) output.complain(`Left out: ${faultWords(fault)}`)
    return exported.faults.length === 0 ? 0 : 1
  })
}

/** `lendwire config apply [--dry-run] FILE`: stores what a file declares, or shows what that would change. */
const applyFile = async (given: readonly string[], output: Output): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...given],
    options: { ...options, 'dry-run': { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0)
    throw new Problem('invalid_input', '`lendwire config apply` needs one file.')
  const { lettersFolder } = readConfig(process.env)
  const letters = lettersFolder === undefined ? {} : await readLetters(lettersFolder)
  const entries = await readConfigFile(file, process.env, kinds)
  return withStore(chosenStore(values.store), output, values['allow-loss'] === true, async (stored) => {
    const store = await openSecrets(stored, values.store, output)
    const deps = {
      store,
      now: () => instantOf(Date.now()),
      letterLanguages: Object.keys(languagesWith(letters)),
      protocols: protocolRegistry,
    }
    const builtIn = missingBuiltInEntries(kinds, await store.readDocumentSnapshot(), entries)
    const all = [...builtIn, ...entries]
    const changes = await (values['dry-run'] ? planConfiguration : applyConfiguration)(deps, all)
    if (!values['dry-run']) {
      const onError = (): void => output.complain('The audit log could not be written.')
      const audit = createAuditLog({ store, now: deps.now, onError })
      recordConfiguration(audit, deps.now(), 'lendwire config apply', changes)
      await audit.flush()
    }
    for (const line of describeChanges(changes)) output.print(line)
    if (values['dry-run']) output.print('Nothing was stored: this was a dry run.')
    return 0
  })
}

const commands: Readonly<Record<string, (given: readonly string[], output: Output) => Promise<number>>> = {
  export: exportFile,
  apply: applyFile,
}

/**
 * `lendwire config export` and `lendwire config apply`: the configuration as a file.
 *
 * @returns the exit code: 1 where stored documents could not be exported
 */
export const config = async ([name = '', ...given]: readonly string[], output: Output): Promise<number> => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined)
    throw new Problem(
      'invalid_input',
      `lendwire config is followed by export or apply (was ${name || 'nothing'}).`,
    )
  return command(given, output)
}
