import { describe, expect, test } from 'vitest'
import { faults } from './faults.ts'
import { leastWork, report, rerun, runFault } from './run-fault.ts'
import type { StoreKind } from './stores.ts'

/** Runs every fault that can happen to a store: nothing is lost, nothing happens twice, nothing is stuck. */
export const testEachFault = (store: StoreKind): void => {
  describe(store, () => {
    for (const fault of faults) {
      if (fault.only !== undefined && fault.only !== store) continue
      test(fault.name, { timeout: 120_000 }, async (context) => {
        const { findings, figures } = await runFault(fault, store).catch((error: NodeJS.ErrnoException) => {
          if (error.code === 'EPERM') context.skip(error.message)
          throw error
        })
        report(context, figures)
        expect(findings, rerun(fault.name)).toEqual([])
        expect(figures.faults).toBeGreaterThanOrEqual(fault.times)
        expect(figures.messages).toBeGreaterThan(leastWork)
      })
    }
  })
}
