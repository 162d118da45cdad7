import { removeMessageFunctions } from './messages.ts'
import { requestFunctions } from './requests.ts'
import { writeScript } from './script.ts'

/**
 * Rewrites a request with its records.
 *
 * KEYS[1]: the key prefix of the library. ARGV[1]: the plan as JSON; behind it, as far as the plan has it: the request, its
 * facets; each event; of each message its body and bytes; of each delivery its body. Returns 0 where the request has another
 * version.
 *
 * An entry of the stream of events cannot be changed: `events:rewritten` holds what takes the place of its body until the
 * stream is written again.
 */
export const rewriteScript = writeScript(
  removeMessageFunctions,
  requestFunctions,
  `
local plan = cjson.decode(ARGV[1])
local used = 1
local function take() used = used + 1 return ARGV[used] end
local number = plan.number
local key = P .. ':request:' .. number
local stored = stored_request(number)
if stored.version ~= plan.expected then return 0 end
-- A copy of the stream that is being made lacks what is rewritten now: it begins again.
call('DEL', P .. ':events:copying')

local body = plan.request and take()
local facets = plan.request and take()
for _, cursor in ipairs(plan.events) do call('HSET', P .. ':events:rewritten', cursor, take()) end
for _, id in ipairs(plan.blobs) do
  call('DEL', P .. ':blob:' .. id)
  call('ZREM', P .. ':blobs', id)
end
if #plan.answers > 0 then
  local forgotten, entries = {}, {}
  for _, name in ipairs(plan.answers) do
    forgotten[name] = true
    call('HDEL', P .. ':answers', name)
  end
  -- A name has the key that a client chose, which may name the person.
  local ages = P .. ':answers:age'
  for first = 0, call('LLEN', ages) - 1, 1000 do
    for _, entry in ipairs(call('LRANGE', ages, first, first + 999)) do
      if forgotten[string.match(entry, '^%S+ (.*)$')] then entries[#entries + 1] = entry end
    end
    if #entries >= #plan.answers then break end
  end
  for _, entry in ipairs(entries) do call('LREM', ages, 1, entry) end
end
if plan.request then
  for _, message in ipairs(plan.messages) do
    local of_message = P .. ':message:' .. message.id
    call('HSET', of_message, 'body', take(), 'raw', take())
    if message.reason then call('HSET', of_message, 'reason', message.reason) else call('HDEL', of_message, 'reason') end
    if message.was then
      call('HDEL', P .. ':fingerprints', message.was)
      call('HSET', P .. ':fingerprints', message.fingerprint, message.id)
      call('HSET', of_message, 'fingerprint', message.fingerprint)
      call('LPUSH', P .. ':fingerprints:age', whole(message.received) .. ' ' .. message.fingerprint)
    end
  end
  for _, delivery in ipairs(plan.deliveries) do
    local of_delivery = P .. ':delivery:' .. delivery.id
    call('HSET', of_delivery, 'body', take())
    if delivery.error then call('HSET', of_delivery, 'error', delivery.error) else call('HDEL', of_delivery, 'error') end
    if delivery.reply then call('HSET', of_delivery, 'reply', delivery.reply) else call('HDEL', of_delivery, 'reply') end
  end
  save(plan.request, stored, tonumber(stored.row), body, facets, stored.lastEvent, stored.lastMessage)
  return 1
end

for _, message in ipairs(plan.messages) do
  local print = call('HGET', P .. ':message:' .. message.id, 'fingerprint')
  if print then call('HDEL', P .. ':fingerprints', print) end
  remove_message(message.id)
end
for _, delivery in ipairs(plan.deliveries) do
  local of_delivery = P .. ':delivery:' .. delivery.id
  local state, concurrency_key = unpack(call('HMGET', of_delivery, 'state', 'room'))
  call('DEL', of_delivery)
  call('ZREM', P .. ':deliveries', delivery.id)
  if state then call('ZREM', P .. ':deliveries:state:' .. state, delivery.id) end
  if concurrency_key then call('ZREM', P .. ':deliveries:partner:' .. concurrency_key, delivery.id) end
end
call('DEL', P .. ':deliveries:of:' .. number)
reindex(number, stored.row, stored.facets, '{"partners":{},"references":{},"words":{}}')
enter_state(stored.state, nil, stored.row, number)
sort_by('neededBy', stored.neededBy, nil, key, number)
sort_by('due', stored.due, nil, key, number)
sort_by('attention', stored.attention, nil, key, number)
call('ZREM', P .. ':requests:updated', number)
place('patron', stored.patron, nil, stored.row, number)
call('ZREM', P .. ':requests', number)
call('ZREM', P .. ':deadlines', number)
call('DEL', key)
return 1
`,
)

/** Strips a message. KEYS[1]: the key prefix of its library or of the gateway. ARGV: its id, its body, its bytes, its reason. */
export const stripMessageScript = writeScript(`
local key = P .. ':message:' .. ARGV[1]
if call('EXISTS', key) == 0 then return 0 end
call('HSET', key, 'body', ARGV[2], 'raw', ARGV[3])
if ARGV[4] == '' then call('HDEL', key, 'reason') else call('HSET', key, 'reason', ARGV[4]) end
return 1
`)

/**
 * Copies events into the stream that takes the place of the present one, with their rewritten bodies.
 *
 * KEYS[1]: the key prefix of the library. ARGV: a token of the run, the most events at once. The first call of a run begins
 * again. Returns 1 where the copy is complete and took the place of the stream; 0 where more is left; 2 where another run is
 * under way.
 */
export const copyRewrittenScript = writeScript(`
local copy, overlay = P .. ':events:copy', P .. ':events:rewritten'
if call('GET', P .. ':events:copying') ~= ARGV[1] then
  if not call('SET', P .. ':events:copying', ARGV[1], 'NX', 'EX', 600) then return 2 end
  call('DEL', copy)
else
  call('EXPIRE', P .. ':events:copying', 600)
end
local last = call('XREVRANGE', copy, '+', '-', 'COUNT', 1)[1]
local from = last and ('(' .. last[1]) or '-'
local entries = call('XRANGE', P .. ':events', from, '+', 'COUNT', ARGV[2])
for _, entry in ipairs(entries) do
  local cursor = string.match(entry[1], '^(%d+)')
  local body = call('HGET', overlay, cursor)
  local fields = entry[2]
  if body then
    for place = 1, #fields, 2 do if fields[place] == 'body' then fields[place + 1] = body end end
  end
  call('XADD', copy, entry[1], unpack(fields))
end
if #entries == tonumber(ARGV[2]) then return 0 end
if call('EXISTS', copy) == 1 then call('RENAME', copy, P .. ':events') end
call('DEL', overlay)
call('DEL', P .. ':events:copying')
return 1
`)

/** Removes what deleted views left: their codes. KEYS[1]: the key prefix of the gateway. */
export const removeViewCodesScript = writeScript(`
local views = P .. ':documents:view'
for _, name in ipairs(call('HKEYS', views)) do
  if string.match(call('HGET', views, name), '^%d+ $') then call('HDEL', views, name) end
end
return 1
`)
