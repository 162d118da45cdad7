import { projectStatus } from '../../../borrowing/status/project-status.ts'
import { LibraryCode } from '../../../borrowing/values.ts'
import { reasonToText, toMilliseconds } from '../../policy/parse-stored.ts'
import { requestIndex } from '../../policy/request-index.ts'
import type { StoreRecord } from '../../ports/transfer.ts'
import { answerField, deliveryArguments, indexFields, requestArguments } from '../commit-arguments.ts'
import type { RedisContext } from '../context.ts'
import { deliveryFunctions } from '../lua/deliveries.ts'
import { messageFunctions } from '../lua/messages.ts'
import { requestFunctions } from '../lua/requests.ts'
import { writeScript } from '../lua/script.ts'
import { factRowFunctions } from '../records/fact-rows.ts'
import { messageArguments } from '../records/message-record.ts'
import { partnerCountFunctions } from '../records/partner-counts.ts'
import type { Argument } from './connection.ts'

/**
 * Writes what another store held; what is there already stays. KEYS[1]: the key prefix of a library or of the
 * gateway. ARGV[1]: a list of plans as JSON (`planned` in ../restore.ts). Behind it, for each plan in turn, what is long.
 */
const restoreScript = writeScript(
  deliveryFunctions,
  messageFunctions,
  partnerCountFunctions,
  factRowFunctions,
  requestFunctions,
  `
local used = 1
local function take() used = used + 1 return ARGV[used] end
local stamp = tonumber(call('GET', P .. ':stamp') or 0)

local restore = {}

function restore.document(plan, value)
  local key = P .. ':documents:' .. plan.of
  if call('HSETNX', key, plan.key, whole(plan.version) .. ' ' .. value) == 1 then
    call('HINCRBY', P .. ':documents:changes', plan.of, 1)
  end
end

function restore.request(plan, body, facets)
  local key = P .. ':request:' .. plan.number
  if call('EXISTS', key) == 1 then return end
  save(plan, {}, plan.place, body, facets)
  call('HSET', key, 'version', plan.version)
  stamp = math.max(stamp, plan.place)
end

function restore.event(plan, body)
  local last = call('XREVRANGE', P .. ':events', '+', '-', 'COUNT', 1)[1]
  if last and tonumber(string.match(last[1], '^%d+')) >= plan.cursor then return end
  local request = P .. ':request:' .. plan.request
  local cursor = whole(plan.cursor)
  call('XADD', P .. ':events', cursor .. '-0', 'request', plan.request,
    'previous', call('HGET', request, 'lastEvent') or '', 'body', body)
  if call('EXISTS', request) == 1 then
    call('HSET', request, 'lastEvent', cursor, 'updated', whole(plan.at))
    call('ZADD', P .. ':requests:updated', cursor, plan.request)
  end
  stamp = math.max(stamp, plan.cursor)
end

function restore.message(plan, body, raw)
  if call('EXISTS', P .. ':message:' .. plan.id) == 0 then keep_aside(plan, body, raw) end
end

function restore.delivery(plan, body)
  if call('EXISTS', delivery(plan.id)) == 1 then return end
  add(plan, body)
  local key = delivery(plan.id)
  call('HSET', key, 'state', plan.state, 'attempts', plan.attempts)
  for name, value in pairs(plan.more) do call('HSET', key, name, value) end
  move(plan.id, 'waiting', plan.state)
  if plan.state ~= 'waiting' and plan.state ~= 'leased' then leave(plan.id, plan.orderingKey) end
  refresh(plan.orderingKey)
end

function restore.answer(plan, answer)
  if call('HSETNX', P .. ':answers', plan.name, answer) == 1 then
    call('RPUSH', P .. ':answers:age', plan.at .. ' ' .. plan.name)
  end
end

function restore.blob(plan, body, bytes)
  local key = P .. ':blob:' .. plan.id
  if call('EXISTS', key) == 1 then return end
  call('HSET', key, 'body', body, 'bytes', bytes)
  call('ZADD', P .. ':blobs', plan['until'], plan.id)
end

function restore.partner_day(plan, counts)
  local month = partner_month(plan.partner, plan.day)
  list_month(month)
  call('HSETNX', counts_of(month), plan.day, counts)
end

function restore.row(plan, value)
  if call('HEXISTS', P .. ':rows', plan.key) == 0 then put_row(plan.key, value) end
end

function restore.audit(plan, entry)
  local key = P .. ':audit'
  if call('ZCOUNT', key, plan.sequence, plan.sequence) == 0 then call('ZADD', key, plan.sequence, entry) end
end

local long = {document = 1, request = 2, event = 1, message = 2, delivery = 1, answer = 1, blob = 2, partner_day = 1, row = 1, audit = 1}
for _, plan in ipairs(cjson.decode(ARGV[1])) do
  local first = take()
  restore[plan.kind](plan, first, long[plan.kind] == 2 and take() or nil)
end
if stamp > 0 then call('SET', P .. ':stamp', whole(stamp)) end
`,
)

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
