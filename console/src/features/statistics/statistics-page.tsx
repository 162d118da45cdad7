import { Group, Paper, Select, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { usePartnerName } from '../../api/names.ts'
import { Bars } from '../../shared/charts/bars.tsx'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import { useWords } from '../../words/words-context.tsx'
import {
  type PeriodName,
  parametersOf,
  periods,
  type ReportName,
  reports,
  type Statistics,
  type StatisticsColumn,
  statisticsQuery,
} from './statistics-query.ts'

type Cell = Statistics['rows'][number][number]

/** The number of bars at most; the table has all rows. */
const longestChart = 15

const isName = <Name extends string>(
  names: Readonly<Record<Name, unknown>>,
  name: string | null,
): name is Name => name !== null && Object.hasOwn(names, name)

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
    if (cell === null) return ''
    if (currency !== undefined) return formats.money(Number(cell), currency)
    return unit === 'share' && figure === 'value'
      ? `${formats.number(Math.round(Number(cell) * 1000) / 10)} %`
      : formats.number(Math.round(Number(cell) * 10) / 10)
  }
}

/** The figures of a report: as bars, as a table, and what is counted. */
const Report = ({ statistics: { columns, rows, totals } }: { readonly statistics: Statistics }) => {
  const labels = useStatisticsWords()
  const textOf = useCellText()
  const drawn = columns.findIndex(({ figure, measure }, place) =>
    measure?.startsWith('days_') === true ? figure === 'median' : place === 1,
  )
  const [name, column] = [columns[0], columns[drawn]]
  if (name === undefined || column === undefined || rows.length === 0)
    return <EmptyState title={labels.none} hint={labels.noneHint} />
  const isByMonth = name.dimension === 'month'
  // A share of many says more than the same share of one: the column after it has how many there were.
  const weight = columns[drawn + 1] === undefined ? drawn : drawn + 1
  const weightOf = (row: (typeof rows)[number]): number => Number(row[weight] ?? 0)
  const sorted = isByMonth ? rows : rows.toSorted((one, other) => weightOf(other) - weightOf(one))
  const bars = sorted
    .flatMap((row) => {
      const cell = row[drawn] ?? null
      return cell === null
        ? []
        : [{ label: textOf(row[0] ?? null, name), value: Number(cell), text: textOf(cell, column) }]
    })
    .slice(isByMonth ? -longestChart : 0, isByMonth ? undefined : longestChart)
  const definitions = new Map(columns.map(({ measure, definition }) => [measure, definition]))
  return (
    <>
      <Paper withBorder p="md">
        <Title order={2} size="h5" mb="sm">
          {column.label}
        </Title>
        <Bars most={column.unit === 'share' ? 1 : Math.max(...bars.map(({ value }) => value))} bars={bars} />
      </Paper>
      <Paper withBorder>
        <ScrollingTable minWidth={600}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {columns.map(({ name: key, label, dimension }) => (
                  <Table.Th key={key} ta={dimension === undefined ? 'right' : undefined}>
                    {label}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sorted.map((row) => (
                <Table.Tr key={String(row[0])}>
                  {columns.map((each, place) => (
                    <Table.Td key={each.name} ta={each.dimension === undefined ? 'right' : undefined}>
                      {textOf(row[place] ?? null, each)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
              <Table.Tr fw={600}>
                {columns.map((each, place) => (
                  <Table.Td key={each.name} ta={each.dimension === undefined ? 'right' : undefined}>
                    {each.dimension === undefined ? textOf(totals[place] ?? null, each) : labels.all}
                  </Table.Td>
                ))}
              </Table.Tr>
            </Table.Tbody>
          </Table>
        </ScrollingTable>
      </Paper>
      <section>
        <Title order={2} size="h5">
          {labels.definitions}
        </Title>
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
      </section>
    </>
  )
}

/** Statistics: a report for a period, with its figures as bars and as a table. */
export const StatisticsPage = () => {
  const labels = useStatisticsWords()
  const { library } = useChosenLibrary()
  const [report, setReport] = useState<ReportName>('partners')
  const [period, setPeriod] = useState<PeriodName>('year')
  const figures = useQuery(statisticsQuery(useApi(), parametersOf(report, period, library)))
  return (
    <Page title={labels.title} description={labels.description}>
      <Group>
        <Select
          label={labels.report}
          allowDeselect={false}
          value={report}
          onChange={(name) => isName(reports, name) && setReport(name)}
          data={Object.entries(labels.reports).map(([value, label]) => ({ value, label }))}
        />
        <Select
          label={labels.period}
          allowDeselect={false}
          value={period}
          onChange={(name) => isName(periods, name) && setPeriod(name)}
          data={Object.entries(labels.periods).map(([value, label]) => ({ value, label }))}
        />
      </Group>
      {figures.isError && <ProblemMessage error={figures.error} onRetry={() => void figures.refetch()} />}
      {figures.isPending && <Pending />}
      {figures.data !== undefined && <Report statistics={figures.data} />}
    </Page>
  )
}
