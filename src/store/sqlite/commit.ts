import { Problem } from '../../problem.ts'
import type { Change, CommitResult } from '../ports/changes.ts'
import type { InboxMessage } from '../ports/inbox.ts'
import { milliseconds } from '../rows.ts'
import type { AnswerTable } from './answers.ts'
import { type EventTable, type WrittenEvent, writtenEvent } from './events.ts'
import type { InboxTable } from './inbox.ts'
import type { Lane } from './lanes.ts'
import type { OutboxTable } from './outbox.ts'
import { type FoundRequest, type RequestTable, type WrittenRequest, writtenRequest } from './requests.ts'

/** The tables that a commit reads and writes. */
export type Tables = {
  readonly requests: RequestTable
  readonly events: EventTable
  readonly inbox: InboxTable
  readonly outbox: OutboxTable
  readonly answers: AnswerTable
}

/** A change as the transaction takes it: what is kept as JSON is written already, so that the lock is held no longer for it. */
export type WrittenChange = Omit<Change, 'request' | 'events'> & {
  readonly request: WrittenRequest | null
  readonly events: readonly WrittenEvent[]
}

/** Writes what a change keeps as JSON. */
export const writtenChange = (change: Change): WrittenChange => ({
  ...change,
  request: change.request === null ? null : writtenRequest(change.request.value, change.request.index),
  events: change.events.map(writtenEvent),
})

type Withdrawals = ReturnType<OutboxTable['toWithdraw']>['possible']
type Checked =
  | { readonly result: CommitResult }
  | { readonly result: null; readonly found: FoundRequest | null; readonly withdrawals: Withdrawals }

const stop = (result: CommitResult): Checked => ({ result })

const refuseNonsense = (change: WrittenChange): void => {
  if (change.request === null && (change.events.length > 0 || change.withdraw.length > 0)) {
    throw new Problem('internal', 'A change without a request has events or withdrawals: they belong to one.')
  }
}

const knownBy = ({ inbox }: Tables, fingerprint: string | null | undefined) =>
  fingerprint === null || fingerprint === undefined ? null : inbox.known(fingerprint)

const laneIn = (change: WrittenChange, entry: number): Lane | null =>
  change.request === null ? null : { library: change.library, request: change.request.number, entry }

/** Looks at all that could stand in the way, in the order in which the port names it, before anything is written. */
const check = (tables: Tables, change: WrittenChange): Checked => {
  refuseNonsense(change)
  const { idempotency, settle } = change
  const known = idempotency === null ? null : tables.answers.find(idempotency.caller, idempotency.key)
  if (known !== null) return stop({ kind: 'replay', ...known })
  const before = knownBy(tables, change.inbox?.fingerprint)
  if (before !== null) return stop({ kind: 'duplicate', reply: before.reply })
  if (settle !== null && !tables.outbox.isLeased(settle.delivery, settle.leaseToken)) {
    return stop({ kind: 'lease_lost' })
  }
  const found = change.request === null ? null : tables.requests.find(change.library, change.request.number)
  if (change.request !== null && (found?.version ?? 0) !== change.expectedVersion)
    return stop({ kind: 'conflict' })

  const asked = change.withdraw.flatMap(({ entry, operations, firm }) => {
    const lane = laneIn(change, entry)
    return lane === null ? [] : [{ firm, ...tables.outbox.toWithdraw(lane, operations, settle) }]
  })
  const kept = asked.flatMap(({ firm, impossible }) => (firm ? impossible.map((each) => each.id) : []))
  if (kept.length > 0) return stop({ kind: 'not_withdrawn', deliveries: [...new Set(kept)] })
  return { result: null, found, withdrawals: asked.flatMap(({ possible }) => possible) }
}

/** When the change was decided, for what is kept by age: a change has no time of its own. */
const decidedAt = (change: WrittenChange, now: number): number => {
  const told = change.events.at(-1)?.at ?? change.inbox?.message.receivedAt
  return told === undefined ? now : milliseconds(told)
}

const writeOutbox = (
  { outbox }: Tables,
  change: WrittenChange,
  withdrawals: Withdrawals,
  at: number,
): void => {
  const { settle } = change
  const touched: (Lane | null)[] = change.withdraw.map(({ entry }) => laneIn(change, entry))
  if (settle !== null) touched.push(outbox.settle(settle.delivery, settle.leaseToken, settle.settlement))
  for (const each of withdrawals) outbox.withdraw(each, at)
  for (const { delivery, error, at: came } of change.bounced ?? [])
    outbox.bounce(change.library, delivery, error, milliseconds(came))
  for (const { delivery, dueAt } of change.requeue) {
    touched.push(outbox.requeue(change.library, delivery, milliseconds(dueAt)))
  }
  for (const message of change.outbox) touched.push(outbox.add(message))
  for (const lane of touched) if (lane !== null) outbox.refresh(lane)
}

/** Keeps a message that changes no request, unless its fingerprint is known. */
export const keepOnce = (
  tables: Tables,
  message: InboxMessage,
  fingerprint: string | null,
): 'kept' | 'duplicate' => {
  if (knownBy(tables, fingerprint) !== null) return 'duplicate'
  keepMessage(tables, message, fingerprint)
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
  { library, inbox: came, events: recorded }: WrittenChange,
  request: WrittenRequest,
  found: FoundRequest | null,
): void => {
  let lastEvent = found?.last_event ?? null
  for (const event of recorded) lastEvent = events.add(library, request.number, lastEvent, event)
  let lastMessage = found?.last_message ?? null
  if (came !== null) lastMessage = inbox.add(came.message, lastMessage, came.fingerprint)
  requests.save(found, { library, request, lastEvent, lastMessage })
}

/**
 * Carries out a change within the transaction that is open.
 *
 * @param now the time in milliseconds since 1970, for a change that says nothing of its own
 * @returns what became of it; nothing is written unless it is `committed`
 */
export const commitChange = (tables: Tables, change: WrittenChange, now: number): CommitResult => {
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
  return { kind: 'committed', version: change.request === null ? 0 : change.expectedVersion + 1 }
}
