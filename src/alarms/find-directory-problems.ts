import { isUnmapped, readUnmappedCodes } from '../delivery/rota/rota-candidates.ts'
import { readSyncState } from '../directory-sync/sync-state.ts'
import { age, type Finder, type FinderContext, minute } from './finder.ts'

/** After how many failures in a row, or after which time, a source is a problem. */
const mostFailures = 3
const longestFailing = 2 * 24 * 60 * minute

/** Reads how the readings of the active directory sources go. */
const readSyncStates = ({ store, snapshot }: FinderContext) =>
  Promise.all(
    snapshot
      .directorySources()
      .filter(({ status }) => status === 'active')
      .map(async ({ code: source }) => ({ source, state: await readSyncState(store, source) })),
  )

/** Finds directory sources that cannot be read. */
export const findFailedSyncs: Finder<'directory_sync_failed'> = async (_, context) =>
  (await readSyncStates(context)).flatMap(({ source, state: { failures, failingSince, runs } }) => {
    const why = runs.find(({ outcome }) => outcome === 'failed')?.reason
    if (failingSince === undefined || why === undefined) return []
    if (failures < mostFailures && age(failingSince, context.time) < longestFailing) return []
    return [{ subject: source, since: failingSince, facts: { source, reason: why } }]
  })

/** Finds directory sources whose changes wait for an admin. */
export const findHeldSyncs: Finder<'directory_sync_held'> = async (_, context) =>
  (await readSyncStates(context)).flatMap(({ source, state: { runs } }) => {
    const run = runs.find(({ outcome }) => outcome !== 'shown' && outcome !== 'failed')
    return run?.outcome === 'held'
      ? [{ subject: source, since: run.endedAt, facts: { source, count: run.changes } }]
      : []
  })

/** Finds codes of union catalogues that belong to no partner, once they cost enough requests a holder. */
export const findUnmappedCodes: Finder<'holding_codes_unmapped'> = async (
  { requests: least },
  { store, snapshot },
) => {
  const { codes } = await readUnmappedCodes(store)
  const unmapped = codes.filter(({ source, code }) => isUnmapped(snapshot, source, code))
  const requests = unmapped.reduce((sum, each) => sum + each.requests, 0)
  const since = unmapped.map(({ lastAt }) => lastAt).toSorted()[0]
  return since === undefined || requests < least
    ? []
    : [{ subject: 'codes', since, facts: { count: unmapped.length, requests } }]
}
