import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { instantOf } from '../borrowing/time.ts'
import { Problem } from '../problem.ts'
import type { StoreAddress } from '../store/address.ts'
import { openSnapshot } from '../store/open-store.ts'
import type { DocumentWrite } from '../store/ports/documents.ts'
import type { Store } from '../store/ports/store.ts'
import type { TransferPort } from '../store/ports/transfer.ts'
import { copyStore } from '../store/transfer/copy-store.ts'
import { checkDump, readDump, writeDump } from '../store/transfer/dump-file.ts'
import { recordKinds } from '../store/transfer/dump-pages.ts'
import { summarizeStore } from '../store/transfer/store-summary.ts'
import { upgradeSteps } from '../store/upgrades/steps.ts'
import { isNewer, isWhole, newerStore } from '../store/upgrades/store-version.ts'
import { reason } from '../translations/reason.ts'
import { version } from '../version.ts'
import { checkFileExists } from './files.ts'
import { type Output, recordKindName, sentencesFor } from './output.ts'
import { chosenStore, requireDatabase, withStore, withUpgradedStore } from './stores.ts'

/** Options of `lendwire dump` and `lendwire load`. */
export type DumpOptions = {
  readonly store?: string
  readonly allowLoss?: boolean
  readonly json?: boolean
}

const recordsBetweenLines = 10_000

/** Reports progress every ten thousand records. */
const progress = (output: Output, key: 'command_line.records_read' | 'command_line.records_written') => {
  const { t } = sentencesFor(output)
  let shown = 0
  return (records: number): void => {
    if (records - shown < recordsBetweenLines) return
    shown = records
    output.complain(t(key, { records }))
  }
}

const write = async (source: Pick<TransferPort, 'dump'>, file: string, output: Output): Promise<void> => {
  const header = {
    program: version,
    data: upgradeSteps.length,
    createdAt: instantOf(Date.now()),
  }
  await writeDump(source, file, header, progress(output, 'command_line.records_written'))
}

type SqliteAddress = Extract<StoreAddress, { kind: 'sqlite' }>

/** Dumps one moment of a SQLite file: a gateway may run on it. */
const dumpSqlite = async (source: SqliteAddress, file: string, output: Output): Promise<void> => {
  requireDatabase(source)
  const snapshot = await openSnapshot(source)
  try {
    if (isNewer(snapshot.version, upgradeSteps.length))
      throw newerStore(snapshot.version, { program: version, steps: upgradeSteps.length })
    if (!isWhole(snapshot.version, upgradeSteps.length))
      throw new Problem(
        'conflict',
        reason('command_line.dump_data_version', {
          data: snapshot.version.data,
          ownData: upgradeSteps.length,
          program: snapshot.version.program,
        }),
      )
    await write(snapshot, file, output)
  } finally {
    snapshot.close()
  }
}

/** Dumps a store on a server, where nobody may write meanwhile: that is checked afterwards. */
const dumpServer = async (store: Store, file: string, output: Output): Promise<void> => {
  await write(store, file, output)
  const [written, stored] = [await summarizeStore(readDump(file)), await summarizeStore(store)]
  const differing = recordKinds.filter((kind) => written[kind].checksum !== stored[kind].checksum)
  if (differing.length === 0) return
  await rm(file)
  throw new Problem('conflict', reason('command_line.changed_while_dumped', { what: differing.join(', ') }))
}

/**
 * Writes all records of a store into one file that `lendwire load` reads into a store of any kind: `lendwire dump
 * FILE`.
 *
 * @returns the exit code
 * @throws Problem `conflict` if FILE is there already, the store is of another data version, or it changed meanwhile
 */
export const dump = async (file: string, options: DumpOptions, output: Output): Promise<number> => {
  const address = chosenStore(options.store)
  if (address.kind === 'sqlite') await dumpSqlite(address, file, output)
  else await withUpgradedStore(address, output, (store) => dumpServer(store, file, output))
  const { records } = await checkDump(file)
  const dataVersion = upgradeSteps.length
  output.print(
    options.json
      ? JSON.stringify({ file, records, dataVersion }, null, 2)
      : sentencesFor(output).t('command_line.dump_done', { file, records, data: dataVersion }),
  )
  return 0
}

/**
 * Reads a dump into an empty store. After an interruption, the same call continues.
 *
 * @param together documents to write in the same step that completes the load
 * @param isJson prints the result as JSON
 * @returns the exit code: 1 if the store differs from the dump afterwards
 * @throws Problem `not_found` if there is no such file, `invalid_input` if it is no complete dump, `conflict` if it has another data version or the store
 *   is not empty
 */
export const loadInto = async (
  file: string,
  address: StoreAddress,
  allowLoss: boolean,
  output: Output,
  together: readonly DocumentWrite[] = [],
  isJson = false,
): Promise<number> => {
  checkFileExists(file)
  const { header } = await checkDump(file)
  if (header.data !== upgradeSteps.length)
    throw new Problem(
      'conflict',
      reason('command_line.load_data_version', {
        data: header.data,
        ownData: upgradeSteps.length,
        program: header.program,
      }),
    )
  return withStore(address, output, allowLoss, async (store) => {
    const { t } = sentencesFor(output)
    const source = { store: readDump(file), name: `dump ${resolve(file)}` }
    const { target, differingKinds } = await copyStore(
      source,
      store,
      progress(output, 'command_line.records_read'),
      together,
    )
    if (isJson) output.print(JSON.stringify({ records: target, differingKinds }, null, 2))
    else
      for (const kind of recordKinds) {
        const { count } = target[kind]
        const isDifferent = differingKinds.includes(kind)
        const line = isDifferent ? t('command_line.kind_loaded_different', { count }) : String(count)
        output.print(`${recordKindName(kind, output)} ${line}`)
      }
    if (differingKinds.length === 0) return 0
    output.complain(t('command_line.load_differs'))
    return 1
  })
}

/** Reads a dump into an empty store: `lendwire load FILE`. */
export const load = (file: string, options: DumpOptions, output: Output): Promise<number> =>
  loadInto(file, chosenStore(options.store), options.allowLoss === true, output, [], options.json === true)
