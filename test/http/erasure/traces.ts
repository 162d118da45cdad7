import { sha256, shortHash } from '../../../src/hash.ts'
import type { Store } from '../../../src/store/ports/store.ts'
import type { DumpPage, StoreRecord } from '../../../src/store/ports/transfer.ts'
import { plainRecord } from '../../../src/store/transfer/store-summary.ts'
import { patron } from '../privacy-scene.ts'

/** The name, the id and the address, plain, in base64, as hexadecimal numbers and hashed. */
const traces = [patron.id, patron.surname, patron.givenName, patron.email].flatMap((text) => [
  text.toLowerCase(),
  Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1).toLowerCase(),
  Buffer.from(text).toString('hex'),
  // A plain hash of an id can be guessed.
  sha256(text),
  shortHash('source', text),
])

/** Lists the traces of the patron in bytes. */
export const tracesIn = (bytes: string): readonly string[] => {
  const lower = bytes.toLowerCase()
  return traces.filter((trace) => lower.includes(trace))
}

/** Reads all records of a store. */
export const dumpAll = async (store: Store): Promise<readonly StoreRecord[]> => {
  const records: StoreRecord[] = []
  let position: string | null = null
  do {
    const page: DumpPage = await store.dump(position, 500)
    records.push(...page.records)
    position = page.next
  } while (position !== null)
  return records
}

/** Lists the kinds of some records. */
export const kindsOf = (records: readonly StoreRecord[]): readonly string[] =>
  [...new Set(records.map((record) => (record.kind === 'document' ? record.of : record.kind)))].toSorted()

/** Returns the bytes of a record as text: a dump has them as base64. */
const contentOf = (record: StoreRecord): string => {
  if (record.kind === 'message') return Buffer.from(record.message.raw).toString('latin1')
  return record.kind === 'blob' ? Buffer.from(record.blob.bytes).toString('latin1') : ''
}

/** Lists the kinds of records in which the patron is found. */
export const kindsWithTraces = (records: readonly StoreRecord[]): readonly string[] =>
  kindsOf(
    records.filter(
      (record) =>
        tracesIn(JSON.stringify(plainRecord(record))).length + tracesIn(contentOf(record)).length > 0,
    ),
  )
