import { describe, expect, test } from 'vitest'
import { faults } from './faults.ts'
import { leastWork, report, rerun, runFault } from './run-fault.ts'
import type { StoreKind } from './stores.ts'

/** The share of the strikes of each fault that are made, two at least: continuous integration has not the time for all. */
const share = Number(process.env.FAULTS_SHARE ?? 1)

/** Runs every fault that can happen to a store: nothing is lost, nothing happens twice, nothing is stuck. */
export const testEachFault = (store: StoreKind): void => {
  describe(store, () => {
    for (const fault of faults) {
      if (fault.only !== undefined && fault.only !== store) continue
      const times = Math.max(2, Math.ceil(fault.times * share))
      test(fault.name, { timeout: 120_000 }, async (context) => {
        const { findings, figures } = await runFault({ ...fault, times }, store).catch(
          (error: NodeJS.ErrnoException) => {
            if (error.code === 'EPERM') context.skip(error.message)
            throw error
          },
        )
        report(context, figures)
        expect(findings, rerun(fault.name)).toEqual([])
        expect(figures.faults).toBeGreaterThanOrEqual(times)
        expect(figures.messages).toBeGreaterThan(leastWork)
      })
    }
  })
}
