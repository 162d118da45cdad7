import type { CaseResult } from '../case.ts'
import type { VendorDocument } from '../vendor-document.ts'

/** What a run found. */
export type Report = {
  readonly at: string
  /** The address that was tried. */
  readonly partner: string
  readonly suite: string
  readonly results: readonly CaseResult[]
  readonly totals: Readonly<Record<CaseResult['verdict'], number>>
  /** Test requests that the partner did not let go. */
  readonly left: readonly string[]
  /** The settings of lendwire that live with what was found; undefined for suites that no vendor document is for. */
  readonly vendor: VendorDocument | undefined
}

/** Counts the results by verdict. */
export const countVerdicts = (results: readonly CaseResult[]): Report['totals'] => {
  const count = (verdict: CaseResult['verdict']) => results.filter((each) => each.verdict === verdict).length
  return {
    passed: count('passed'),
    failed: count('failed'),
    blocked: count('blocked'),
    not_seen: count('not_seen'),
  }
}
