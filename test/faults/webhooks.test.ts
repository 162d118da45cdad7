import { expect, test } from 'vitest'
import { adminKey, until } from '../support/gateway.ts'
import { type Behaviour, startReceiver } from '../webhooks/receiver.ts'
import { fastClock, startMortalGateway } from './mortal-gateway.ts'
import { makeStore } from './stores.ts'

/** Returns a call that is repeated under its idempotency key until a gateway answers: it may be killed meanwhile. */
const callerOf =
  (url: string) =>
  (method: string, path: string, body?: unknown, key?: string): Promise<Record<string, unknown>> =>
    until(`an answer to ${method} ${path}`, async () => {
      const response = await fetch(url + path, {
        method,
        headers: {
          authorization: `Bearer ${adminKey}`,
          'content-type': 'application/json',
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch(() => undefined)
      const json: unknown = await response?.json().catch(() => undefined)
      return response !== undefined && response.status < 300 ? Object(json) : undefined
    })

type Call = ReturnType<typeof callerOf>

type FeedEvent = { readonly id: string; readonly request: string; readonly cursor: string }

/** Reads all events of the library, as the feed has them. */
const readFeed = async (call: Call): Promise<readonly FeedEvent[]> => {
  const events: FeedEvent[] = []
  for (let cursor = ''; ; ) {
    const page = await call(
      'GET',
      `/v1/events?library=ABC&limit=1000${cursor === '' ? '' : `&cursor=${cursor}`}`,
    )
    const { items, nextCursor } = Object(page)
    if (items.length === 0) return events
    events.push(...items)
    cursor = nextCursor
  }
}

/** The receiver's behaviours while the gateway is killed, one after the other. */
const troubles: readonly Behaviour[] = ['hang', 500, 'close', 302]

test.each(['sqlite', 'redis'] as const)(
  'kill -9 while webhooks flow over %s: no event is lost, and those of a request keep their order',
  async (kind) => {
    const [store, receiver] = await Promise.all([makeStore(kind), startReceiver()])
    const gateway = await startMortalGateway(store.url, fastClock())
    try {
      const call = callerOf(gateway.url)
      await call('PUT', '/v1/libraries/ABC', { name: 'Abc', symbols: [{ type: 'ISIL', value: 'ABC' }] })
      await call('PUT', '/v1/webhooks/ils', {
        library: 'ABC',
        url: receiver.url,
        allowPrivateNetwork: true,
        timeout: 'PT1S',
      })
      await call('POST', '/v1/webhooks/ils/secrets', {}, 'the-secret')

      let created = 0
      const createSome = async (count: number): Promise<void> => {
        for (let each = 0; each < count; each += 1) {
          created += 1
          const body = { library: 'ABC', citation: { title: `Title ${created}` }, service: { type: 'loan' } }
          const { number } = await call('POST', '/v1/requests', body, `create-${created}`)
          for (const label of ['a', 'b'])
            await call(
              'POST',
              `/v1/requests/${String(number)}/commands`,
              { type: 'edit', labels: [label] },
              `edit-${created}-${label}`,
            )
        }
      }

      for (const trouble of troubles) {
        receiver.answer(204)
        await createSome(2)
        receiver.answer(trouble)
        const creating = createSome(4)
        const before = receiver.calls.length
        await until('the receiver to be called in its trouble', () => receiver.calls.length > before)
        await gateway.kill()
        receiver.answer(204)
        await gateway.start()
        await creating
      }

      const events = await readFeed(call)
      expect(events).toHaveLength(created * 3)
      await until(
        'every event to arrive',
        async () => new Set(receiver.taken.map(({ id }) => id)).size >= events.length,
      )
      const order = (list: readonly { readonly id: string; readonly request: string }[]) =>
        Object.fromEntries(
          Object.entries(Object.groupBy(list, ({ request }) => request)).map(([request, some = []]) => [
            request,
            [...new Set(some.map(({ id }) => id))],
          ]),
        )
      expect(order(receiver.taken)).toEqual(order(events))

      receiver.answer(410)
      await createSome(1)
      await until('the endpoint to be paused', async () => {
        const { paused } = await call('GET', '/v1/webhooks/ils/state')
        return paused !== null
      })
      receiver.answer(204)
      const middle = events[Math.floor(events.length / 2)]
      const takenBefore = receiver.taken.length
      await call('POST', '/v1/webhooks/ils/replay', { cursor: middle?.cursor }, 'replay')
      await call('POST', '/v1/webhooks/ils/resume', {}, 'resume')
      const behind = (await readFeed(call)).slice(events.findIndex(({ id }) => id === middle?.id) + 1)
      await until(
        'every event behind the cursor to arrive again',
        () => new Set(receiver.taken.slice(takenBefore).map(({ id }) => id)).size >= behind.length,
      )
      expect(order(receiver.taken.slice(takenBefore))).toEqual(order(behind))
    } finally {
      await gateway.kill()
      await Promise.all([store.stop(), receiver.close()])
    }
  },
  300_000,
)
