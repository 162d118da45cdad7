import { z } from 'zod'
import { withChanges } from '../borrowing/events/changes.ts'
import { timeNames, timesOf } from '../borrowing/partner-statistics/note-entry-times.ts'
import { Request } from '../borrowing/request/request.ts'
import { projectStatus } from '../borrowing/status/project-status.ts'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import { requestIndex } from '../store/policy/request-index.ts'
import { emptyChange } from '../store/ports/changes.ts'
import type { TimelineItem } from '../store/ports/events.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'
import { recordByName } from '../typed-records.ts'
import { factRows } from './fact-rows.ts'
import { factsContext } from './facts-context.ts'
import { factsOf } from './request-facts.ts'

type FillStore = Pick<
  Store,
  'commit' | 'getDocument' | 'listRequests' | 'loadRequest' | 'putDocuments' | 'readTimeline'
>
type FillSnapshot = Pick<ConfigSnapshot, 'findLibrary' | 'partner'>

const Progress = z.object({ cursor: z.string().nullable() })
const key = 'fact-rows'
const pageSize = 100
const attempts = 3

/**
 * Notes in a request when things happened that its events tell: requests of earlier versions have no such times. What the
 * events do not tell stays as it is.
 */
export const withTimesOfEvents = (request: Request, timeline: readonly TimelineItem[]): Request => {
  let before: Request | null = null
  for (const item of timeline) {
    if (item.kind !== 'event') continue
    const members: Readonly<Record<string, unknown>> = before ?? {}
    const read = Request.safeParse(withChanges(members, item.event.changes))
    if (!read.success) return request
    const replayed: Request = read.data
    const carried: Request = {
      ...replayed,
      rota: carryTimes(before, replayed.rota),
      closedAt: before?.closedAt,
    }
    before = { ...carried, ...timesOf(before, carried, item.event.at) }
  }
  return before === null
    ? request
    : { ...request, rota: carryTimes(before, request.rota), closedAt: request.closedAt ?? before.closedAt }
}

/** Gives entries the times that were noted before, where they have none of their own. */
const carryTimes = (before: Request | null, rota: Request['rota']): Request['rota'] =>
  rota.map((entry) => {
    const noted = before?.rota.find(({ id }) => id === entry.id)
    if (noted === undefined) return entry
    return { ...entry, ...recordByName(timeNames, (name) => entry[name] ?? noted[name]) }
  })

const fillOne = async (
  store: FillStore,
  snapshot: FillSnapshot,
  { value, version }: Stored<Request>,
): Promise<boolean> => {
  const { library, number } = value
  const request = withTimesOfEvents(value, await store.readTimeline(library, number, ['event']))
  const facts = factsOf(request, factsContext(snapshot, snapshot.findLibrary(library)))
  const index = requestIndex(request, projectStatus(request))
  const result = await store.commit({
    ...emptyChange(library),
    request: { value: request, index },
    expectedVersion: version,
    rows: factRows(facts, version + 1),
  })
  return result.kind === 'committed'
}

/**
 * Writes the rows of requests that an earlier version stored, once for each store. It goes on where it stopped; a request that
 * changes meanwhile is read again.
 */
export const fillRows = async (store: FillStore, snapshot: () => Promise<FillSnapshot>): Promise<void> => {
  const stored = await store.getDocument('setting', key)
  let progress = stored === null ? undefined : Progress.parse(stored.value).cursor
  while (progress !== null) {
    const configuration = await snapshot()
    const page = await store.listRequests({
      library: null,
      limit: pageSize,
      order: { by: 'created', descending: false },
      cursor: progress,
    })
    for (const each of page.items) {
      let current: Stored<Request> | null = each
      for (let attempt = 0; current !== null && attempt < attempts; attempt += 1) {
        if (await fillOne(store, configuration, current)) break
        current = await store.loadRequest(each.value.library, each.value.number)
      }
    }
    progress = page.next
    await store.putDocuments([{ kind: 'setting', key, value: { cursor: progress }, expectedVersion: null }])
  }
}
