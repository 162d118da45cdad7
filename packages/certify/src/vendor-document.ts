import type { CaseResult, Settings } from './case.ts'

/** A vendor document of lendwire, as `PUT /v1/vendors/{code}` takes it. */
export type VendorDocument = {
  readonly code: string
  readonly name: string
  readonly sources: Readonly<Record<string, string>>
  readonly [use: string]: unknown
}

/**
 * Makes the vendor document that lives with what the cases found: each setting names the case that showed it.
 *
 * @param use the member of the document, such as `iso18626`
 */
export const vendorDocument = (
  results: readonly CaseResult[],
  {
    use,
    code,
    name,
    day,
  }: { readonly use: string; readonly code: string; readonly name: string; readonly day: string },
): VendorDocument => {
  const settings: Record<string, unknown> = {}
  const sources: Record<string, string> = {}
  for (const result of results)
    for (const [setting, value] of Object.entries(result.settings)) {
      settings[setting] = setting === 'finished' ? eitherPattern(settings.finished, value) : value
      sources[`${use}/${setting}`] = `lendwire certify, ${day}, ${result.id}: ${result.did}`.slice(0, 1000)
    }
  return { code, name, sources, [use]: settings satisfies Settings }
}

/** Joins the patterns of two cases. */
const eitherPattern = (before: unknown, value: unknown): unknown =>
  typeof before === 'string' && before !== value ? `${before}|${String(value)}` : value
