import type { RequestView } from '../../api/types.ts'

/** Returns the conditions that bind the items of an entry, in words. */
export const conditionsOf = (
  { rota }: RequestView,
  entry: number | undefined,
  named: Readonly<Record<string, string>>,
): readonly string[] => {
  const own = rota.find(({ id }) => id === entry)
  const codes = new Set([...(own?.accepted?.conditions ?? []), ...(own?.conditions ?? [])])
  return [...codes].map((code) => named[code] ?? code)
}
