import { describe, expect, test } from 'vitest'
import { type Fault, faults } from './faults.ts'
import { longestTest } from './patience.ts'
import { createRandom } from './random.ts'
import { describeFindings, leastWork, report, runFault } from './run-fault.ts'
import type { StoreKind } from './stores.ts'

/**
 * The share of the strikes of each fault that are made, two at least: continuous integration has not the time for all, and
 * tries a fault of the wire on one store, which chance picks. With more than 1 the suite runs for hours.
 */
const share = Number(process.env.FAULTS_SHARE ?? 1)
const stores: readonly StoreKind[] = ['sqlite', 'redis', 'postgres']
const isElsewhere = ({ name, ofWire }: Fault, store: StoreKind): boolean =>
  share < 1 && ofWire === true && createRandom(`the store of ${name}`).pick(stores) !== store

/** Runs every fault that can happen to a store: nothing is lost, nothing happens twice, nothing is stuck. */
export const testEachFault = (store: StoreKind): void => {
  describe(store, () => {
    for (const fault of faults) {
      if (fault.ofServers === true && store === 'sqlite') continue
      if (isElsewhere(fault, store)) continue
      const times = Math.max(2, Math.ceil(fault.times * share))
      test(fault.name, { timeout: longestTest * Math.max(1, share) }, async (context) => {
        const { findings, figures } = await runFault({ ...fault, times }, store).catch(
          (error: NodeJS.ErrnoException) => {
            if (error.code === 'EPERM') context.skip(error.message)
            throw error
          },
        )
        report(context, figures)
        expect(findings, describeFindings(fault.name, findings)).toEqual([])
        expect(figures.faults).toBeGreaterThanOrEqual(times)
        expect(figures.messages).toBeGreaterThan(leastWork)
      })
    }
  })
}
