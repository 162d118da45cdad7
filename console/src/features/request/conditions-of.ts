import type { RequestView } from '../../api/types.ts'

/** Returns the codes of the conditions that bind the items of an entry. */
export const conditionCodesOf = (entry: RequestView['rota'][number] | undefined): readonly string[] =>
  [...new Set([...(entry?.accepted?.conditions ?? []), ...(entry?.conditions ?? [])])].filter(
    (code) => entry?.waived?.includes(code) !== true,
  )

/** Returns the conditions that bind the items of an entry, in words. */
export const conditionsOf = (
  { rota }: RequestView,
  entry: number | undefined,
  named: Readonly<Record<string, string>>,
): readonly string[] =>
  conditionCodesOf(rota.find(({ id }) => id === entry)).map((code) => named[code] ?? code)
