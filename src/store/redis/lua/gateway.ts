import { leaseTime } from './lease-time.ts'
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

/**
 * Takes a lease. KEYS[1]: the lease. ARGV: the lease time or an empty string, for how many milliseconds, the token, how many to
 * keep it in memory. Returns 0 where it is held.
 */
export const takeLeaseScript = writeScript(
  leaseTime,
  `
local now = lease_time(ARGV[1])
local held = call('HGET', P, 'until')
if held and tonumber(held) > now then return 0 end
call('HSET', P, 'until', now + tonumber(ARGV[2]), 'token', ARGV[3])
call('PEXPIRE', P, ARGV[4])
return 1
`,
)

/** Renews a lease. KEYS[1]: the lease. ARGV: as `takeLeaseScript`. Returns 0 where it was lost. */
export const renewLeaseScript = writeScript(
  leaseTime,
  `
local now = lease_time(ARGV[1])
local held, token = unpack(call('HMGET', P, 'until', 'token'))
if token ~= ARGV[3] or tonumber(held) <= now then return 0 end
call('HSET', P, 'until', now + tonumber(ARGV[2]))
call('PEXPIRE', P, ARGV[4])
return 1
`,
)

/** Increments a counter. KEYS[1]: the count. ARGV: milliseconds to keep it in memory. Returns the count. */
export const countScript = writeScript(`
local count = call('INCRBY', P, ARGV[2])
if count == tonumber(ARGV[2]) then call('PEXPIRE', P, ARGV[1]) end
return count
`)

/** Releases a lease. KEYS[1]: the lease. ARGV: the token. */
export const releaseLeaseScript = writeScript(`
if call('HGET', P, 'token') == ARGV[1] then call('DEL', P) end
`)
