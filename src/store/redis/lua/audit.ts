import { writeScript } from './script.ts'

/** Appends entries of the audit log. ARGV: the number of the first, then each as JSON. Returns 0 where it is not the next. */
export const appendAuditScript = writeScript(`
local newest = call('ZRANGE', P, -1, -1, 'WITHSCORES')
local expected = 1
if newest[2] then expected = tonumber(newest[2]) + 1 end
local first = tonumber(ARGV[1])
if first ~= expected then return 0 end
for place = 2, #ARGV do call('ZADD', P, first + place - 2, ARGV[place]) end
return 1
`)
