import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instantOf } from '../borrowing/time.ts'
import { readConfig } from '../config.ts'
import { reasonOfDocumentFault } from '../configuration/document-fault.ts'
import { planConfiguration } from '../configuration/file/apply.ts'
import { createConfigKinds } from '../configuration/kinds.ts'
import { missingBuiltInEntries } from '../configuration/seed.ts'
import { createConfiguration } from '../configuration/snapshot.ts'
import { viewFault } from '../http/responses/problem-document.ts'
import { readConfigFile } from '../node/config-file.ts'
import { findErasureFileFault } from '../node/erasure-file.ts'
import { protocolRegistry } from '../partners/registry.ts'
import { type Fault, fault, Problem, sayFault } from '../problem.ts'
import type { Store } from '../store/ports/store.ts'
import { type CheckOptions, readLetterLanguages } from './config.ts'
import { readSecrets } from './master-key.ts'
import { type Output, sentencesFor } from './output.ts'
import { chosenStore, existingStore, withUpgradedStore } from './stores.ts'

const kinds = createConfigKinds(protocolRegistry)

/** Opens the chosen store; where there is no SQLite file yet, an empty one that is deleted afterwards. */
const withStoreOrEmpty = async <T>(
  chosen: string | undefined,
  output: Output,
  work: (store: Store) => Promise<T>,
): Promise<T> => {
  const address = chosenStore(chosen)
  if (address.kind !== 'sqlite' || existsSync(address.file))
    return withUpgradedStore(address, output, async (stored) => work(await readSecrets(stored, chosen)))
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-check-'))
  try {
    return await withUpgradedStore({ kind: 'sqlite', file: join(folder, 'empty.sqlite') }, output, work)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Returns the faults with which a file is refused; any other error passes through. */
const faultsOfRefusal = (error: unknown): readonly Fault[] => {
  if (!(error instanceof Problem) || error.code !== 'invalid_input') throw error
  return error.faults.length === 0 ? [{ path: '', ...error.reason }] : error.faults
}

const faultsOfFile = async (
  file: string,
  store: Store,
  letterLanguages: readonly string[],
): Promise<readonly Fault[]> => {
  try {
    const { entries } = await readConfigFile(file, process.env, kinds)
    const builtIn = missingBuiltInEntries(kinds, await store.readDocumentSnapshot(), entries)
    const deps = { store, now: () => instantOf(Date.now()), letterLanguages, protocols: protocolRegistry }
    await planConfiguration(deps, [...builtIn, ...entries])
    return []
  } catch (error) {
    return faultsOfRefusal(error)
  }
}

const faultsOfStore = async (store: Store): Promise<readonly Fault[]> =>
  (await createConfiguration(store, protocolRegistry).snapshot())
    .faults()
    .map((each) => ({ path: `${each.kind} ${each.code}`, ...reasonOfDocumentFault(each) }))

const faultsOfErasureList = async (): Promise<readonly Fault[]> => {
  const { erasureFile } = readConfig(process.env)
  if (erasureFile === undefined) return []
  const wrong = await findErasureFileFault(erasureFile)
  return wrong === null
    ? []
    : [fault('LENDWIRE_ERASURE_LIST', 'file.cannot_be_written', { file: erasureFile, reason: wrong })]
}

/**
 * Names what is wrong with a configuration file, alone and together with what is stored; without a file, with the
 * stored configuration: `lendwire config check [FILE]`. It also names a list of erasures that cannot be written. Nothing is
 * stored.
 *
 * @returns the exit code: 1 if there is a fault
 */
export const checkConfiguration = async (
  file: string | undefined,
  { store, json }: CheckOptions,
  output: Output,
): Promise<number> => {
  if (file === undefined) existingStore(store)
  const letterLanguages = await readLetterLanguages()
  const faultsOfDocuments = await withStoreOrEmpty(store, output, (opened) =>
    file === undefined ? faultsOfStore(opened) : faultsOfFile(file, opened, letterLanguages),
  )
  const faults = [...faultsOfDocuments, ...(await faultsOfErasureList())]
  const { t, language } = sentencesFor(output)
  if (json) output.print(JSON.stringify({ faults: faults.map((each) => viewFault(each, language)) }, null, 2))
  else if (faults.length === 0)
    output.print(file === undefined ? t('command_line.configuration_ok') : `${file}: ok`)
  else for (const fault of faults) output.print(sayFault(fault, language))
  return faults.length === 0 ? 0 : 1
}
