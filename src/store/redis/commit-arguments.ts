import { millisecondsPerDay } from '../../borrowing/time.ts'
import type { Day, RequestNumber } from '../../borrowing/values.ts'
import { checkChange, decidedAt } from '../policy/change-rules.ts'
import { concurrencyKeyOf } from '../policy/concurrency-key.ts'
import { fingerprintKey } from '../policy/fingerprint.ts'
import { changeCounts } from '../policy/message-counts.ts'
import { indexedReferences } from '../policy/named-documents.ts'
import { reasonToText, toMilliseconds } from '../policy/parse-stored.ts'
import { requestChecksum } from '../policy/request-checksum.ts'
import { isOpen } from '../policy/request-index.ts'
import { splitWords } from '../policy/search-text.ts'
import type { Change } from '../ports/changes.ts'
import type { NewDelivery, Settlement } from '../ports/outbox.ts'
import type { RequestIndex } from '../ports/requests.ts'
import { messageArguments } from './records/message-record.ts'
import type { Argument } from './server/connection.ts'

/** Returns a settlement as the scripts read it: what is null is left out. */
export const settlementArguments = (settlement: Settlement) => ({
  state: settlement.state,
  ...(settlement.state === 'waiting'
    ? { due: toMilliseconds(settlement.dueAt) }
    : { at: toMilliseconds(settlement.at) }),
  ...(settlement.state === 'delivered' ? {} : { error: reasonToText(settlement.error) }),
  ...(settlement.state !== 'delivered' && settlement.possiblyTaken ? { taken: true } : {}),
  ...(settlement.reply === null ? {} : { reply: settlement.reply }),
})

/** Returns the name under which an answer is kept. No key holds a line break. */
export const answerField = (caller: string, key: string): string => `${caller}\n${key}`

/** Returns a fingerprint as a key of Redis. */
export const fingerprintName = (fingerprint: string): string =>
  Buffer.from(fingerprintKey(fingerprint)).toString('base64url')

/** Returns a day as a sorted set holds it: its number since 1970. */
export const dayNumber = (day: Day): number => Date.parse(day) / millisecondsPerDay

/**
 * Returns the arguments with which scripts write a request. Sort keys of open requests are left out for closed ones.
 */
export const requestArguments = (number: RequestNumber, { patron, nextDeadline, listed }: RequestIndex) => {
  const { state, facets, createdAt, attentionSince } = listed
  const { neededBy, dueDate } = isOpen(state) ? facets : {}
  return {
    number,
    state: JSON.stringify(state),
    listed: JSON.stringify({ createdAt, facets }),
    ...(patron === null ? {} : { patron }),
    ...(nextDeadline === null ? {} : { deadline: toMilliseconds(nextDeadline) }),
    ...(neededBy === undefined ? {} : { neededBy: dayNumber(neededBy) }),
    ...(dueDate === undefined ? {} : { due: dayNumber(dueDate) }),
    ...(attentionSince === null ? {} : { attention: toMilliseconds(attentionSince) }),
  }
}

/** Returns the arguments with which scripts queue a delivery. */
export const deliveryArguments = ({ id, request, entry, operation, ...delivery }: NewDelivery) => ({
  ...{ id, request, operation },
  orderingKey: `${request}:${entry}`,
  concurrencyKey: concurrencyKeyOf(delivery.target, delivery.library),
  due: toMilliseconds(delivery.dueAt),
})

/** Returns the index fields of a request besides its columns. They are written again only when this text changes. */
export const indexFields = ({ partners, text, patronText, ...index }: RequestIndex) =>
  JSON.stringify({
    partners: partners.map(({ partner, live, open }) => [partner, live, open]),
    references: indexedReferences(index).map(({ owner, reference }) => [owner, reference]),
    words: splitWords(text),
    patronWords: splitWords(patronText),
  })

const fingerprintOf = ({ fingerprint, message }: NonNullable<Change['inbox']>) =>
  fingerprint === null
    ? {}
    : { fingerprint: fingerprintName(fingerprint), received: toMilliseconds(message.receivedAt) }

const settleArguments = ({ delivery: id, leaseToken: token, settlement }: NonNullable<Change['settle']>) => ({
  ...{ id, token, to: settlementArguments(settlement) },
})

/**
 * Writes a change as the arguments of `commitScript`: a small plan, and behind it all that is long, each once.
 *
 * @param now milliseconds since 1970, for a change that says nothing of its own
 */
export const commitArguments = (change: Change, now: () => number): readonly Argument[] => {
  checkChange(change)
  const { request, inbox, idempotency, settle } = change
  const at = decidedAt(change, now())
  const body = request === null ? null : JSON.stringify(request.value)
  const message = inbox === null ? null : messageArguments(inbox.message)
  const orderingKey = (entry: number): string => `${request?.value.number ?? ''}:${entry}`
  // JSON has no member that is undefined.
  const plan = {
    at,
    events: change.events.length,
    expected: request === null ? undefined : change.expectedVersion,
    request:
      request === null || body === null
        ? undefined
        : { ...requestArguments(request.value.number, request.index), seal: requestChecksum(body) },
    message: message === null || inbox === null ? undefined : { ...message.plan, ...fingerprintOf(inbox) },
    answer: idempotency === null ? undefined : answerField(idempotency.caller, idempotency.key),
    settle: settle === null ? undefined : settleArguments(settle),
    withdraw: change.withdraw.map(({ entry, operations, required }) => ({
      orderingKey: orderingKey(entry),
      required,
      ...(operations === 'all' ? {} : { operations }),
    })),
    requeue: change.requeue.map(({ delivery, dueAt }) => ({ id: delivery, due: toMilliseconds(dueAt) })),
    bounced: (change.bounced ?? []).map(({ delivery, error, at: came }) => ({
      id: delivery,
      error: reasonToText(error),
      at: toMilliseconds(came),
    })),
    outbox: change.outbox.map(deliveryArguments),
    counts: changeCounts(change),
    rows: (change.rows ?? []).map(({ key }) => key),
  }
  return [
    JSON.stringify(plan),
    ...(request === null || body === null ? [] : [body, indexFields(request.index)]),
    ...change.events.map((event) => JSON.stringify(event)),
    ...(message === null ? [] : [message.body, message.raw]),
    ...(idempotency === null
      ? []
      : [JSON.stringify({ bodyHash: idempotency.bodyHash, answer: idempotency.answer })]),
    ...change.outbox.map((delivery) => JSON.stringify(delivery)),
    ...(change.rows ?? []).map(({ value }) => JSON.stringify(value)),
  ]
}
