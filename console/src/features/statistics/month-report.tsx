import { Alert, Button, Group, Paper, Select, Table, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import charts from '../../shared/charts/charts.module.css'
import { MonthColumns } from '../../shared/charts/month-columns.tsx'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { printPages } from '../../shared/print/print-page.ts'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { monthlyReportQuery } from './statistics-query.ts'

type Props = {
  readonly library: string | undefined
  readonly month: string | undefined
  readonly onMonth: (month: string) => void
}

const monthsOffered = 24

/** Returns a month some months before this one, as 2026-11. */
const monthAgo = (count: number): string => {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 1)).toISOString().slice(0, 7)
}

/** The report of a month: what to look at, figures and trend; also as a page to print. */
export const MonthReport = ({ library, month = monthAgo(1), onMonth }: Props) => {
  const { words, formats } = useWords()
  const labels = useStatisticsWords()
  const api = useApi()
  const show = useNotes()
  const report = useQuery(monthlyReportQuery(api, month, library))
  const print = useMutation({
    mutationFn: () => api.documents.page(`/v1/statistics/months/${month}`, { library }),
    onSuccess: (page) => printPages([page]),
    onError: (error) => show({ color: 'red', text: words.problems[toProblem(error).kind] }),
  })
  const inWords = (each: string): string => `${formats.month(each, 'long')} ${each.slice(0, 4)}`
  const months = [...new Set([month, ...Array.from({ length: monthsOffered }, (_, back) => monthAgo(back))])]
  const [year = '', number = ''] = month.split('-')
  const before = new Date(Date.UTC(Number(year), Number(number) - 2, 1)).toISOString().slice(0, 7)
  return (
    <>
      <Group justify="space-between" align="flex-end">
        <Select
          label={labels.month}
          w={200}
          allowDeselect={false}
          value={month}
          data={months
            .toSorted()
            .toReversed()
            .map((value) => ({ value, label: inWords(value) }))}
          onChange={(value) => value !== null && onMonth(value)}
        />
        <Button
          variant="default"
          leftSection={<Icon name="print" />}
          loading={print.isPending}
          onClick={() => print.mutate()}
        >
          {labels.print}
        </Button>
      </Group>
      {report.isPending && <Pending />}
      {report.isError && <ProblemMessage error={report.error} />}
      {report.data !== undefined && (
        <>
          {report.data.mail.state === 'no_sender' && (
            <Alert color="orange" role="status">
              {labels.monthMail.no_sender(report.data.mail.addresses)}
            </Alert>
          )}
          <Paper withBorder p="md">
            <Title order={2} size="h5" mb="xs">
              {labels.lookAt}
            </Title>
            {report.data.findings.map((each) => (
              <Text key={each} size="sm">
                {each}
              </Text>
            ))}
          </Paper>
          <Paper withBorder>
            <ScrollingTable minWidth={520}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{labels.figure}</Table.Th>
                    <Table.Th ta="right">{inWords(month)}</Table.Th>
                    <Table.Th ta="right">{inWords(before)}</Table.Th>
                    <Table.Th ta="right">{inWords(`${Number(year) - 1}-${number}`)}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {report.data.figures.map(({ label, now, before: then, yearBefore }) => (
                    <Table.Tr key={label}>
                      <Table.Td>{label}</Table.Td>
                      <Table.Td ta="right" fw={600}>
                        {now}
                      </Table.Td>
                      <Table.Td ta="right">{then}</Table.Td>
                      <Table.Td ta="right">{yearBefore}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollingTable>
          </Paper>
          <Paper withBorder p="md">
            <Group justify="space-between" mb="sm">
              <Title order={2} size="h5">
                {labels.trend}
              </Title>
              <div className={charts.legend}>
                <span data-of="first">{labels.filled}</span>
                <span data-of="second">{labels.notFilled}</span>
              </div>
            </Group>
            <MonthColumns
              label={labels.trend}
              columns={report.data.trend.map(({ month: each, settled, filled }) => ({
                ...{ month: each, first: filled, second: settled - filled },
                ...{ before: undefined, isRunning: each === monthAgo(0) },
              }))}
            />
          </Paper>
          <details className={charts.table}>
            <summary>{labels.definitions}</summary>
            {[
              ...new Map(
                report.data.figures.map(({ label, definition }) => [definition, label.split(/\s?[:(]/)[0]]),
              ),
            ].map(([definition, name]) => (
              <Text key={definition} size="sm" mt="xs">
                <b>{name}</b>: {definition}
              </Text>
            ))}
          </details>
          <Text size="xs" c="dimmed">
            {labels.monthNote}{' '}
            {report.data.mail.state !== 'no_sender' &&
              labels.monthMail[report.data.mail.state](report.data.mail.addresses)}
          </Text>
        </>
      )}
    </>
  )
}
