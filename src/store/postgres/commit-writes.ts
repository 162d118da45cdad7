import { checkChange, decidedAt } from '../policy/change-rules.ts'
import { fingerprintKey } from '../policy/fingerprint.ts'
import { changeCounts, messageCounts } from '../policy/message-counts.ts'
import { reasonToText, toMilliseconds } from '../policy/parse-stored.ts'
import type { Change } from '../ports/changes.ts'
import type { DocumentWrite } from '../ports/documents.ts'
import type { InboxMessage } from '../ports/inbox.ts'
import type { NewDelivery, Settlement } from '../ports/outbox.ts'
import { deliveryValues } from '../sql/delivery-row.ts'
import { messageValues } from '../sql/message-row.ts'
import { requestRow } from '../sql/request-row.ts'
import { searchVector } from './lists/dialect.ts'
import type { LongValues, Write } from './write-batches.ts'

const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`

/** Returns a message as `add_message` takes it: its columns. */
export const messageValue = (
  { text, bytes }: LongValues,
  message: InboxMessage,
  fingerprint: Uint8Array | null,
) => ({
  ...messageValues(message),
  fingerprint: fingerprint === null ? null : hex(fingerprint),
  ...(message.reply === null
    ? {}
    : {
        reply_status: message.reply.status,
        reply_type: message.reply.contentType,
        reply: text(message.reply.content),
      }),
  ...(message.mail === undefined ? {} : { mail: text(JSON.stringify(message.mail)) }),
  ...(message.share === undefined ? {} : { quota: message.share.quota, source: message.share.source }),
  raw: bytes(message.raw),
})

/** Returns a request as `save_request` takes it. */
export const requestValue = (
  { text }: LongValues,
  { value, index }: NonNullable<Change['request']>,
): Readonly<Record<string, unknown>> => {
  const { body, words, ...row } = requestRow(value, index, searchVector)
  return { ...row, body: text(body), words: text(words) }
}

/** Returns a delivery as it is queued: its columns. */
export const deliveryValue = ({ text }: LongValues, delivery: NewDelivery) => ({
  ...deliveryValues(delivery),
  content: text(delivery.content),
})

const settlementValue = (delivery: string, token: string, settlement: Settlement) => ({
  delivery,
  token,
  state: settlement.state,
  reply: settlement.reply,
  ...(settlement.state === 'delivered'
    ? { taken: 0 }
    : { error: reasonToText(settlement.error), taken: Number(settlement.possiblyTaken) }),
  ...(settlement.state === 'waiting'
    ? { due: toMilliseconds(settlement.dueAt) }
    : { at: toMilliseconds(settlement.at) }),
})

/** Returns a member only where its list holds something: the database passes over members that are not there. */
const listed = (name: string, values: readonly unknown[]): Readonly<Record<string, readonly unknown[]>> =>
  values.length === 0 ? {} : { [name]: values }

/**
 * Returns the write of a change.
 *
 * @param now the time in milliseconds since 1970, for a change without a time of its own
 */
export const commitWrite = (change: Change, now: number): Write => {
  checkChange(change)
  const { library, request, settle, inbox, idempotency } = change
  return (long) => {
    const changedAt = change.events.at(-1)?.at
    return [
      'commit',
      {
        library,
        expected: change.expectedVersion,
        decided: decidedAt(change, now),
        ...listed('withdraw', change.withdraw),
        ...listed(
          'bounced',
          (change.bounced ?? []).map((each) => ({
            ...each,
            error: reasonToText(each.error),
            at: toMilliseconds(each.at),
          })),
        ),
        ...listed(
          'requeue',
          change.requeue.map(({ delivery, dueAt }) => ({ delivery, due: toMilliseconds(dueAt) })),
        ),
        ...listed(
          'outbox',
          change.outbox.map((each) => deliveryValue(long, each)),
        ),
        events: change.events.map((event) => long.text(JSON.stringify(event))),
        ...listed('counts', changeCounts(change)),
        ...listed(
          'rows',
          (change.rows ?? []).map(({ key, value }) => ({ key, value: long.text(JSON.stringify(value)) })),
        ),
        ...(request === null ? {} : { request: requestValue(long, request) }),
        ...(changedAt === undefined ? {} : { changed: toMilliseconds(changedAt) }),
        ...(settle === null
          ? {}
          : { settle: settlementValue(settle.delivery, settle.leaseToken, settle.settlement) }),
        ...(inbox === null
          ? {}
          : {
              message: messageValue(
                long,
                inbox.message,
                inbox.fingerprint === null ? null : fingerprintKey(inbox.fingerprint),
              ),
            }),
        ...(idempotency === null
          ? {}
          : {
              answer: {
                caller: idempotency.caller,
                key: idempotency.key,
                hash: idempotency.bodyHash,
                answer: long.text(JSON.stringify(idempotency.answer)),
              },
            }),
      },
    ]
  }
}

/** Returns the write of a message that changes no request. */
export const keepMessageWrite =
  (message: InboxMessage, fingerprint: string | null): Write =>
  (long) => [
    'keepMessage',
    {
      library: message.library,
      message: messageValue(long, message, fingerprint === null ? null : fingerprintKey(fingerprint)),
      counts: messageCounts(message),
    },
  ]

/** Returns the write of the end of an attempt that changes no request. */
export const settleWrite =
  (...settled: Parameters<typeof settlementValue>): Write =>
  () => ['settleDelivery', settlementValue(...settled)]

/** Returns the write of documents. */
export const documentsWrite =
  (documents: readonly DocumentWrite[]): Write =>
  ({ text }) => [
    'putDocuments',
    documents.map(({ kind, key, value, expectedVersion, unlessLivePartner }) => ({
      kind,
      key,
      expected: expectedVersion,
      unless: unlessLivePartner,
      ...(value === undefined ? {} : { value: text(JSON.stringify(value)) }),
    })),
  ]

/** Returns about how many bytes a change holds in memory: its contents. */
export const changeSize = ({ inbox, outbox }: Change): number =>
  outbox.reduce((sum, { content }) => sum + content.length, inbox?.message.raw.length ?? 0) + 5_000
