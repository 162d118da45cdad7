import { createHash } from 'node:crypto'
import { recordByName } from '../../typed-records.ts'
import type { DumpPage, RecordKind, StoreRecord, TransferPort } from '../ports/transfer.ts'
import { recordKinds } from './dump-pages.ts'

/** The number of records of each kind, and a checksum that is equal only for stores with equal records. */
export type StoreSummary = Readonly<Record<RecordKind, { readonly count: number; readonly checksum: string }>>

/** The key of the document with the progress of a copy. It is not copied. */
export const progressKey = 'copy'

/** Returns true for records to copy: all but the progress of a copy. */
export const isCopied = (record: StoreRecord): boolean =>
  !(record.kind === 'document' && record.of === 'setting' && record.key === progressKey)

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Returns a record as plain JSON has it: with bytes as base64. */
export const plainRecord = (record: StoreRecord): object => {
  switch (record.kind) {
    case 'message':
      return { ...record, message: { ...record.message, raw: base64(record.message.raw) } }
    case 'blob':
      return { ...record, blob: { ...record.blob, bytes: base64(record.blob.bytes) } }
    default:
      return record
  }
}

/** Writes JSON with sorted members, so that equal values of two adapters give equal text. */
const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each
    return Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  })

/**
 * Converts records for comparison. The cursor of an event and the place of a request may differ if two libraries had the
 * same one, but not their order within a library.
 */
const createComparableRecords = () => {
  const counts = new Map<string, number>()
  const nextOf = (name: string): number => {
    const next = (counts.get(name) ?? 0) + 1
    counts.set(name, next)
    return next
  }
  return (record: StoreRecord): unknown => {
    switch (record.kind) {
      case 'event':
        return { ...record, cursor: nextOf(`event ${record.library}`) }
      case 'request':
        return { ...record, place: nextOf(`request ${record.value.library}`) }
      default:
        return plainRecord(record)
    }
  }
}

const pageSize = 500

/** Reads all records of a store, page by page, from a position on. */
export async function* readPages(
  store: Pick<TransferPort, 'dump'>,
  from: string | null = null,
): AsyncGenerator<DumpPage> {
  let position = from
  for (;;) {
    const { records, next } = await store.dump(position, pageSize)
    yield { records: records.filter(isCopied), next }
    if (next === null) return
    position = next
  }
}

/** Counts the records of a store and computes a checksum per kind. */
export const summarizeStore = async (store: Pick<TransferPort, 'dump'>): Promise<StoreSummary> => {
  const sums = recordByName(recordKinds, () => ({ count: 0, sum: 0n }))
  const compare = createComparableRecords()
  for await (const { records } of readPages(store)) {
    for (const record of records) {
      const hash = createHash('sha256')
        .update(canonicalJson(compare(record)))
        .digest()
      const kind = sums[record.kind]
      kind.count += 1
      kind.sum = (kind.sum + hash.readBigUInt64BE()) & 0xffff_ffff_ffff_ffffn
    }
  }
  return recordByName(recordKinds, (kind) => {
    const { count, sum } = sums[kind]
    return { count, checksum: sum.toString(16).padStart(16, '0') }
  })
}
