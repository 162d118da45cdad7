import type { Case, CaseResult } from './case.ts'
import { createLibraryBench, type LibraryBenchOptions } from './ils/bench.ts'
import { librarySystem } from './ils/library-suite.ts'
import { type BenchOptions, createBench, type Prompting } from './iso18626/bench.ts'
import { createRequesterBench } from './iso18626/requester-bench.ts'
import { iso18626Requester } from './iso18626/requester-suite.ts'
import { iso18626Supplier } from './iso18626/supplier-suite.ts'
import { createNcipBench } from './ncip/bench.ts'
import { createNcipRequesterBench } from './ncip/requester-bench.ts'
import { ncipRequester } from './ncip/requester-suite.ts'
import { ncipSupplier } from './ncip/supplier-suite.ts'
import { countVerdicts, type Report } from './report/report.ts'
import { runCases } from './run-cases.ts'
import { vendorDocument } from './vendor-document.ts'

/** What each run takes. */
type Watched = {
  /** Takes each result as soon as it is there. */
  readonly report?: (result: CaseResult) => void
  /** Stops the run: what it began is ended, and the report says how far it came. */
  readonly signal?: AbortSignal | undefined
}
type Listening = {
  /** Takes the address to which the partner has to send its messages, before the first case. */
  readonly listening?: (url: string) => void | Promise<void>
}
/** The code and name of the vendor document. */
type Vendor = { readonly vendor: { readonly code: string; readonly name: string } }
type Requests = {
  /** The host name at which requests may be made: none are made where it is not that of the target. */
  readonly requestsAt?: string | undefined
}

/** What a run against a supplier is told. */
export type SupplierRun = Omit<BenchOptions, 'mark' | 'mayRequest'> & Requests & Vendor & Listening & Watched

/** What a run against a requester is told. */
export type RequesterRun = Pick<SupplierRun, 'target' | 'edition' | 'patience' | 'listen'> &
  Listening &
  Watched &
  Prompting

/** What a run against a library's own system is told. */
export type LibraryRun = Omit<LibraryBenchOptions, 'mark' | 'mayRequest'> & Requests & Vendor & Watched

const newMark = (): string => `CERTIFY-${Date.now().toString(36).toUpperCase()}`
const mayRequest = ({ requestsAt, target }: Requests & Pick<BenchOptions, 'target'>): boolean =>
  requestsAt === new URL(target.url).hostname

type SuiteBench = Parameters<typeof runCases>[1] & {
  readonly listener?: { readonly url: string }
  readonly end?: (isStopped?: boolean) => Promise<readonly string[]>
  readonly stop?: () => Promise<void>
}

/**
 * Runs a suite, ends what it began, and puts the report together.
 *
 * @param use the member of the vendor document; undefined where no document is for the suite
 */
const runSuite = async <Bench extends SuiteBench>(
  run: Pick<BenchOptions, 'target'> & Partial<Vendor> & Listening & Watched,
  {
    suite,
    use,
    cases,
  }: { readonly suite: string; readonly use?: string; readonly cases: readonly Case<Bench>[] },
  bench: Bench,
): Promise<Report> => {
  const at = new Date().toISOString()
  try {
    if (bench.listener !== undefined) await run.listening?.(bench.listener.url)
    const results = await runCases(cases, bench, run.report ?? (() => undefined), run.signal)
    return {
      at,
      partner: run.target.url,
      suite,
      results,
      totals: countVerdicts(results),
      left: (await bench.end?.(run.signal?.aborted)) ?? [],
      vendor:
        use === undefined || run.vendor === undefined
          ? undefined
          : vendorDocument(results, { use, ...run.vendor, day: at.slice(0, 10) }),
    }
  } finally {
    await bench.stop?.()
  }
}

/**
 * Tries a supplier that speaks ISO 18626: it makes marked test requests, looks at what comes back, and ends what it began.
 *
 * @returns the report, with the vendor document that lives with what was found
 */
export const certifyIso18626Supplier = async (run: SupplierRun): Promise<Report> =>
  runSuite(
    run,
    { suite: 'iso18626 supplier', use: 'iso18626', cases: iso18626Supplier },
    await createBench({ ...run, mark: newMark(), mayRequest: mayRequest(run) }),
  )

/** Tries a supplier that speaks NCIP 2 between libraries, as `certifyIso18626Supplier` does one of ISO 18626. */
export const certifyNcipSupplier = async (run: SupplierRun): Promise<Report> =>
  runSuite(
    run,
    { suite: 'ncip supplier', use: 'ncip', cases: ncipSupplier },
    await createNcipBench({ ...run, mark: newMark(), mayRequest: mayRequest(run) }),
  )

/**
 * Tries a library's own system over NCIP 2: who a patron is, a receipt, a return. Where it may, it makes one temporary record,
 * and removes it if the system lets it.
 *
 * @returns the report, with the vendor document for `dialect`
 */
export const certifyLibrarySystem = (run: LibraryRun): Promise<Report> =>
  runSuite(
    run,
    { suite: 'ncip library system', use: 'ils', cases: librarySystem },
    createLibraryBench({ ...run, mark: newMark(), mayRequest: mayRequest(run) }),
  )

/**
 * Tries a requester that speaks ISO 18626: the suite is the supplier of one test request that somebody makes there, and ends it.
 *
 * @returns the report, without a vendor document
 */
export const certifyIso18626Requester = async (run: RequesterRun): Promise<Report> =>
  runSuite(
    run,
    { suite: 'iso18626 requester', cases: iso18626Requester },
    await createRequesterBench({ ...run, mark: newMark() }),
  )

/** Tries a requester that speaks NCIP 2 between libraries, as `certifyIso18626Requester` does one of ISO 18626. */
export const certifyNcipRequester = async (run: Omit<RequesterRun, 'edition'>): Promise<Report> =>
  runSuite(
    run,
    { suite: 'ncip requester', cases: ncipRequester },
    await createNcipRequesterBench({ ...run, mark: newMark() }),
  )
