import { z } from 'zod'
import type { Request } from '../../src/borrowing/request/request.ts'
import { projectStatus } from '../../src/borrowing/status/project-status.ts'
import { instantOf } from '../../src/borrowing/time.ts'
import { requestIndex } from '../../src/store/policy/request-index.ts'
import type { Change } from '../../src/store/ports/changes.ts'
import type { SequencedEvent } from '../../src/store/ports/events.ts'
import type { InboxMessage } from '../../src/store/ports/inbox.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { answerParent } from '../child-process.ts'
import { percentile } from '../row.ts'
import { library, numberOf } from '../scene.ts'

type Event = SequencedEvent['event']

const overdue: Request['attention'][number] = { kind: 'overdue', since: instantOf(0) }

/** Creates the change of a partner's message: the request and its status, an event, and the message. */
const changeOf = (
  before: Request,
  version: number,
  pattern: { readonly event: Event; readonly message: InboxMessage },
  number: number,
): Change => {
  const attention = before.attention.length === 0 ? [overdue] : []
  const value: Request = { ...before, attention }
  const at = instantOf(Date.now())
  const id = `commit-${String(number).padStart(9, '0')}`
  return {
    library,
    request: { value, index: requestIndex(value, projectStatus(value)) },
    expectedVersion: version,
    events: [{ ...pattern.event, at, message: id, changes: { attention, rota: value.rota } }],
    outbox: [],
    withdraw: [],
    requeue: [],
    inbox: {
      message: { ...pattern.message, id, receivedAt: at, request: value.number },
      fingerprint: `commit ${number}`,
    },
    idempotency: null,
    settle: null,
  }
}

const Task = z.object({
  file: z.string(),
  requests: z.int(),
  messages: z.int(),
  inFlight: z.int(),
})

/** Commits what partners' messages change, and does nothing else: a number at a time, each to another request. */
answerParent(Task, async ({ file, requests, messages, inFlight }) => {
  const store = await openSqliteStore({ file })
  const timeline = await store.readTimeline(library, numberOf(0))
  const event = timeline.find((item) => item.kind === 'event')?.event
  const message = timeline.find((item) => item.kind === 'message_in')?.message
  if (event === undefined || message === undefined) throw new Error('the store was not prepared')
  const storedRequests = await Promise.all(
    Array.from({ length: requests }, async (_, index) => {
      const stored = await store.loadRequest(library, numberOf(index))
      if (stored === null) throw new Error('the store was not prepared')
      return { ...stored }
    }),
  )
  const times: number[] = []
  let next = 0
  const work = async (): Promise<void> => {
    while (next < messages) {
      const number = next
      next += 1
      const stored = storedRequests[number % requests]
      if (stored === undefined) throw new Error('no request')
      const change = changeOf(stored.value, stored.version, { event, message }, number)
      const started = performance.now()
      const result = await store.commit(change)
      times.push(performance.now() - started)
      if (result.kind !== 'committed' || change.request === null) throw new Error(`it was ${result.kind}`)
      stored.value = change.request.value
      stored.version = result.version
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: inFlight }, work))
  const seconds = (performance.now() - started) / 1000
  await store.close()
  return {
    perSecond: messages / seconds,
    p99Ms: percentile(times, 0.99),
    rssMb: process.memoryUsage().rss / 1_048_576,
  }
})
