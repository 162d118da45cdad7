import { Problem } from '../problem.ts'
import type { RecordKind, StoreRecord } from './store.ts'

/** The kinds in the order in which they are dumped: what others hang on comes first. */
export const recordKinds = [
  'document',
  'request',
  'event',
  'message',
  'delivery',
  'answer',
  'blob',
] as const satisfies readonly RecordKind[]

/** Records of one kind behind a place, oldest first: each with its own place. */
export type Section = (
  behind: string | null,
  limit: number,
) => Promise<readonly { readonly place: string; readonly record: StoreRecord }[]>

const readPosition = (
  position: string | null,
): { readonly kind: RecordKind; readonly behind: string | null } => {
  if (position === null) return { kind: recordKinds[0], behind: null }
  const [name = '', ...place] = position.split(' ')
  const kind = recordKinds.find((each) => each === name)
  if (kind === undefined) throw new Problem('invalid_input', 'This is no position that a dump gave.')
  return { kind, behind: place.length === 0 ? null : place.join(' ') }
}

/** Joins an adapter's sections to what the port's `dump` gives. */
export const dumpOf =
  (sections: Readonly<Record<RecordKind, Section>>) =>
  async (
    position: string | null,
    limit: number,
  ): Promise<{ readonly records: readonly StoreRecord[]; readonly next: string | null }> => {
    const { kind, behind } = readPosition(position)
    const found = await sections[kind](behind, limit)
    const last = found.at(-1)
    const next =
      last !== undefined && found.length >= limit
        ? `${kind} ${last.place}`
        : (recordKinds[recordKinds.indexOf(kind) + 1] ?? null)
    return { records: found.map(({ record }) => record), next }
  }
