import { readScript, writeScript } from './script.ts'

/** Stores a session. KEYS[1]: the session. ARGV: for how many milliseconds, then fields and values. Returns 0 where it exists. */
export const putSessionScript = writeScript(`
if call('EXISTS', P) == 1 then return 0 end
call('HSET', P, unpack(ARGV, 2))
call('PEXPIRE', P, ARGV[1])
return 1
`)

/** Reads the fields of a session that ARGV names. */
export const findSessionScript = readScript(`return call('HMGET', P, unpack(ARGV))`)

/** Moves the idle expiry of a session. ARGV: the instant, and how many milliseconds away it is. */
export const extendSessionScript = writeScript(`
if call('EXISTS', P) == 0 then return 0 end
call('HSET', P, 'idleExpiresAt', ARGV[1])
call('PEXPIRE', P, ARGV[2])
return 1
`)

/** Ends a session; returns its owner, or nothing where there was none. */
export const endSessionScript = writeScript(`
local owner = call('HGET', P, 'owner')
call('DEL', P)
return owner
`)

/** Adds a token hash to those of an owner, for at least so many milliseconds. ARGV: the hash, the milliseconds. */
export const addOwnedScript = writeScript(`
call('SADD', P, ARGV[1])
if call('PTTL', P) < tonumber(ARGV[2]) then call('PEXPIRE', P, ARGV[2]) end
return 1
`)

/** Removes a token hash from those of an owner. */
export const removeOwnedScript = writeScript(`return call('SREM', P, ARGV[1])`)

/** The token hashes of an owner. */
export const ownedScript = readScript(`return call('SMEMBERS', P)`)
