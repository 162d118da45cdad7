import { setTimeout as wait } from 'node:timers/promises'

/**
 * Waits, unless the lender stops.
 * @param signal aborted when the lender stops
 * @returns false if it stopped meanwhile
 */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await wait(milliseconds, undefined, { signal })
    return true
  } catch (error) {
    if (signal.aborted) return false
    throw error
  }
}
