import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { EventView } from '../../../src/http/api/events/event-view.ts'
import type { StubbornLibrary } from '../stubborn-library.ts'
import { type Accounts, eventsOf } from './accounts.ts'
import { type Finding, wrong } from './finding.ts'

const Feed = z.object({ items: z.array(EventView), nextCursor: z.string() })

/**
 * Checks that the stream of updates has every event once, in order. Where a timeline differs it is read again, up to the
 * last event of the stream: timers may have added an event since the accounts were read.
 */
export const auditFeed = async (
  library: StubbornLibrary,
  accounts: Accounts,
): Promise<readonly Finding[]> => {
  const seen: { readonly request: string; readonly cursor: number }[] = []
  for (let after = ''; ; ) {
    const query = after === '' ? '' : `&cursor=${after}`
    const { items, nextCursor } = Feed.parse(
      await library.get(`/v1/events?library=FAULTS&limit=1000${query}`),
    )
    seen.push(...items.map(({ request, cursor }) => ({ request, cursor: Number.parseInt(cursor, 10) })))
    if (items.length === 0) break
    after = nextCursor
  }
  const findings = seen.flatMap(({ cursor }, index) =>
    cursor > (seen[index - 1]?.cursor ?? 0) ? [] : [wrong(`the feed's cursor ${cursor} does not rise`)],
  )
  for (const [number, account] of accounts) {
    const inFeed = seen.filter(({ request }) => request === number).map(({ cursor }) => cursor)
    if (
      isDeepStrictEqual(
        inFeed,
        eventsOf(account).map(({ cursor }) => cursor),
      )
    )
      continue
    const inTimeline = eventsOf({ ...account, timeline: await library.timeline(number) })
      .map(({ cursor }) => cursor)
      .filter((cursor) => cursor <= (seen.at(-1)?.cursor ?? 0))
    if (!isDeepStrictEqual(inFeed, inTimeline))
      findings.push(wrong(`${number}: the feed has the events ${inFeed}, the timeline ${inTimeline}`))
  }
  return findings
}
