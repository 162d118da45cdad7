import type { Context } from '../../borrowing/decision.ts'
import type { Library } from '../../borrowing/library.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { Instant, LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import type { Deps } from '../deps.ts'
import { countCopy, countedFor, releaseCopy } from './copy-records.ts'

type Copy = Pick<Request, 'number' | 'citation' | 'service' | 'createdAt' | 'copyright'>

/**
 * Counts a copy against the library's limit, as the request is or will be. Where it counted for another journal before,
 * it counts there no more.
 *
 * @param reserves true where the decision is to be committed; false where it is only previewed
 * @returns what the decision needs: nothing where the request does not count
 */
export const gatherCopyright = async (
  { store }: Pick<Deps, 'store'>,
  { code, timeZone, copyright }: Library,
  copy: Copy,
  now: Instant,
  reserves: boolean,
): Promise<Pick<Context, 'copyright'>> => {
  const limit = copyright?.limit
  const journal =
    copyright === undefined || limit === undefined ? undefined : countedFor(copy, { timeZone }, limit)
  const before = copy.copyright?.count
  if (reserves && before !== undefined && before.issn !== journal?.issn)
    await releaseCopy(store, code, { issn: before.issn, year: before.year }, copy.number, now)
  if (copyright === undefined || limit === undefined || journal === undefined) return {}
  const count = await countCopy(store, code, journal, copy.number, {
    limit: limit.copies,
    now,
    reserves,
  })
  const isBeyond = count.filled + count.pending >= count.limit
  return { copyright: { count, code: isBeyond ? copyright.beyondLimit : copyright.withinLimit } }
}

/** Counts a request no more that was not made after all. */
export const releaseCopyright = async (
  { store, now }: Pick<Deps, 'store' | 'now'>,
  library: LibraryCode,
  context: Pick<Context, 'copyright'> | undefined,
  number: RequestNumber,
): Promise<void> => {
  const count = context?.copyright?.count
  if (count !== undefined)
    await releaseCopy(store, library, { issn: count.issn, year: count.year }, number, now())
}
