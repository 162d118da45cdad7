import { stringify } from 'yaml'
import { createAuditLog } from '../audit/audit-log.ts'
import { instantOf } from '../borrowing/time.ts'
import { readConfig } from '../config.ts'
import { recordConfiguration } from '../configuration/audit-changes.ts'
import { type Difference, diffDocuments } from '../configuration/document-diff.ts'
import { reasonOfDocumentFault } from '../configuration/document-fault.ts'
import { applyConfiguration, type DocumentChange, planConfiguration } from '../configuration/file/apply.ts'
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
import type { GatewayKey } from '../translations/gateway-sentences.ts'
import type { Translator } from '../translations/translator.ts'
import { masterKeyOf, openSecrets, readSecrets } from './master-key.ts'
import { type Output, sentencesFor } from './output.ts'
import { chosenStore, existingStore, withStore, withUpgradedStore } from './stores.ts'

/** The longest value that is shown in full, in characters. */
const longest = 80

const shorten = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text

type Say = Translator<GatewayKey>['t']

const describeDifference = ({ path, before, after, isSecret }: Difference, t: Say): string => {
  if (isSecret === true && path === '') return t('command_line.cannot_be_read')
  if (isSecret === true) {
    if (before === undefined) return t('command_line.secret_new', { path })
    return t(after === undefined ? 'command_line.secret_removed' : 'command_line.secret_changed', { path })
  }
  if (before === undefined) return t('command_line.value_new', { path, value: shorten(after ?? '') })
  if (after === undefined) return t('command_line.value_removed', { path, value: shorten(before) })
  return `${path}: ${shorten(before)} → ${shorten(after)}`
}

/**
 * Describes what applying a configuration changes, in lines for people: `+` for a new document, `-` for one that is
 * deleted, `~` for one that changes, and below it each value that differs.
 *
 * @param t what makes sentences for the reader
 */
const describeChanges = (changes: readonly DocumentChange[], t: Say): readonly string[] => {
  const lines = changes.flatMap((change): readonly string[] => {
    const name = t('named_by.document', { kind: change.kind.kind, document: change.code })
    if (change.action === 'keep') return []
    if (change.action === 'create') return [`+ ${name}`]
    if (change.action === 'delete') return [`- ${name}`]
    const differences = diffDocuments(change.kind.schema, change.before, change.after)
    return [`~ ${name}`, ...differences.map((each) => `    ${describeDifference(each, t)}`)]
  })
  const count = (action: DocumentChange['action']): number =>
    changes.filter((change) => change.action === action).length
  return [
    ...lines,
    t('command_line.changes', {
      created: count('create'),
      changed: count('change'),
      deleted: count('delete'),
      kept: count('keep'),
    }),
  ]
}

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
