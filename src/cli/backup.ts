import { existsSync } from 'node:fs'
import { chmod, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { Problem } from '../problem.ts'
import { openSnapshot } from '../store/open-store.ts'
import { reason } from '../translations/reason.ts'
import { checksumOf, ownerOnly, syncPath } from './files.ts'
import { type Output, sentencesFor } from './output.ts'
import { chosenStore, requireDatabase } from './stores.ts'

/** Options of `lendwire backup`. */
export type BackupOptions = {
  readonly store?: string
  /** The most that is copied in a second, in MiB. */
  readonly rate: string
  readonly json?: boolean
}

const pageBytes = 4096
const pagesPerStep = 256
const stepMebibytes = (pagesPerStep * pageBytes) / 1024 / 1024
const progressPercent = 10

/** Reads the option `--rate`; `Problem` invalid_input if it is no positive number. */
const readRate = (text: string): number => {
  const rate = Number(text)
  if (Number.isFinite(rate) && rate > 0) return rate
  throw new Problem('invalid_input', reason('command_line.backup_rate', { value: text }))
}

/** Blocks this thread, whose only work is the copy. */
const waitFor = (milliseconds: number): void => {
  if (milliseconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** Slows a copy down to a rate, so that the writes of a gateway get their share of the disk. */
const createPace = (rate: number): (() => void) => {
  let next = performance.now()
  return () => {
    next = Math.max(next, performance.now() - 1_000) + (stepMebibytes / rate) * 1_000
    waitFor(next - performance.now())
  }
}

const mebibytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)

/**
 * Copies the database file as it is at one moment, while a gateway may run on it, and writes `FILE.sha256` beside it,
 * as `sha256sum --check` reads it: `lendwire backup FILE`. FILE appears when it is complete.
 *
 * @returns the exit code
 * @throws Problem `conflict` if FILE is there already, `invalid_input` if the store is not SQLite, `unavailable` if the
 *  store cannot be read or the file not be written
 */
export const backUp = async (
  file: string,
  { store, rate, json }: BackupOptions,
  output: Output,
): Promise<number> => {
  const { t } = sentencesFor(output)
  const address = chosenStore(store)
  const pace = createPace(readRate(rate))
  if (address.kind !== 'sqlite') throw new Problem('invalid_input', reason('command_line.backup_sqlite_only'))
  if (existsSync(file)) throw new Problem('conflict', reason('file.exists', { file }))
  requireDatabase(address)
  const draft = `${file}.part`
  await rm(draft, { force: true })
  const began = performance.now()
  const snapshot = await openSnapshot(address)
  try {
    let shown = 0
    await snapshot.copyTo(draft, {
      pagesPerStep,
      onStep: ({ copiedPages, totalPages }) => {
        const percent = Math.floor((100 * copiedPages) / Math.max(1, totalPages))
        if (percent >= shown + progressPercent && percent < 100) {
          shown = percent - (percent % progressPercent)
          output.complain(
            t('command_line.backup_progress', {
              percent: shown,
              size: mebibytes(totalPages * pageBytes),
            }),
          )
        }
        pace()
      },
    })
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    snapshot.close()
  }
  await chmod(draft, ownerOnly)
  await syncPath(draft)
  const checksum = await checksumOf(draft)
  await writeFile(`${file}.sha256`, `${checksum}  ${basename(file)}\n`, { mode: ownerOnly })
  await rename(draft, file)
  await syncPath(dirname(file))
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  const { size } = await stat(file)
  const dataVersion = snapshot.version.data
  output.print(
    json
      ? JSON.stringify(
          { file, bytes: size, seconds: Number(seconds), dataVersion, sha256: checksum },
          null,
          2,
        )
      : t('command_line.backup_done', { file, size: mebibytes(size), seconds, data: dataVersion, checksum }),
  )
  return 0
}
