import { z } from 'zod'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { DocumentWrite } from '../ports/documents.ts'
import type { Store } from '../ports/store.ts'
import type { TransferPort } from '../ports/transfer.ts'
import { recordKinds } from './dump-pages.ts'
import { isCopied, progressKey, readPages, summarizeStore } from './store-summary.ts'

/** The progress of a copy, which the target stores until the copy is complete. */
const Progress = z.object({ source: z.string(), position: z.string().nullable() })
type Progress = z.infer<typeof Progress>

const readProgress = async (target: Store): Promise<Progress | null> => {
  const stored = await target.getDocument('setting', progressKey)
  return stored === null ? null : Progress.parse(stored.value)
}

/**
 * Refuses a store into which a copy is not finished. A gateway would work with a part of it, a restored one without its
 * pause, and the copy could not be completed.
 *
 * @throws Problem `unavailable` where a copy is not finished
 */
export const refuseUnfinishedCopy = async (store: Store): Promise<void> => {
  const progress = await readProgress(store)
  if (progress === null) return
  throw new Problem('unavailable', reason('store.incomplete_copy', { source: progress.source }))
}

const progressDocument = (value: Progress | undefined): DocumentWrite => ({
  kind: 'setting',
  key: progressKey,
  value,
  expectedVersion: null,
})

const writeProgress = (target: Store, value: Progress) => target.putDocuments([progressDocument(value)])

const isEmpty = async (store: Store): Promise<boolean> => {
  for await (const { records } of readPages(store)) if (records.some(isCopied)) return false
  return true
}

/**
 * Returns the position to start from: the beginning if the target is empty, or where an interrupted copy of the same
 * source stopped.
 */
const findStartPosition = async (target: Store, source: string): Promise<string | null> => {
  const progress = await readProgress(target)
  if (progress !== null) {
    if (progress.source === source) return progress.position
    throw new Problem('conflict', reason('store.other_copy_unfinished', { source: progress.source }))
  }
  if (!(await isEmpty(target))) throw new Problem('conflict', reason('store.target_not_empty'))
  await writeProgress(target, { source, position: null })
  return null
}

/**
 * Copies a store to another one, which must be empty, and compares both. No gateway may write to either meanwhile. After
 * an interruption, call it again to continue.
 *
 * @param source the store to copy, and a name that identifies it, so that two copies are never mixed
 * @param onProgress called after each page with the number of records copied so far
 * @param together documents to write in the same step that completes the copy
 * @returns the contents of both stores after the copy, and the kinds of records that differ
 * @throws Problem `conflict` if the target is not empty; `unavailable` as the stores do
 */
export const copyStore = async (
  source: { readonly store: Pick<TransferPort, 'dump'>; readonly name: string },
  target: Store,
  onProgress: (records: number) => void = () => undefined,
  together: readonly DocumentWrite[] = [],
) => {
  let copied = 0
  const from = await findStartPosition(target, source.name)
  for await (const { records, next } of readPages(source.store, from)) {
    if (records.length > 0) await target.restore(records)
    await writeProgress(target, { source: source.name, position: next })
    copied += records.length
    onProgress(copied)
    if (next === null) break
  }
  const [there, here] = [await summarizeStore(source.store), await summarizeStore(target)]
  const differ = recordKinds.filter(
    (kind) => there[kind].count !== here[kind].count || there[kind].checksum !== here[kind].checksum,
  )
  if (differ.length === 0) await target.putDocuments([progressDocument(undefined), ...together])
  return { source: there, target: here, differingKinds: differ }
}
