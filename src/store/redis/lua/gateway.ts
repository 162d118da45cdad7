import { writeScript } from './script.ts'

/**
 * Writes documents: all or none. KEYS[1]: the key prefix of the gateway. ARGV: for each its kind, its key, the
 * version that must be there (0 for none, empty for any), its value as JSON (empty deletes).
 *
 * A deleted one leaves its version behind, so that no version is given twice. A document is kept as its version, a space
 * and its JSON; without a version somebody wrote it by hand. Returns 0 on a conflict.
 */
export const putScript = writeScript(`
local function version(kind, key)
  local kept = call('HGET', P .. ':documents:' .. kind, key)
  if not kept then return 0, false end
  local number, value = string.match(kept, '^(%d+) (.*)$')
  if not number or #number > 15 then return 0, true end
  return tonumber(number), value ~= ''
end
for place = 1, #ARGV, 4 do
  local last, present = version(ARGV[place], ARGV[place + 1])
  local expected = ARGV[place + 2]
  if expected ~= '' and tonumber(expected) ~= (present and last or 0) then return 0 end
end
for place = 1, #ARGV, 4 do
  local kind, key, value = ARGV[place], ARGV[place + 1], ARGV[place + 3]
  local last, present = version(kind, key)
  if value ~= '' or present then
    call('HSET', P .. ':documents:' .. kind, key, whole(last + 1) .. ' ' .. value)
    call('HINCRBY', P .. ':documents:changes', kind, 1)
  end
end
return 1
`)
