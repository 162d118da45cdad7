import { writeScript } from './script.ts'

/** Stores a file, unless one is there under its id. KEYS[1]: the key prefix of its library. ARGV: its id, until when, what it is, its bytes. */
export const putBlobScript = writeScript(`
local key = P .. ':blob:' .. ARGV[1]
if call('EXISTS', key) == 1 then return 0 end
call('HSET', key, 'body', ARGV[3], 'bytes', ARGV[4])
call('ZADD', P .. ':blobs', ARGV[2], ARGV[1])
return 1
`)
