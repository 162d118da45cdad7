import { writeScript } from './script.ts'

/**
 * Stamps the store, or a library in a cluster, with the time of the server, in milliseconds since 1970. The stamp never goes back, unless Redis holds
 * an earlier state of the store. KEYS[1]: the key prefix of the gateway. ARGV: the mark that the store must have, the
 * earliest stamp that it may have. Where it has another mark or an earlier stamp, nothing is written.
 */
export const stampScript = writeScript(`
local stamp = tonumber(call('GET', P .. ':seen') or '0')
if call('GET', P .. ':mark') ~= ARGV[1] or stamp < tonumber(ARGV[2]) then return 0 end
local time = call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > stamp then call('SET', P .. ':seen', whole(now)) end
return 1
`)
