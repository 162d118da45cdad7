import { Problem } from '../problem.ts'
import type { LeasesPort } from '../store/ports/keyed-records.ts'
import { reason } from '../translations/reason.ts'

/** A lease on a name, held for as long as what it is for takes. */
export type HeldLease = {
  /** Sees that it is held still. `Problem` unavailable where another process may have it by now. */
  readonly hold: () => Promise<void>
  readonly end: () => void
}

/** The time for which a lease is taken, in milliseconds: a process that died is followed by another after that. */
export const leaseFor = 60_000
/** The interval at which it is renewed, in milliseconds. */
export const renewAfter = 15_000

/** For how long a lease is taken, and how often it is renewed, in milliseconds. */
export type LeaseTimes = { readonly leaseFor: number; readonly renewAfter: number }

/**
 * Renews a lease automatically: what it is for may take longer in one piece.
 *
 * @param times for how long it was taken, and how often it is renewed
 */
export const holdLease = (
  { store }: { readonly store: Pick<LeasesPort, 'renewLease'> },
  name: string,
  token: string,
  times: LeaseTimes = { leaseFor, renewAfter },
): HeldLease => {
  let renewal: Promise<boolean> = Promise.resolve(true)
  const renew = (): Promise<boolean> => {
    renewal = store.renewLease(name, token, times.leaseFor)
    // The next holder tries again and reports the failure.
    renewal.catch(() => undefined)
    return renewal
  }
  const renewing = setInterval(renew, times.renewAfter)
  return {
    hold: async () => {
      if (!(await renewal.catch(renew)))
        throw new Problem('unavailable', reason('problem.lease_lost', { name }))
    },
    end: () => clearInterval(renewing),
  }
}
