/**
 * Functions over deliveries, for scripts that change them. An ordering key is a request and an entry, written
 * `NUMBER:ENTRY`; its sorted set holds its waiting and leased deliveries, in the order of ids. The store names it `lane`,
 * and a concurrency key `room`: lendwire 0.1.0 named them so, and the keys and fields of a store are never renamed.
 *
 * Only the oldest delivery of each ordering key is in a sorted set by time: in `held`, by the end of the lease, while an
 * attempt of the key is leased; otherwise in `ready`, by its due time. They are two sets because leases end by another
 * clock. An older delivery that was requeued waits for the attempt in progress. `listDueKeysScript` moves a delivery
 * whose lease ended from `held` to `ready`.
 */
export const deliveryFunctions = `
local function delivery(id) return P .. ':delivery:' .. id end

local function move(id, from, to)
  if from == to then return end
  if from and from ~= 'delivered' then call('ZREM', P .. ':deliveries:state:' .. from, id) end
  if to ~= 'delivered' then call('ZADD', P .. ':deliveries:state:' .. to, 0, id) end
end

local function set_place(id, at, held)
  local previous, previous_held, concurrency_key = unpack(call('HMGET', delivery(id), 'ready', 'held', 'room'))
  if (previous_held and tonumber(previous_held) or nil) ~= held then
    if held then
      call('HSET', delivery(id), 'held', held)
      call('ZADD', P .. ':held', held, id)
    else
      call('HDEL', delivery(id), 'held')
      call('ZREM', P .. ':held', id)
    end
  end
  if (previous and tonumber(previous) or nil) == at then return end
  local ready_of_key = P .. ':ready:' .. concurrency_key
  if at then
    call('HSET', delivery(id), 'ready', at)
    call('ZADD', P .. ':ready', at, id)
    call('ZADD', ready_of_key, at, id)
  else
    call('HDEL', delivery(id), 'ready')
    call('ZREM', P .. ':ready', id)
    call('ZREM', ready_of_key, id)
  end
  local first = call('ZRANGE', ready_of_key, 0, 0, 'WITHSCORES')
  if first[2] then call('ZADD', P .. ':rooms', first[2], concurrency_key) else call('ZREM', P .. ':rooms', concurrency_key) end
end

local function refresh(ordering_key)
  local ids = call('ZRANGE', P .. ':lane:' .. ordering_key, 0, -1)
  local at, held
  for place, id in ipairs(ids) do
    local state, due, lease = unpack(call('HMGET', delivery(id), 'state', 'due', 'until'))
    if place == 1 then at = tonumber(due) end
    if state == 'leased' and lease then held = math.max(held or 0, tonumber(lease)) end
  end
  if held then at = nil end
  for place, id in ipairs(ids) do
    if place == 1 then set_place(id, at, held) else set_place(id) end
  end
end

-- Removes a settled or withdrawn delivery from its ordering key.
local function leave(id, ordering_key)
  call('ZREM', P .. ':lane:' .. ordering_key, id)
  set_place(id)
end

-- Queues a delivery. The caller refreshes its ordering key.
local function add(new, body)
  call('HSET', delivery(new.id), 'body', body, 'state', 'waiting', 'attempts', 0, 'due', new.due,
    'lane', new.orderingKey, 'room', new.concurrencyKey, 'operation', new.operation)
  call('ZADD', P .. ':deliveries', 0, new.id)
  call('ZADD', P .. ':deliveries:partner:' .. new.concurrencyKey, 0, new.id)
  call('RPUSH', P .. ':deliveries:of:' .. new.request, new.id)
  call('ZADD', P .. ':lane:' .. new.orderingKey, 0, new.id)
  move(new.id, nil, 'waiting')
end

local function is_leased(id, token)
  local state, held = unpack(call('HMGET', delivery(id), 'state', 'token'))
  return state == 'leased' and held == token
end

-- Settles an attempt whose lease was checked. Returns its ordering key: the caller refreshes it.
local function settle(id, to)
  local key = delivery(id)
  local ordering_key = call('HGET', key, 'lane')
  call('HSET', key, 'state', to.state)
  call('HDEL', key, 'token', 'until', 'reply')
  if to.error then call('HSET', key, 'error', to.error) end
  if to.reply then call('HSET', key, 'reply', to.reply) end
  if to.taken then call('HSET', key, 'taken', 1) end
  if to.due then call('HSET', key, 'due', to.due) else call('HSET', key, 'settled', to.at) end
  move(id, 'leased', to.state)
  if to.state ~= 'waiting' then leave(id, ordering_key) end
  return ordering_key
end
`
