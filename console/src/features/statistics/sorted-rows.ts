/** The column by which a table is sorted, and which way. */
export type Sort = { readonly column: string; readonly isDescending: boolean }

/** What a row has in a column; undefined where it has nothing. */
export type SortValue = string | number | undefined

const compare = (one: SortValue, other: SortValue): number =>
  typeof one === 'number' && typeof other === 'number'
    ? one - other
    : String(one).localeCompare(String(other), undefined, { numeric: true })

/**
 * Sorts rows by what they have in a column. Rows that have nothing come last either way, and equal ones keep their order.
 *
 * @returns the rows as they are where no column is chosen
 */
export const sortRows = <Row>(
  rows: readonly Row[],
  sort: Sort | undefined,
  sortValue: (row: Row, column: string) => SortValue,
): readonly Row[] => {
  if (sort === undefined) return rows
  const { column, isDescending } = sort
  return rows.toSorted((one, other) => {
    const [first, second] = [sortValue(one, column), sortValue(other, column)]
    if (first === undefined || second === undefined)
      return Number(first === undefined) - Number(second === undefined)
    return isDescending ? compare(second, first) : compare(first, second)
  })
}
