import { z } from 'zod'
import { runInBatches } from '../../policy/batches.ts'
import { parseStored, toMilliseconds } from '../../policy/parse-stored.ts'
import type { MaintenancePort } from '../../ports/maintenance.ts'
import type { RedisContext } from '../context.ts'
import { removeMessageFunctions } from '../lua/messages.ts'
import { type Script, writeScript } from '../lua/script.ts'
import type { Argument } from '../server/connection.ts'
import { forgetRowsScript } from './fact-rows.ts'

/**
 * Deletes what is past its time, oldest first, and stops at the first that is not. KEYS[1]: the key prefix of the
 * library. ARGV: `fingerprints` or `answers`, the time before which they are deleted, the most at once. Returns how many were deleted.
 */
const forgetScript = writeScript(`
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
const forgetByScoreScript = writeScript(`
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
const forgetUnmatchedScript = writeScript(
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
const forgetMessagesScript = writeScript(
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

/** Creates the purge of expired data. */
export const createPurge =
  ({ keys, run, everywhere, durable }: RedisContext): MaintenancePort['purge'] =>
  async ({ fingerprints, answers, unassigned, blobs, partnerCounts, rows }) => {
    const forget = (script: Script, key: string, ...args: readonly Argument[]): Promise<void> =>
      runInBatches(async (limit) => parseStored('count', z.int(), await run(script, key, ...args, limit)))
    for (const library of await everywhere()) {
      const key = keys.library(library)
      await forget(forgetScript, key, 'fingerprints', toMilliseconds(fingerprints))
      await forget(forgetScript, key, 'answers', toMilliseconds(answers))
      await forget(forgetByScoreScript, key, 'blobs', 'blob', toMilliseconds(blobs))
      const month = partnerCounts.slice(0, 7).replace('-', '')
      await forget(forgetByScoreScript, key, 'partner-counts', 'partner-counts', month)
      if (library === null) {
        await forget(forgetMessagesScript, key, unassigned)
      } else {
        await forget(forgetRowsScript, key, rows.slice(0, 10))
        await forget(forgetUnmatchedScript, key, unassigned)
      }
      await durable(key)
    }
  }
