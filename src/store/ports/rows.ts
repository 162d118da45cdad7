import type { LibraryCode } from '../../borrowing/values.ts'

/** A row of facts, plain data that names nobody. Its key orders the rows of a library; a commit replaces a row of the same key. */
export type Row = { readonly key: string; readonly value: unknown }

/** A text behind every key. */
export const lastKey = '\u{10ffff}'

/** Rows of facts, which outlive the requests that they are of. `commit` writes them, and `purge` deletes them. */
export type RowsPort = {
  /** Lists rows of a library whose keys are behind one and before another, in the order of keys. */
  listRows(
    library: LibraryCode,
    range: { readonly after: string; readonly before: string },
    limit: number,
  ): Promise<readonly Row[]>
}
