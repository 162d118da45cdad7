import { checkChange, decidedAt } from '../policy/change-rules.ts'
import { changeCounts, messageCounts } from '../policy/message-counts.ts'
import { toMilliseconds } from '../policy/parse-stored.ts'
import type { Change, CommitResult } from '../ports/changes.ts'
import type { InboxMessage } from '../ports/inbox.ts'
import type { AnswerTable } from './answers.ts'
import type { OrderingKey } from './delivery-order.ts'
import { type EventTable, type SerializedEvent, serializeEvent } from './events.ts'
import type { InboxTable } from './inbox.ts'
import type { OutboxTable } from './outbox.ts'
import type { PartnerCountTable } from './partner-counts.ts'
import { type FoundRequest, type RequestTable, type SerializedRequest, serializeRequest } from './requests.ts'

/** The tables that a commit reads and writes. */
export type Tables = {
  readonly requests: RequestTable
  readonly events: EventTable
  readonly inbox: InboxTable
  readonly outbox: OutboxTable
  readonly answers: AnswerTable
  readonly partnerCounts: PartnerCountTable
}

/** A change as the transaction takes it: what is kept as JSON is written already, so that the lock is held no longer for it. */
export type SerializedChange = Omit<Change, 'request' | 'events'> & {
  readonly request: SerializedRequest | null
  readonly events: readonly SerializedEvent[]
}

/** Writes what a change keeps as JSON. */
export const serializeChange = (change: Change): SerializedChange => ({
  ...change,
  request: change.request === null ? null : serializeRequest(change.request.value, change.request.index),
  events: change.events.map(serializeEvent),
})

type Withdrawals = ReturnType<OutboxTable['toWithdraw']>['possible']
type Checked =
  | { readonly result: CommitResult }
  | { readonly result: null; readonly found: FoundRequest | null; readonly withdrawals: Withdrawals }

const stop = (result: CommitResult): Checked => ({ result })

const knownBy = ({ inbox }: Tables, fingerprint: string | null | undefined) =>
  fingerprint === null || fingerprint === undefined ? null : inbox.known(fingerprint)

const laneIn = (change: SerializedChange, entry: number): OrderingKey | null =>
  change.request === null ? null : { library: change.library, request: change.request.number, entry }

/** Looks at all that could stand in the way, in the order in which the port names it, before anything is written. */
const check = (tables: Tables, change: SerializedChange): Checked => {
  checkChange(change)
  const { idempotency, settle } = change
  const known = idempotency === null ? null : tables.answers.find(idempotency.caller, idempotency.key)
  if (known !== null) return stop({ kind: 'replay', ...known })
  const before = knownBy(tables, change.inbox?.fingerprint)
  if (before !== null) return stop({ kind: 'repeat', reply: before.reply })
  if (settle !== null && !tables.outbox.isLeased(settle.delivery, settle.leaseToken)) {
    return stop({ kind: 'lease_lost' })
  }
  const found = change.request === null ? null : tables.requests.find(change.library, change.request.number)
  if (change.request !== null && (found?.version ?? 0) !== change.expectedVersion)
    return stop({ kind: 'conflict' })

  const asked = change.withdraw.flatMap(({ entry, operations, required }) => {
    const lane = laneIn(change, entry)
    return lane === null ? [] : [{ required, ...tables.outbox.toWithdraw(lane, operations, settle) }]
  })
  const kept = asked.flatMap(({ required, impossible }) =>
    required ? impossible.map((each) => each.id) : [],
  )
  if (kept.length > 0) return stop({ kind: 'not_withdrawn', deliveries: [...new Set(kept)] })
  return { result: null, found, withdrawals: asked.flatMap(({ possible }) => possible) }
}

const writeOutbox = (
  { outbox }: Tables,
  change: SerializedChange,
  withdrawals: Withdrawals,
  at: number,
): void => {
  const { settle } = change
  const touched: (OrderingKey | null)[] = change.withdraw.map(({ entry }) => laneIn(change, entry))
  if (settle !== null) touched.push(outbox.settle(settle.delivery, settle.leaseToken, settle.settlement))
  for (const each of withdrawals) outbox.withdraw(each, at)
  for (const { delivery, error, at: came } of change.bounced ?? [])
    outbox.bounce(change.library, delivery, error, toMilliseconds(came))
  for (const { delivery, dueAt } of change.requeue) {
    touched.push(outbox.requeue(change.library, delivery, toMilliseconds(dueAt)))
  }
  for (const message of change.outbox) touched.push(outbox.add(message))
  for (const lane of touched) if (lane !== null) outbox.refresh(lane)
}

/** Keeps a message that changes no request, unless its fingerprint is known. */
export const storeMessageOnce = (
  tables: Tables,
  message: InboxMessage,
  fingerprint: string | null,
): 'kept' | 'repeat' => {
  if (knownBy(tables, fingerprint) !== null) return 'repeat'
  keepMessage(tables, message, fingerprint)
  tables.partnerCounts.add(message.library, messageCounts(message))
  return 'kept'
}

/** Keeps a message that changes no request, in the timeline of the one that it names, where it is there. */
const keepMessage = (
  { requests, inbox }: Tables,
  message: InboxMessage,
  fingerprint: string | null,
): void => {
  const named =
    message.library === null || message.request === null
      ? null
      : requests.ends(message.library, message.request)
  const row = inbox.add(message, named?.last_message ?? null, fingerprint)
  if (named !== null) requests.setLastMessage(named.row, row)
}

const saveRequest = (
  { requests, events, inbox }: Tables,
  { library, inbox: came, events: recorded }: SerializedChange,
  request: SerializedRequest,
  found: FoundRequest | null,
): void => {
  let lastEvent = found?.last_event ?? null
  for (const event of recorded) lastEvent = events.add(library, request.number, lastEvent, event)
  let lastMessage = found?.last_message ?? null
  if (came !== null) lastMessage = inbox.add(came.message, lastMessage, came.fingerprint)
  const at = recorded.at(-1)?.at
  const updatedAt = at === undefined ? null : toMilliseconds(at)
  requests.save(found, { library, request, lastEvent, lastMessage, updatedAt })
}

/**
 * Carries out a change within the transaction that is open.
 *
 * @param now the time in milliseconds since 1970, for a change that says nothing of its own
 * @returns what became of it; nothing is written unless it is `committed`
 */
export const commitChange = (tables: Tables, change: SerializedChange, now: number): CommitResult => {
  const checked = check(tables, change)
  if (checked.result !== null) return checked.result
  const at = decidedAt(change, now)
  const { answers } = tables
  writeOutbox(tables, change, checked.withdrawals, at)
  if (change.request === null) {
    if (change.inbox !== null) keepMessage(tables, change.inbox.message, change.inbox.fingerprint)
  } else {
    saveRequest(tables, change, change.request, checked.found)
  }
  if (change.idempotency !== null) answers.add(change.idempotency, at)
  tables.partnerCounts.add(change.library, changeCounts(change))
  return { kind: 'committed', version: change.request === null ? 0 : change.expectedVersion + 1 }
}
