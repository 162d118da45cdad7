import type { RequestNumber } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import { fingerprintKey } from '../fingerprint.ts'
import { concurrencyKeyOf } from '../policy/concurrency-key.ts'
import type { Change } from '../ports/changes.ts'
import type { NewDelivery, Settlement } from '../ports/outbox.ts'
import type { RequestIndex } from '../ports/requests.ts'
import { milliseconds } from '../rows.ts'
import { sealOf } from '../seal.ts'
import type { Argument } from './connection.ts'
import { messageArguments } from './message-fields.ts'

/** A settlement as the scripts read it: what is null is left out. */
export const plannedSettlement = (settlement: Settlement) => ({
  state: settlement.state,
  ...(settlement.state === 'waiting'
    ? { due: milliseconds(settlement.dueAt) }
    : { at: milliseconds(settlement.at) }),
  ...(settlement.state === 'delivered' ? {} : { error: settlement.error }),
  ...(settlement.state !== 'delivered' && settlement.possiblyTaken ? { taken: true } : {}),
  ...(settlement.reply === null ? {} : { reply: settlement.reply }),
})

/** The name under which an answer is kept. No key holds a line break. */
export const answerField = (caller: string, key: string): string => `${caller}\n${key}`

/** A fingerprint as a key of Redis. */
export const fingerprintName = (fingerprint: string): string =>
  Buffer.from(fingerprintKey(fingerprint)).toString('base64url')

/** What scripts need to know of a request to write it. */
export const plannedRequest = (number: RequestNumber, { status, patron, nextDeadline }: RequestIndex) => ({
  number,
  status,
  ...(patron === null ? {} : { patron }),
  ...(nextDeadline === null ? {} : { deadline: milliseconds(nextDeadline) }),
})

/** What scripts need to know of a delivery to queue it. */
export const plannedDelivery = ({ id, request, entry, library, target, operation, dueAt }: NewDelivery) => ({
  id,
  request,
  lane: `${request}:${entry}`,
  room: concurrencyKeyOf(target, library),
  operation,
  due: milliseconds(dueAt),
})

const refuseNonsense = (change: Change): void => {
  if (change.request === null && (change.events.length > 0 || change.withdraw.length > 0)) {
    throw new Problem('internal', 'A change without a request has events or withdrawals: they belong to one.')
  }
}

/** When the change was decided, for what is kept by age: a change has no time of its own. */
const decidedAt = (change: Change, now: () => number): number => {
  const told = change.events.at(-1)?.at ?? change.inbox?.message.receivedAt
  return told === undefined ? now() : milliseconds(told)
}

/** What a request is found by besides its columns; written again only where this text changed. */
export const facetsOf = (
  { partners, references, text }: RequestIndex,
  wordsOf: (text: string) => readonly string[],
) =>
  JSON.stringify({
    partners: partners.map(({ partner, live, open }) => [partner, live, open]),
    references: references.map(({ partner, reference }) => [partner, reference]),
    words: wordsOf(text),
  })

/**
 * Writes a change as the arguments of `commitScript`: a small plan, and behind it all that is long, each once.
 *
 * @param now milliseconds since 1970, for a change that says nothing of its own
 * @param wordsOf the words of a text, as they are searched by
 */
export const planOf = (
  change: Change,
  now: () => number,
  wordsOf: (text: string) => readonly string[],
): readonly Argument[] => {
  refuseNonsense(change)
  const { request, inbox, idempotency, settle } = change
  const at = decidedAt(change, now)
  const body = request === null ? null : JSON.stringify(request.value)
  const message = inbox === null ? null : messageArguments(inbox.message)
  const lane = (entry: number): string => `${request?.value.number ?? ''}:${entry}`
  const plan = {
    at,
    events: change.events.length,
    ...(request === null || body === null
      ? {}
      : {
          expected: change.expectedVersion,
          request: { ...plannedRequest(request.value.number, request.index), seal: sealOf(body) },
        }),
    ...(inbox === null || message === null
      ? {}
      : {
          message: {
            ...message.plan,
            ...(inbox.fingerprint === null
              ? {}
              : {
                  fingerprint: fingerprintName(inbox.fingerprint),
                  received: milliseconds(inbox.message.receivedAt),
                }),
          },
        }),
    ...(idempotency === null ? {} : { answer: answerField(idempotency.caller, idempotency.key) }),
    ...(settle === null
      ? {}
      : {
          settle: {
            id: settle.delivery,
            token: settle.leaseToken,
            to: plannedSettlement(settle.settlement),
          },
        }),
    withdraw: change.withdraw.map(({ entry, operations, firm }) => ({
      lane: lane(entry),
      firm,
      ...(operations === 'all' ? {} : { operations }),
    })),
    requeue: change.requeue.map(({ delivery, dueAt }) => ({ id: delivery, due: milliseconds(dueAt) })),
    bounced: (change.bounced ?? []).map(({ delivery, error, at: came }) => ({
      id: delivery,
      error,
      at: milliseconds(came),
    })),
    outbox: change.outbox.map(plannedDelivery),
  }
  return [
    JSON.stringify(plan),
    ...(request === null || body === null ? [] : [body, facetsOf(request.index, wordsOf)]),
    ...change.events.map((event) => JSON.stringify(event)),
    ...(message === null ? [] : [message.body, message.raw]),
    ...(idempotency === null
      ? []
      : [JSON.stringify({ bodyHash: idempotency.bodyHash, answer: idempotency.answer })]),
    ...change.outbox.map((delivery) => JSON.stringify(delivery)),
  ]
}
