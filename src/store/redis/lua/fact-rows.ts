import { writeScript } from './script.ts'

/** Writes rows of facts: a hash holds them by their keys, which a sorted set orders as text. */
export const factRowFunctions = `
local function put_row(key, value)
  call('ZADD', P .. ':rows:keys', 0, key)
  call('HSET', P .. ':rows', key, value)
end
`

/** Deletes rows whose keys are before a text. KEYS[1]: the key prefix of a library. ARGV: that text, the most at once. Returns how many. */
export const forgetRowsScript = writeScript(`
local gone = call('ZRANGEBYLEX', P .. ':rows:keys', '-', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])
for _, key in ipairs(gone) do
  call('HDEL', P .. ':rows', key)
  call('ZREM', P .. ':rows:keys', key)
end
return #gone
`)
