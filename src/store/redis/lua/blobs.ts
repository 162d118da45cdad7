import { writeScript } from './script.ts'

/** Stores a file, unless one is there under its id. KEYS[1]: the key prefix of its library. ARGV: its id, until when, what it is, its bytes. */
export const putBlobScript = writeScript(`
local key = P .. ':blob:' .. ARGV[1]
if call('EXISTS', key) == 1 then return 0 end
call('HSET', key, 'body', ARGV[3], 'bytes', ARGV[4])
call('ZADD', P .. ':blobs', ARGV[2], ARGV[1])
return 1
`)

/** Deletes files whose time was up before. KEYS[1]: the key prefix of the library. ARGV: before when, the most at once. Returns how many were deleted. */
export const forgetBlobsScript = writeScript(`
local ids = call('ZRANGEBYSCORE', P .. ':blobs', '-inf', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])
for _, id in ipairs(ids) do
  call('DEL', P .. ':blob:' .. id)
  call('ZREM', P .. ':blobs', id)
end
return #ids
`)
