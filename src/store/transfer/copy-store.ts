import { z } from 'zod'
import { Problem } from '../../problem.ts'
import type { Store } from '../ports/store.ts'
import type { RecordKind } from '../ports/transfer.ts'
import { recordKinds } from './dump-pages.ts'
import { isCopied, progressKey, readPages, type StoreSummary, summarizeStore } from './store-summary.ts'

/** How far a copy is, as the target keeps it until the copy is done. */
const Progress = z.object({ source: z.string(), position: z.string().nullable() })
type Progress = z.infer<typeof Progress>

const readProgress = async (target: Store): Promise<Progress | null> => {
  const stored = await target.getDocument('setting', progressKey)
  return stored === null ? null : Progress.parse(stored.value)
}

const writeProgress = (target: Store, value: Progress | undefined) =>
  target.putDocuments([{ kind: 'setting', key: progressKey, value, expectedVersion: null }])

const isEmpty = async (store: Store): Promise<boolean> => {
  for await (const { records } of readPages(store)) if (records.some(isCopied)) return false
  return true
}

/** Where to begin: at the start in an empty target, or where an interrupted copy of the same source had come to. */
const findStartPosition = async (target: Store, source: string): Promise<string | null> => {
  const progress = await readProgress(target)
  if (progress !== null) {
    if (progress.source === source) return progress.position
    throw new Problem(
      'conflict',
      `A copy of ${progress.source} into this store is not finished: finish it first.`,
    )
  }
  if (!(await isEmpty(target)))
    throw new Problem('conflict', 'The store to copy to holds something: it must be empty.')
  await writeProgress(target, { source, position: null })
  return null
}

/** What was copied, as both stores hold it. */
export type CopyResult = {
  readonly source: StoreSummary
  readonly target: StoreSummary
  readonly differingKinds: readonly RecordKind[]
}

/**
 * Copies all that one store holds into another, which must be empty, and compares both afterwards. No gateway may write
 * to either meanwhile. Where it is interrupted, it goes on when it is called again.
 *
 * @param source the store to copy, and what it is called, so that no two copies are mixed
 * @param told hears after each page how many records were copied by then
 * @throws Problem `conflict` where the target holds something else; `unavailable` as the stores do
 */
export const copyStore = async (
  source: { readonly store: Store; readonly name: string },
  target: Store,
  told: (records: number) => void = () => undefined,
): Promise<CopyResult> => {
  let copied = 0
  const from = await findStartPosition(target, source.name)
  for await (const { records, next } of readPages(source.store, from)) {
    if (records.length > 0) await target.restore(records)
    await writeProgress(target, { source: source.name, position: next })
    copied += records.length
    told(copied)
    if (next === null) break
  }
  const [there, here] = [await summarizeStore(source.store), await summarizeStore(target)]
  const differ = recordKinds.filter(
    (kind) => there[kind].count !== here[kind].count || there[kind].checksum !== here[kind].checksum,
  )
  if (differ.length === 0) await writeProgress(target, undefined)
  return { source: there, target: here, differingKinds: differ }
}
