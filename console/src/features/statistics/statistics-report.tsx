import { Group, Paper, Table, Text, Title } from '@mantine/core'
import { usePartnerName } from '../../api/names.ts'
import { Bars } from '../../shared/charts/bars.tsx'
import charts from '../../shared/charts/charts.module.css'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './statistics-page.module.css'
import { fewCases, type Statistics, type StatisticsColumn, sumUp } from './statistics-query.ts'

type Row = Statistics['totals']
type Cell = Row[number]

/** The number of bars at most; the table has all rows. */
const longestChart = 15
/** A share that fell by more points than this stands out. */
const largeFall = 0.1
/** A change smaller than this says nothing. */
const noChange = 0.0005

/** Writes the cells of a table for its reader. */
const useCellText = () => {
  const { formats } = useWords()
  const labels = useStatisticsWords()
  const partnerName = usePartnerName()
  return (cell: Cell, { dimension, unit, figure, currency }: StatisticsColumn): string => {
    if (dimension !== undefined) {
      const value = String(cell ?? '')
      if (value === '') return labels.unnamed
      return dimension === 'partner' ? partnerName(value) : value
    }
    if (cell === null) return '–'
    if (currency !== undefined) return formats.money(Number(cell), currency)
    return unit === 'share' && figure === 'value'
      ? formats.percent(Number(cell))
      : formats.number(Math.round(Number(cell) * 10) / 10)
  }
}

type Props = { readonly statistics: Statistics; readonly before: Statistics | undefined }

/** The rows of a report, the weightiest first; partners with few cases as one. */
const rowsOf = (
  { columns, rows }: Statistics,
  weight: number,
  nameOthers: (count: number) => string,
): { readonly rows: readonly Row[]; readonly others: number } => {
  const [name] = columns
  if (name?.dimension === 'month') return { rows, others: 0 }
  const weightOf = (row: Row): number => Number(row[weight] ?? 0)
  const sorted = rows.toSorted((one, other) => weightOf(other) - weightOf(one))
  // What is unknown of some of them would be lost in their sum.
  const isSummed = name?.dimension === 'partner' && columns.every(({ measure }) => measure !== 'balance')
  const few = isSummed ? sorted.filter((row) => weightOf(row) < fewCases) : []
  // Where all have few cases nothing would be left to look at.
  if (few.length < 2 || few.length === sorted.length) return { rows: sorted, others: 0 }
  const many = sorted.slice(0, sorted.length - few.length)
  return { rows: [...many, sumUp(columns, few, nameOthers(few.length))], others: few.length }
}

/** The figures of a report: as bars, as a table, and what is counted. */
export const StatisticsReport = ({ statistics, before }: Props) => {
  const { formats } = useWords()
  const labels = useStatisticsWords()
  const textOf = useCellText()
  const { columns, totals } = statistics
  const drawn = columns.findIndex(({ figure, measure }, place) =>
    measure?.startsWith('days_') === true ? figure === 'median' : place === 1,
  )
  const [name, column] = [columns[0], columns[drawn]]
  if (name === undefined || column === undefined || statistics.rows.length === 0)
    return <EmptyState title={labels.none} hint={labels.noneHint} />
  const isByMonth = name.dimension === 'month'
  const isShare = column.unit === 'share'
  // A share of many says more than the same share of one.
  const cases = columns.findIndex(({ measure, figure }) => measure === column.measure && figure === 'count')
  const weight = cases < 0 ? drawn : cases
  // Of days that are not drawn the median is enough.
  const shown = columns.flatMap((each, place) =>
    each.measure !== column.measure &&
    each.measure?.startsWith('days_') === true &&
    each.figure !== 'median' &&
    !column.measure?.startsWith('days_')
      ? []
      : [{ ...each, place }],
  )
  const { rows, others } = rowsOf(statistics, weight, labels.others)
  const isOthers = (row: Row): boolean => others > 0 && row === rows.at(-1)
  const titleOf = (row: Row): string => (isOthers(row) ? String(row[0]) : textOf(row[0] ?? null, name))
  const earlier = new Map(before?.rows.map((row) => [String(row[0]), row[drawn] ?? null]))
  const beforeOf = (row: Row): number | undefined => {
    const cell = isByMonth || isOthers(row) ? null : (earlier.get(String(row[0])) ?? null)
    return cell === null ? undefined : Number(cell)
  }
  const changeOf = (value: number | undefined, base: number | undefined): number | undefined => {
    const change = value === undefined || base === undefined ? 0 : value - base
    return Math.abs(change) < noChange ? undefined : change
  }
  const cellOf = (row: Row): number | undefined => {
    const cell = row[drawn] ?? null
    return cell === null ? undefined : Number(cell)
  }
  const bars = rows
    .flatMap((row) => {
      const value = cellOf(row)
      if (value === undefined) return []
      const change = changeOf(value, beforeOf(row))
      return [
        {
          label: titleOf(row),
          value,
          text: textOf(row[drawn] ?? null, column),
          before: beforeOf(row),
          isBad: isShare && change !== undefined && change < -largeFall,
          isSum: isOthers(row),
        },
      ]
    })
    .slice(isByMonth ? -longestChart : 0, isByMonth ? undefined : longestChart)
  const hasBefore = !isByMonth && rows.some((row) => beforeOf(row) !== undefined)
  const change = (row: Row, base: number | undefined) => {
    const difference = changeOf(cellOf(row), base)
    if (difference === undefined) return '–'
    const scale = isShare ? 100 : 1
    const amount = formats.number(Math.round(Math.abs(difference) * scale * 10) / 10)
    return (
      <span className={classes.change} data-good={isShare ? difference > 0 : undefined}>
        {`${difference > 0 ? '+' : '−'}${amount}`}
      </span>
    )
  }
  const totalBefore = before?.totals[drawn] ?? null
  const definitions = new Map(columns.map(({ measure, definition }) => [measure, definition]))
  return (
    <>
      <Paper withBorder p="md">
        <Group justify="space-between" mb="sm">
          <Title order={2} size="h5">
            {column.label}
          </Title>
          <div className={charts.legend}>
            {hasBefore && <span data-of="before">{labels.before}</span>}
            {bars.some(({ isBad }) => isBad) && <span data-of="second">{labels.fell}</span>}
          </div>
        </Group>
        <Bars
          most={isShare ? 1 : Math.max(...bars.map(({ value, before: tick = 0 }) => Math.max(value, tick)))}
          bars={bars}
        />
      </Paper>
      <Paper withBorder>
        <ScrollingTable minWidth={600}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {shown.flatMap(({ name: key, label, dimension, place }) => [
                  <Table.Th key={key} ta={dimension === undefined ? 'right' : undefined}>
                    {label}
                  </Table.Th>,
                  ...(hasBefore && place === drawn
                    ? [
                        <Table.Th key="change" ta="right">
                          {labels.change}
                        </Table.Th>,
                      ]
                    : []),
                ])}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {[...rows, totals].map((row) => (
                <Table.Tr
                  key={row === totals ? 'totals' : String(row[0])}
                  fw={row === totals ? 600 : undefined}
                >
                  {shown.flatMap((each) => [
                    <Table.Td key={each.name} ta={each.dimension === undefined ? 'right' : undefined}>
                      {each.dimension === undefined
                        ? textOf(row[each.place] ?? null, each)
                        : row === totals
                          ? labels.all
                          : titleOf(row)}
                    </Table.Td>,
                    ...(hasBefore && each.place === drawn
                      ? [
                          <Table.Td key="change" ta="right">
                            {change(
                              row,
                              row === totals
                                ? totalBefore === null
                                  ? undefined
                                  : Number(totalBefore)
                                : beforeOf(row),
                            )}
                          </Table.Td>,
                        ]
                      : []),
                  ])}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollingTable>
      </Paper>
      <details className={charts.table}>
        <summary>{labels.definitions}</summary>
        {[...definitions.entries()].flatMap(([measure, definition]) =>
          measure === undefined || definition === undefined
            ? []
            : [
                <Text key={measure} size="sm" mt="xs">
                  <b>{columns.find((each) => each.measure === measure)?.label.split(':')[0]}</b>:{' '}
                  {definition.replaceAll('`', '')}
                </Text>,
              ],
        )}
      </details>
    </>
  )
}
