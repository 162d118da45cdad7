/** Functions that keep a message, behind its request's one before it. */
export const messageFunctions = `
local function keep(message, body, raw, previous)
  local key = P .. ':message:' .. message.id
  call('HSET', key, 'body', body, 'raw', raw, 'state', message.state)
  if message.reason then call('HSET', key, 'reason', message.reason) end
  if previous then call('HSET', key, 'previous', previous) end
  call('ZADD', P .. ':messages', 0, message.id)
  if message.state ~= 'applied' then call('ZADD', P .. ':messages:state:' .. message.state, 0, message.id) end
  if message.partner then call('ZADD', P .. ':messages:partner:' .. message.partner, 0, message.id) end
end

-- Knows a message by its fingerprint from now on.
local function know(fingerprint, id, received)
  call('HSET', P .. ':message:' .. id, 'fingerprint', fingerprint)
  call('HSET', P .. ':fingerprints', fingerprint, id)
  call('RPUSH', P .. ':fingerprints:age', whole(received) .. ' ' .. fingerprint)
end

-- Keeps a message that changes no request, in the timeline of the one that it names, where it is there.
local function keep_aside(message, body, raw)
  local request = message.request and P .. ':request:' .. message.request
  local there = request and call('EXISTS', request) == 1
  keep(message, body, raw, there and call('HGET', request, 'lastMessage'))
  if there then call('HSET', request, 'lastMessage', message.id) end
end
`
