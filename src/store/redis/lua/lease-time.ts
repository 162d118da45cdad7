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
