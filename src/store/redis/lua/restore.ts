import { deliveryFunctions } from './deliveries.ts'
import { factRowFunctions } from './fact-rows.ts'
import { messageFunctions } from './messages.ts'
import { partnerCountFunctions } from './partner-counts.ts'
import { requestFunctions } from './requests.ts'
import { writeScript } from './script.ts'

/**
 * Writes what another store held; what is there already stays. KEYS[1]: the key prefix of a library or of the
 * gateway. ARGV[1]: a list of plans as JSON (`planned` in ../restore.ts). Behind it, for each plan in turn, what is long.
 */
export const restoreScript = writeScript(
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
