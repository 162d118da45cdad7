/** Functions that keep a message, behind its request's one before it. */
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
end

-- Keeps a message that changes no request, in the timeline of the one that it names, where it is there.
local function keep_aside(message, body, raw)
  local request = message.request and P .. ':request:' .. message.request
  local there = request and call('EXISTS', request) == 1
  keep(message, body, raw, there and call('HGET', request, 'lastMessage'))
  if there then call('HSET', request, 'lastMessage', message.id) end
end
`
