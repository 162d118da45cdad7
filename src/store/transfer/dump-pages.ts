import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { DumpPage, RecordKind, StoreRecord } from '../ports/transfer.ts'

/** The kinds in the order in which they are dumped: a kind that others refer to comes first. */
export const recordKinds = [
  'document',
  'request',
  'event',
  'message',
  'delivery',
  'answer',
  'blob',
  'partner_day',
  'row',
  'audit',
] as const satisfies readonly RecordKind[]

/** A record with its own place; null where it is listed and gone. */
export type PositionedRecord = { readonly position: string; readonly record: StoreRecord | null }

/** Records of one kind behind a place, oldest first; a page ends early where `pageFilling` says so. */
export type KindReader = (behind: string | null, limit: number) => Promise<readonly PositionedRecord[]>

/** The bytes after which a page ends: files and mails may have megabytes each. */
const maxPageBytes = 8 * 1024 * 1024

const recordBytes = (record: StoreRecord | null): number => {
  switch (record?.kind) {
    case 'message':
      return record.message.raw.length
    case 'blob':
      return record.blob.bytes.length
    default:
      return 0
  }
}

/** Creates a function that counts the bytes of a page: it takes each record, or its size, and returns whether another may follow. */
export const createPageSizeLimit = () => {
  let bytes = 0
  return (added: StoreRecord | number | null): boolean => {
    bytes += typeof added === 'number' ? added : recordBytes(added)
    return bytes < maxPageBytes
  }
}

const isFull = (page: readonly PositionedRecord[], limit: number): boolean => {
  const mayGrow = createPageSizeLimit()
  return page.length >= limit || page.some(({ record }) => !mayGrow(record))
}

const parsePosition = (
  position: string | null,
): { readonly kind: RecordKind; readonly behind: string | null } => {
  if (position === null) return { kind: recordKinds[0], behind: null }
  const [name = '', ...place] = position.split(' ')
  const kind = recordKinds.find((each) => each === name)
  if (kind === undefined) throw new Problem('invalid_input', reason('store.dump_position'))
  return { kind, behind: place.length === 0 ? null : place.join(' ') }
}

/** Creates the `dump` of an adapter from its readers of each kind. */
export const createDump =
  (sections: Readonly<Record<RecordKind, KindReader>>) =>
  async (position: string | null, limit: number): Promise<DumpPage> => {
    const { kind, behind } = parsePosition(position)
    const records = await sections[kind](behind, limit)
    const last = records.at(-1)
    const next =
      last !== undefined && isFull(records, limit)
        ? `${kind} ${last.position}`
        : (recordKinds[recordKinds.indexOf(kind) + 1] ?? null)
    return { records: records.flatMap(({ record }) => record ?? []), next }
  }
