import { existsSync } from 'node:fs'
import type { RecordedEvent } from '../../src/borrowing/events/recorded-event.ts'
import type { Request } from '../../src/borrowing/request/request.ts'
import { projectStatus } from '../../src/borrowing/status/project-status.ts'
import type { Store } from '../../src/store/ports/store.ts'
import type { StoreRecord } from '../../src/store/ports/transfer.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { makeRequest } from './made-requests.ts'

const pageSize = 1_000

const eventOf = (request: Request): RecordedEvent => ({
  at: request.createdAt,
  by: request.createdBy,
  input: { kind: 'command', name: 'create', data: {} },
  outcome: 'applied',
  explanations: [],
  status: projectStatus(request),
  previousStatus: null,
  messagesSent: [],
  changes: { stage: request.stage },
})

/** Writes a number of made requests, each with its event, into an empty store. */
export const fillStore = async (store: Store, count: number): Promise<void> => {
  for (let first = 0; first < count; first += pageSize) {
    const size = Math.min(pageSize, count - first)
    const requests = Array.from({ length: size }, (_, step) => makeRequest(first + step, count))
    await store.restore([
      ...requests.map(
        (value, step): StoreRecord => ({ kind: 'request', place: first + step + 1, version: 1, value }),
      ),
      ...requests.map(
        (value, step): StoreRecord => ({
          kind: 'event',
          cursor: first + step + 1,
          library: value.library,
          request: value.number,
          event: eventOf(value),
        }),
      ),
    ])
  }
}

/** Fills a store with a number of requests, unless it has them. */
export const fillOnce = async (store: Store, count: number): Promise<void> => {
  const states = await store.countRequestStates()
  const stored = states.reduce((total, { requests }) => total + requests, 0)
  if (stored === 0) await fillStore(store, count)
  else if (stored !== count) throw new Error(`the store has ${stored} requests: take an empty one`)
}

/** Makes a SQLite file of a number of requests, unless it is there. */
export const prepareListStore = async (file: string, count: number): Promise<void> => {
  if (existsSync(file)) return
  const store = await openSqliteStore({ file })
  await fillStore(store, count)
  await store.close()
}
