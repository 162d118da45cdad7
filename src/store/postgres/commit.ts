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
  reply_status: message.reply?.status,
  reply_type: message.reply?.contentType,
  reply: message.reply === null ? undefined : text(message.reply.content),
  ...(message.mail === undefined ? {} : { mail: text(JSON.stringify(message.mail)) }),
  ...(message.share === undefined ? {} : { quota: message.share.quota, source: message.share.source }),
  raw: bytes(message.raw),
})

const receivedValue = (long: LongValues, message: InboxMessage, fingerprint: string | null) =>
  messageValue(long, message, fingerprint === null ? null : fingerprintKey(fingerprint))

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

/** Returns a list that holds something: the database passes over members that are not there. */
const filled = <Value>(values: readonly Value[]): readonly Value[] | undefined =>
  values.length === 0 ? undefined : values

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
        withdraw: filled(change.withdraw),
        bounced: filled(change.bounced ?? [])?.map((each) => ({
          ...each,
          error: reasonToText(each.error),
          at: toMilliseconds(each.at),
        })),
        requeue: filled(change.requeue)?.map(({ delivery, dueAt }) => ({
          delivery,
          due: toMilliseconds(dueAt),
        })),
        outbox: filled(change.outbox)?.map((each) => deliveryValue(long, each)),
        events: change.events.map((event) => long.text(JSON.stringify(event))),
        counts: filled(changeCounts(change)),
        rows: filled(change.rows ?? [])?.map(({ key, value }) => ({
          key,
          value: long.text(JSON.stringify(value)),
        })),
        request: request === null ? undefined : requestValue(long, request),
        changed: changedAt === undefined ? undefined : toMilliseconds(changedAt),
        settle:
          settle === null
            ? undefined
            : settlementValue(settle.delivery, settle.leaseToken, settle.settlement),
        message: inbox === null ? undefined : receivedValue(long, inbox.message, inbox.fingerprint),
        answer:
          idempotency === null
            ? undefined
            : {
                caller: idempotency.caller,
                key: idempotency.key,
                hash: idempotency.bodyHash,
                answer: long.text(JSON.stringify(idempotency.answer)),
              },
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
      message: receivedValue(long, message, fingerprint),
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
