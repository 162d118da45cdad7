/** Returns a copy of a list with one item moved; positions count from 0. */
export const movedWithin = <Thing>(list: readonly Thing[], from: number, to: number): readonly Thing[] => {
  const others = list.filter((_, index) => index !== from)
  return [...others.slice(0, to), ...list.slice(from, from + 1), ...others.slice(to)]
}
