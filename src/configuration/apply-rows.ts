import type { ImportedEntry } from '../directory/imported-entry.ts'
import { placeInSource } from '../directory/merge-entries.ts'
import { readInput } from '../input-faults.ts'
import { type Fault, Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import type { DocumentChange } from './file/apply.ts'
import type { ConfigEntry } from './file/entries.ts'

/** The most faults that are listed. */
const maxFaults = 100

/** Throws the faults of a directory: `Problem` invalid_input. */
export const refuseDirectory = (faults: readonly Fault[]): never => {
  throw new Problem('invalid_input', reason('problem.directory_faults'), {
    faults: faults.slice(0, maxFaults),
  })
}

/** Documents that rows of a directory stand for: the path of each is that of its row, such as `line 3`. */
export type RowDocuments = {
  readonly documents: readonly ConfigEntry[]
  readonly rows: readonly ImportedEntry[]
  /** Whether one row that is wrong refuses all, or only itself and those that need it. */
  readonly refuse: 'all' | 'row'
}

/**
 * Applies the documents of a directory. What is wrong with one of them, such as the endpoint of a partner to be made, is a
 * fault of its row.
 *
 * @param apply applies or plans documents, all or none
 * @returns what changed, and the faults of the rows that were left out; `Problem` invalid_input where `refuse` is `all`
 */
export const applyRows = async (
  apply: (documents: readonly ConfigEntry[]) => Promise<readonly DocumentChange[]>,
  { documents, rows, refuse }: RowDocuments,
): Promise<{
  readonly changes: readonly DocumentChange[]
  readonly faults: readonly Fault[]
  readonly isRefused: (imported: ImportedEntry) => boolean
}> => {
  const byPlace = new Map(rows.map((row) => [placeInSource(row, ''), row]))
  const placeOf = ({ path }: { readonly path: string }): string => path.replace(/\/.*/, '')
  const refused = new Set<string>()
  const faults: Fault[] = []
  const add = (found: readonly Fault[]): void => {
    for (const each of found) {
      const place = placeOf(each)
      const row = byPlace.get(place)
      const member = each.path.slice(place.length + 1).replace(/^connection(?=\/)/, 'endpoint')
      refused.add(place)
      faults.push(row === undefined ? each : { ...each, path: placeInSource(row, member) })
    }
    if (refuse === 'all' && faults.length > 0) refuseDirectory(faults)
  }
  add(
    documents.flatMap(({ kind, input, path }) => {
      const read = kind.kind === 'partner' && byPlace.has(path) ? readInput(kind.input, input) : undefined
      return read?.kind === 'faulty'
        ? read.faults.map((each) => ({ ...each, path: `${path}/${each.path}` }))
        : []
    }),
  )
  for (;;) {
    try {
      const changes = await apply(documents.filter(({ path }) => !refused.has(path)))
      return { changes, faults, isRefused: (imported) => refused.has(placeInSource(imported, '')) }
    } catch (error) {
      const found = error instanceof Problem && error.code === 'invalid_input' ? error.faults : []
      if (found.length === 0 || found.some((each) => !byPlace.has(placeOf(each)))) throw error
      add(found)
    }
  }
}
