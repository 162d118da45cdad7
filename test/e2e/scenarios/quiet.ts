import { instantOf } from '../../../src/borrowing/time.ts'
import { LibraryCode, RequestNumber } from '../../../src/borrowing/values.ts'
import type { Delivery } from '../../../src/store/ports/outbox.ts'
import { until, type WholeGateway } from '../../support/gateway.ts'

/**
 * Returns the first delivery of each entry. Of one entry's deliveries only the oldest goes out; the others wait behind
 * it.
 */
const headsOf = (deliveries: readonly Delivery[]): readonly Delivery[] => {
  const unsettled = deliveries.filter(({ state }) => state === 'waiting' || state === 'leased')
  const lanes = Map.groupBy(unsettled, ({ entry }) => entry)
  return Array.from(lanes.values(), (lane) => lane.toSorted((a, b) => (a.id < b.id ? -1 : 1))).flatMap(
    (lane) => lane.slice(0, 1),
  )
}

/**
 * Waits until nothing is under way for a request: no deadline of it has passed undecided, no message to a partner is
 * being sent or due. What waits for a time to come is at rest.
 */
export const untilQuiet = async (
  { store, now }: Pick<WholeGateway, 'store' | 'now'>,
  code: string,
  request: string,
): Promise<void> => {
  const library = LibraryCode.parse(code)
  const number = RequestNumber.parse(request)
  await until(`request ${number} to come to rest`, async () => {
    const stored = await store.loadRequest(library, number)
    const time = instantOf(now())
    if (stored === null || stored.value.deadlines.some(({ at }) => at <= time)) return false
    const items = await store.readTimeline(library, number)
    const deliveries = items.flatMap((item) => (item.kind === 'message_out' ? [item.delivery] : []))
    return headsOf(deliveries).every(({ state, dueAt }) => state === 'waiting' && dueAt > time)
  })
}
