import { stringify } from 'yaml'
import { createAuditLog } from '../audit/audit-log.ts'
import { instantOf } from '../borrowing/time.ts'
import { readConfig } from '../config.ts'
import { recordConfiguration } from '../configuration/audit-changes.ts'
import { reasonOfDocumentFault } from '../configuration/document-fault.ts'
import { applyConfiguration, type DocumentChange, planConfiguration } from '../configuration/file/apply.ts'
import { describeChanges } from '../configuration/file/describe-changes.ts'
import { type ExportedSecrets, exportConfiguration } from '../configuration/file/export.ts'
import { createConfigKinds } from '../configuration/kinds.ts'
import { createNamingRequests } from '../configuration/naming-requests.ts'
import { missingBuiltInEntries } from '../configuration/seed.ts'
import { readConfigFile, readLetters } from '../node/config-file.ts'
import { createKeySource } from '../node/key-source.ts'
import { languagesWith } from '../partners/email/letters/built-in.ts'
import { protocolRegistry } from '../partners/registry.ts'
import { refuseWithoutKey } from '../secrets/open-sealed-store.ts'
import type { Store } from '../store/ports/store.ts'
import { masterKeyOf, openSecrets, readSecrets } from './master-key.ts'
import { type Output, sentencesFor } from './output.ts'
import { chosenStore, existingStore, withStore, withUpgradedStore } from './stores.ts'

const kinds = createConfigKinds(protocolRegistry)

/** Options of `lendwire config export`. */
export type ExportOptions = {
  readonly store?: string
  readonly format: 'yaml' | 'json'
  readonly secrets: ExportedSecrets
}

/** Options of `lendwire config apply`. */
export type ApplyOptions = {
  readonly store?: string
  readonly allowLoss?: boolean
  readonly dryRun?: boolean
  /** True where a dry run tells by its exit code whether something would change. */
  readonly exitCode?: boolean
  readonly prune?: boolean
  readonly json?: boolean
}

/** Options of `lendwire config check`. */
export type CheckOptions = { readonly store?: string; readonly json?: boolean }

/** Prints the stored configuration, without its secrets: `lendwire config export`. */
export const exportFile = async (
  { store: chosen, format, secrets }: ExportOptions,
  output: Output,
): Promise<number> => {
  const address = existingStore(chosen)
  return withUpgradedStore(address, output, async (stored) => {
    const store = await readSecrets(stored, chosen)
    const exported = exportConfiguration(await store.readDocumentSnapshot(), kinds, secrets)
    const text =
      format === 'json'
        ? JSON.stringify(exported.content, null, 2)
        : stringify(exported.content, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd()
    output.print(text)
    const { t, say } = sentencesFor(output)
    if (exported.variables.length > 0)
      output.complain(t('command_line.set_variables', { names: exported.variables }))
    for (const fault of exported.faults)
      output.complain(t('command_line.left_out', { document: say(reasonOfDocumentFault(fault)) }))
    return exported.faults.length === 0 ? 0 : 1
  })
}

/** Reads the languages in which letters can be written here. */
export const readLetterLanguages = async (): Promise<readonly string[]> => {
  const { lettersFolder } = readConfig(process.env)
  return Object.keys(languagesWith(lettersFolder === undefined ? {} : await readLetters(lettersFolder)))
}

/** Returns a change without the documents, which may hold secrets: `describeChanges` masks them. */
const shownChange = ({ kind, code, action }: DocumentChange) => ({ kind: kind.kind, code, action })

/**
 * Stores what a file declares, or with `--dry-run` shows what that would change: `lendwire config apply FILE`. With
 * `--prune` it deletes the documents of the file's sections that the file does not declare.
 *
 * @returns the exit code: with `--dry-run --exit-code` 3 where something would change
 */
export const applyFile = async (
  file: string,
  {
    store: chosen,
    allowLoss = false,
    dryRun = false,
    exitCode = false,
    prune = false,
    json = false,
  }: ApplyOptions,
  output: Output,
): Promise<number> => {
  const { t } = sentencesFor(output)
  const { entries, sections } = await readConfigFile(file, process.env, kinds)
  const letterLanguages = await readLetterLanguages()
  const work = async (stored: Store): Promise<number> => {
    const store = dryRun ? await readSecrets(stored, chosen) : await openSecrets(stored, chosen, output)
    const deps = { store, now: () => instantOf(Date.now()), letterLanguages, protocols: protocolRegistry }
    const builtIn = missingBuiltInEntries(kinds, await store.readDocumentSnapshot(), entries)
    const all = [...builtIn, ...entries]
    const pruned = prune ? { kinds, sections, requestsNaming: createNamingRequests(store) } : undefined
    const changes = await (dryRun ? planConfiguration : applyConfiguration)(deps, all, pruned)
    if (!dryRun) {
      const onError = (): void => output.complain(t('command_line.audit_not_written'))
      const audit = createAuditLog({ store, now: deps.now, onError })
      recordConfiguration(audit, deps.now(), 'lendwire config apply', changes)
      await audit.flush()
    }
    const lines = describeChanges(changes, t)
    if (json)
      output.print(JSON.stringify({ stored: !dryRun, changes: changes.map(shownChange), lines }, null, 2))
    else for (const line of lines) output.print(line)
    if (dryRun && !json) output.print(t('command_line.nothing_stored'))
    return dryRun && exitCode && changes.some(({ action }) => action !== 'keep') ? 3 : 0
  }
  const address = chosenStore(chosen)
  if (dryRun) return withUpgradedStore(address, output, work)
  await refuseWithoutKey(createKeySource(masterKeyOf(chosen)))
  return withStore(address, output, allowLoss, work)
}
