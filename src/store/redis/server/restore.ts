import { projectStatus } from '../../../borrowing/status/project-status.ts'
import { LibraryCode } from '../../../borrowing/values.ts'
import { toMilliseconds } from '../../policy/parse-stored.ts'
import { requestIndex } from '../../policy/request-index.ts'
import { reasonToText } from '../../policy/stored-reason.ts'
import type { StoreRecord } from '../../ports/transfer.ts'
import { answerField, deliveryArguments, indexFields, requestArguments } from '../commit-arguments.ts'
import type { RedisContext } from '../context.ts'
import { restoreScript } from '../lua/restore.ts'
import { messageArguments } from '../records/message-record.ts'
import type { Argument } from './connection.ts'

type Planned = {
  readonly library: LibraryCode | null
  readonly plan: object
  readonly long: readonly Argument[]
}

const moreOf = ({ delivery, lease }: Extract<StoreRecord, { kind: 'delivery' }>) => ({
  ...(delivery.possiblyTaken ? { taken: '1' } : {}),
  ...(delivery.lastError === null ? {} : { error: reasonToText(delivery.lastError) }),
  ...(delivery.settledAt === null ? {} : { settled: toMilliseconds(delivery.settledAt) }),
  ...(delivery.reply === null ? {} : { reply: delivery.reply }),
  ...(lease === null ? {} : { token: lease.token, until: lease.until }),
})

/** Returns a record as `restoreScript` takes it: where it belongs, the plan, what is long. */
const planned = (record: StoreRecord): Planned => {
  const { kind } = record
  switch (kind) {
    case 'document': {
      const { of, key, version, value } = record
      return {
        library: null,
        plan: { kind, of, key, version },
        long: [value === undefined ? '' : JSON.stringify(value)],
      }
    }
    case 'request': {
      const { value, version, place } = record
      const index = requestIndex(value, projectStatus(value))
      return {
        library: value.library,
        plan: { kind, version, place, ...requestArguments(value.number, index) },
        long: [JSON.stringify(value), indexFields(index)],
      }
    }
    case 'event': {
      const { library, cursor, request, event } = record
      return {
        library,
        plan: { kind, cursor, request, at: toMilliseconds(event.at) },
        long: [JSON.stringify(event)],
      }
    }
    case 'message': {
      const { plan, body, raw } = messageArguments(record.message)
      const { fingerprint } = record
      const received = toMilliseconds(record.message.receivedAt)
      return {
        library: record.message.library,
        plan: { kind, ...plan, received, ...(fingerprint === null ? {} : { fingerprint }) },
        long: [body, raw],
      }
    }
    case 'delivery': {
      const { delivery } = record
      const { state, attempts } = delivery
      return {
        library: delivery.library,
        plan: { kind, ...deliveryArguments(delivery), state, attempts, more: moreOf(record) },
        long: [JSON.stringify(delivery)],
      }
    }
    case 'blob': {
      const { bytes, ...body } = record.blob
      return {
        library: body.library,
        plan: { kind, id: body.id, until: toMilliseconds(body.keepUntil) },
        long: [JSON.stringify(body), bytes],
      }
    }
    case 'partner_day': {
      const { library, partner, day, counts } = record
      return { library, plan: { kind, partner, day }, long: [JSON.stringify(counts)] }
    }
    case 'row': {
      const { library, key, value } = record
      return { library, plan: { kind, key }, long: [JSON.stringify(value)] }
    }
    case 'audit': {
      const { sequence, hash, entry } = record
      return { library: null, plan: { kind, sequence }, long: [JSON.stringify({ sequence, hash, entry })] }
    }
    case 'answer': {
      const { caller, key, bodyHash, at, answer } = record
      return {
        library: libraryOfCaller(caller),
        plan: { kind, name: answerField(caller, key), at },
        long: [JSON.stringify({ bodyHash, answer })],
      }
    }
  }
}

/**
 * Returns the library under which a caller's answers are kept: an erasure looks for them there. Callers of earlier versions
 * name none, and theirs are kept under the gateway.
 */
const libraryOfCaller = (caller: string): LibraryCode | null =>
  LibraryCode.safeParse(caller.slice(caller.lastIndexOf(':') + 1)).data ?? null

/** Writes what another store held, the records of each library in one script. */
export const createRestore =
  ({ keys, run, register, durable }: RedisContext) =>
  async (records: readonly StoreRecord[]): Promise<void> => {
    const all = records.map(planned)
    for (const library of new Set(all.map((each) => each.library))) {
      if (library !== null) await register(library)
      const own = all.filter((each) => each.library === library)
      const key = keys.library(library)
      await run(
        restoreScript,
        key,
        JSON.stringify(own.map(({ plan }) => plan)),
        ...own.flatMap(({ long }) => long),
      )
      await durable(key)
    }
  }
