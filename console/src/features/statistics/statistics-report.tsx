import { Anchor, Paper, Table, Text } from '@mantine/core'
import charts from '../../shared/charts/charts.module.css'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { type ChartKind, type CourseRow, ReportBars } from './report-bars.tsx'
import { rowsOf, timeDimensions } from './report-rows.ts'
import { SortHead, useSort } from './sort-head.tsx'
import { type SortValue, sortRows } from './sorted-rows.ts'
import classes from './statistics-page.module.css'
import type { Row, Statistics, StatisticsColumn } from './statistics-query.ts'
import type { ShownMeasure } from './statistics-search.ts'
import { useCellText } from './use-cell-text.ts'

/** The number of bars at most; the table has all rows. */
const longestChart = 15
/** A share that fell by more points than this stands out. */
const largeFall = 0.1
/** A change smaller than this says nothing. */
const noChange = 0.0005

type Props = {
  readonly statistics: Statistics
  /** What the report shows; undefined for balances. */
  readonly show?: ShownMeasure | undefined
  readonly before?: Statistics | undefined
  /** What the period before is called. */
  readonly beforeName?: string
  /** The rows over the months; undefined where they are not shown. */
  readonly course?: Statistics | undefined
  readonly kind?: ChartKind
  readonly onKind?: ((kind: ChartKind) => void) | undefined
  /** Shows the requests behind a figure; undefined where the report has none. */
  readonly onFigure?: ((column: StatisticsColumn, row: Row, title: string) => void) | undefined
}

/** The rows that are drawn over time. */
const mostLines = 8

const courseOf = (
  course: Statistics | undefined,
  rows: readonly Row[],
  drawn: StatisticsColumn,
  titleOf: (row: Row) => string,
): { readonly months: readonly string[]; readonly rows: readonly CourseRow[] } | undefined => {
  if (course === undefined) return undefined
  const place = course.columns.findIndex(({ name }) => name === drawn.name)
  const months = [...new Set(course.rows.map((row) => String(row[1])))].toSorted()
  const cells = new Map(course.rows.map((row) => [JSON.stringify([row[0], row[1]]), row[place] ?? null]))
  return {
    months,
    rows: rows.slice(0, mostLines).map((row) => ({
      label: titleOf(row),
      values: months.map((month) => {
        const cell = cells.get(JSON.stringify([row[0], month])) ?? null
        return cell === null ? undefined : Number(cell)
      }),
    })),
  }
}

/** The figures of a report: as bars, as a table, and what is counted. */
export const StatisticsReport = ({
  statistics,
  show,
  before,
  beforeName,
  course,
  kind = 'bars',
  onKind,
  onFigure,
}: Props) => {
  const { formats } = useWords()
  const labels = useStatisticsWords()
  const textOf = useCellText(statistics.titles)
  const sorting = useSort()
  const { columns, totals, suppressed = 0 } = statistics
  const drawn = columns.findIndex(({ figure, measure }, place) =>
    measure?.startsWith('days_') === true ? figure === 'median' : place === 1,
  )
  const [name, column] = [columns[0], columns[drawn]]
  if (name === undefined || column === undefined || statistics.rows.length === 0)
    return suppressed > 0 ? (
      <EmptyState title={labels.noTitles} hint={labels.suppressed(suppressed)} />
    ) : show?.startsWith('charge') === true ? (
      <EmptyState title={labels.noCharges} hint={labels.noChargesHint} />
    ) : (
      <EmptyState title={labels.none} hint={labels.noneHint} />
    )
  const isByMonth = timeDimensions.includes(name.dimension)
  const isShare = column.unit === 'share'
  // A share of many says more than the same share of one.
  const cases = columns.findIndex(({ measure, figure }) => measure === column.measure && figure === 'count')
  const weight = cases < 0 ? drawn : cases
  // Of days that are not drawn the median is enough.
  const shown = columns.flatMap((each, place) =>
    each.measure !== column.measure && each.measure?.startsWith('days_') === true && each.figure !== 'median'
      ? []
      : [{ ...each, place }],
  )
  // Who filled requests and charged nothing is no row of a report of costs.
  const hasFigures = (row: Row): boolean =>
    column.currency === undefined || isByMonth || row.slice(1).some((cell) => Number(cell ?? 0) !== 0)
  const free = statistics.rows.filter((row) => !hasFigures(row)).length
  const { rows, others } = rowsOf(
    { ...statistics, rows: statistics.rows.filter(hasFigures) },
    weight,
    labels.others,
  )
  const isOthers = (row: Row): boolean => others > 0 && row === rows.at(-1)
  const titleOf = (row: Row): string => (isOthers(row) ? String(row[0]) : textOf(row[0] ?? null, name))
  // Another period may have other currencies, and so other columns.
  const drawnBefore = before?.columns.findIndex((each) => each.name === column.name) ?? -1
  const earlier = new Map(before?.rows.map((row) => [String(row[0]), row[drawnBefore] ?? null]))
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
      if (value === undefined || (value === 0 && column.currency !== undefined && !isByMonth)) return []
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
  // Amounts of several currencies cannot be compared: each has a chart.
  const otherCurrencies = columns.flatMap((each, place) =>
    each.currency === undefined || each.measure !== column.measure || place === drawn
      ? []
      : [
          {
            currency: each,
            bars: rows
              .map((row) => ({ row, value: Number(row[place] ?? 0) }))
              .filter(({ value }) => isByMonth || value !== 0)
              .toSorted((one, other) => (isByMonth ? 0 : other.value - one.value))
              .slice(isByMonth ? -longestChart : 0, isByMonth ? undefined : longestChart)
              .map(({ row, value }) => ({
                ...{ label: titleOf(row), value, text: textOf(row[place] ?? null, each) },
                ...{ before: undefined, isBad: false, isSum: false },
              })),
          },
        ],
  )
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
  const figureCell = (row: Row, each: StatisticsColumn & { readonly place: number }) => {
    const cell = row[each.place] ?? null
    const text = textOf(cell, each)
    if (onFigure === undefined || cell === null || Number(cell) === 0 || isOthers(row)) return text
    const title = `${each.label}: ${row === totals ? labels.all : titleOf(row)}`
    return (
      <Anchor
        component="button"
        type="button"
        inherit
        c="inherit"
        underline="hover"
        aria-label={labels.showRequests(title, text)}
        onClick={() => onFigure(each, row === totals ? [] : row, title)}
      >
        {text}
      </Anchor>
    )
  }
  const sortValue = (row: Row, key: string): SortValue => {
    if (key === 'change') return changeOf(cellOf(row), beforeOf(row))
    const place = columns.findIndex((each) => each.name === key)
    const cell = row[place] ?? null
    if (cell === null) return undefined
    return place > 0 ? Number(cell) : isByMonth ? String(cell) : titleOf(row)
  }
  const isShown =
    sorting.sort?.column === 'change' || shown.some((each) => each.name === sorting.sort?.column)
  const few = others > 0 ? rows.slice(-1) : []
  const sortedRows = [
    ...sortRows(rows.slice(0, rows.length - few.length), isShown ? sorting.sort : undefined, sortValue),
    ...few,
  ]
  const totalBefore = before?.totals[drawnBefore] ?? null
  const definitions = new Map(columns.map(({ measure, definition }) => [measure, definition]))
  return (
    <>
      <ReportBars
        title={column.label.split(/\s?:/)[0] ?? column.label}
        definition={column.definition?.split(/(?<=\.) /)[0]}
        bars={bars}
        isShare={isShare}
        beforeName={hasBefore ? beforeName : undefined}
        kind={kind}
        onKind={isByMonth ? undefined : onKind}
        course={courseOf(course, others > 0 ? rows.slice(0, -1) : rows, column, titleOf)}
      />
      {otherCurrencies.map(({ currency, bars: own }) => (
        <ReportBars
          key={currency.name}
          title={currency.label}
          definition={undefined}
          bars={own}
          isShare={false}
          beforeName={undefined}
          kind="bars"
          onKind={undefined}
          course={undefined}
        />
      ))}
      <Paper withBorder>
        <ScrollingTable minWidth={600}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {shown.flatMap(({ name: key, label, dimension, unit, figure, place }) => [
                  <SortHead
                    key={key}
                    column={key}
                    label={unit === 'share' && figure === 'count' ? labels.cases : label}
                    isNumber={dimension === undefined}
                    {...sorting}
                  />,
                  ...(hasBefore && place === drawn
                    ? [<SortHead key="change" column="change" label={labels.change} isNumber {...sorting} />]
                    : []),
                ])}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {[...sortedRows, totals].map((row) => (
                <Table.Tr
                  key={row === totals ? 'totals' : String(row[0])}
                  fw={row === totals ? 600 : undefined}
                >
                  {shown.flatMap((each) => [
                    <Table.Td key={each.name} ta={each.dimension === undefined ? 'right' : undefined}>
                      {each.dimension === undefined
                        ? figureCell(row, each)
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
      {free > 0 && (
        <Text size="xs" c="dimmed">
          {labels.free(free)}
        </Text>
      )}
      {suppressed > 0 && (
        <Text size="xs" c="dimmed">
          {labels.suppressed(suppressed)}
        </Text>
      )}
      <details className={charts.table}>
        <summary>{labels.definitions}</summary>
        {[...definitions.entries()].flatMap(([measure, definition]) =>
          measure === undefined || definition === undefined
            ? []
            : [
                <Text key={measure} size="sm" mt="xs">
                  <b>{columns.find((each) => each.measure === measure)?.label.split(/\s?:/)[0]}</b>:{' '}
                  {definition}
                </Text>,
              ],
        )}
      </details>
    </>
  )
}
