import { writeScript } from './script.ts'

/** Adds to the counts of a partner on a day: a hash per partner and month holds them, a field per day, as JSON. */
export const partnerCountFunctions = `
local function partner_month(partner, day) return partner .. ' ' .. string.sub(day, 1, 7) end

local function counts_of(month) return P .. ':partner-counts:' .. month end

local function list_month(month)
  call('ZADD', P .. ':partner-counts', tonumber(string.sub(month, -7, -4) .. string.sub(month, -2)), month)
end

local function count_partner(each)
  local month = partner_month(each.partner, each.day)
  local key = counts_of(month)
  local before = call('HGET', key, each.day)
  if not before then list_month(month) end
  local sum = before and cjson.decode(before) or {}
  for name, value in pairs(each.counts) do
    local before = sum[name] or 0
    if string.sub(name, 1, 5) == 'last_' then sum[name] = math.max(before, value) else sum[name] = before + value end
  end
  call('HSET', key, each.day, cjson.encode(sum))
end
`

/** Adds counts. KEYS[1]: the key prefix of a library or of the gateway. ARGV[1]: partners, days and counts as JSON. */
export const addPartnerCountsScript = writeScript(
  partnerCountFunctions,
  'for _, each in ipairs(cjson.decode(ARGV[1])) do count_partner(each) end',
)
