import type { CaseResult } from './case.ts'
import { type BenchOptions, createBench } from './iso18626/bench.ts'
import { iso18626Supplier } from './iso18626/supplier-suite.ts'
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

/**
 * Tries a supplier that speaks ISO 18626: it makes marked test requests, looks at what comes back, and ends what it began.
 *
 * @returns the report, with the vendor document that lives with what was found
 */
export const certifyIso18626Supplier = async (run: SupplierRun): Promise<Report> => {
  const at = new Date().toISOString()
  const mark = `CERTIFY-${Date.now().toString(36).toUpperCase()}`
  const mayRequest = run.requestsAt === new URL(run.target.url).hostname
  const bench = await createBench({ ...run, mark, mayRequest })
  try {
    await run.listening?.(bench.listener.url)
    const results = await runCases(iso18626Supplier, bench, run.report ?? (() => undefined))
    const left = await bench.end()
    return {
      at,
      partner: run.target.url,
      suite: 'iso18626 supplier',
      results,
      totals: countVerdicts(results),
      left,
      vendor: vendorDocument(results, { use: 'iso18626', ...run.vendor, day: at.slice(0, 10) }),
    }
  } finally {
    await bench.stop()
  }
}
