import { leaseTime, readScript, writeScript } from './script.ts'

/**
 * Reads the token and the value of a record. KEYS[1]: the record. ARGV: the lease time or an empty string. Returns nothing
 * where there is none.
 */
export const getKeyedScript = readScript(
  leaseTime,
  `
local held, token, value = unpack(call('HMGET', P, 'until', 'token', 'value'))
if not value or tonumber(held) <= lease_time(ARGV[1]) then return {} end
return {token, value}
`,
)

/**
 * Writes a record. KEYS[1]: the record. ARGV: the lease time or an empty string, for how many milliseconds, its token, its
 * value, 1 where it replaces the record that has the token behind it. Returns 0 where another record or none is there.
 */
export const putKeyedScript = writeScript(
  leaseTime,
  `
local now = lease_time(ARGV[1])
local held, token = unpack(call('HMGET', P, 'until', 'token'))
local is_there = call('EXISTS', P) == 1 and not (held and tonumber(held) <= now)
if is_there ~= (ARGV[5] == '1') or (is_there and (token or '') ~= ARGV[6]) then return 0 end
call('DEL', P)
call('HSET', P, 'until', now + tonumber(ARGV[2]), 'token', ARGV[3], 'value', ARGV[4])
-- It ends by the time of leases: Redis forgets it later.
call('PEXPIRE', P, tonumber(ARGV[2]) + 60000)
return 1
`,
)

/** Removes a record. KEYS[1]: the record. ARGV: 1 where it must have the token behind it. Returns 0 where there is none. */
export const removeKeyedScript = writeScript(`
if ARGV[1] == '1' and call('HGET', P, 'token') ~= ARGV[2] then return 0 end
return call('DEL', P)
`)

/** Adds to a number. KEYS[1]: the number. ARGV: how much, the milliseconds after which it ends. Returns the sum. */
export const addKeyedScript = writeScript(`
local sum = call('INCRBY', P, ARGV[1])
if sum == tonumber(ARGV[1]) then call('PEXPIRE', P, ARGV[2]) end
return sum
`)

/** Adds a name to a group, for at least so many milliseconds. KEYS[1]: the group. ARGV: the name, the milliseconds. */
export const addToGroupScript = writeScript(`
call('SADD', P, ARGV[1])
if call('PTTL', P) < tonumber(ARGV[2]) then call('PEXPIRE', P, ARGV[2]) end
return 1
`)
