import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { reason } from '../translations/reason.ts'
import { ReasonError } from '../translations/reason-error.ts'
import { forbiddenRange } from './private-addresses.ts'

/**
 * Returns the refusal of the guard.
 * @param host the name or address that was asked for
 * @param range the forbidden range that it leads to
 */
export function refusal(host: string, range: string): ReasonError {
  return new ReasonError(reason('failure.private_address', { host, range }))
}

/**
 * Wraps a name lookup so that it yields only addresses that may be connected to. It is called at connect time, and the
 * connection goes to what it yields, so a name that changes its address between a check and the use gains nothing.
 * @param resolve the lookup that asks DNS
 * @returns a lookup that fails where no allowed address is left
 */
export function guardLookup(resolve: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, result) => {
      if (error) {
        callback(error, [])
        return
      }
      const addresses: readonly LookupAddress[] = typeof result === 'string' ? [] : result
      const allowed = addresses.filter(({ address }) => forbiddenRange(address) === undefined)
      const first = allowed[0]
      if (first === undefined) {
        const range = addresses[0] === undefined ? 'unreadable' : forbiddenRange(addresses[0].address)
        callback(refusal(hostname, range ?? 'unreadable'), [])
      } else if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
}
