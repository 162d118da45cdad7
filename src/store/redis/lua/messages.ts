/** Functions that delete a message without a request, with its share of a quota. */
export const removeMessageFunctions = `
local function release(id, share)
  local quota = P .. ':quota:' .. share.quota
  local bytes = call('HGET', quota .. ':sizes', id)
  if not bytes then return 0 end
  call('HDEL', quota .. ':sizes', id)
  call('ZREM', quota .. ':of:' .. share.source, id)
  if call('HINCRBY', quota .. ':count', share.source, -1) <= 0 then
    call('HDEL', quota .. ':count', share.source)
    call('HDEL', quota .. ':bytes', share.source)
  else
    call('HINCRBY', quota .. ':bytes', share.source, -bytes)
  end
  return tonumber(bytes)
end

local function remove_message(id)
  local key = P .. ':message:' .. id
  local body, state, print = unpack(call('HMGET', key, 'body', 'state', 'fingerprint'))
  if not body then return end
  local message = cjson.decode(body)
  call('ZREM', P .. ':messages', id)
  if state and state ~= 'applied' then call('ZREM', P .. ':messages:state:' .. state, id) end
  if message.partner and message.partner ~= cjson.null then
    call('ZREM', P .. ':messages:partner:' .. message.partner, id)
  end
  if message.share then release(id, message.share) end
  call('DEL', key)
end
`

/** Functions that store a message after the one before it of the same request. */
export const messageFunctions = `
local function keep(message, body, raw, previous)
  local fields = {'body', body, 'raw', raw, 'state', message.state}
  local function set(name, value) if value then fields[#fields + 1] = name fields[#fields + 1] = value end end
  set('reason', message.reason)
  set('previous', previous)
  set('fingerprint', message.fingerprint)
  call('HSET', P .. ':message:' .. message.id, unpack(fields))
  if message.fingerprint then
    call('HSET', P .. ':fingerprints', message.fingerprint, message.id)
    call('RPUSH', P .. ':fingerprints:age', whole(message.received) .. ' ' .. message.fingerprint)
  end
  call('ZADD', P .. ':messages', 0, message.id)
  if message.state ~= 'applied' then call('ZADD', P .. ':messages:state:' .. message.state, 0, message.id) end
  if message.partner then call('ZADD', P .. ':messages:partner:' .. message.partner, 0, message.id) end
  if message.share then
    local quota = P .. ':quota:' .. message.share.quota
    local bytes = whole(message.share.bytes)
    call('ZADD', quota .. ':of:' .. message.share.source, 0, message.id)
    call('HSET', quota .. ':sizes', message.id, bytes)
    call('HINCRBY', quota .. ':count', message.share.source, 1)
    call('HINCRBY', quota .. ':bytes', message.share.source, bytes)
  end
end

-- Keeps a message that changes no request, in the timeline of the one that it names, where it is there.
local function keep_aside(message, body, raw)
  local request = message.request and P .. ':request:' .. message.request
  local there = request and call('EXISTS', request) == 1
  keep(message, body, raw, there and call('HGET', request, 'lastMessage'))
  if there then call('HSET', request, 'lastMessage', message.id) end
end
`
