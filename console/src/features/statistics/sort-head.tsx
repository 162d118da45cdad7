import { Table, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { Sort } from './sorted-rows.ts'
import classes from './statistics-page.module.css'

/** Keeps the column by which a table is sorted: numbers begin with the largest, texts in their order. */
export const useSort = () => {
  const [sort, setSort] = useState<Sort>()
  return {
    sort,
    onSort: (column: string, isNumber: boolean): void =>
      setSort({ column, isDescending: sort?.column === column ? !sort.isDescending : isNumber }),
  }
}

type Props = ReturnType<typeof useSort> & {
  /** The column that it sorts by. */
  readonly column: string
  readonly label: string
  /** Whether the column has figures, which are aligned to the right. */
  readonly isNumber: boolean
}

/** The head of a column, by which its table is sorted; a second click turns the order. */
export const SortHead = ({ column, label, isNumber, sort, onSort }: Props) => {
  const own = sort?.column === column ? sort : undefined
  const order = own === undefined ? undefined : own.isDescending ? 'descending' : 'ascending'
  return (
    <Table.Th ta={isNumber ? 'right' : undefined} {...(order === undefined ? {} : { 'aria-sort': order })}>
      <UnstyledButton className={classes.sort} onClick={() => onSort(column, isNumber)}>
        {label}
        {own !== undefined && <span aria-hidden> {own.isDescending ? '↓' : '↑'}</span>}
      </UnstyledButton>
    </Table.Th>
  )
}
