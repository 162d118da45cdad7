import type { Case, CaseResult } from './case.ts'
import { type BenchOptions, createBench } from './iso18626/bench.ts'
import { createRequesterBench } from './iso18626/requester-bench.ts'
import { iso18626Requester } from './iso18626/requester-suite.ts'
import { iso18626Supplier } from './iso18626/supplier-suite.ts'
import { createNcipBench } from './ncip/bench.ts'
import { ncipSupplier } from './ncip/supplier-suite.ts'
import { countVerdicts, type Report } from './report/report.ts'
import { runCases } from './run-cases.ts'
import { vendorDocument } from './vendor-document.ts'

/** What a run against a supplier is told. */
export type SupplierRun = Omit<BenchOptions, 'mark' | 'mayRequest'> & {
  /** The host name at which requests may be made: none are made where it is not that of the target. */
  readonly requestsAt?: string | undefined
  /** The code and name of the vendor document. */
  readonly vendor: { readonly code: string; readonly name: string }
  /** Takes the address to which the partner has to send its messages, before the first case. */
  readonly listening?: (url: string) => void | Promise<void>
  /** Takes each result as soon as it is there. */
  readonly report?: (result: CaseResult) => void
}

const mark = (): string => `CERTIFY-${Date.now().toString(36).toUpperCase()}`

/** Runs a suite against a supplier, ends what it began, and puts the report together. */
const runSupplier = async <
  Bench extends Parameters<typeof runCases>[1] & {
    readonly listener: { readonly url: string }
    readonly end: () => Promise<readonly string[]>
    readonly stop: () => Promise<void>
  },
>(
  run: SupplierRun,
  use: 'iso18626' | 'ncip',
  cases: readonly Case<Bench>[],
  createBenchFor: (options: BenchOptions) => Promise<Bench>,
): Promise<Report> => {
  const at = new Date().toISOString()
  const mayRequest = run.requestsAt === new URL(run.target.url).hostname
  const bench = await createBenchFor({ ...run, mark: mark(), mayRequest })
  try {
    await run.listening?.(bench.listener.url)
    const results = await runCases(cases, bench, run.report ?? (() => undefined))
    const left = await bench.end()
    return {
      at,
      partner: run.target.url,
      suite: `${use} supplier`,
      results,
      totals: countVerdicts(results),
      left,
      vendor: vendorDocument(results, { use, ...run.vendor, day: at.slice(0, 10) }),
    }
  } finally {
    await bench.stop()
  }
}

/**
 * Tries a supplier that speaks ISO 18626: it makes marked test requests, looks at what comes back, and ends what it began.
 *
 * @returns the report, with the vendor document that lives with what was found
 */
export const certifyIso18626Supplier = (run: SupplierRun): Promise<Report> =>
  runSupplier(run, 'iso18626', iso18626Supplier, createBench)

/** Tries a supplier that speaks NCIP 2 between libraries, as `certifyIso18626Supplier` does one of ISO 18626. */
export const certifyNcipSupplier = (run: SupplierRun): Promise<Report> =>
  runSupplier(run, 'ncip', ncipSupplier, createNcipBench)

/**
 * Tries a requester that speaks ISO 18626: the suite is the supplier of one test request that somebody makes there, and ends it.
 */
export const certifyIso18626Requester = async (
  run: Pick<SupplierRun, 'target' | 'edition' | 'patience' | 'listen' | 'listening' | 'report'>,
): Promise<Report> => {
  const at = new Date().toISOString()
  const bench = await createRequesterBench({
    ...run,
    mark: `CERTIFY-${Date.now().toString(36).toUpperCase()}`,
  })
  try {
    await run.listening?.(bench.listener.url)
    const results = await runCases(iso18626Requester, bench, run.report ?? (() => undefined))
    return {
      at,
      partner: run.target.url,
      suite: 'iso18626 requester',
      results,
      totals: countVerdicts(results),
      left: [],
      vendor: undefined,
    }
  } finally {
    await bench.stop()
  }
}
