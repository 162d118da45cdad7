import type { DatabaseSync } from 'node:sqlite'
import { checkChange, decidedAt } from '../policy/change-rules.ts'
import { changeCounts, messageCounts } from '../policy/message-counts.ts'
import { toMilliseconds } from '../policy/parse-stored.ts'
import type { Idempotency } from '../ports/answers.ts'
import type { Change, CommitResult } from '../ports/changes.ts'
import type { InboxMessage } from '../ports/inbox.ts'
import { readSql } from '../sql/reads.ts'
import { AnswerRow } from '../sql/rows.ts'
import { firstRow } from '../sql/steps.ts'
import { addAnswer, writeRow } from '../sql/writes.ts'
import { lookUpTables } from './lists/look-up-tables.ts'
import { requestListTable } from './lists/request-list-table.ts'
import { inboxTable } from './records/inbox.ts'
import { type OrderingKey, outboxTable } from './records/outbox.ts'
import { partnerCountTable } from './records/partner-counts.ts'
import {
  type FoundRequest,
  requestTable,
  type SerializedEvent,
  type SerializedRequest,
  serializeEvent,
  serializeRequest,
} from './records/requests.ts'
import { createStepRunner } from './step-runner.ts'

/** Returns the tables that writes read and change. */
export const openTables = (database: DatabaseSync) => {
  const facets = lookUpTables(database)
  const list = requestListTable(database)
  return {
    ...{ facets, list, requests: requestTable(database, facets, list) },
    inbox: inboxTable(database),
    outbox: outboxTable(database),
    partnerCounts: partnerCountTable(database),
    /** Runs the statements that are the same in every SQL database. */
    run: createStepRunner(database),
  }
}
export type Tables = ReturnType<typeof openTables>

/** A change whose JSON is serialized before the transaction begins, so that the lock is held for a shorter time. */
export type SerializedChange = Omit<Change, 'request' | 'events'> & {
  readonly request: SerializedRequest | null
  readonly events: readonly SerializedEvent[]
}

/** Serializes the request and the events of a change. */
export const serializeChange = (change: Change): SerializedChange => ({
  ...change,
  request: change.request === null ? null : serializeRequest(change.request.value, change.request.index),
  events: change.events.map(serializeEvent),
})

type Withdrawals = ReturnType<Tables['outbox']['selectWithdrawals']>['possible']
type Checked =
  | { readonly result: CommitResult }
  | { readonly result: null; readonly stored: FoundRequest | null; readonly withdrawals: Withdrawals }

const stop = (result: CommitResult): Checked => ({ result })

const findByFingerprint = ({ inbox }: Tables, fingerprint: string | null | undefined) =>
  fingerprint === null || fingerprint === undefined ? null : inbox.findReply(fingerprint)

/** Finds the answer under an idempotency key. */
export const findAnswer = ({ run }: Tables, { caller, key }: Pick<Idempotency, 'caller' | 'key'>) =>
  run(firstRow('answer', AnswerRow, readSql.answer, caller, key))

const orderingKeyIn = (change: SerializedChange, entry: number): OrderingKey | null =>
  change.request === null ? null : { library: change.library, request: change.request.number, entry }

/** Checks everything that can prevent the change, in the order that the port names, before anything is written. */
const check = (tables: Tables, change: SerializedChange): Checked => {
  checkChange(change)
  const { idempotency, settle } = change
  const answered = idempotency === null ? null : findAnswer(tables, idempotency)
  if (answered !== null) return stop({ kind: 'replay', ...answered })
  const repeated = findByFingerprint(tables, change.inbox?.fingerprint)
  if (repeated !== null) return stop({ kind: 'repeat', reply: repeated.reply })
  if (settle !== null && !tables.outbox.isLeased(settle.delivery, settle.leaseToken)) {
    return stop({ kind: 'lease_lost' })
  }
  const stored = change.request === null ? null : tables.requests.find(change.library, change.request.number)
  if (change.request !== null && (stored?.version ?? 0) !== change.expectedVersion)
    return stop({ kind: 'conflict' })

  const selected = change.withdraw.flatMap(({ entry, operations, required }) => {
    const key = orderingKeyIn(change, entry)
    return key === null ? [] : [{ required, ...tables.outbox.selectWithdrawals(key, operations, settle) }]
  })
  const impossibleIds = selected.flatMap(({ required, impossible }) =>
    required ? impossible.map((each) => each.id) : [],
  )
  if (impossibleIds.length > 0)
    return stop({ kind: 'not_withdrawn', deliveries: [...new Set(impossibleIds)] })
  return { result: null, stored, withdrawals: selected.flatMap(({ possible }) => possible) }
}

const writeOutbox = (
  { outbox }: Tables,
  change: SerializedChange,
  withdrawals: Withdrawals,
  now: number,
): void => {
  const { settle } = change
  const touched: (OrderingKey | null)[] = change.withdraw.map(({ entry }) => orderingKeyIn(change, entry))
  if (settle !== null) touched.push(outbox.settle(settle.delivery, settle.leaseToken, settle.settlement))
  for (const each of withdrawals) outbox.withdraw(each, decidedAt(change, now))
  for (const { delivery, error, at: came } of change.bounced ?? [])
    outbox.bounce(change.library, delivery, error, toMilliseconds(came))
  for (const { delivery, dueAt } of change.requeue) {
    touched.push(outbox.requeue(change.library, delivery, toMilliseconds(dueAt)))
  }
  for (const message of change.outbox) touched.push(outbox.add(message))
  for (const key of touched) if (key !== null) outbox.refresh(key)
}

/** Stores a message that changes no request, unless one with its fingerprint is stored. */
export const storeMessageOnce = (
  tables: Tables,
  message: InboxMessage,
  fingerprint: string | null,
): 'kept' | 'repeat' => {
  if (findByFingerprint(tables, fingerprint) !== null) return 'repeat'
  keepMessage(tables, message, fingerprint)
  tables.partnerCounts.add(message.library, messageCounts(message))
  return 'kept'
}

/** Stores a message that changes no request, in the timeline of the request that it names if that exists. */
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
  { requests, inbox }: Tables,
  { library, inbox: came, events: recorded }: SerializedChange,
  request: SerializedRequest,
  stored: FoundRequest | null,
): void => {
  let lastEvent = stored?.last_event ?? null
  for (const event of recorded) lastEvent = requests.addEvent(library, request.number, lastEvent, event)
  let lastMessage = stored?.last_message ?? null
  if (came !== null) lastMessage = inbox.add(came.message, lastMessage, came.fingerprint)
  const at = recorded.at(-1)?.at
  const updatedAt = at === undefined ? null : toMilliseconds(at)
  requests.save(stored, { library, request, lastEvent, lastMessage, updatedAt })
}

/**
 * Commits a change within the open transaction.
 *
 * @param now the time in milliseconds since 1970, for a change without a time of its own
 * @returns the result of the commit; nothing is written unless it is `committed`
 */
export const commitChange = (tables: Tables, change: SerializedChange, now: number): CommitResult => {
  const checked = check(tables, change)
  if (checked.result !== null) return checked.result
  const { run } = tables
  writeOutbox(tables, change, checked.withdrawals, now)
  if (change.request === null) {
    if (change.inbox !== null) keepMessage(tables, change.inbox.message, change.inbox.fingerprint)
  } else {
    saveRequest(tables, change, change.request, checked.stored)
  }
  if (change.idempotency !== null) run(addAnswer(change.idempotency, decidedAt(change, now)))
  tables.partnerCounts.add(change.library, changeCounts(change))
  for (const row of change.rows ?? []) run(writeRow('putRow', change.library, row))
  return { kind: 'committed', version: change.request === null ? 0 : change.expectedVersion + 1 }
}
