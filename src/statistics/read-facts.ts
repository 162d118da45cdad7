import type { LibraryCode } from '../borrowing/values.ts'
import type { RowsPort } from '../store/ports/rows.ts'
import { derivedRows } from './fact-rows.ts'
import { RequestFacts } from './request-facts.ts'

/** The range of days on which requests were created; all where an end is left out. */
export type CreatedRange = { readonly from?: string | undefined; readonly to?: string | undefined }

const pageSize = 1_000

/** Reads the facts of a library page by page, in the order of creation, so that other calls have their turn between pages. */
export async function* readFacts(
  store: RowsPort,
  library: LibraryCode,
  { from = '', to }: CreatedRange,
): AsyncGenerator<readonly RequestFacts[]> {
  // Behind the day come a space and the number of the request.
  const before = to === undefined ? derivedRows : `${to}!`
  let after = from
  for (;;) {
    const rows = await store.listRows(library, { after, before }, pageSize)
    yield rows.map(({ value }) => RequestFacts.parse(value))
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    after = last.key
  }
}
