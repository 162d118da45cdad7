import { factRowFunctions } from '../records/fact-rows.ts'
import { partnerCountFunctions } from '../records/partner-counts.ts'
import { deliveryFunctions } from './deliveries.ts'
import { messageFunctions } from './messages.ts'
import { requestFunctions } from './requests.ts'
import { writeScript } from './script.ts'

/**
 * Commits a change: all of it, or nothing.
 *
 * KEYS[1]: the key prefix of the library. ARGV[1]: the plan as JSON (`Plan` in ../commit-arguments.ts). Behind it the long texts,
 * in this order, as far as the plan has them: the request, its facets; each event; the message, its bytes; the
 * answer; each outgoing message.
 *
 * Returns `{'committed', version}`, `{'conflict'}`, `{'repeat', message}`, `{'replay', answer}`,
 * `{'not_withdrawn', id, …}` or `{'lease_lost'}`.
 */
export const commitScript = writeScript(
  deliveryFunctions,
  messageFunctions,
  partnerCountFunctions,
  factRowFunctions,
  requestFunctions,
  `
local plan = cjson.decode(ARGV[1])
local used = 1
local function take() used = used + 1 return ARGV[used] end

if plan.answer then
  local answer = call('HGET', P .. ':answers', plan.answer)
  if answer then return {'replay', answer} end
end
if plan.message and plan.message.fingerprint then
  local id = call('HGET', P .. ':fingerprints', plan.message.fingerprint)
  if id then return {'repeat', call('HGET', P .. ':message:' .. id, 'body')} end
end
if plan.settle and not is_leased(plan.settle.id, plan.settle.token) then return {'lease_lost'} end
local stored = plan.request and stored_request(plan.request.number) or {}
if plan.request and (stored.version or 0) ~= plan.expected then return {'conflict'} end

local withdrawn, kept, seen = {}, {'not_withdrawn'}, {}
for _, wanted in ipairs(plan.withdraw) do
  for _, id in ipairs(call('ZRANGE', P .. ':lane:' .. wanted.orderingKey, 0, -1)) do
    local state, operation, taken = unpack(call('HMGET', delivery(id), 'state', 'operation', 'taken'))
    local is_named = wanted.operations == nil
    for _, each in ipairs(wanted.operations or {}) do is_named = is_named or each == operation end
    local is_settled = plan.settle and plan.settle.id == id
    if is_named and not (is_settled and plan.settle.to.state ~= 'waiting') then
      local possible = taken ~= '1' and (state == 'waiting' or (is_settled and not plan.settle.to.taken))
      if possible then
        withdrawn[#withdrawn + 1] = {id, wanted.orderingKey}
      elseif wanted.required and not seen[id] then
        seen[id] = true
        kept[#kept + 1] = id
      end
    end
  end
end
if #kept > 1 then return kept end

-- All checks have passed: everything from here on is written.
-- A stamp counts hundred-thousandths of a second: fifteen digits, which every reader of a cursor can hold.
local stamp
local function next_stamp()
  if not stamp then
    local time = call('TIME')
    stamp = math.max(time[1] * 100000 + math.floor(time[2] / 10) - 1, tonumber(call('GET', P .. ':stamp') or 0))
  end
  stamp = stamp + 1
  return stamp
end

local touched = {}
for _, wanted in ipairs(plan.withdraw) do touched[wanted.orderingKey] = true end
if plan.settle then touched[settle(plan.settle.id, plan.settle.to)] = true end
for _, each in ipairs(withdrawn) do
  move(each[1], 'waiting', 'withdrawn')
  call('HSET', delivery(each[1]), 'state', 'withdrawn', 'settled', plan.at)
  leave(each[1], each[2])
end
for _, each in ipairs(plan.requeue) do
  local state, ordering_key = unpack(call('HMGET', delivery(each.id), 'state', 'lane'))
  if state == 'dead' or state == 'refused' then
    move(each.id, state, 'waiting')
    call('HSET', delivery(each.id), 'state', 'waiting', 'attempts', 0, 'due', each.due)
    call('HDEL', delivery(each.id), 'settled')
    call('ZADD', P .. ':lane:' .. ordering_key, 0, each.id)
    touched[ordering_key] = true
  end
end

for _, each in ipairs(plan.bounced) do
  if call('HGET', delivery(each.id), 'state') == 'delivered' then
    move(each.id, 'delivered', 'dead')
    call('HSET', delivery(each.id), 'state', 'dead', 'settled', each.at, 'error', each.error)
    call('HDEL', delivery(each.id), 'taken')
  end
end

local body = plan.request and take()
local facets = plan.request and take()
local last_event = stored.lastEvent
for _ = 1, plan.events do
  local cursor = whole(next_stamp())
  call('XADD', P .. ':events', cursor .. '-0', 'request', plan.request.number, 'previous', last_event or '', 'body', take())
  last_event = cursor
end
local last_message = stored.lastMessage
if plan.message then
  local message_body, raw = take(), take()
  if plan.request then
    keep(plan.message, message_body, raw, last_message)
    last_message = plan.message.id
  else
    keep_aside(plan.message, message_body, raw)
  end
end
if plan.request then
  local row = stored.row and tonumber(stored.row) or next_stamp()
  local updated = plan.events > 0 and whole(plan.at) or nil
  save(plan.request, stored, row, body, facets, last_event, last_message, updated)
end
if plan.answer then
  call('HSET', P .. ':answers', plan.answer, take())
  call('RPUSH', P .. ':answers:age', plan.at .. ' ' .. plan.answer)
end
for _, new in ipairs(plan.outbox) do
  add(new, take())
  touched[new.orderingKey] = true
end
for ordering_key in pairs(touched) do refresh(ordering_key) end
for _, each in ipairs(plan.counts) do count_partner(each) end
for _, key in ipairs(plan.rows) do put_row(key, take()) end
if stamp then call('SET', P .. ':stamp', whole(stamp)) end
return {'committed', plan.request and (stored.version or 0) + 1 or 0}
`,
)

/**
 * Stores a message that changes nothing. Returns 0 where its fingerprint is known there.
 *
 * KEYS[1]: the key prefix of its library or of the gateway. ARGV: its
 * arguments as JSON (`messageArguments`), the message, its bytes, what it adds to the counts of its partner as JSON.
 */
export const keepScript = writeScript(
  messageFunctions,
  partnerCountFunctions,
  `
local message = cjson.decode(ARGV[1])
local print = message.fingerprint
if print and call('HEXISTS', P .. ':fingerprints', print) == 1 then return 0 end
keep_aside(message, ARGV[2], ARGV[3])
for _, each in ipairs(cjson.decode(ARGV[4])) do count_partner(each) end
return 1
`,
)

/**
 * Marks a message. KEYS[1]: the key prefix of its library. ARGV: its id, the state, the reason or nothing. Returns 0
 * where there is no such message.
 */
export const markScript = writeScript(`
local id, state, reason = ARGV[1], ARGV[2], ARGV[3]
local key = P .. ':message:' .. id
local previous = call('HGET', key, 'state')
if not previous then return 0 end
if previous ~= 'applied' then call('ZREM', P .. ':messages:state:' .. previous, id) end
if state ~= 'applied' then call('ZADD', P .. ':messages:state:' .. state, 0, id) end
call('HSET', key, 'state', state)
if reason then call('HSET', key, 'reason', reason) else call('HDEL', key, 'reason') end
return 1
`)
