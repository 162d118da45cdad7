import { Paper, Table } from '@mantine/core'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import type { Cell, Statistics } from './statistics-query.ts'
import { useCellText } from './use-cell-text.ts'

/** Returns the values of a table of two dimensions: rows and columns, each once. */
export const pivotOf = ({ columns, rows }: Statistics) => {
  const drawn = columns.findIndex(({ figure, measure }, place) =>
    measure?.startsWith('days_') === true ? figure === 'median' : place === 2,
  )
  const keysOf = (place: number): readonly string[] =>
    [...new Set(rows.map((row) => String(row[place] ?? '')))].toSorted()
  const cells = new Map(rows.map((row) => [JSON.stringify([row[0], row[1]]), row[drawn] ?? null]))
  return {
    drawn,
    rows: keysOf(0),
    columns: keysOf(1),
    cell: (row: string, column: string): Cell => cells.get(JSON.stringify([row, column])) ?? null,
  }
}

/** A figure by two dimensions: one in the rows, the other in the columns. */
export const PivotTable = ({ statistics }: { readonly statistics: Statistics }) => {
  const textOf = useCellText(statistics.titles)
  const labels = useStatisticsWords()
  const pivot = pivotOf(statistics)
  const [row, column] = statistics.columns
  const drawn = statistics.columns[pivot.drawn]
  if (row === undefined || column === undefined || drawn === undefined)
    return <EmptyState title={labels.none} hint={labels.noneHint} />
  return (
    <Paper withBorder>
      <ScrollingTable minWidth={Math.max(600, 160 + 90 * pivot.columns.length)}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{row.label}</Table.Th>
              {pivot.columns.map((key) => (
                <Table.Th key={key} ta="right">
                  {textOf(key, column)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pivot.rows.map((key) => (
              <Table.Tr key={key}>
                <Table.Td>{textOf(key, row)}</Table.Td>
                {pivot.columns.map((each) => (
                  <Table.Td key={each} ta="right">
                    {textOf(pivot.cell(key, each), drawn)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollingTable>
    </Paper>
  )
}
