import { createHash } from 'node:crypto'
import type { RecordKind, StoreRecord, TransferPort } from './ports/transfer.ts'

/** How many records of a kind a store holds, and a sum over them that two stores share only where they hold the same. */
export type Tally = Readonly<Record<RecordKind, { readonly count: number; readonly checksum: string }>>

/** The document under which a copy notes how far it is: no part of what is copied. */
export const progressKey = 'copy'

/** Is it a part of what is copied? */
export const isContent = (record: StoreRecord): boolean =>
  !(record.kind === 'document' && record.of === 'setting' && record.key === progressKey)

/** JSON whose members stand in the order of their names, so that two adapters write the same thing alike. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => {
    if (each instanceof Uint8Array) return Buffer.from(each).toString('base64')
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each
    return Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  })

/**
 * A record as it is compared. The cursor of an event and the place of a request may differ where two libraries had the
 * same one: their order within a library may not.
 */
const compared = () => {
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
      case 'message':
        // The bytes are a Buffer here and a plain array there; JSON would write them differently.
        return {
          ...record,
          message: { ...record.message, raw: Buffer.from(record.message.raw).toString('base64') },
        }
      case 'blob':
        return {
          ...record,
          blob: { ...record.blob, bytes: Buffer.from(record.blob.bytes).toString('base64') },
        }
      default:
        return record
    }
  }
}

const pageSize = 500

/** All records of a store, page by page, from a position on. */
export async function* pagesOf(
  store: TransferPort,
  from: string | null = null,
): AsyncGenerator<{ readonly records: readonly StoreRecord[]; readonly next: string | null }> {
  let position = from
  for (;;) {
    const { records, next } = await store.dump(position, pageSize)
    yield { records: records.filter(isContent), next }
    if (next === null) return
    position = next
  }
}

/** Counts and sums up what a store holds. */
export const tallyOf = async (store: TransferPort): Promise<Tally> => {
  const sums: Record<RecordKind, { count: number; sum: bigint }> = {
    document: { count: 0, sum: 0n },
    request: { count: 0, sum: 0n },
    event: { count: 0, sum: 0n },
    message: { count: 0, sum: 0n },
    delivery: { count: 0, sum: 0n },
    answer: { count: 0, sum: 0n },
    blob: { count: 0, sum: 0n },
  }
  const compare = compared()
  for await (const { records } of pagesOf(store)) {
    for (const record of records) {
      const hash = createHash('sha256')
        .update(canonical(compare(record)))
        .digest()
      const kind = sums[record.kind]
      kind.count += 1
      kind.sum = (kind.sum + hash.readBigUInt64BE()) & 0xffff_ffff_ffff_ffffn
    }
  }
  const told = ({ count, sum }: { count: number; sum: bigint }) => ({
    count,
    checksum: sum.toString(16).padStart(16, '0'),
  })
  return {
    document: told(sums.document),
    request: told(sums.request),
    event: told(sums.event),
    message: told(sums.message),
    delivery: told(sums.delivery),
    answer: told(sums.answer),
    blob: told(sums.blob),
  }
}
