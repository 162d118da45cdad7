import { type LibraryCode, libraryOfNumber, type RequestNumber } from '../../../borrowing/values.ts'
import { concurrencyKeyOf } from '../../policy/concurrency-key.ts'
import { fitsDelivery } from '../../policy/message-filters.ts'
import { deliveriesOfRequests } from '../../policy/messages-of-requests.ts'
import type { DeliveriesPort, Delivery, OutboxSummary } from '../../ports/outbox.ts'
import type { RedisContext } from '../context.ts'
import { type IdList, readIdList } from '../lists/id-list.ts'
import { deliveryFields, deliveryOf } from './delivery-record.ts'
import type { TimelineReads } from './events.ts'

/** Reads deliveries; `claim-deliveries.ts` leases and settles them. */
export const outbox = (shell: RedisContext): DeliveriesPort & TimelineReads => {
  const { client, keys, libraries } = shell

  const read = async (library: LibraryCode | null, id: string): Promise<Delivery | null> =>
    deliveryOf(await client.hmget(`${keys.library(library)}:delivery:${id}`, ...deliveryFields))

  const ofRequests = async (numbers: readonly RequestNumber[]): Promise<readonly Delivery[]> => {
    const found = await Promise.all(
      numbers.map(async (number) => {
        const library = libraryOfNumber(number)
        const ids = await client.lrange(`${keys.library(library)}:deliveries:of:${number}`, 0, -1)
        return Promise.all(ids.map((id) => read(library, id)))
      }),
    )
    return found.flat().filter((delivery) => delivery !== null)
  }

  return {
    /** The deliveries of a timeline, by entry and in their order. */
    ofTimeline: async (library, ids) => {
      const deliveries = (await Promise.all(ids.map((id) => read(library, id)))).filter(
        (each) => each !== null,
      )
      return deliveries
        .toSorted((one, other) => one.entry - other.entry || (one.id < other.id ? -1 : 1))
        .map((delivery) => ({ kind: 'message_out', at: delivery.createdAt, delivery }))
    },

    getDelivery: async (id) => {
      const deliveries = await Promise.all((await libraries()).map((library) => read(library, id)))
      return deliveries.find((delivery) => delivery !== null) ?? null
    },

    summarizeOutbox: async () => {
      const all = await libraries()
      const summarize = async (state: OutboxSummary['state']): Promise<OutboxSummary> => {
        const summaries = await Promise.all(
          all.map(async (library) => {
            const key = `${keys.library(library)}:deliveries:state:${state}`
            const [count, [first]] = await Promise.all([client.zcard(key), client.zrange(key, '0', '0')])
            return { count, first: first === undefined ? null : await read(library, first) }
          }),
        )
        const times = summaries.flatMap(({ first }) => first?.createdAt ?? []).toSorted()
        return {
          state,
          count: summaries.reduce((sum, { count }) => sum + count, 0),
          oldest: times[0] ?? null,
        }
      }
      return Promise.all((['waiting', 'leased', 'dead'] as const).map(summarize))
    },

    listDeliveries: async (query) => {
      const { request } = query
      if (request !== undefined) return deliveriesOfRequests(query, await ofRequests([...new Set(request)]))
      const list: IdList<Delivery> = {
        ...{ name: 'deliveries', set: 'deliveries', usual: 'delivered', everywhere: libraries, read },
        partnerOf: ({ target, library }) => concurrencyKeyOf(target, library),
        matches: (delivery) => fitsDelivery(query, delivery),
      }
      return readIdList(shell, list, query)
    },
  }
}
