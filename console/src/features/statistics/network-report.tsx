import { Paper, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import charts from '../../shared/charts/charts.module.css'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { networkQuery } from './statistics-query.ts'
import type { Range } from './statistics-search.ts'

type Props = { readonly library: string | undefined; readonly range: Range }

/** The figures of a library beside the median of its network. */
export const NetworkReport = ({ library, range }: Props) => {
  const { formats } = useWords()
  const labels = useStatisticsWords()
  const comparison = useQuery(networkQuery(useApi(), { library, ...range }))
  if (comparison.isPending) return <Pending />
  if (comparison.isError) return <ProblemMessage error={comparison.error} />
  const { figures, networks } = comparison.data
  if (networks.length === 0) return <EmptyState title={labels.noNetwork} hint={labels.noNetworkHint} />
  const write = (value: number | null, unit: string): string =>
    value === null
      ? '–'
      : unit === 'share'
        ? formats.percent(value)
        : formats.number(Math.round(value * 10) / 10)
  return (
    <>
      <Paper withBorder>
        <ScrollingTable minWidth={520}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{labels.figure}</Table.Th>
                <Table.Th ta="right">{labels.own}</Table.Th>
                <Table.Th ta="right">{labels.median}</Table.Th>
                <Table.Th ta="right">{labels.libraries}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {figures.map(({ measure, figure, unit, label, own, median, libraries }) => (
                <Table.Tr key={`${measure} ${figure}`}>
                  <Table.Td>{label}</Table.Td>
                  <Table.Td ta="right" fw={600}>
                    {write(own, unit)}
                  </Table.Td>
                  <Table.Td ta="right">{write(median, unit)}</Table.Td>
                  <Table.Td ta="right">{formats.number(libraries)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollingTable>
      </Paper>
      <Text size="xs" c="dimmed">
        {labels.networkNote(networks.join(', '))}
      </Text>
      <details className={charts.table}>
        <summary>{labels.definitions}</summary>
        {[...new Map(figures.map((each) => [each.measure, each.definition])).entries()].map(
          ([measure, definition]) => (
            <Text key={measure} size="sm" mt="xs">
              <b>{labels.measures[measure]}</b>: {definition}
            </Text>
          ),
        )}
      </details>
    </>
  )
}
