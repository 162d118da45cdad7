import { readScript } from './script.ts'

const messageFunctions = `
-- Returns the ids of a request's messages up to its last one, oldest first.
local function messages_until(id)
  local ids = {}
  while id do
    table.insert(ids, 1, id)
    id = call('HGET', P .. ':message:' .. id, 'previous')
  end
  return ids
end
`

/**
 * Reads the ids of a request's messages. KEYS[1]: the key prefix of the library. ARGV: its number. Returns nothing where
 * it is not there, else `{ ids }`.
 */
export const requestMessagesScript = readScript(
  messageFunctions,
  `
local ends = call('HMGET', P .. ':request:' .. ARGV[1], 'version', 'lastMessage')
if not ends[1] then return {} end
return {messages_until(ends[2])}
`,
)

/**
 * Reads the timeline of a request. KEYS[1]: the key prefix of the library. ARGV: its number. Returns nothing where it is
 * not there, else `{ events, messages, deliveries }`: each event's cursor and body, oldest first, and the others' ids.
 */
export const timelineScript = readScript(
  messageFunctions,
  `
local number = ARGV[1]
local ends = call('HMGET', P .. ':request:' .. number, 'version', 'lastEvent', 'lastMessage')
if not ends[1] then return {} end
local events = {}
local cursor = ends[2]
while cursor and cursor ~= '' do
  local at = cursor .. '-0'
  local entry = call('XRANGE', P .. ':events', at, at)[1]
  if not entry then break end
  local fields = {}
  for place = 1, #entry[2], 2 do fields[entry[2][place]] = entry[2][place + 1] end
  table.insert(events, 1, {cursor, call('HGET', P .. ':events:rewritten', cursor) or fields.body})
  cursor = fields.previous
end
return {events, messages_until(ends[3]), call('LRANGE', P .. ':deliveries:of:' .. number, 0, -1)}
`,
)

/** All documents of a kind, and how often they were changed. KEYS[1]: the key prefix of the gateway. ARGV: the kind. */
export const documentsScript = readScript(`
return {call('HGET', P .. ':documents:changes', ARGV[1]) or '0', call('HGETALL', P .. ':documents:' .. ARGV[1])}
`)
