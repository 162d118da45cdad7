import { removeMessageFunctions } from './messages.ts'
import { writeScript } from './script.ts'

/**
 * Deletes what is past its time, oldest first, and stops at the first that is not. KEYS[1]: the key prefix of the
 * library. ARGV: `fingerprints` or `answers`, the time before which they are deleted, the most at once. Returns how many were deleted.
 */
export const forgetScript = writeScript(`
local hash, before, most = P .. ':' .. ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local age = hash .. ':age'
for gone = 0, most - 1 do
  local oldest = call('LINDEX', age, 0)
  if not oldest then return gone end
  local at, name = string.match(oldest, '^(%-?%d+) (.*)$')
  if tonumber(at) >= before then return gone end
  call('HDEL', hash, name)
  call('LPOP', age)
end
return most
`)

/**
 * Deletes what a sorted set lists by its end. KEYS[1]: the key prefix of a library or of the gateway. ARGV: the set, what keys
 * begin with, the score that stays, the most at once. Returns how many were deleted.
 */
export const forgetByScoreScript = writeScript(`
local gone = call('ZRANGEBYSCORE', P .. ':' .. ARGV[1], '-inf', '(' .. ARGV[3], 'LIMIT', 0, ARGV[4])
for _, name in ipairs(gone) do
  call('DEL', P .. ':' .. ARGV[2] .. ':' .. name)
  call('ZREM', P .. ':' .. ARGV[1], name)
end
return #gone
`)

/** The most messages of a state that one call examines, oldest first. */
const examined = 2_000

/**
 * Deletes messages of a library that belong to no request, oldest first of each state. KEYS[1]: the key prefix of the
 * library. ARGV: the instant before which they are deleted, the most at once. Returns how many were deleted.
 */
export const forgetUnmatchedScript = writeScript(
  removeMessageFunctions,
  `
local before, most, gone = ARGV[1], tonumber(ARGV[2]), 0
for _, state in ipairs({'review', 'ignored', 'rejected', 'unreadable', 'too_large', 'repeat'}) do
  for _, id in ipairs(call('ZRANGE', P .. ':messages:state:' .. state, 0, ${examined - 1})) do
    if gone >= most then return gone end
    local key = P .. ':message:' .. id
    local message = cjson.decode(call('HGET', key, 'body'))
    if message.receivedAt >= before then break end
    if not message.request or message.request == cjson.null then
      remove_message(id)
      gone = gone + 1
    end
  end
end
return gone
`,
)

/**
 * Deletes messages of no library, oldest first. KEYS[1]: the key prefix of the gateway. ARGV: the instant before
 * which they go (instants sort as text), the most at once. Returns how many were deleted.
 */
export const forgetMessagesScript = writeScript(
  removeMessageFunctions,
  `
local before, most = ARGV[1], tonumber(ARGV[2])
for gone = 0, most - 1 do
  local id = call('ZRANGE', P .. ':messages', 0, 0)[1]
  if not id then return gone end
  local key = P .. ':message:' .. id
  local message = cjson.decode(call('HGET', key, 'body'))
  if message.receivedAt >= before then return gone end
  remove_message(id)
end
return most
`,
)
