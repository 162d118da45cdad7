/**
 * Functions that write a request and all that finds it. Most messages leave partners, references and words alone, so
 * these are read only if the text that holds them has changed.
 */
export const requestFunctions = `
local function stored_request(number)
  local stored = {}
  local names = {'version', 'row', 'state', 'neededBy', 'due', 'attention', 'patron', 'deadline', 'facets', 'lastEvent', 'lastMessage'}
  local values = call('HMGET', P .. ':request:' .. number, unpack(names))
  for place, name in ipairs(names) do stored[name] = values[place] or nil end
  stored.version = stored.version and tonumber(stored.version)
  return stored
end

local function write_words(verb, set, words, number)
  local members, seen = {}, {}
  local function flush()
    if #members > 0 then call(verb, P .. set, unpack(members)) end
    members = {}
  end
  for _, word in ipairs(words) do
    if not seen[word] then
      seen[word] = true
      if verb == 'ZADD' then members[#members + 1] = 0 end
      members[#members + 1] = word .. ' ' .. number
      if #members >= 1000 then flush() end
    end
  end
  flush()
end

local function reindex(number, row, before, after)
  local old_facets = before and cjson.decode(before)
  local new_facets = cjson.decode(after)
  local function each(f, remove)
    for _, p in ipairs(f.partners) do
      local key = P .. ':requests:partner:' .. p[1]
      if remove then call('ZREM', key, number) else call('ZADD', key, row, number) end
      for place, counts in ipairs({':live', ':open'}) do
        if p[place + 1] then
          local count = call('HINCRBY', P .. counts, p[1], remove and -1 or 1)
          if count <= 0 then call('HDEL', P .. counts, p[1]) end
        end
      end
    end
    for _, r in ipairs(f.references) do
      local key = P .. ':references:' .. r[1] .. ':' .. r[2]
      if remove then call('ZREM', key, number) else call('ZADD', key, row, number) end
    end
  end
  if old_facets then each(old_facets, true) end
  each(new_facets, false)
  for member, set in pairs({words = ':words', patronWords = ':words:patron'}) do
    local old, new = old_facets and old_facets[member] or {}, new_facets[member] or {}
    if table.concat(old, ' ') ~= table.concat(new, ' ') then
      write_words('ZREM', set, old, number)
      write_words('ZADD', set, new, number)
    end
  end
end

local function place(key_of, before, after, row, number)
  if before == after then return end
  if before then call('ZREM', P .. ':requests:' .. key_of .. ':' .. before, number) end
  if after then call('ZADD', P .. ':requests:' .. key_of .. ':' .. after, row, number) end
end

-- Requests are counted by their states, and listed by the hash of each.
local function enter_state(before, after, row, number)
  if before == after then return end
  place('state', before and redis.sha1hex(before), after and redis.sha1hex(after), row, number)
  if before and call('HINCRBY', P .. ':states', before, -1) <= 0 then call('HDEL', P .. ':states', before) end
  if after then call('HINCRBY', P .. ':states', after, 1) end
end

-- What open requests are sorted by, which their hash has too: days, as their number since 1970; the time of attention.
local function sort_by(name, before, after, key, number)
  if tonumber(before or -1) == (after or -1) then return end
  if after then
    call('ZADD', P .. ':open:' .. name, after, number)
  else
    call('HDEL', key, name)
    call('ZREM', P .. ':open:' .. name, number)
  end
end

-- A request was changed when its last event was recorded: "updated" is nothing for a change without one.
local function save(request, stored, row, body, facets, last_event, last_message, updated)
  local number = request.number
  local key = P .. ':request:' .. number
  if not stored.version then call('ZADD', P .. ':requests', row, number) end
  local fields = {'version', whole((stored.version or 0) + 1), 'row', whole(row), 'state', request.state,
    'listed', request.listed, 'facets', facets, 'body', body}
  local function set(name, value) if value then fields[#fields + 1] = name fields[#fields + 1] = value end end
  set('lastEvent', last_event)
  set('lastMessage', last_message)
  set('patron', request.patron)
  set('deadline', request.deadline)
  set('neededBy', request.neededBy)
  set('due', request.due)
  set('attention', request.attention)
  set('updated', updated)
  set('seal', request.seal and whole(request.seal))
  call('HSET', key, unpack(fields))
  enter_state(stored.state, request.state, row, number)
  sort_by('neededBy', stored.neededBy, request.neededBy, key, number)
  sort_by('due', stored.due, request.due, key, number)
  sort_by('attention', stored.attention, request.attention, key, number)
  if updated then call('ZADD', P .. ':requests:updated', last_event, number) end
  place('patron', stored.patron, request.patron, row, number)
  if stored.patron and not request.patron then call('HDEL', key, 'patron') end
  if request.deadline then
    if tonumber(stored.deadline or 0) ~= request.deadline then
      call('ZADD', P .. ':deadlines', request.deadline, number)
    end
  elseif stored.deadline then
    call('HDEL', key, 'deadline')
    call('ZREM', P .. ':deadlines', number)
  end
  if stored.facets ~= facets then reindex(number, row, stored.facets, facets) end
end
`
