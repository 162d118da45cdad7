/**
 * Functions over deliveries, for scripts that change them. A lane is a request and an entry, written `NUMBER:ENTRY`; its
 * sorted set holds what waits or is leased, in the order of ids.
 *
 * Only the oldest delivery of each lane stands anywhere: in `held` while an attempt of the lane is leased, by when that
 * ends; else in `ready`, by when it is due. They are two, since leases end by another clock. An older
 * one that was requeued thus waits for the attempt that overtook it. What is held by a lease that ended is ready once
 * `free` has been by.
 */
export const deliveryFunctions = `
local function delivery(id) return P .. ':delivery:' .. id end

local function move(id, from, to)
  if from == to then return end
  if from and from ~= 'delivered' then call('ZREM', P .. ':deliveries:state:' .. from, id) end
  if to ~= 'delivered' then call('ZADD', P .. ':deliveries:state:' .. to, 0, id) end
end

local function set_place(id, at, held)
  local was, was_held, room = unpack(call('HMGET', delivery(id), 'ready', 'held', 'room'))
  if (was_held and tonumber(was_held) or nil) ~= held then
    if held then
      call('HSET', delivery(id), 'held', held)
      call('ZADD', P .. ':held', held, id)
    else
      call('HDEL', delivery(id), 'held')
      call('ZREM', P .. ':held', id)
    end
  end
  if (was and tonumber(was) or nil) == at then return end
  local of_room = P .. ':ready:' .. room
  if at then
    call('HSET', delivery(id), 'ready', at)
    call('ZADD', P .. ':ready', at, id)
    call('ZADD', of_room, at, id)
  else
    call('HDEL', delivery(id), 'ready')
    call('ZREM', P .. ':ready', id)
    call('ZREM', of_room, id)
  end
  local first = call('ZRANGE', of_room, 0, 0, 'WITHSCORES')
  if first[2] then call('ZADD', P .. ':rooms', first[2], room) else call('ZREM', P .. ':rooms', room) end
end

local function refresh(lane)
  local ids = call('ZRANGE', P .. ':lane:' .. lane, 0, -1)
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

-- Takes a delivery out of its lane: it is settled or withdrawn.
local function leave(id, lane)
  call('ZREM', P .. ':lane:' .. lane, id)
  set_place(id)
end

-- Queues a delivery; its lane is to be refreshed.
local function add(new, body)
  call('HSET', delivery(new.id), 'body', body, 'state', 'waiting', 'attempts', 0, 'due', new.due,
    'lane', new.lane, 'room', new.room, 'operation', new.operation)
  call('ZADD', P .. ':deliveries', 0, new.id)
  call('ZADD', P .. ':deliveries:partner:' .. new.room, 0, new.id)
  call('RPUSH', P .. ':deliveries:of:' .. new.request, new.id)
  call('ZADD', P .. ':lane:' .. new.lane, 0, new.id)
  move(new.id, nil, 'waiting')
end

local function is_leased(id, token)
  local state, held = unpack(call('HMGET', delivery(id), 'state', 'token'))
  return state == 'leased' and held == token
end

-- Settles an attempt whose lease was checked; gives its lane, to be refreshed.
local function settle(id, to)
  local key = delivery(id)
  local lane = call('HGET', key, 'lane')
  call('HSET', key, 'state', to.state)
  call('HDEL', key, 'token', 'until', 'reply')
  if to.error then call('HSET', key, 'error', to.error) end
  if to.reply then call('HSET', key, 'reply', to.reply) end
  if to.taken then call('HSET', key, 'taken', 1) end
  if to.due then call('HSET', key, 'due', to.due) else call('HSET', key, 'settled', to.at) end
  move(id, 'leased', to.state)
  if to.state ~= 'waiting' then leave(id, lane) end
  return lane
end
`
