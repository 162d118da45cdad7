import type { Case, CaseResult, Exchange, Outcome, Settings } from './case.ts'

/** What every bench has. */
type BaseBench = {
  /** The exchanges so far, the newest last. */
  readonly exchanges: readonly Exchange[]
  /** Takes over what a case found, so that the next cases speak as the partner can hear. */
  readonly adopt: (settings: Settings) => void
}

const run = async <Bench>({ run: runCase }: Case<Bench>, bench: Bench): Promise<Outcome> => {
  try {
    return await runCase(bench)
  } catch (error) {
    return {
      verdict: 'failed',
      did: `the case could not run: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

const stopped = { verdict: 'blocked' as const, did: 'the run was stopped' }

/**
 * Runs cases in their order. A case that needs one which did not go well is `blocked`; a departure that a setting lives with
 * blocks nothing, since the cases behind it use that setting.
 *
 * @param report takes each result as soon as it is there
 * @param signal stops the run: the cases that are left are `blocked`
 */
export const runCases = async <Bench extends BaseBench>(
  cases: readonly Case<Bench>[],
  bench: Bench,
  report: (result: CaseResult) => void,
  signal?: AbortSignal,
): Promise<readonly CaseResult[]> => {
  const results: CaseResult[] = []
  const open = new Set<string>()
  const aborted = new Promise<typeof stopped>((resolve) =>
    signal?.addEventListener('abort', () => resolve(stopped), { once: true }),
  )
  for (const each of cases) {
    const missing = each.needs.find((id) => !open.has(id))
    const before = bench.exchanges.length
    const started = performance.now()
    const outcome =
      signal?.aborted === true
        ? stopped
        : missing === undefined
          ? await Promise.race([run(each, bench), aborted])
          : { verdict: 'blocked' as const, did: `${missing} did not go well` }
    const settings = ('settings' in outcome ? outcome.settings : undefined) ?? {}
    bench.adopt(settings)
    if (
      outcome.verdict === 'passed' ||
      Object.keys(settings).length > 0 ||
      ('goesOn' in outcome && outcome.goesOn === true)
    )
      open.add(each.id)
    const { run: _, ...about } = each
    const result: CaseResult = {
      ...about,
      livesBy: 'livesBy' in outcome && outcome.livesBy !== undefined ? outcome.livesBy : about.livesBy,
      verdict: outcome.verdict,
      did: outcome.did,
      settings,
      milliseconds: Math.round(performance.now() - started),
      exchanges: bench.exchanges.slice(before),
    }
    results.push(result)
    report(result)
  }
  return results
}
