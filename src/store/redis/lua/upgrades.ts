import { readScript, writeScript } from './script.ts'

/**
 * A process that upgrades the store writes its token to each library and the gateway: a process that lost its lease finds another token
 * there, or none, and changes nothing any more.
 */
const fence = `
if call('GET', P .. ':upgrade') ~= ARGV[1] then return 0 end
`

/** Writes the token of the process that upgrades. KEYS[1]: the key prefix of a library or of the gateway. ARGV: the token. */
export const beginUpgradeScript = writeScript(`call('SET', P .. ':upgrade', ARGV[1])`)

/** Removes the token. ARGV: the token. */
export const endUpgradeScript = writeScript(`${fence} call('DEL', P .. ':upgrade') return 1`)

/** Stores the progress of an upgrade. KEYS[1]: the key prefix of the gateway. ARGV: the token, the version. */
export const writeVersionScript = writeScript(`${fence} call('SET', P .. ':version', ARGV[2]) return 1`)

/**
 * Sets fields of hashes. ARGV: the token; for each hash its key behind the prefix, how many names and values follow, and
 * these. An empty value removes the field.
 */
export const setFieldsScript = writeScript(`
${fence}
local place = 2
while place <= #ARGV do
  local key, count = P .. ARGV[place], tonumber(ARGV[place + 1])
  for at = place + 2, place + 1 + count, 2 do
    if ARGV[at + 1] == '' then call('HDEL', key, ARGV[at]) else call('HSET', key, ARGV[at], ARGV[at + 1]) end
  end
  place = place + 2 + count
end
return 1
`)

/**
 * Changes documents. ARGV: the token; for each document its kind, its key, its new kind, its new key, its value as JSON.
 * It keeps its version.
 */
export const changeDocumentsScript = writeScript(`
${fence}
for place = 2, #ARGV, 5 do
  local kind, key, new_kind, new_key, value = unpack(ARGV, place, place + 4)
  local kept = call('HGET', P .. ':documents:' .. kind, key)
  local version = kept and string.match(kept, '^(%d+) ')
  if version then
    if kind ~= new_kind or key ~= new_key then
      call('HDEL', P .. ':documents:' .. kind, key)
      call('HINCRBY', P .. ':documents:changes', kind, 1)
    end
    call('HSET', P .. ':documents:' .. new_kind, new_key, version .. ' ' .. value)
    call('HINCRBY', P .. ':documents:changes', new_kind, 1)
  end
end
return 1
`)

/**
 * Events of a stream cannot be changed: they are copied to another one under their ids, which takes its place. ARGV: the
 * token; for each event its id, the number of its fields, and these.
 */
export const copyEventsScript = writeScript(`
${fence}
local place = 2
while place <= #ARGV do
  local count = tonumber(ARGV[place + 1])
  call('XADD', P .. ':events:upgraded', ARGV[place], unpack(ARGV, place + 2, place + 1 + count))
  place = place + 2 + count
end
return 1
`)

/** Puts the copy in place of the stream where it is complete. ARGV: the token. Returns 2 where it is not. */
export const replaceEventsScript = writeScript(`
${fence}
local last = call('XREVRANGE', P .. ':events', '+', '-', 'COUNT', 1)[1]
local copied = call('XREVRANGE', P .. ':events:upgraded', '+', '-', 'COUNT', 1)[1]
if not last then return 1 end
if not copied or copied[1] ~= last[1] then return 2 end
call('RENAME', P .. ':events:upgraded', P .. ':events')
return 1
`)

/** Returns the id of the last event that was copied, or nothing. */
export const lastCopiedScript = readScript(`
local copied = call('XREVRANGE', P .. ':events:upgraded', '+', '-', 'COUNT', 1)[1]
return copied and copied[1] or ''
`)
