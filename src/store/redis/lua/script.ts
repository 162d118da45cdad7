import { createHash } from 'node:crypto'

/** A Lua script, which Redis stores by the SHA-1 of its text. */
export type Script = { readonly source: string; readonly sha: string }

/**
 * The beginning of every script. `P` begins all keys that it touches; they share a hash tag, so they lie on one node.
 * Numbers above 10^14 would lose digits where Lua turns them into text: `whole` writes them out.
 */
const prelude = `
local P = KEYS[1]
local call = redis.call
local function whole(number) return string.format('%.0f', number) end
`

const scriptOf = (flags: string, parts: readonly string[]): Script => {
  const source = `#!lua${flags}\n${[prelude, ...parts].join('\n')}`
  return { source, sha: createHash('sha1').update(source).digest('hex') }
}

/**
 * Makes a script that writes. Redis refuses it before its first line where memory is short or the node is a replica; it checks
 * all possible obstacles before its first write, since Redis takes nothing back.
 */
export const writeScript = (...parts: readonly string[]): Script => scriptOf('', parts)

/** Makes a script that only reads. */
export const readScript = (...parts: readonly string[]): Script => scriptOf(' flags=no-writes', parts)

/**
 * The time by which leases begin and end, in milliseconds since 1970, for scripts that have to do with them: the server's
 * own, so that it is one for all gateways; or what is given, where the store was opened with another (else empty).
 */
export const leaseTime = `
local function lease_time(given)
  if given ~= '' then return tonumber(given) end
  local time = call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
`
