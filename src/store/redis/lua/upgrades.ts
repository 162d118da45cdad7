import { writeScript } from './script.ts'

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
 * Sets fields of hashes. ARGV: the token; for each field its hash behind the prefix, its name and its value. An empty value
 * removes the field.
 */
export const setFieldsScript = writeScript(`
${fence}
for place = 2, #ARGV, 3 do
  local key, name, value = P .. ARGV[place], ARGV[place + 1], ARGV[place + 2]
  if value == '' then call('HDEL', key, name) else call('HSET', key, name, value) end
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
