/** Returns a month some months earlier, as 2026-11; later ones have a negative count. */
export const monthBefore = (month: string, count: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 - count, 1)).toISOString().slice(0, 7)
}

/** Returns the months from one to another, both included. */
export const monthsBetween = (first: string, last: string): readonly string[] => {
  const months: string[] = []
  for (let month = first; month <= last; month = monthBefore(month, -1)) months.push(month)
  return months
}
