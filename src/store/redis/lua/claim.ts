import { deliveryFunctions } from './deliveries.ts'
import { leaseTime, readScript, writeScript } from './script.ts'

/**
 * Returns whether a delivery can be leased. KEYS[1]: the key prefix of the library. ARGV: now, the time of leases or
 * nothing. Returns 1 or 0.
 */
export const isDueScript = readScript(
  leaseTime,
  `
local function has(list, at)
  local first = call('ZRANGE', P .. list, 0, 0, 'WITHSCORES')
  return first[2] and tonumber(first[2]) <= at
end
return (has(':ready', tonumber(ARGV[1])) or has(':held', lease_time(ARGV[2]))) and 1 or 0
`,
)

/**
 * Lists the concurrency keys that have due deliveries, the longest due first. KEYS[1]: the key prefix of the library. ARGV:
 * now, the most deliveries to count of each, the lease time or an empty string, then deliveries that stay held though their
 * lease ended. Returns key, count, key, count …
 */
export const listDueKeysScript = writeScript(
  deliveryFunctions,
  leaseTime,
  `
local now, most = ARGV[1], tonumber(ARGV[2])
local ended = call('ZRANGEBYSCORE', P .. ':held', '-inf', lease_time(ARGV[3]))
if #ended > 0 then
  local kept = {}
  for place = 4, #ARGV do kept[ARGV[place]] = true end
  for _, id in ipairs(ended) do
    if not kept[id] then set_place(id, tonumber(call('HGET', delivery(id), 'due'))) end
  end
end
local due_keys = {}
for _, concurrency_key in ipairs(call('ZRANGEBYSCORE', P .. ':rooms', '-inf', now)) do
  due_keys[#due_keys + 1] = concurrency_key
  due_keys[#due_keys + 1] = math.min(call('ZCOUNT', P .. ':ready:' .. concurrency_key, '-inf', now), most)
end
return due_keys
`,
)

/**
 * Leases due deliveries, the longest due first, for each concurrency key as many as there are tokens. KEYS[1]: the key prefix
 * of the library. ARGV: now, for how many milliseconds, the most in all, a list of `{ concurrencyKey, tokens }` as JSON, the
 * lease time or an empty string. Returns for each its id, its lease token, and its fields as `deliveryFields` in
 * ../delivery-record.ts names them.
 */
export const claimScript = writeScript(
  deliveryFunctions,
  leaseTime,
  `
local now, most = ARGV[1], tonumber(ARGV[3])
local lease = lease_time(ARGV[5]) + tonumber(ARGV[2])
local due = {}
for _, grant in ipairs(cjson.decode(ARGV[4])) do
  local heads = call('ZRANGEBYSCORE', P .. ':ready:' .. grant.concurrencyKey, '-inf', now, 'WITHSCORES', 'LIMIT', 0, #grant.tokens)
  for place = 1, #heads, 2 do
    due[#due + 1] = {id = heads[place], at = tonumber(heads[place + 1]), token = grant.tokens[(place + 1) / 2]}
  end
end
table.sort(due, function(one, other)
  if one.at ~= other.at then return one.at < other.at end
  return one.id < other.id
end)
local leased = {}
for place = 1, math.min(#due, most) do
  local id, token = due[place].id, due[place].token
  local key = delivery(id)
  local state = call('HGET', key, 'state')
  if state == 'leased' then call('HSET', key, 'taken', 1) end
  move(id, state, 'leased')
  call('HSET', key, 'state', 'leased', 'token', token, 'until', lease)
  call('HINCRBY', key, 'attempts', 1)
  set_place(id, nil, lease)
  leased[#leased + 1] = {id, token, call('HMGET', key, unpack(ARGV, 6))}
end
return leased
`,
)

/**
 * Releases what a failed claim leased: it waits as before. KEYS[1]: the key prefix of the library.
 * ARGV: the tokens that the claim had.
 */
export const unclaimScript = writeScript(
  deliveryFunctions,
  `
local unused = {}
for _, token in ipairs(ARGV) do unused[token] = true end
for _, id in ipairs(call('ZRANGE', P .. ':deliveries:state:leased', 0, -1)) do
  local token, ordering_key = unpack(call('HMGET', delivery(id), 'token', 'lane'))
  if token and unused[token] then
    move(id, 'leased', 'waiting')
    call('HSET', delivery(id), 'state', 'waiting')
    call('HINCRBY', delivery(id), 'attempts', -1)
    call('HDEL', delivery(id), 'token', 'until')
    refresh(ordering_key)
  end
end
`,
)

/**
 * Settles an attempt that changes no request. KEYS[1]: the key prefix of the library. ARGV: the delivery, its lease
 * token, the settlement as JSON. Returns 0 where the lease was lost.
 */
export const settleScript = writeScript(
  deliveryFunctions,
  `
if not is_leased(ARGV[1], ARGV[2]) then return 0 end
refresh(settle(ARGV[1], cjson.decode(ARGV[3])))
return 1
`,
)

/**
 * Takes slots of a concurrency key, as leases. KEYS[1]: the concurrency key. ARGV: the lease time or an empty string, for how many milliseconds,
 * how many it has, then a token for each slot that is wanted. Returns how many of the tokens, from the first on, got a slot.
 */
export const acquireSlotsScript = writeScript(
  leaseTime,
  `
local now, places = lease_time(ARGV[1]), tonumber(ARGV[3])
local lease = now + tonumber(ARGV[2])
call('ZREMRANGEBYSCORE', P, '-inf', now)
local free = places - call('ZCARD', P)
local taken = 0
for place = 4, #ARGV do
  if taken >= free then break end
  call('ZADD', P, lease, ARGV[place])
  taken = taken + 1
end
return taken
`,
)
