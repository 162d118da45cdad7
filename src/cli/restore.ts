import { createReadStream, existsSync } from 'node:fs'
import { chmod, copyFile, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { instantOf } from '../borrowing/time.ts'
import { createRestoreRecord, type RestoreRecord, restoreDocument } from '../configuration/restore-record.ts'
import { Problem } from '../problem.ts'
import type { StoreAddress } from '../store/address.ts'
import { giveToFolderOwner } from '../store/folder-owner.ts'
import { openStore } from '../store/open-store.ts'
import { reason } from '../translations/reason.ts'
import { loadInto } from './dump.ts'
import { checkFileExists, checksumOf, ownerOnly, syncPath } from './files.ts'
import { type LostSecretView, listLostSecrets, lostSecretLine } from './lost-secrets.ts'
import { type Output, sentencesFor } from './output.ts'
import { chosenStore, requireDatabase, storeName, withStore } from './stores.ts'

/** Options of `lendwire restore`. */
export type RestoreOptions = {
  readonly store?: string
  readonly allowLoss?: boolean
  /** Marks the store as restored: its storage was restored by its own means. */
  readonly inPlace?: boolean
  readonly json?: boolean
}

/** Returns the first bytes of a file. */
const startOf = async (file: string, count: number): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of createReadStream(file, { end: count - 1 })) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const sqliteHeader = 'SQLite format 3\0'
const gzipHeader = Buffer.from([0x1f, 0x8b])

const kindOf = async (file: string): Promise<'backup' | 'dump'> => {
  checkFileExists(file)
  const start = await startOf(file, sqliteHeader.length)
  if (start.toString('latin1') === sqliteHeader) return 'backup'
  if (start.subarray(0, 2).equals(gzipHeader)) return 'dump'
  throw new Problem('invalid_input', reason('file.neither_backup_nor_dump', { file }))
}

/** Compares a file with the checksum beside it, where there is one. */
const checkChecksum = async (file: string, output: Output): Promise<void> => {
  const beside = `${file}.sha256`
  if (!existsSync(beside)) {
    output.complain(sentencesFor(output).t('command_line.no_checksum', { file: beside }))
    return
  }
  const [expected] = (await readFile(beside, 'utf8')).split(' ')
  if (expected !== (await checksumOf(file)))
    throw new Problem('invalid_input', reason('file.damaged', { file, checksum: beside }))
}

type SqliteAddress = Extract<StoreAddress, { kind: 'sqlite' }>

/** Puts a backup in place: the store appears under its name when it is whole and marked as restored. */
const restoreBackup = async (
  file: string,
  { file: target }: SqliteAddress,
  record: RestoreRecord,
  output: Output,
): Promise<void> => {
  for (const path of [target, `${target}-wal`])
    if (existsSync(path))
      throw new Problem('conflict', reason('command_line.store_file_exists', { file: path }))
  await checkChecksum(file, output)
  const draft = `${target}.restoring`
  const companions = [draft, `${draft}-wal`, `${draft}-shm`, `${draft}.marker`]
  await Promise.all(companions.map((path) => rm(path, { force: true })))
  await copyFile(file, draft)
  await chmod(draft, ownerOnly)
  giveToFolderOwner(draft)
  const store = await openStore(
    { kind: 'sqlite', file: draft },
    { warn: output.complain, onUpgrade: output.complain },
  )
  try {
    await store.putDocuments([restoreDocument(record)])
  } finally {
    await store.close()
  }
  await syncPath(draft)
  await rename(draft, target)
  await Promise.all(companions.map((path) => rm(path, { force: true })))
  await syncPath(dirname(resolve(target)))
}

/** Lists the steps for secrets that no configured master key opens. */
const lostLines = (lost: readonly LostSecretView[], output: Output): readonly string[] =>
  lost.length === 0
    ? []
    : [
        sentencesFor(output).t('command_line.restored_secrets_lost', { count: lost.length }),
        ...lost.map((each) => `  ${lostSecretLine(each, output)}`),
        sentencesFor(output).t('command_line.put_key_back'),
      ]

/** Lists the next steps, for the person who restores. */
const nextSteps = (store: string, lost: readonly LostSecretView[], output: Output): readonly string[] => {
  const { t } = sentencesFor(output)
  return [
    t('command_line.restored_into', { store }),
    ...lostLines(lost, output),
    t('command_line.step_start'),
    t('command_line.step_list'),
    t('command_line.step_release'),
  ]
}

/**
 * Puts a backup or a dump in place of a store that is gone, and pauses it: `lendwire restore FILE`. With `--in-place`,
 * only pauses the store: its storage was restored by its own means.
 *
 * @returns the exit code: 1 if the store differs from the dump afterwards
 * @throws Problem `conflict` if there is a store already, `invalid_input` if the file is damaged
 */
export const restore = async (
  file: string | undefined,
  { store, allowLoss = false, inPlace = false, json = false }: RestoreOptions,
  output: Output,
): Promise<number> => {
  // With --json standard output has one value only.
  const progress: Output = json ? { ...output, print: output.complain } : output
  const address = chosenStore(store)
  const record = createRestoreRecord(instantOf(Date.now()), file === undefined ? null : basename(file))
  if (inPlace !== (file === undefined)) throw new Problem('invalid_input', reason('command_line.name_backup'))
  let code = 0
  if (file === undefined) {
    if (address.kind === 'sqlite') requireDatabase(address)
    await withStore(address, progress, allowLoss, (opened) => opened.putDocuments([restoreDocument(record)]))
  } else if ((await kindOf(file)) === 'dump') {
    code = await loadInto(file, address, allowLoss, progress, [restoreDocument(record)])
  } else if (address.kind === 'sqlite') {
    await restoreBackup(file, address, record, progress)
  } else {
    throw new Problem('invalid_input', reason('command_line.dump_only', { file }))
  }
  if (code !== 0) return code
  const lost = await withStore(address, progress, allowLoss, (opened) => listLostSecrets(opened, store))
  const name = storeName(address)
  if (json) {
    const { source, restoredAt } = record
    output.print(
      JSON.stringify({ store: name, source, restoredAt, state: 'paused', lostSecrets: lost }, null, 2),
    )
  } else for (const line of nextSteps(name, lost, output)) output.print(line)
  return 0
}
