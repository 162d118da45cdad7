import { removeMessageFunctions } from './messages.ts'
import { writeScript } from './script.ts'

/**
 * Drops messages that are over a quota (`InboxPort.dropOverQuota`).
 *
 * KEYS[1]: the key prefix of their library or of the gateway. ARGV: the quota, the source, the most messages and bytes of
 * the source, the most messages and bytes of all. Returns how many messages and bytes the quota holds now, and how many
 * messages were dropped.
 */
export const dropOverQuotaScript = writeScript(
  removeMessageFunctions,
  `
local name, source = ARGV[1], ARGV[2]
local quota = P .. ':quota:' .. name
local of_source = {count = tonumber(ARGV[3]), bytes = tonumber(ARGV[4])}
local of_all = {count = tonumber(ARGV[5]), bytes = tonumber(ARGV[6])}
local dropped = 0

-- The age of a message is in its id.
local function drop_oldest(from)
  local id = call('ZRANGE', quota .. ':of:' .. from, 0, 0)[1]
  if not id then return nil end
  local bytes = tonumber(call('HGET', quota .. ':sizes', id) or 0)
  if call('EXISTS', P .. ':message:' .. id) == 1 then
    remove_message(id)
    dropped = dropped + 1
  else
    release(id, {quota = name, source = from})
    call('ZREM', quota .. ':of:' .. from, id)
  end
  return bytes
end

local function used(kind) return tonumber(call('HGET', quota .. ':' .. kind, source) or 0) end
while used('count') > of_source.count or used('bytes') > of_source.bytes do
  if not drop_oldest(source) then break end
end

local function totals(kind)
  local sum, largest, most = 0, nil, -1
  local all = call('HGETALL', quota .. ':' .. kind)
  for place = 1, #all, 2 do
    local amount = tonumber(all[place + 1])
    sum = sum + amount
    if amount > most then largest, most = all[place], amount end
  end
  return sum, largest
end

while true do
  local count, most_messages = totals('count')
  local bytes, most_bytes = totals('bytes')
  local from
  if count > of_all.count then from = most_messages elseif bytes > of_all.bytes then from = most_bytes end
  if not from or not drop_oldest(from) then return {whole(count), whole(bytes), dropped} end
end
`,
)
