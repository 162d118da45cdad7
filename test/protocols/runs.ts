/**
 * Parameters of a property test: how often it runs, and with which seed, so that a run can be repeated. Another seed
 * is tried with `LENDWIRE_SEED=… npx vitest run test/protocols`.
 */
export function runs(numRuns: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns, seed: Number(process.env.LENDWIRE_SEED ?? 18626) }
}
