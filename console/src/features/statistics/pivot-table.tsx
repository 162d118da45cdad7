import { Paper, Table, Title } from '@mantine/core'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import { pivotOf, timeDimensions } from './report-rows.ts'
import { SortHead, useSort } from './sort-head.tsx'
import { type SortValue, sortRows } from './sorted-rows.ts'
import type { Statistics } from './statistics-query.ts'
import { useCellText } from './use-cell-text.ts'

/** Returns the places of the figures that are shown: the first one, and the same in each other currency. */
const drawnOf = ({ columns }: Statistics): readonly number[] => {
  const first = columns.findIndex(({ figure, measure }, place) =>
    measure?.startsWith('days_') === true ? figure === 'median' : place === 2,
  )
  return columns.flatMap(({ measure, currency }, place) =>
    place === first || (currency !== undefined && place > 1 && measure === columns[first]?.measure)
      ? [place]
      : [],
  )
}

/** The heads that are no value of the dimension in the columns: a value has no space at its beginning. */
const [rowHead, sumHead] = [' row', ' sum']

const FigureTable = ({ statistics, place }: { readonly statistics: Statistics; readonly place: number }) => {
  const textOf = useCellText(statistics.titles)
  const labels = useStatisticsWords()
  const sorting = useSort()
  const { sum, ...pivot } = pivotOf(statistics, place)
  const [row, column] = statistics.columns
  const drawn = statistics.columns[place]
  if (row === undefined || column === undefined || drawn === undefined) return null
  const sortValue = (key: string, head: string): SortValue => {
    if (head === rowHead) return timeDimensions.includes(row.dimension) ? key : textOf(key, row)
    const cell = head === sumHead ? sum?.(key) : pivot.cell(key, head)
    return cell === null || cell === undefined ? undefined : Number(cell)
  }
  return (
    <Paper withBorder>
      <Title order={2} size="h5" p="md">
        {drawn.label}
      </Title>
      <ScrollingTable minWidth={Math.max(600, 160 + 90 * pivot.columns.length)}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <SortHead column={rowHead} label={row.label} isNumber={false} {...sorting} />
              {pivot.columns.map((key) => (
                <SortHead key={key} column={key} label={textOf(key, column)} isNumber {...sorting} />
              ))}
              {sum !== undefined && <SortHead column={sumHead} label={labels.all} isNumber {...sorting} />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sortRows(pivot.rows, sorting.sort, sortValue).map((key) => (
              <Table.Tr key={key}>
                <Table.Td>{textOf(key, row)}</Table.Td>
                {pivot.columns.map((each) => (
                  <Table.Td key={each} ta="right">
                    {textOf(pivot.cell(key, each), drawn)}
                  </Table.Td>
                ))}
                {sum !== undefined && (
                  <Table.Td ta="right" fw={600}>
                    {textOf(sum(key), drawn)}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
            {sum !== undefined && (
              <Table.Tr fw={600}>
                <Table.Td>{labels.all}</Table.Td>
                {[...pivot.columns, undefined].map((each) => (
                  <Table.Td key={each ?? 'all columns'} ta="right">
                    {textOf(sum(undefined, each), drawn)}
                  </Table.Td>
                ))}
              </Table.Tr>
            )}
          </Table.Tbody>
        </Table>
      </ScrollingTable>
    </Paper>
  )
}

/** A figure by two dimensions: one in the rows, the other in the columns; amounts of each currency in a table. */
export const PivotTable = ({ statistics }: { readonly statistics: Statistics }) => {
  const labels = useStatisticsWords()
  const drawn = drawnOf(statistics)
  if (drawn.length === 0 || statistics.rows.length === 0)
    return <EmptyState title={labels.none} hint={labels.noneHint} />
  return drawn.map((place) => (
    <FigureTable key={statistics.columns[place]?.name} statistics={statistics} place={place} />
  ))
}
